import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { activate, enrol, openAccount, type Registrant, seeDocument, signInAs } from './flow.ts'
import { fill, follow, heading, openMail, press, textOf } from './harness/acts.ts'
import { useStage } from './harness/stage.ts'

const stage = useStage()

const withScripts: Registrant = {
  document: '1900500401',
  names: { nombre1: 'Graciela', apellido1: 'Bermeo', apellido2: 'Tovar' },
  birthDate: '9/11/1983',
  email: 'graciela.bermeo@correo.example',
}
const withoutScripts: Registrant = {
  document: '1900500402',
  names: { nombre1: 'Anselmo', apellido1: 'Rueda' },
  birthDate: '22 de agosto de 1991',
  email: 'anselmo.rueda@correo.example',
}
const ips = 'E.S.E. Hospital San Telmo'
const sede = 'Hospital San Telmo, Consulta Externa'

test.each([
  ['with scripts', true, withScripts],
  ['without scripts', false, withoutScripts],
])('flow 3, from the public page to a role that needs no register, %s', async (_how, scripts, person) => {
  const [ana, dora, eva] = (await Promise.all([1, 2, 3].map(() => stage.newcomer({ scripts })))) as [Page, Page, Page]

  await openAccount(ana, person)
  await ana.goto('/registro')
  expect(await textOf(ana)).toContain('Su opción es Otro usuario')
  await follow(ana, 'Otro usuario')
  expect(await textOf(ana)).toContain('Regente de farmacia: puede consultar prescripciones')
  await follow(ana, 'Empezar ahora')
  await fill(ana, { buscar: 'san telmo' })
  await press(ana, 'Buscar')
  await ana.getByLabel(ips, { exact: true }).check()
  await press(ana, 'Continuar')
  await ana.getByLabel(sede, { exact: true }).check()
  await press(ana, 'Continuar')
  // Without a choice the page says what is missing, and nothing before it is lost.
  await press(ana, 'Continuar')
  expect(await textOf(ana, '.govuk-error-summary')).toContain('Escoja el rol que necesita')
  await ana.getByLabel('Regente de farmacia', { exact: true }).check()
  await press(ana, 'Continuar')
  await fill(ana, { nota: 'Farmacia del segundo piso' })
  await press(ana, 'Continuar')
  expect(await textOf(ana)).toContain('Regente de farmacia: consultar prescripciones')
  await press(ana, 'Aceptar y enviar')
  expect(await heading(ana)).toBe('Recibimos su solicitud')

  await signInAs(dora, 'delegado')
  await dora.goto('/delegado')
  await follow(dora, `${person.names.nombre1} ${person.names.apellido1}`)
  expect(await textOf(dora)).toContain('Farmacia del segundo piso')
  const request = dora.url()
  await signInAs(eva, 'otra.delegada')
  expect((await eva.goto(request))?.status()).toBe(404)
  await seeDocument(dora, person.document)
  await activate(dora)
  expect(await textOf(dora)).toContain('Activada. Falta darle el rol.')
  // The role that was asked for is already chosen.
  expect(await dora.locator('[name="roles"][value="REGENTE"]').isChecked()).toBe(true)
  await enrol(dora)
  expect(await textOf(dora)).toContain('Enrolada. Le avisamos por correo.')

  await openMail(ana, person.email, /rol/i)
  await ana.goto('/solicitudes')
  await press(ana, ana.locator('main a[href^="/solicitudes/"]').first())
  expect(await heading(ana)).toContain('Puede consultar')
  await ana.goto('/por-que-no')
  expect(await textOf(ana)).toContain(`No puede prescribir hoy en la sede ${sede}`)
})
