import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { answerQuestions, enrol, seeDocument, signInAs } from './flow.ts'
import { arrive, fill, follow, formTo, heading, press, textOf } from './harness/acts.ts'
import { useStage } from './harness/stage.ts'

const stage = useStage()

type Part = { usuario: string; nombre: string; documento: { numero: string } }
async function partOf(page: Page, part: string): Promise<Part> {
  const reply = await page.request.get('/demo/cuentas.json')
  const found = ((await reply.json()) as Part[]).find(({ usuario }) => usuario === `${part}@demo.example`)
  if (!found) throw new Error(`the demonstration has nobody called ${part}`)
  return found
}

test.each([
  ['with script', true, 'lista.eps'],
  ['without script', false, 'espera.eps'],
])('the delegate of an EPS simulates, activates at its office and enrols an ordenador, who is told that he may order: %s', async (_how, scripts, who) => {
  const applicant = await stage.newcomer({ scripts })
  const { nombre, documento } = await partOf(applicant, who)
  await signInAs(applicant, who)
  if (who === 'lista.eps') {
    await answerQuestions(applicant, { search: 'brisa nueva', ips: 'Brisa Nueva EPS' })
    await press(applicant, 'Aceptar y enviar')
    expect(await textOf(applicant)).toMatch(/RM-\d{4}-\d{6}-\d/)
  }

  const delegate = await stage.newcomer({ scripts })
  await signInAs(delegate, 'delegada.eps')
  await delegate.goto('/delegado')
  await fill(delegate, { buscar: documento.numero.slice(-6) })
  await press(delegate, 'Filtrar')
  expect(await textOf(delegate)).toContain(nombre)
  await press(delegate, delegate.locator('main table .act a').first())

  const simulating = () => press(delegate, formTo(delegate, '/activar').getByRole('button', { name: /^Ver antes/ }))
  const request = delegate.url()
  if ((await formTo(delegate, '/identidad').count()) > 0) {
    await simulating()
    expect(await textOf(delegate)).toContain('Así no se puede activar y enrolar')
    expect(await textOf(delegate)).toContain('Su identidad está comprobada')
    await delegate.goto(request)
    await seeDocument(delegate, documento.numero)
  }
  await simulating()
  await delegate.locator('[name=roles]').first().waitFor()
  for (const box of await delegate.locator('[name=roles]').all()) await box.uncheck()
  await fill(delegate, { roles: ['ORDENADOR'], hasta: '31/12/2027' })
  await press(delegate, 'Simular')
  expect(await textOf(delegate)).toContain('Así se puede activar y enrolar')
  expect(await textOf(delegate)).toMatch(/Podría ordenar \d+ \w+ \d{4} a 31 dic 2027/)
  expect(await textOf(delegate)).not.toContain('Podría prescribir')

  await press(delegate, /^Activar así en/)
  expect(await textOf(delegate)).toContain('Falta darle el rol.')
  const form = formTo(delegate, '/enrolar')
  for (const box of await form.locator('[name=roles]').all()) await box.uncheck()
  await form.locator('[name=roles][value=ORDENADOR]').check()
  await enrol(delegate)
  expect(await textOf(delegate)).toContain('Activada y enrolada')

  await applicant.goto('/por-que-no')
  const office = applicant.locator('select[name=sede] option', { hasText: 'Brisa Nueva' }).first()
  await fill(applicant, { sede: (await office.getAttribute('value')) ?? '', accion: 'prescription.order' })
  await press(applicant, 'Revisar')
  expect(await textOf(applicant)).toMatch(/puede ordenar/i)
  await fill(applicant, { accion: 'prescription.sign' })
  await press(applicant, 'Revisar')
  expect(await textOf(applicant)).toMatch(/no puede prescribir/i)
})

test('a request is answered with the keyboard alone, and the keys can be switched off', async () => {
  const page = await stage.newcomer()
  await signInAs(page, 'delegado')
  await page.goto('/delegado')
  const { keyboard } = page
  const focused = () => page.evaluate('document.activeElement.textContent') as Promise<string>
  const go = (key: string) => arrive(page, keyboard.press(key))

  await keyboard.press('/')
  await keyboard.type('joaquín esteban jk?')
  expect(await page.inputValue('[name=buscar]')).toBe('joaquín esteban jk?')
  for (let i = 0; i < 4; i++) await keyboard.press('Backspace')
  await go('Enter')

  await keyboard.press('j')
  expect(await focused()).toContain('Joaquín Esteban')
  await keyboard.press('k')
  expect(await focused()).toContain('Joaquín Esteban')
  await go('Enter')
  await keyboard.press('?')
  expect(await page.getByRole('dialog').innerText()).toContain('nunca envían un formulario')
  await keyboard.press('Escape')
  expect(await page.getByRole('dialog').count()).toBe(0)

  await keyboard.press('i')
  await keyboard.press('Tab')
  const { documento } = await partOf(page, 'plaza.espera')
  await keyboard.type(documento.numero)
  await go('Enter')
  expect(await textOf(page)).toContain('Identidad comprobada')

  await keyboard.press('a')
  expect(await page.evaluate('document.activeElement.name')).toBe('desde')
  await go('Enter')
  expect(await textOf(page)).toContain('Activada. Falta darle el rol.')
  await keyboard.press('r')
  await go('Enter')
  expect(await heading(page)).toContain('Joaquín Esteban')
  expect(await textOf(page)).toContain('Activada y enrolada')

  await follow(page, 'Cola')
  await page.getByRole('button', { name: 'Apagar las teclas rápidas' }).click()
  await keyboard.press('/')
  expect(await page.evaluate('document.activeElement.name')).not.toBe('buscar')
  await page.reload()
  await keyboard.press('j')
  expect(await page.evaluate('document.activeElement.tagName')).toBe('BODY')
  await page.getByRole('button', { name: 'Encender las teclas rápidas' }).click()
  await page.reload()
  await keyboard.press('/')
  expect(await page.evaluate('document.activeElement.name')).toBe('buscar')
})
