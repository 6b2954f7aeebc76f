import type { Page } from 'playwright-core'
import { answered, button, go, refused, type Step, send, state, type Viewing } from '../harness/opening.ts'

const page = '/verificar/:number'
const number = '20261123 100 999999999'

/** Whoever has a paper, or something like it. */
const anybody: Viewing = {
  who: null,
  part: 'verificar',
  states: [
    state('verificar', '/verificar', go('/verificar')),
    refused('verificar-error', '/verificar', go('/verificar?numero=20261123+1OO+000000042')),
    answered(404, 'verificar-no-hay', page, go(`/verificar?numero=${encodeURIComponent(number)}`)),
    answered(404, 'verificar-no-es-numero', page, go('/verificar/2026112310000000042')),
    state('verificar-sin-conexion', '/verificar/sin-conexion', go('/verificar/sin-conexion')),
  ],
}

/** The newest of one's own in this state, as its QR opens it. */
const open =
  (estado: 'ACTIVA' | 'ANULADA' | 'MODIFICADA'): Step =>
  async (page) => {
    await page.goto(`/mipres/formulas?estado=${estado}`)
    const [own] =
      /\d{20}/.exec((await page.locator('main a[href*="/mipres/formulas/2"]').first().getAttribute('href')) ?? '') ?? []
    await page.goto(`/verificar/${own}`)
  }

/** What the patient would know. */
async function patientOf(page: Page): Promise<{ documento: string; nacimiento: string }> {
  const [own = ''] = /\d{20}/.exec(page.url()) ?? []
  const answer = await page.evaluate(async (url) => await (await fetch(url)).text(), `/api/prescriptions/${own}`)
  const [, patient = ''] = /"patient":(\{.*?\})/.exec(answer) ?? []
  const said = (name: string) => new RegExp(`"${name}":"([^"]*)"`).exec(patient)?.[1] ?? ''
  return { documento: said('documentNumber'), nacimiento: said('birthDate') }
}

const openWith =
  (changed: { nacimiento?: string } = {}): Step =>
  async (page, program) => {
    await open('ACTIVA')(page, program)
    await send(new URL(page.url()).pathname, { ...(await patientOf(page)), ...changed })(page, program)
  }

/** What a prescriber of the demonstration has signed, in each of its states. */
const signed: Viewing = {
  who: 'prescriptora',
  part: 'verificar',
  states: [
    { ...state('verificar-activa', page, open('ACTIVA')), isPrinted: true },
    state('verificar-anulada', page, open('ANULADA')),
    state('verificar-modificada', page, open('MODIFICADA')),
    state('verificar-contenido', page, openWith()),
    refused('verificar-contenido-otro', page, openWith({ nacimiento: '2/1/1950' })),
    refused('verificar-contenido-error', page, open('ACTIVA'), button('Ver lo prescrito')),
  ],
}

export const verificationViewings = [anybody, signed]
