import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { findViolations } from './axe.ts'

const pictures = 'artifacts/screenshots'
mkdirSync(pictures, { recursive: true })

const height = 900
/** Of a picture: the page of all rules is five times so tall, and its picture took longer than its patience. */
const tallest = 20_000

/** What no reader should see: values that are none, codes, another language. */
const strange: [what: string, pattern: RegExp][] = [
  ['no value', /undefined|\[object|\bNaN\b|Invalid Date|\bnull\b/],
  ['two full stops', /[^.]\.\.(?!\.)/],
  ['marks of a source text', /\*\*|\]\(|^- /m],
  ['a code', /\b[A-Z]{2,}_[A-Z_]+\b/],
  ['English', /\b(the|and|with|not found|invalid|required|please|must|unknown|error:|submit|loading)\b/],
]
/** The interface for programs, and the files of the registers, are described with their own names. */
const namesItsFields = /^\/(api|ayuda\/errores|normas)$/

/** Looks at the page at 1280 and 360 pixels, and at 320; keeps its pictures; returns what is wrong with it. */
export async function look(page: Page, name: string): Promise<string[]> {
  const wrong: string[] = []
  const say = (what: string, where: string | number = '') => wrong.push(`${name} ${where}: ${what}`)

  const { lang, title, headings, text, errors, dead } = await page.evaluate(read)
  if (lang !== 'es-CO') say(`lang is "${lang}"`)
  if (headings !== 1) say(`${headings} h1`)
  if (!title.endsWith(' – Mipres Abierto')) say(`its title is "${title}"`)
  if (errors !== title.startsWith('Error: ')) say(`its title is "${title}" and it has ${errors ? 'an' : 'no'} error summary`)
  for (const one of dead) say(`leads nowhere: ${one}`)
  for (const [what, pattern] of strange) {
    const found = pattern.exec(`${title} ${text}`)
    if (found && !(what !== 'English' && namesItsFields.test(new URL(page.url()).pathname)))
      say(`${what}: "${text.slice(Math.max(0, found.index - title.length - 40), found.index - title.length + 40)}"`)
  }

  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height })
    // As tall as the page, so that a bar that stays in sight covers nothing while axe measures and the picture is taken.
    const whole = (await page.evaluate('document.documentElement.scrollHeight')) as number
    await page.setViewportSize({ width, height: Math.max(height, Math.min(whole, tallest)) })
    for (const violation of await findViolations(page)) say(violation, width)
    if (await page.evaluate(tooWide)) say('scrolls sideways', width)
    await page.screenshot({ path: `${pictures}/${name}-${width}.png` })
  }
  await page.setViewportSize({ width: 320, height })
  if (await page.evaluate(tooWide)) say('scrolls sideways', 320)
  await page.setViewportSize({ width: 1280, height })
  return wrong
}

/** A picture of the page as paper: half an inch of margin on letter. */
export async function lookAtPaper(page: Page, name: string) {
  await page.setViewportSize({ width: 720, height })
  await page.emulateMedia({ media: 'print' })
  await page.screenshot({ path: `${pictures}/${name}-papel.png`, fullPage: true })
  await page.emulateMedia({ media: null })
  await page.setViewportSize({ width: 1280, height })
}

const tooWide = 'document.documentElement.scrollWidth > innerWidth'

/** Buttons that no form sends, and links to a place of the page that is not there. */
const deadOnes = `[
  ...[...document.querySelectorAll('button:not([type=button])')].filter(({ form }) => form === null),
  ...[...document.querySelectorAll('a[href^="#"]')].filter(({ hash }) => hash === '' || document.getElementById(decodeURIComponent(hash.slice(1))) === null),
].map(({ textContent }) => textContent.trim())`

type Read = { lang: string; title: string; headings: number; text: string; errors: boolean; dead: string[] }
const read = `({
  lang: document.documentElement.lang,
  title: document.title,
  headings: document.querySelectorAll('h1').length,
  text: document.body.innerText,
  errors: document.querySelector('.govuk-error-summary') !== null,
  dead: ${deadOnes},
})` as unknown as () => Read
