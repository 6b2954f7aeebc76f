import { expect, test } from 'vitest'
import { dayAfter, dayOf } from '../src/shared/calendar.ts'
import { longDate } from '../src/shared/dates-es.ts'
import { signInAs } from './flow.ts'
import { press, textOf } from './harness/acts.ts'
import { useStage } from './harness/stage.ts'

const stage = useStage()

test('the minute before the plaza ends the right is there, the minute after it is gone, in two processes at once', async () => {
  const [page, clock] = [await stage.newcomer(), await stage.newcomer()]
  const addresses = [stage.program().url, await stage.program().twin()]
  await signInAs(page, 'plaza.termina')
  const answers = async (path: string) => {
    const said: string[] = []
    for (const address of addresses) {
      await page.goto(`${address}${path}`)
      said.push(await textOf(page))
    }
    return said
  }
  // Each time at the other process: what one moves the other sees.
  const move = async (button: string, address: string) => {
    await clock.goto(`${address}/demo/reloj`)
    await press(clock, button)
    expect(await textOf(clock)).toContain('El reloj avanzó.')
  }
  // The plaza of «termina mañana», whatever day this is.
  const lastDay = longDate(dayAfter(dayOf(new Date()))).replace(/\s/g, ' ')
  const [one, other] = addresses as [string, string]
  const may = [
    expect.stringContaining('Puede prescribir hoy en la sede'),
    expect.stringContaining('Puede prescribir hoy en la sede'),
  ]

  expect(await answers('/por-que-no')).toEqual(may)
  await move('Hasta un minuto después de medianoche', one)
  await move('Hasta un minuto antes de medianoche', other)
  expect(await answers('/por-que-no')).toEqual(may)
  await move('Hasta un minuto después de medianoche', one)
  for (const said of await answers('/por-que-no')) {
    expect(said).toMatch(/No puede prescribir hoy en la sede/)
    expect(said).toContain(`Su plaza de Servicio Social Obligatorio en esta sede terminó el ${lastDay}`)
  }
  for (const said of await answers('/solicitudes')) expect(said).toContain(`Su Servicio Social terminó el ${lastDay}`)
})
