import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { answerQuestions, nameDelegate, openAccount, type Registrant, signInAs } from './flow.ts'
import { fill, follow, formTo, heading, openMail, press, textOf } from './harness/acts.ts'
import { useStage } from './harness/stage.ts'

const stage = useStage()
const why = 'La fundación se quedó sin delegada y no ha pedido otra.'

/** Who waits, at an IPS without delegados, and who is named there later. */
type Cast = {
  scripts: boolean
  ips: string
  applicant: (ana: Page) => Promise<{ document: string; email: string }>
  delegate: Registrant
}

const withScripts: Cast = {
  scripts: true,
  ips: 'Fundación Llano Vivo',
  async applicant(ana) {
    await signInAs(ana, 'sin.delegado')
    return { document: '1900000225', email: 'sin.delegado@demo.example' }
  },
  delegate: {
    document: '1900500011',
    names: { nombre1: 'Rosalba', apellido1: 'Tapias', apellido2: 'Nieto' },
    birthDate: '3/4/1985',
    email: 'rosalba.tapias@llanovivo.example',
  },
}
const withoutScripts: Cast = {
  scripts: false,
  ips: 'Fundación Piedra Sola',
  async applicant(ana) {
    await signInAs(ana, 'lista')
    await answerQuestions(ana, { search: 'piedra', ips: 'Fundación Piedra Sola', note: 'Consulta externa' })
    await press(ana, 'Aceptar y enviar')
    return { document: '1900000109', email: 'lista@demo.example' }
  },
  delegate: {
    document: '1900500012',
    names: { nombre1: 'Fabio', nombre2: 'Enrique', apellido1: 'Chacón' },
    birthDate: '1979-11-30',
    email: 'fabio.chacon@piedrasola.example',
  },
}

test.each([
  ['with scripts', withScripts],
  ['without scripts', withoutScripts],
])('the desk rescues an entidad without delegados, %s: the person reads who and why; a delegado named later takes over', async (_how, cast) => {
  const { scripts, ips, delegate } = cast
  const [ana, dora, olga] = (await Promise.all([1, 2, 3].map(() => stage.newcomer({ scripts })))) as [Page, Page, Page]
  const { document, email } = await cast.applicant(ana)

  // The official finds what waits, and answers with a reason: document, activation, role.
  await signInAs(olga, 'mesa')
  await olga.goto(`/mesa/solicitudes?buscar=${document}`)
  expect(await textOf(olga)).toContain('Sin delegado')
  await follow(olga, /^Responder/)
  const page = olga.url()
  await act(olga, '/identidad', { tipo: 'CC', numero: document }, 'Registrar que lo vi')
  expect(await textOf(olga)).toContain('Identidad comprobada')
  await act(olga, '/activar', { hasta: '' }, 'Activar')
  expect(await textOf(olga)).toContain('Activada. Falta darle el rol.')
  await act(olga, '/enrolar', {}, 'Enrolar')
  expect(await textOf(olga)).toContain('Enrolada.')

  // The applicant reads that it was the desk and why, on the page and in the mail, and may prescribe.
  await openMail(ana, email, /rol/i)
  expect(await textOf(ana)).toContain(why)
  await ana.goto(page.replace(/.*(\/solicitudes\/[^/]+).*/, '$1'))
  // The movements may lie folded.
  const told = (await ana.locator('main').textContent()) ?? ''
  expect(told).toContain(why)
  expect(told).toMatch(/mesa/)

  // From the naming on it is the delegado's.
  await openAccount(dora, delegate)
  await nameDelegate(olga, ips, delegate.document)
  await olga.goto(page.replace(/\?.*/, ''))
  const said = await textOf(olga)
  expect(said).toContain('La mesa no responde esta solicitud')
  expect(said).toContain('responde él')
  expect(await heading(olga)).not.toBe('')
  // A form that was open when the delegado was named is refused too.
  const form = await olga.request.post(page.replace(/responder.*/, 'terminar'), {
    form: { version: '9', intento: crypto.randomUUID(), motivo: 'Tarde.' },
    headers: { origin: new URL(page).origin },
  })
  expect([form.status(), (await form.text()).includes('responde él')]).toEqual([403, true])
})

async function act(page: Page, end: string, fields: Record<string, string>, button: string) {
  const form = formTo(page, end)
  await fill(form, { porque: why, ...fields })
  await press(page, form.getByRole('button', { name: button, exact: true }))
}
