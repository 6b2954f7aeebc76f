import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bundleScript, compileCss } from '../../tools/build-css.ts'
import { assets } from '../shared/ui/assets.ts'

const source = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

test('the committed style sheet is what its sources compile to', () => {
  expect(source('dist/mipres.css') === compileCss(), 'run npm run css').toBe(true)
})

test("the committed script is what govuk-frontend's modules bundle to", async () => {
  expect(source('dist/mipres.js') === (await bundleScript()), 'run npm run css').toBe(true)
})

test('a colour that Sass must know is the colour of the token', () => {
  const hex = (colour: string) =>
    colour.length === 4 ? `#${[...colour.slice(1)].map((digit) => digit + digit).join('')}` : colour
  const tokens = new Map(
    [
      ...source('tokens.css')
        .split('@media')[0]!
        .matchAll(/--ma-([\w-]+): (#\w{3,6})/g),
    ].map(([, name, colour]) => [name, hex(colour!)]),
  )
  const theme = new Map([...source('theme.scss').matchAll(/^ {4}([\w-]+): (#\w{6})/gm)].map(([, name, colour]) => [name, colour]))
  const pairs = {
    brand: 'blue-800',
    text: 'ink',
    'secondary-text': 'ink-2',
    'template-background': 'ground',
    focus: 'yellow',
    'focus-text': 'ink',
    error: 'bad',
    success: 'ok',
    border: 'line',
    'input-border': 'line-strong',
    hover: 'blue-100',
    link: 'link',
    'link-visited': 'link-visited',
    'link-hover': 'link-hover',
    'link-active': 'ink',
    'surface-background': 'surface',
    'surface-text': 'ink',
    'surface-border': 'line',
  }
  expect(Object.fromEntries(theme)).toEqual(
    Object.fromEntries(Object.entries(pairs).map(([name, token]) => [name, tokens.get(token) ?? `no token ${token}`])),
  )
  expect(source('theme.scss')).toContain(`$govuk-button-background-colour: ${tokens.get('blue-800')}`)
})

test('the style sheet loads our font and nothing else, and names no British one', () => {
  const css = source('dist/mipres.css')
  const fetched = [...css.matchAll(/url\(([^)]*)\)/g)].map(([, url]) => `/assets/${url}`)
  expect(fetched).toEqual([assets.find(({ name }) => name === 'work-sans.woff2')!.url])
  expect(css).not.toMatch(/GDS|@import/)
})
