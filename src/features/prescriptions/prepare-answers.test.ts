import { afterAll, beforeAll, expect, test } from 'vitest'
import { losartan, preparePrescribing, usualText } from '../../testing/prescribing.ts'
import { openWorld, type World } from '../../testing/world.ts'

let world: World
let desk: Awaited<ReturnType<typeof preparePrescribing>>
beforeAll(async () => {
  world = await openWorld()
  desk = await preparePrescribing(world)
})
afterAll(() => world.close())

test('R-PRE-3: only what a rule asks for is signed: a reason for what was mended since goes out', async () => {
  const { id: patientId } = await desk.newPatient()
  const answers = { 'R-PRE-4': 'Viene de otra institución.', 'R-PRE-7': 'Se ajusta la dosis.' }
  const of = async (changed: Parameters<typeof losartan>[0]) => {
    const text = usualText({ medicines: [losartan({ answers, totalReason: 'Viene en cajas de cien.', ...changed })] })
    const { content } = await desk.prepare({ patientId, text })
    const [medicine] = content?.medicines ?? []
    return { answers: medicine?.answers.map(({ rule }) => rule), totalReason: medicine?.totalReason }
  }
  expect(await of({ duration: '120', total: '300' })).toEqual({ answers: ['R-PRE-4'], totalReason: 'Viene en cajas de cien.' })
  expect(await of({ duration: '90' })).toEqual({ answers: [], totalReason: null })
})
