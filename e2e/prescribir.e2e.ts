import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { signInAs } from './flow.ts'
import { arrive, fill, heading, passwordOfDemo, press, textOf } from './harness/acts.ts'
import { look } from './harness/look.ts'
import { useStage } from './harness/stage.ts'
import { typist } from './harness/typist.ts'

const stage = useStage()

const rosa = '1900007319'
const otherPatient = '1900007552'
const thirdPatient = '1900007900'
const fourthPatient = '1900007907'
const fifthPatient = '1900007949'
const sixthPatient = '1900007942'
const most = 25
const soon = { timeout: 20_000 }

/** What the list of a field shows, once it is there. */
const offered = (page: Page) => page.locator('[role=option]').first().waitFor()

/** The prescriptora, signed in, with the patient's sheet open. */
async function sheetOf(number: string, how: Parameters<typeof stage.newcomer>[0] = {}) {
  const ana = await stage.newcomer(how)
  await signInAs(ana, 'prescriptora')
  await ana.goto('/mipres')
  await fill(ana, { numero: number })
  await press(ana, 'Buscar')
  return ana
}

test('a usual outpatient medicine is prescribed by keyboard alone, from the patient to the signature, in 25 keys besides what is sought', async () => {
  const ana = await stage.newcomer()
  await signInAs(ana, 'prescriptora')
  await ana.goto('/mipres')
  const hand = typist(ana)
  expect(await hand.hand()).toBe('numero')

  const began = performance.now()
  await hand.seek(rosa)
  await hand.go('Enter')
  expect(await heading(ana)).toContain('Rosa Elvira Cantillo')
  expect(await hand.hand()).toBe('diagnosis.text')
  await hand.seek('hipertension esencial')
  await offered(ana)
  await hand.press('Enter')
  expect(await ana.locator('[name="diagnosis"]').inputValue()).toBe('I10X')
  await hand.press('Alt+m')
  expect(await hand.hand()).toBe('linea')
  await hand.seek('losartan')
  await hand.type(' 50 1 c/12h 90d')
  await hand.go('Enter')
  expect(await textOf(ana, '.ma-total')).toContain('180 tabletas')
  await expect.poll(() => hand.hand()).toBe('linea')
  await hand.go('Control+Enter')
  expect(await ana.title()).toBe('Revise y firme la fórmula – Mipres Abierto')
  expect(await hand.hand()).toBe('clave')
  await hand.secret(passwordOfDemo)
  await hand.go('Enter')
  const seconds = (performance.now() - began) / 1000

  expect(await textOf(ana)).toMatch(/\d{8} \d{3} \d{9}/)
  const { keys, terms, secret } = hand.counted
  console.log(
    `Por teclado: ${keys} teclas, más ${terms} de lo que se busca y ${secret} de la contraseña; ${seconds.toFixed(1)} s a cinco teclas por segundo`,
  )
  expect(keys).toBeLessThanOrEqual(most)
})

test('the same without scripts: what was typed is looked up by the server, and the one that is meant is chosen', async () => {
  const ana = await sheetOf(otherPatient, { scripts: false })
  await fill(ana, { 'diagnosis.text': 'diabetes tipo 2', linea: 'metformina 850 1 cada 12h 90d' })
  await press(ana, 'Agregar')
  await ana.getByLabel('E119').check()
  await press(ana, 'Revisar y firmar')
  expect(await ana.title()).toBe('Revise y firme la fórmula – Mipres Abierto')
  expect(await textOf(ana)).toContain('E119')
  await fill(ana, { clave: passwordOfDemo })
  await press(ana, 'Firmar la fórmula')
  expect(await textOf(ana)).toMatch(/\d{8} \d{3} \d{9}/)
})

