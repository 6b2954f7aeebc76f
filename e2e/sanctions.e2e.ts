import { expect, test } from 'vitest'
import { activate, answerQuestions, sanctionRows, seeDocument, signInAs } from './flow.ts'
import { follow, press, textOf } from './harness/acts.ts'
import { useStage } from './harness/stage.ts'

const stage = useStage()

async function load(document: string, from: string, last: string) {
  const { write, cli } = stage.program()
  const { code, said } = await cli('rethus', 'import', write(`sancion-${document}.csv`, sanctionRows(document, from, last)))
  expect([code, said]).toEqual([0, expect.stringContaining('1')])
}

test('a sanction that comes while an application is being written stops it where it is sent', async () => {
  const page = await stage.newcomer()
  await signInAs(page, 'lista')
  await answerQuestions(page, { search: 'remanso', ips: 'Centro Médico Remanso' })
  await load('1900000109', '2026-01-05', '2099-12-31')
  await press(page, 'Aceptar y enviar')
  expect(await textOf(page, '.govuk-error-summary')).toContain('Tiene una sanción vigente hasta el 31 de diciembre de 2099.')
  await page.goto('/solicitudes')
  expect(await textOf(page)).toContain('Todavía no ha enviado solicitudes')
})

test('a sanction that comes while the delegate has the form open stops the activation, with its dates', async () => {
  const page = await stage.newcomer()
  await signInAs(page, 'delegado')
  await page.goto('/delegado')
  await follow(page, /Juliana/)
  await seeDocument(page, '1900000111')
  await load('1900000111', '2026-01-05', '2099-12-31')
  await activate(page)
  expect(await textOf(page, '.govuk-error-summary')).toContain(
    'Tiene una sanción vigente del 5 de enero de 2026 al 31 de diciembre de 2099.',
  )
})

test('a right lasts through its last day and is gone the minute after', async () => {
  const [page, clock] = [await stage.newcomer(), await stage.newcomer()]
  await signInAs(page, 'termina.manana')
  const move = async (button: string) => {
    await clock.goto('/demo/reloj')
    await press(clock, button)
    expect(await textOf(clock)).toContain('El reloj avanzó.')
  }
  const answer = async () => {
    await page.goto('/por-que-no')
    return textOf(page)
  }
  expect(await answer()).toContain('Puede prescribir hoy en la sede')
  await move('Hasta un minuto después de medianoche')
  await move('Hasta un minuto antes de medianoche')
  expect(await answer()).toContain('Puede prescribir hoy en la sede')
  await move('Hasta un minuto después de medianoche')
  expect(await answer()).toMatch(/No puede prescribir hoy en la sede .* No está activo en esta sede en esa fecha\./)
  await page.goto('/solicitudes')
  expect(await textOf(page)).toContain('En ninguna sede todavía.')
})
