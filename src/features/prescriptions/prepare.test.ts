import { afterAll, beforeAll, expect, test } from 'vitest'
import { CalendarDate } from '../../shared/calendar.ts'
import { amlodipino, losartan, preparePrescribing, usualRuling, usualText } from '../../testing/prescribing.ts'
import { noon, openWorld, type World } from '../../testing/world.ts'
import { findHistory } from './prepare-store.ts'
import { PrescriptionText } from './prescription-text.ts'

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

test('R-PRE-3: while something cannot be read yet, the rules are asked of the lines that can', async () => {
  const { id: patientId } = await desk.newPatient()
  const said = async (changed: Parameters<typeof usualText>[0]) => {
    const { content, findings } = await desk.prepare({ patientId, text: usualText(changed) })
    expect(content).toBeNull()
    return findings.map(({ rule, field, reason }) => `${rule} ${field} ${reason ?? ''}`.trim())
  }
  const tooLong = losartan({ duration: '120' })
  expect(await said({ diagnosis: '', medicines: [tooLong] })).toEqual(['R-PRE-1 diagnosis', 'R-PRE-4 medicines.0.duration'])
  expect(await said({ diagnosis: '', medicines: [losartan()] })).toEqual(['R-PRE-1 diagnosis'])
  // What is given for one line stays that line's.
  const answered = losartan({ duration: '120', answers: { 'R-PRE-4': 'Viene de otra institución.' } })
  expect(await said({ medicines: [amlodipino({ dose: '' }), answered] })).toEqual([
    'R-PRE-1 medicines.0.dose',
    'R-PRE-4 medicines.1.duration Viene de otra institución.',
  ])
  // Of a line with a code that is none nothing else is said.
  expect(await said({ medicines: [losartan({ duration: '120', route: '999' }), amlodipino({ duration: '120' })] })).toEqual([
    'R-PRE-1 medicines.0.route',
    'R-PRE-4 medicines.1.duration',
  ])
})

test('R-PRE-1: what is wrong is told in the order of the form, a ruling first', async () => {
  const { id: patientId } = await desk.newPatient()
  const ruling = { ...usualRuling, rulingNumber: '' }
  const wrong = { diagnosis: '', related1: 'J00X', related2: 'J00X', medicines: [losartan({ dose: '' })], ruling }
  const { findings } = await desk.prepare({
    ...{ patientId, kind: 'TUTELA' },
    text: PrescriptionText.parse({ ambito: '', isReferral: '', ...wrong }),
  })
  expect(findings.map(({ field }) => field)).toEqual(['ruling.rulingNumber', 'diagnosis', 'related2', 'medicines.0.dose'])
})

test('R-PRE-7: what lasts counts however long ago it was signed', async () => {
  const { id: patientId } = await desk.newPatient()
  const forYears = losartan({
    provision: '2',
    duration: '3',
    durationUnit: '6',
    total: '2190',
    answers: { 'R-PRE-4': 'Tratamiento de años.' },
  })
  await desk.signed({ patientId, text: usualText({ medicines: [forYears] }) })
  world.moveClockTo(new Date('2028-04-01T12:00:00-05:00'))
  const { pedro } = world.people
  const today = CalendarDate.parse('2028-04-01')
  const { active } = await findHistory(world.app.db, { patientId, prescriberId: pedro.personId, today, replaces: null })
  expect(active).toMatchObject([{ ingredient: '90058', signedOn: '2026-03-01' }])
  world.moveClockTo(noon)
})
