import { afterAll, beforeAll, expect, test } from 'vitest'
import { CalendarDate, toDuring } from '../../shared/calendar.ts'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, times, type World } from '../../testing/world.ts'
import { endDelegation, nameDelegate } from './index.ts'

type TestPerson = World['people']['dora']
let world: World
let officials: TestPerson[]
beforeAll(async () => {
  world = await openWorld()
  officials = await Promise.all(times(16, () => world.newPerson({ profession: null })))
  for (const { personId } of officials)
    await world.owner.query(sql`
      insert into official (id, person_id, during, named_at) values (${world.app.newId()}, ${personId}, '[2025-01-01,)', ${noon})`)
})
afterAll(() => world.close())

const during = toDuring({ from: CalendarDate.parse('2026-03-01'), until: null })
const name = (person: TestPerson, official: TestPerson, entidadId = world.clinica.id, app = world.app) =>
  nameDelegate(
    app,
    { by: official, requestId: null, attempt: null },
    {
      entidadId,
      personId: person.personId,
      accountId: person.accountId,
      sedeIds: null,
      during,
      letter: 'Oficio 1',
      documentSeen: { type: 'CC', number: person.number },
    },
  )
const rounds = times(25, (i) => i + 1)
const codes = (results: { ok: boolean; refusal?: { code: string } }[]) =>
  results.map((result) => (result.ok ? 'accepted' : (result.refusal?.code ?? ''))).sort()

test.each(rounds)('of 16 officials who name one person at once, one does and 15 are told so (%i)', async () => {
  const person = await world.newPerson({ level: 0, profession: null })
  const results = await Promise.all(officials.map((official) => name(person, official)))

  expect(codes(results)).toEqual(['accepted', ...Array(15).fill('already-delegate')])
  expect(await world.owner.query(sql`select id from proofing where person_id = ${person.personId}`)).toHaveLength(1)
})

test.each(rounds)('of 16 officials who end one delegation at once, one does and 15 are told so (%i)', async () => {
  const person = await world.newPerson({ level: 0, profession: null })
  const named = await name(person, officials[0]!)
  if (!named.ok) throw new Error(named.refusal.code)
  const which = { entidadId: world.clinica.id, id: named.value.id, reason: 'Fin del contrato' }
  const results = await Promise.all(
    officials.map((official) => endDelegation(world.app, { by: official, requestId: null, attempt: null }, which)),
  )
  expect(codes(results)).toEqual(['accepted', ...Array(15).fill('already-over')])
})

test.each(rounds)('officials who name each other at two entidades never wait in a ring (%i)', async () => {
  const [one, two] = [await world.newPerson({ profession: null }), await world.newPerson({ profession: null })]
  for (const { personId } of [one, two])
    await world.owner.query(sql`
      insert into official (id, person_id, during, named_at) values (${world.app.newId()}, ${personId}, '[2025-01-01,)', ${noon})`)
  let attempts = 0
  const clock: typeof world.app.clock = (db) => {
    attempts++
    return world.app.clock(db)
  }
  const counting = { ...world.app, clock }
  const results = await Promise.all([
    name(one, two, world.clinica.id, counting),
    name(two, one, world.hospital.id, counting),
    name(one, two, world.hospital.id, counting),
    name(two, one, world.clinica.id, counting),
  ])
  expect(codes(results)).toEqual(Array(4).fill('accepted'))
  expect(attempts).toBe(4) // a deadlock would have been tried again
})