test('a sheet saves itself, says when it cannot, and loses nothing when the session ends meanwhile', async () => {
  stage.provokes(/ERR_INTERNET_DISCONNECTED/, /status of 409/)
  const ana = await sheetOf(thirdPatient)
  const saved = (text: RegExp) => expect.poll(() => ana.locator('[data-save-status]').innerText(), soon).toMatch(text)
  const address = ana.url().replace(/\?.*/, '')
  await ana.keyboard.press('Alt+m')
  await ana.keyboard.type('losartan 50 1 cada 12h 30d')
  await arrive(ana, ana.keyboard.press('Enter'))

  // What the server computes follows what is typed; the hand stays where it is.
  const duration = ana.locator('[name="medicines.0.duration"]')
  await duration.fill('60')
  await expect.poll(() => ana.locator('.ma-total').innerText(), soon).toContain('120')
  expect(await ana.evaluate('document.activeElement.name')).toBe('medicines.0.duration')

  // Without network it says so, and saves when there is one again.
  await ana.context().setOffline(true)
  await duration.fill('90')
  await saved(/^Sin conexión/)
  await ana.context().setOffline(false)
  await saved(/^Guardado/)
  await expect.poll(() => ana.locator('.ma-total').innerText(), soon).toContain('180')

  // The session ends in another window: told with a way back, and saved when there is one.
  const other = await ana.context().newPage()
  await other.goto('/mipres')
  await press(other, other.getByRole('button', { name: 'Salir' }))
  await duration.fill('45')
  await saved(/^Su sesión terminó/)
  await signInAs(other, 'prescriptora')
  await ana.bringToFront()
  await ana.evaluate('dispatchEvent(new Event("focus"))')
  await saved(/^Guardado/)
  await other.goto(address)
  expect(await other.locator('[name="medicines.0.duration"]').inputValue()).toBe('45')

  // Two windows: the older does not overwrite the newer without being asked.
  await fill(other, { 'medicines.0.duration': '20' })
  await expect.poll(() => other.locator('.ma-total').innerText(), soon).toContain('40')
  await duration.fill('15')
  await saved(/otra ventana/)
  await press(ana, 'Guardar borrador')
  expect(await textOf(ana)).toContain('Nada se ha perdido')
  expect(await duration.inputValue()).toBe('15')
  await press(ana, 'Quedarme con lo de aquí')
  await ana.goto(address)
  expect(await duration.inputValue()).toBe('15')
})

test('who fills in field by field has the total reckoned and counted as the form is, with nothing unfolded', async () => {
  const ana = await sheetOf(sixthPatient)
  await press(ana, 'Prefiero llenar los campos uno por uno')
  const field = (name: string) => ana.locator(`[name="medicines.0.${name}"]`)
  const choose = (name: string, text: string) => field(name).selectOption({ label: text })
  await field('ingredients.0.code.text').fill('losartan')
  await field('ingredients.0.strength').fill('50')
  await choose('ingredients.0.strengthUnit', 'mg')
  await choose('form', 'Tableta')
  await choose('route', 'Oral')
  await fill(ana, { 'medicines.0.dose': '1', 'medicines.0.every': '12', 'medicines.0.duration': '30' })
  await choose('doseUnit', 'unidad')
  await choose('everyUnit', 'Hora')
  await choose('durationUnit', 'Día')
  const total = () => textOf(ana, '.ma-total')
  await expect.poll(total, soon).toBe('Total 60 tabletas')
  // The form becomes another while the hand is elsewhere: the choice that nobody made goes with it.
  await choose('form', 'Cápsula')
  await expect.poll(total, soon).toBe('Total 60 cápsulas')
  await choose('form', 'Tableta')
  await expect.poll(total, soon).toBe('Total 60 tabletas')
  expect(
    await field('totalUnit').evaluate(
      (node) => (node as unknown as { selectedOptions: { text: string }[] }).selectedOptions[0]?.text,
    ),
  ).toBe('Tableta')
  expect(await field('totalUnit').isVisible()).toBe(false)
})

