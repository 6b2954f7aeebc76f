import type { Page } from 'playwright-core'
import { idOf } from '../../src/demo/country/random.ts'
import { arrive, press } from '../harness/acts.ts'
import { answered, button, go, link, refused, type Step, state, type, type Viewing } from '../harness/opening.ts'

const home = '/mipres/borradores/:draftId'
const review = '/mipres/borradores/:draftId/firmar'
const discard = '/mipres/borradores/:draftId/descartar'

const patient = (document: string) => idOf('patient', document)
const begin = (document: string) => go(`/mipres/empezar?paciente=${patient(document)}`)
const rosa = begin('CC1900007319')
const password = 'demostracion-abierta-2026'

/** Types in the sheet and presses a button of it, as without a script. */
const write =
  (fields: Record<string, string>, name: string): Step =>
  async (page: Page) => {
    for (const [name, value] of Object.entries(fields)) {
      const field = page.locator(`form[data-autosave] [name="${name}"]`).first()
      if ((await field.evaluate((node) => node.tagName)) === 'SELECT') await field.selectOption(value)
      else await field.fill(value)
    }
    await press(page, name)
  }
const usual = { 'diagnosis.text': 'I10X', linea: 'losartan 50 1 cada 12h 90d' }
/** A sheet of its own for each state that changes one: another patient's. */
const leidy = begin('CC1900007552')
const halfRead = { linea: 'losartan 50 1 cada 12h 30d con el estómago lleno' }
const tooLong = { 'diagnosis.text': 'I10X', linea: 'amlodipino 5 1 cada 24h 120d' }

const prescriber: Viewing = {
  who: 'prescriptora',
  part: 'prescribir',
  states: [
    state('prescribir-inicio', '/mipres', go('/mipres')),
    refused('prescribir-inicio-error', '/mipres', go('/mipres'), type({ numero: '12x' }), button('Buscar')),
    state('prescribir-hoja-vacia', home, rosa),
    state('prescribir-hoja-vacia-revisada', home, rosa, button('Revisar y firmar')),
    state('prescribir-inicio-con-borrador', '/mipres', go('/mipres')),
    state('prescribir-varios-codigos', home, rosa, write({ 'diagnosis.text': 'infeccion' }, 'Guardar borrador')),
    state('prescribir-con-avisos', home, rosa, write(tooLong, 'Agregar')),
    state('prescribir-con-avisos-revisada', home, rosa, button('Revisar y firmar')),
    state('prescribir-arreglada', home, rosa, button(/^Dejar 90 días/)),
    state('prescribir-en-blanco', home, rosa, button('Prefiero llenar los campos uno por uno')),
    state('prescribir-linea-por-leer', home, leidy, write(halfRead, 'Agregar')),
    state(
      'prescribir-dos-medicamentos-revisada',
      home,
      leidy,
      write({ linea: 'amoxicilina c/8h' }, 'Agregar'),
      button('Revisar y firmar'),
    ),
    state('prescribir-causas', home, rosa, async (page, program) => {
      await page.locator('[name="medicines.0.isUpcFinanced"][value=no]').check()
      await button('Guardar borrador')(page, program)
    }),
    state('prescribir-favorito', home, rosa, async (page) => {
      await page.locator('[name="medicines.0.isUpcFinanced"][value=si]').check()
      await page
        .locator('details')
        .filter({ hasText: 'Guardar como favorito' })
        .first()
        .evaluate((node) => node.setAttribute('open', ''))
      await page.locator('[name="nombre-favorito.0"]').fill('Amlodipino usual')
      await press(page, page.locator('button[value="guardar-favorito:0"]'))
    }),
    state('favoritos', '/mipres/favoritos', go('/mipres/favoritos')),
    refused('favoritos-error', '/mipres/favoritos', go('/mipres/favoritos'), type({ nombre: '' }), button(/^Cambiar/)),
    answered(409, 'prescribir-dos-ventanas', home, rosa, async (page) => {
      await page.locator('input[name=revision]').evaluate((node) => node.setAttribute('value', '1'))
      await page.locator('[name="diagnosis.text"]').fill('asma')
      // As without a script, which saves first and is refused behind the page.
      await arrive(page, page.evaluate('document.querySelector("form[data-autosave]").submit()'))
    }),
    state('prescribir-descartar', discard, rosa, link('Descartar este borrador')),
    state('prescribir-repetir', home, go('/mipres'), link(/^Repetir/)),
    answered(404, 'prescribir-borrador-ajeno', home, go(`/mipres/borradores/${patient('CC1900007319')}`)),
  ],
}

const signer: Viewing = {
  who: 'independiente.activa',
  part: 'firmar',
  states: [
    state('firmar-revisar', review, rosa, write(usual, 'Agregar'), button('Revisar y firmar')),
    state('firmar-clave-mala', review, rosa, button('Revisar y firmar'), type({ clave: 'no es esta' }), button(/^Firmar la/)),
    state(
      'firmar-hecha',
      '/mipres/formulas/:number',
      rosa,
      button('Revisar y firmar'),
      type({ clave: password }),
      button(/^Firmar la/),
    ),
    state(
      'firmar-revisar-razones',
      review,
      rosa,
      write(tooLong, 'Agregar'),
      button('No es la primera vez'),
      button('Revisar y firmar'),
    ),
    answered(404, 'firmar-sin-borrador', review, go(`/mipres/borradores/${patient('CC1900007319')}/firmar`)),
  ],
}

const orderer: Viewing = {
  who: 'ordenador',
  part: 'ordenar',
  states: [
    state('ordenar-inicio', '/mipres', go('/mipres')),
    state('ordenar-hoja', home, rosa),
    state('ordenar-hoja-revisada', home, rosa, button('Revisar y firmar')),
  ],
}

/** A role that reads, and somebody whom a sanction stopped. */
const refusedOnes: Viewing[] = (
  [
    ['consulta', 'enfermera'],
    ['sancionado', 'sancionado'],
    ['lista', 'sin-sede'],
  ] as const
).map(([who, name]) => ({
  who,
  part: 'prescribir',
  states: [answered(403, `prescribir-no-puede-${name}`, '/mipres', go('/mipres'))],
}))

export const prescribingViewings = [prescriber, signer, orderer, ...refusedOnes]
