import { expect, test } from 'vitest'
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
    expect(said).toMatch(/Su plaza de Servicio Social Obligatorio en esta sede terminó el 24 de noviembre de 2026/)
  }
  for (const said of await answers('/solicitudes')) expect(said).toMatch(/Su Servicio Social terminó el 24 de noviembre de 2026/)
})
