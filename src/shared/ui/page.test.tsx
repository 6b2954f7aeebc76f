import { expect, test } from 'vitest'
import { assets, assetUrl } from './assets.ts'
import { type Chrome, PublicPage, renderPage, ToolPage } from './page.tsx'
import { QuestionPage } from './question.tsx'

const stranger: Chrome = { isDemo: false, legalDate: null, person: null, links: [], path: '/rethus?numero=1' }
const signedIn: Chrome = {
  ...stranger,
  isDemo: true,
  legalDate: '2027-01-04',
  person: { name: 'Ana <b>Ruiz</b>' },
  links: [
    { text: 'Cola', href: '/delegado', isCurrent: true },
    { text: 'Personas', href: '/delegado/personas', isCurrent: false },
  ],
  entidad: 'ESE "San Roque"',
}
const pages = [
  ['public', PublicPage],
  ['tool', ToolPage],
] as const

test.each(pages)('a %s page is a whole document in Colombian Spanish, with nothing inline', (_kind, Page) => {
  const html = renderPage(
    <Page chrome={signedIn} title="Por activar">
      <h1>Por activar</h1>
    </Page>,
  )
  expect(html).toMatch(/^<!doctype html><html lang="es-CO">/)
  expect(html).toContain('<title>Por activar – Mipres Abierto</title>')
  expect(html).toContain('<a href="#contenido" class="govuk-skip-link"')
  expect(html).toContain('<main id="contenido"')
  expect(html).not.toMatch(/ style=|<style| on\w+=/)
  expect([...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)).toEqual([
    `<script type="module" src="${assetUrl('mipres.js')}">`,
  ])
})

test.each(pages)('a %s page says who is signed in, where, and signs out by a form', (_kind, Page) => {
  const html = renderPage(
    <Page chrome={signedIn} title="x">
      x
    </Page>,
  )
  expect(html).toContain('Ana &lt;b>Ruiz&lt;/b></a>')
  expect(html).toContain('<form method="post" action="/salir"><button type="submit" class="ma-linkbutton">Salir</button></form>')
  expect(html).toContain('<a href="/delegado" aria-current="page">Cola</a><a href="/delegado/personas">Personas</a>')
  expect(html).not.toContain('Ingresar')
})

test('a tool names the entidad in whose name one acts', () => {
  const html = renderPage(
    <ToolPage chrome={signedIn} title="x">
      x
    </ToolPage>,
  )
  expect(html).toContain('<span class="org">ESE &quot;San Roque&quot;</span>')
})

test('a stranger may sign in and comes back to the same page', () => {
  const to = (path: string) =>
    /href="(\/ingresar[^"]*)"/.exec(
      renderPage(
        <PublicPage chrome={{ ...stranger, path }} title="x">
          x
        </PublicPage>,
      ),
    )?.[1]
  expect(to('/rethus?numero=1&tipo=CC')).toBe('/ingresar?volver=%2Frethus%3Fnumero%3D1%26tipo%3DCC')
  expect(to('/')).toBe('/ingresar')
  expect(to('/ingresar?volver=%2Fcuenta')).toBe('/ingresar')
})

test('the demonstration says so, and which day it is by law when its clock was moved; the real service says neither', () => {
  const bar = (chrome: Chrome) =>
    renderPage(
      <PublicPage chrome={chrome} title="x">
        x
      </PublicPage>,
    )
  expect(bar(signedIn)).toContain(': personas e instituciones inventadas. Hoy es el </span>')
  expect(bar(signedIn)).toContain('<a href="/demo/reloj">4\u00a0ene\u00a02027</a>')
  expect(bar({ ...signedIn, legalDate: null })).not.toContain('Hoy es')
  expect(bar(stranger)).not.toMatch(/Demostración|demo\/reloj/)
})

test('a question that was answered wrongly says so from its title on', () => {
  const ask = (errors: { field: string; message: string }[]) =>
    renderPage(
      <QuestionPage chrome={stranger} title="¿Su documento?" heading="¿Su documento?" action="/x" errors={errors}>
        x
      </QuestionPage>,
    )
  expect(ask([])).toContain('<title>¿Su documento? – Mipres Abierto</title>')
  const wrong = ask([{ field: 'numero', message: 'Escriba el número' }])
  expect(wrong).toContain('<title>Error: ¿Su documento? – Mipres Abierto</title>')
  expect(wrong.indexOf('Hay un problema')).toBeLessThan(wrong.indexOf('<h1'))
})

test('every static file has an address that changes with its content', () => {
  expect(assets.map(({ name }) => name)).toEqual(['mipres.css', 'mipres.js', 'work-sans.woff2', 'favicon.svg'])
  for (const { url } of assets) expect(url).toMatch(/^\/assets\/[a-z-]+\.[0-9a-f]{10}\.(css|js|woff2|svg)$/)
  expect(() => assetUrl('otro.css')).toThrow('no asset is called otro.css')
})
