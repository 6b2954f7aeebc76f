// Each rule that the code cites is in docs/rules; each that is there is cited by the code and by a test. Run by
// `npm run check`.
import { fileURLToPath } from 'node:url'
import { type Files, readFiles } from './boundaries.ts'

/** `R-X-1` is nobody's: tests take it as their example. */
const citation = /R-([A-Z]{2,})-(\d+)(?:\s*(?:to|a|–|-|\.\.)\s*(?:R-\1-)?(\d+)\b)?/g
const heading = /^## (R-[A-Z]+-\d+) · /

/** "R-ACT-1 to R-ACT-6" cites six. */
function citedIn(text: string): string[] {
  return [...text.matchAll(citation)].flatMap(([, area, first, last = first]) =>
    Array.from({ length: Math.max(1, Number(last) - Number(first) + 1) }, (_, i) => `R-${area}-${Number(first) + i}`),
  )
}

/** Rule → whether it still holds. */
function documentedIn(files: Files) {
  const rules = new Map<string, { path: string; isRepealed: boolean }>()
  const twice: string[] = []
  for (const [path, text] of files) {
    if (!path.startsWith('docs/rules/') || path.endsWith('/README.md')) continue
    for (const part of text.split(/^(?=## )/m)) {
      const number = heading.exec(part)?.[1]
      if (!number) continue
      if (rules.has(number)) twice.push(number)
      rules.set(number, { path, isRepealed: /\*\*Lectura\.\*\* Derogada/.test(part) })
    }
  }
  return { rules, twice }
}

/** Every rule without its counterpart, as one line each. A check that read nothing is a fault too. */
export function findLooseRules(files: Files): { loose: string[]; read: string } {
  const { rules, twice } = documentedIn(files)
  const loose = twice.map((number) => `${number}: documented twice`)
  const inCode = new Set<string>()
  const inTests = new Set<string>()
  for (const [path, text] of files) {
    if (!/^(src|e2e|migrations)\//.test(path) || path.endsWith('.md')) continue
    const isTest = /\.(test|e2e)\.tsx?$/.test(path)
    for (const number of citedIn(text)) {
      ;(isTest ? inTests : inCode).add(number)
      if (!rules.has(number)) loose.push(`${path}: cites ${number}, which is not in docs/rules`)
    }
  }
  for (const [number, { path, isRepealed }] of rules) {
    if (isRepealed) continue
    if (!inCode.has(number)) loose.push(`${path}: ${number} is cited by no code`)
    if (!inTests.has(number)) loose.push(`${path}: ${number} is cited by no test`)
  }
  if (rules.size === 0 || inCode.size === 0)
    loose.push(`${rules.size} rules and ${inCode.size} citations were read: this check is broken`)
  return { loose: [...new Set(loose)], read: `${rules.size} rules, ${inCode.size} cited by code, ${inTests.size} by tests` }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { loose, read } = findLooseRules(readFiles('.'))
  for (const line of loose) console.error(line)
  console.log(`${read}, ${loose.length} loose`)
  process.exitCode = Math.min(loose.length, 1)
}
