import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { preparePrescribing, usualText } from '../../testing/prescribing.ts'
import { sheetHands } from '../../testing/sheet.ts'
import { noon, openWorld, type World } from '../../testing/world.ts'

let world: World
let desk: Awaited<ReturnType<typeof preparePrescribing>>
let begin: ReturnType<typeof sheetHands>['begin']
beforeAll(async () => {
  world = await openWorld()
  desk = await preparePrescribing(world)
  ;({ begin } = sheetHands(world, desk))
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

test('the names that a list shows are one event of the record; opening a sheet is another', async () => {
  const { home } = await begin()
  const count = async (act: string) =>
    (await world.owner.query<{ n: number }>(sql`select count(*)::int as n from audit_event where act = ${act}`))[0]?.n ?? 0
  const [listed, read] = [await count('prescription.listed'), await count('patient.read')]
  await world.get('/mipres', world.people.pedro)
  await world.get(home, world.people.pedro)
  await world.get(`${home}?hecho=guardado`, world.people.pedro)
  expect([(await count('prescription.listed')) - listed, (await count('patient.read')) - read]).toEqual([1, 1])
})

test('R-PAC-7: ten minutes after it was recorded, whatever shows the patient is another reading', async () => {
  const { patient, home, press } = await begin()
  const id = home.split('/').at(-1)!
  const { pedro } = world.people
  const readings = async () =>
    (await world.owner.query(sql`select id from audit_event where act = 'patient.read' and object_id = ${patient.id}`)).length
  let minutes = 0
  const later = () => {
    minutes += 11
    world.moveClockTo(new Date(noon.getTime() + 60_000 * minutes))
  }
  const shows: [string, () => Promise<unknown>][] = [
    ['the sheet', () => world.get(`${home}?hecho=guardado`, pedro)],
    ['a saving that another overtook', () => press('guardar', {}, { revision: '0' })],
    ['what will be signed', () => world.get(`${home}/firmar`, pedro)],
    ['the question whether to discard it', () => world.get(`${home}/descartar`, pedro)],
    ['the draft, for a program', () => world.get(`/api/prescription-drafts/${id}`, pedro)],
  ]
  for (const [what, show] of shows) {
    later()
    const before = await readings()
    await show()
    expect([what, await readings()]).toEqual([what, before + 1])
    await show()
    expect([what, 'a moment later', await readings()]).toEqual([what, 'a moment later', before + 1])
  }
  // Saved by a program, nothing of the patient was seen: what is opened next is a reading.
  later()
  const { revision } = (await world.get(`/api/prescription-drafts/${id}`, pedro)).json().draft
  later()
  const before = await readings()
  const headers = { ...world.as(pedro), 'content-type': 'application/json' }
  const payload = JSON.stringify({ revision, text: usualText() })
  const saved = await world.server.inject({ method: 'POST', url: `/api/prescription-drafts/${id}`, headers, payload })
  expect([saved.statusCode, await readings()]).toEqual([200, before])
  await world.get(`${home}?hecho=x`, pedro)
  expect(await readings()).toBe(before + 1)
})

test('nobody repeats for one patient what was signed for another', async () => {
  const { pedro } = world.people
  const [one, two] = [await desk.newPatient(), await desk.newPatient()]
  const number = await desk.signed({ patientId: one.id })
  const refused = await world.get(`/mipres/empezar?paciente=${two.id}&repite=${number}`, pedro)
  expect(refused.statusCode).toBe(422)
  expect(await world.owner.query(sql`select id from prescription_draft where patient_id = ${two.id}`)).toEqual([])
})

test('no page of another site, and no HEAD, begins a sheet', async () => {
  const { pedro } = world.people
  const patient = await desk.newPatient()
  const url = `/mipres/empezar?paciente=${patient.id}`
  const ask = async (method: 'GET' | 'HEAD', more: Record<string, string> = {}) =>
    (await world.server.inject({ method, url, headers: { ...world.as(pedro), ...more } })).statusCode
  expect([await ask('GET', { 'sec-fetch-site': 'cross-site' }), await ask('GET', { 'sec-fetch-site': 'same-site' })]).toEqual([
    403, 403,
  ])
  expect(await ask('HEAD')).toBe(404)
  const drafts = () => world.owner.query(sql`select id from prescription_draft where patient_id = ${patient.id}`)
  expect(await drafts()).toEqual([])
  expect(await ask('GET', { 'sec-fetch-site': 'none' })).toBe(303)
  expect(await drafts()).toHaveLength(1)
})

test.each(['constructor', 'toString', '__proto__'])('%s, which every object has, is no word of an address', async (word) => {
  const { home } = await begin()
  const { pedro } = world.people
  for (const url of [home, '/mipres', '/mipres/favoritos']) {
    const { statusCode, body } = await world.get(`${url}?hecho=${word}`, pedro)
    expect([url, statusCode, body.includes('native code')]).toEqual([url, 200, false])
  }
})