test('nothing that was typed is lost by a mistaken answer, by a session that ended, or by going back', async () => {
  const ana = await sheetOf(fifthPatient)
  const address = ana.url().replace(/\?.*/, '')
  await ana.keyboard.press('Alt+m')
  await ana.keyboard.type('losartan 50 1 cada 12h 30d')
  await arrive(ana, ana.keyboard.press('Enter'))
  const field = (name: string) => ana.locator(`[name="medicines.0.${name}"]`)
  const upc = (answer: 'si' | 'no') => ana.locator(`[name="medicines.0.isUpcFinanced"][value="${answer}"]`).check()
  const saved = (text: RegExp) => expect.poll(() => ana.locator('[data-save-status]').innerText(), soon).toMatch(text)

  // A yes by mistake: what was answered is there again, in one field of each name, also after a reload.
  await upc('no')
  await ana.locator('[name="medicines.0.causes.CausaS3"][value="1"]').check()
  await field('causes.MedPBSUtilizado').fill('Enalapril')
  await field('justification').fill('Fracasó con lo financiado')
  await upc('si')
  await expect.poll(() => ana.locator('.ma-causes').count(), soon).toBe(0)
  await saved(/^Guardado/)
  await upc('no')
  await ana.locator('.ma-causes').first().waitFor()
  const written = async () => [
    ...[await field('causes.MedPBSUtilizado').inputValue(), await field('justification').inputValue()],
    ...[await field('justification').count(), await field('causes.MedPBSUtilizado').count()],
  ]
  expect(await written()).toEqual(['Enalapril', 'Fracasó con lo financiado', 1, 1])
  await expect.poll(() => ana.evaluate('document.querySelector("[data-save-status]").textContent'), soon).toMatch(/^Guardado/)
  await ana.goto(address)
  expect(await written()).toEqual(['Enalapril', 'Fracasó con lo financiado', 1, 1])

  // The session ends in another window: a button leads nowhere with what is not saved, and works once one is back.
  const other = await ana.context().newPage()
  await other.goto('/mipres')
  await press(other, other.getByRole('button', { name: 'Salir' }))
  await field('duration').fill('45')
  await ana.getByRole('button', { name: 'Guardar borrador' }).click()
  await saved(/^Su sesión terminó\. Lo escrito sigue aquí/)
  expect([ana.url(), await field('duration').inputValue()]).toEqual([address, '45'])
  await signInAs(other, 'prescriptora')
  // A button takes no second click within a second.
  await ana.waitForTimeout(1_100)
  await press(ana, 'Guardar borrador')
  expect(await field('duration').inputValue()).toBe('45')
  await other.goto(address)
  expect(await other.locator('[name="medicines.0.duration"]').inputValue()).toBe('45')
  await other.close()

  // Back after a review, and after a wrong password, is that page again and no error of the browser.
  await press(ana, 'Revisar y firmar')
  expect(await textOf(ana, '.govuk-error-summary')).toContain('Falta')
  await ana.goto('/mipres')
  await ana.goBack()
  expect(await textOf(ana, '.govuk-error-summary')).toContain('Falta')
  await fill(ana, { 'diagnosis.text': 'I10X' })
  await upc('si')
  await press(ana, 'Revisar y firmar')
  await fill(ana, { clave: 'no es esta' })
  await press(ana, 'Firmar la fórmula')
  expect(await textOf(ana, '.govuk-error-summary')).toContain('La contraseña no es la de su cuenta')
  await ana.goto('/mipres')
  await ana.goBack()
  expect(await ana.title()).toContain('Revise y firme la fórmula')
})

test('the sheet as the hand meets it: the list under a field, what the rules say with their repairs, what is asked without UPC', async () => {
  const ana = await sheetOf(fourthPatient)
  await ana.keyboard.type('diabetes')
  await offered(ana)
  expect(await look(ana, 'hoja-lista-abierta')).toEqual([])
  await ana.keyboard.press('ArrowDown')
  await ana.keyboard.press('ArrowUp')
  await ana.keyboard.press('End')
  await ana.keyboard.press('Escape')
  expect(await ana.locator('[role=listbox]').first().isVisible()).toBe(false)
  await ana.keyboard.type(' complicaciones')
  await offered(ana)
  await ana.keyboard.press('Tab')
  expect(await ana.locator('[name="diagnosis"]').inputValue()).toMatch(/^E1/)

  // The keys are off at a press, and on again.
  const handIn = () => ana.evaluate('document.activeElement.name')
  await ana.getByRole('button', { name: 'Apagar las teclas rápidas' }).click()
  await ana.keyboard.press('Alt+m')
  expect(await handIn()).not.toBe('linea')
  await ana.getByRole('button', { name: 'Encender las teclas rápidas' }).click()
  await ana.keyboard.press('Alt+m')
  expect(await handIn()).toBe('linea')
  await ana.keyboard.type('losartan 50 1 cada 12h 120d')
  await arrive(ana, ana.keyboard.press('Enter'))
  await ana.locator('[name="medicines.0.isUpcFinanced"][value="no"]').check()
  await ana.locator('.ma-causes').first().waitFor()
  expect(await look(ana, 'hoja-con-aviso')).toEqual([])
  await ana.locator('[name="medicines.0.isUpcFinanced"][value="si"]').check()
  await expect.poll(() => ana.locator('.ma-causes').count(), soon).toBe(0)

  // Signed only when every warning has been mended or answered; each is a way to its place.
  await arrive(ana, ana.keyboard.press('Control+Enter'))
  expect(await textOf(ana, '.govuk-error-summary')).toContain('120 días')
  expect(await look(ana, 'hoja-devuelta')).toEqual([])
  await press(ana, 'Dejar 90 días: 180 tabletas')
  expect(await textOf(ana, '.ma-total')).toContain('180 tabletas')
  await arrive(ana, ana.keyboard.press('Control+Enter'))
  expect(await look(ana, 'hoja-revisada')).toEqual([])
})
