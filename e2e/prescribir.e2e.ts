import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { signInAs } from './flow.ts'
import { fill, follow, heading, passwordOfDemo, press, textOf } from './harness/acts.ts'
import { look } from './harness/look.ts'
import { useStage } from './harness/stage.ts'
import { typist } from './harness/typist.ts'

const stage = useStage()

const rosa = '1900007319'
const most = 25

/** What the list of a field shows, once it is there. */
const offered = (page: Page) => page.locator('[role=option]').first().waitFor()

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
  await hand.go('Control+Enter')
  expect(await heading(ana)).toBe('Revise y firme la fórmula')
  expect(await hand.hand()).toBe('clave')
  await hand.secret(passwordOfDemo)
  await hand.go('Enter')
  const seconds = (performance.now() - began) / 1000

  expect(await textOf(ana)).toMatch(/\d{8} \d{3} \d{9}/)
  const { keys, terms, secret } = hand.counted
  console.log(
    `Por teclado: ${keys} teclas, más ${terms} de lo que se busca y ${secret} de la contraseña; ${seconds.toFixed(1)} s sin el tiempo de una mano`,
  )
  expect(keys).toBeLessThanOrEqual(most)
})
