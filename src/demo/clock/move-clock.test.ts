import { afterAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { type Demo, openDemo } from '../../testing/demo-country.ts'
import { times } from '../../testing/world.ts'
import { findAhead, findComing } from './clock-store.ts'
import { moveClock } from './move-clock.ts'

let demo: Demo
beforeEach(async () => {
  demo ??= await openDemo()
})
afterAll(() => demo.close())

const asked = { dia: '', hora: '', by: null, requestId: 'r' }
const move = async (avance: string, more: Partial<Parameters<typeof moveClock>[1]> = {}, app = demo.app) =>
  moveClock(app, { ...asked, avance, visto: await findAhead(app.db), ...more })

test('the clock moves in every process alike, for the program and for PostgreSQL', async () => {
  const other = demo.newProcess()
  const before = await other.clock(other.db)
  expect((await move('siete-dias')).ok).toBe(true)
  const after = await other.clock(other.db)
  const days = (after.getTime() - before.getTime()) / 86_400_000
  expect(days).toBeGreaterThan(7)
  expect(days).toBeLessThan(7.01)
})

test('it never goes back: the form refuses an earlier day, the table a negative lead', async () => {
  const before = await findAhead(demo.app.db)
  expect(await move('fecha', { dia: '1/1/2026' })).toMatchObject({ ok: false, refusal: { code: 'not-ahead' } })
  expect(await findAhead(demo.app.db)).toBe(before)
  await expect(demo.app.db.query(sql`update legal_clock set ahead = ${'-1 second'}`)).rejects.toMatchObject({
    constraint: 'legal_clock_never_back',
  })
})

test('pressed sixteen times at once it moves once', async () => {
  const visto = await findAhead(demo.app.db)
  const results = await Promise.all(times(16, () => move('un-dia', { visto })))
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(results.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'moved-meanwhile' } })
  expect(Number(await findAhead(demo.app.db)) - Number(visto)).toBe(86_400_000)
})

test('every move is recorded, with who did it where somebody was signed in', async () => {
  const [account] = await demo.owner.query<{ personId: never; accountId: never }>(sql`
    select id as "accountId", person_id as "personId" from account where email = 'mesa@demo.example'`)
  await move('una-hora', { by: account! })
  const events = await demo.owner.query(sql`
    select actor_kind as kind, account_id as "accountId", reason from audit_event where act = 'clock.moved' order by recorded_at`)
  expect(events).toHaveLength(3)
  expect(events.at(0)).toMatchObject({ kind: 'SISTEMA', accountId: null })
  expect(events.at(-1)).toMatchObject({
    kind: 'PERSONA',
    accountId: account?.accountId,
    reason: expect.stringMatching(/^Del .+ al .+m\.$/),
  })
})

test('what comes by itself is told in its order', async () => {
  const coming = await findComing(demo.app.db, new Date(Date.now()), 100)
  expect(new Set(coming.map(({ what }) => what))).toEqual(
    new Set(['ACTIVACION_EMPIEZA', 'ACTIVACION_TERMINA', 'DELEGACION_TERMINA', 'SANCION_EMPIEZA', 'SANCION_TERMINA']),
  )
  const instants = coming.map(({ at }) => at.getTime())
  expect(instants).toEqual(instants.toSorted((a, b) => a - b))
})
