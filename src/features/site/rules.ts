import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One rule as `docs/rules/README.md` writes it. */
export type Rule = {
  number: string
  title: string
  /** The norm's words, paragraph by paragraph; the last may name the norm. */
  norm: string[]
  /** Where the quoted words stand: "Guía MIPRES 2023, 1, paso 4"; null where the quote itself says that there is no norm. */
  source: string | null
  /** The reading adopted, paragraph by paragraph; a list is the array of its items. */
  reading: (string | string[])[]
}

export type RuleArea = { slug: string; title: string; rules: Rule[] }

/** @throws when a rule has no number, no title, no quote or no reading: a page must not show half a rule. */
export function readRuleArea(slug: string, markdown: string): RuleArea {
  const [head = '', ...sections] = markdown.split(/^## /m)
  const title = /^# (.+)$/m.exec(head)?.[1]
  if (!title) throw new Error(`docs/rules/${slug}.md has no title`)
  // Sections without a number are notes for who programs.
  const rules = sections.filter((section) => section.startsWith('R-')).map((section) => readRule(slug, section))
  return { slug, title, rules }
}

function readRule(slug: string, section: string): Rule {
  const [heading = '', ...rest] = section.split('\n')
  const [, number, title] = /^(R-[A-Z]+-\d+) · (.+)$/.exec(heading.trim()) ?? []
  const paragraphs = rest
    .join('\n')
    .trim()
    .split(/\n\s*\n/)
  const quoted = paragraphs
    .filter((paragraph) => paragraph.startsWith('>'))
    .flatMap((paragraph) => paragraph.replace(/^> ?/gm, '').split(/\n\s*\n/))
    .map(joined)
    .filter((paragraph) => paragraph !== '')
  const start = paragraphs.findIndex((paragraph) => paragraph.startsWith('**Lectura.**'))
  const end = paragraphs.findIndex((paragraph) => paragraph.startsWith('**Code.**'))
  const reading =
    start < 0 ? [] : paragraphs.slice(start, end < 0 ? undefined : end).map((text) => readBlock(text.replace('**Lectura.**', '')))
  if (!number || !title || quoted.length === 0 || reading.length === 0)
    throw new Error(`docs/rules/${slug}.md: "${heading}" is not in the form of docs/rules/README.md`)

  const source = quoted.at(-1)!.startsWith('— ') ? quoted.at(-1)!.slice(2) : null
  return { number, title, norm: source === null ? quoted : quoted.slice(0, -1), source, reading }
}

const readBlock = (text: string) => (text.startsWith('- ') ? `\n${text}`.split('\n- ').slice(1).map(joined) : joined(text))

const joined = (text: string) => text.replace(/\s*\n\s*/g, ' ').trim()

/** Every area in docs/rules, by the name of its file. */
export const readRules = (folder: string): RuleArea[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map((name) => readRuleArea(name.slice(0, -3), readFileSync(join(folder, name), 'utf8')))
