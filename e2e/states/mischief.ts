import type { Page } from 'playwright-core'
import { sanctionRows } from '../flow.ts'
import { arrive, fill, passwordOfDemo, press, textOf } from '../harness/acts.ts'
import type { Step } from '../harness/opening.ts'

let lastDocument = 1_900_600_000

/** Writes the form of a new account and sends it. */
export const claim =
  (email: string, firstName: string): Step =>
  async (page) => {
    await page.goto('/cuenta/crear')
    await fill(page, {
      ...{ tipo: 'CC', numero: String(++lastDocument), expedicion: '14/3/2017', nombre1: firstName, apellido1: 'Marín' },
      ...{ nacimiento: '2/3/1990', correo: email, celular: '399 000 0143', clave: 'cumbia fósforo ancla' },
    })
    await page.locator('[name=autoriza]').check()
    await press(page, 'Crear la cuenta')
  }

/** Ten wrong passwords at one e-mail from one address, and one more. */
export const tooManyTries: Step = async (page) => {
  const form = { correo: 'nadie@correo.example', clave: 'no es esta' }
  const headers = { origin: new URL(page.url()).origin }
  for (let i = 0; i < 10; i++) await page.request.post('/ingresar', { form, headers })
  await page.goto('/ingresar')
  await fill(page, { ...form, clave: passwordOfDemo })
  await press(page, 'Ingresar')
}

export const tooManyQueries: Step = async (page) => {
  for (let i = 0; i < 60; i++) await page.request.get('/rethus')
  await page.goto('/rethus')
}

const submit = (page: Page, change: string) =>
  arrive(page, page.evaluate(`{ const form = document.querySelector('main form'); ${change}; form.submit() }`))

/** More in one field than anybody types. */
export const tooMuch =
  (letters: number): Step =>
  (page) =>
    submit(page, `form.elements.nombre1.value = 'a'.repeat(${letters})`)

/** The form in another encoding than ours. */
export const sendAs =
  (encoding: string): Step =>
  (page) =>
    submit(page, `form.enctype = '${encoding}'`)

/** Answers otherwise in another tab. */
export const noteElsewhere =
  (note: string): Step =>
  async (page) => {
    const other = await page.context().newPage()
    await other.goto('/registro/profesional/mensaje')
    await fill(other, { nota: note })
    await press(other, 'Continuar')
    await other.close()
  }

/** The register brings a sanction of the person of whom the page speaks. */
export const sanctionHere: Step = async (page, program) => {
  const document = /CC ([\d.]+)/.exec(await textOf(page))?.[1]?.replaceAll('.', '') ?? ''
  const file = program.write('sancion.csv', sanctionRows(document, '2026-01-05', '2099-12-31'))
  const { code, said } = await program.cli('rethus', 'import', file)
  if (code !== 0) throw new Error(said)
  await page.reload()
}

export const secondConfirmer =
  (isOn: boolean): Step =>
  (_page, program) =>
    program.setPolicy('delegation.second-confirmer', isOn)

/** A form on a page that is not ours. */
export const fromElsewhere =
  (path: string): Step =>
  async (page) => {
    await page.goto('/')
    const target = new URL(path, page.url()).href
    await page.goto('about:blank')
    await page.setContent(`<main><form method="post" action="${target}"></form></main>`)
    await submit(page, '')
  }
