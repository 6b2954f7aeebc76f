import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { fill, follow, formTo, heading, openMail, press, signIn } from './harness/acts.ts'

export type Registrant = {
  document: string
  /** As the person types them. */
  names: { nombre1: string; nombre2?: string; apellido1: string; apellido2?: string }
  birthDate: string
  email: string
}

const ownPassword = 'tigo mesa lucero'

/** From the public page: opens an account, confirms the e-mail by its link, and signs in. */
export async function openAccount(page: Page, { document, names, birthDate, email }: Registrant) {
  await page.goto('/cuenta/crear')
  await fill(page, {
    ...{ tipo: 'CC', numero: document, expedicion: '14 de marzo de 2017', ...names, nacimiento: birthDate },
    ...{ correo: email, celular: '399 000 0142', clave: ownPassword },
  })
  await page.locator('[name=autoriza]').check()
  await press(page, 'Crear la cuenta')
  expect(await heading(page)).toBe('Revise su correo')
  await openMail(page, email, /Confirme/)
  await follow(page, /\/cuenta\/confirmar/)
  await press(page, 'Confirmar mi correo')
  await fill(page, { correo: email, clave: ownPassword })
  await press(page, 'Ingresar')
}

/** The four questions, up to "Revise sus respuestas". */
export async function answerQuestions(page: Page, place: { search: string; ips: string; sede?: string; note?: string }) {
  await page.goto('/registro/profesional/rethus')
  await press(page, 'Continuar')
  await fill(page, { buscar: place.search })
  await press(page, 'Buscar')
  await page.getByLabel(place.ips, { exact: true }).check()
  await press(page, 'Continuar')
  if (place.sede) await page.getByLabel(place.sede, { exact: true }).check()
  await press(page, 'Continuar')
  // Whoever answered everything before is back at the check, and opens the message from there.
  if ((await page.locator('textarea[name=nota]').count()) === 0) await page.goto('/registro/profesional/mensaje')
  await fill(page, { nota: place.note ?? '' })
  await press(page, 'Continuar')
}

/** The official finds the person by document, sees it, and names the person delegate of the entidad. */
export async function nameDelegate(page: Page, entidad: string, document: string) {
  await page.goto(`/mesa/entidades?buscar=${encodeURIComponent(entidad)}`)
  await follow(page, entidad)
  await follow(page, 'Nombrar delegado')
  await fill(page, { tipo: 'CC', numero: document })
  await press(page, 'Buscar')
  await page.locator('[name=cuenta]').check()
  await fill(page, { vistoTipo: 'CC', vistoNumero: document, carta: 'Oficio 118 del 2 de marzo' })
  await press(page, /^Nombrar a/)
}

/** The delegate's three acts on an application that is open on the page. */
export async function seeDocument(page: Page, document: string) {
  const form = formTo(page, '/identidad')
  await fill(form, { tipo: 'CC', numero: document })
  await press(page, form.getByRole('button'))
}
export async function activate(page: Page, until = '') {
  const form = formTo(page, '/activar')
  await fill(form, { hasta: until })
  await press(page, form.getByRole('button', { name: 'Activar', exact: true }))
}
export const enrol = (page: Page) => press(page, formTo(page, '/enrolar').getByRole('button', { name: 'Enrolar', exact: true }))

/** One row of a file of ReTHUS with a sanction; days as in the register's files. */
export const sanctionRows = (document: string, from: string, last: string) => [
  'registro,tipo_documento,numero_documento,sancion,autoridad,acto_administrativo,fecha_inicio,fecha_fin',
  `SANCION,CC,${document},Suspensión en el ejercicio,Tribunal de Ética Médica del Litoral,Fallo 12,${from},${last}`,
]

export const signInAs = (page: Page, part: string) => signIn(page, `${part}@demo.example`)
