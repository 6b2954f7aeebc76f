import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { losartan, preparePrescribing, usualText } from '../../testing/prescribing.ts'
import { noon, openWorld, type World } from '../../testing/world.ts'

let world: World
let desk: Awaited<ReturnType<typeof preparePrescribing>>
beforeAll(async () => {
  world = await openWorld()
  desk = await preparePrescribing(world)
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

async function send(url: string, body: unknown, key: string) {
  const headers = { ...world.as(world.people.pedro), 'content-type': 'application/json', 'idempotency-key': key }
  const reply = await world.server.inject({ method: 'POST', url, headers, payload: JSON.stringify(body) })
  return { status: reply.statusCode, json: reply.json() }
}
const list = '/api/prescription-drafts'

test('one key is one effect and one answer, of drafts and of favourites; with another body 422', async () => {
  const { id: patientId } = await desk.newPatient()
  const made = await send(list, { patientId }, world.app.newId())
  const { id, revision } = made.json.draft
  const medicine = usualText({ medicines: [losartan()] }).medicines[0]
  expect((await send(list, { patientId, text: usualText() }, world.app.newId())).status).toBe(200)
  const intentions: [url: string, body: object, other: object, status: number][] = [
    [list, { patientId: (await desk.newPatient()).id }, { patientId }, 201],
    [`${list}/${id}`, { revision, text: usualText() }, { revision, text: usualText({ diagnosis: 'J00X' }) }, 200],
    ['/api/prescription-favourites', { name: 'Uno', medicine }, { name: 'Otro', medicine }, 201],
  ]
  for (const [url, body, other, status] of intentions) {
    const key = world.app.newId()
    const both = await Promise.all([send(url, body, key), send(url, body, key)])
    expect([url, both.map((one) => one.status)]).toEqual([url, [status, status]])
    expect(both[0]).toEqual(both[1])
    expect([url, (await send(url, other, key)).status]).toEqual([url, 422])
  }
  // What was written of a patient is kept nowhere but in the draft.
  const outcomes = await world.owner.query<{ outcome: string }>(sql`
    select outcome::text as outcome from idempotency_key where outcome::text like '%patientId%'`)
  expect(outcomes.length).toBeGreaterThan(1)
  expect(outcomes.filter(({ outcome }) => /I10X|medicines|diagnosis/.test(outcome))).toEqual([])
  const [gone, again] = [world.app.newId(), world.app.newId()]
  expect([
    (await send(`${list}/${id}/discard`, {}, gone)).status,
    (await send(`${list}/${id}/discard`, {}, gone)).status,
    (await send(`${list}/${id}/discard`, {}, again)).status,
  ]).toEqual([200, 200, 404])
})

test('what was refused leaves no trace: the mended body goes with the same key', async () => {
  const { id: patientId } = await desk.newPatient()
  const { id, revision } = (await send(list, { patientId }, world.app.newId())).json.draft
  const key = world.app.newId()
  expect((await send(`${list}/${id}`, { revision: revision + 7, text: usualText() }, key)).status).toBe(409)
  expect((await send(`${list}/${id}`, { revision, text: usualText() }, key)).status).toBe(200)
})
