import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, times, type World } from '../../testing/world.ts'
import { noticeLink } from '../notifications/index.ts'
import { resolveCase } from './resolve-case.ts'
import { sayNotMeByLink } from './say-not-me.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const rounds = times(25, (i) => i + 1)
const codes = (results: { ok: boolean; refusal?: { code: string } }[]) =>
  results.map((result) => (result.ok ? 'accepted' : result.refusal?.code)).sort()

async function suspect() {
  const person = await world.newPerson()
  const { id } = await world.newActivation(person, 'PRESCRIPTOR')
  const { personId, accountId } = person
  const linked = {
    personId,
    accountId,
    subject: 'ACTIVACION',
    objectId: id,
    entidadId: world.hospital.id,
    what: 'Lo activaron',
    sentTo: person.email,
  } as const
  const token = async () => new URL(await noticeLink(world.app.db, world.app, linked)).searchParams.get('aviso') ?? ''
  return { person, id, token }
}
const deny = (token: string) => sayNotMeByLink(world.app, { token, said: '', requestId: 'race' })

test.each(rounds)('of 16 presses of one link one opens the case and 15 are told that it was used (%i)', async () => {
  const { person, token } = await suspect()
  const one = await token()
  const results = await Promise.all(times(16, () => deny(one)))
  expect(codes(results)).toEqual(['accepted', ...Array(15).fill('notice-used')])
  expect(await world.owner.query(sql`select from desk_case where person_id = ${person.personId}`)).toHaveLength(1)
  const mails = await world.owner.query(sql`select from outbox where payload ->> 'to' = ${person.email}`)
  expect(mails).toHaveLength(1)
})

test.each(rounds)('16 links of one right pressed at once are one case and one end (%i)', async () => {
  const { person, id, token } = await suspect()
  const links = await Promise.all(times(16, token))
  expect(codes(await Promise.all(links.map(deny)))).toEqual(Array(16).fill('accepted'))
  expect(await world.owner.query(sql`select from desk_case where person_id = ${person.personId}`)).toHaveLength(1)
  expect(await world.owner.query(sql`select from activation_end where activation_id = ${id}`)).toHaveLength(1)
})

test.each(rounds)('of 16 officials with both outcomes one resolves and 15 are told so (%i)', async () => {
  const { person, token } = await suspect()
  world.moveClockTo(noon)
  const opened = await deny(await token())
  if (!opened.ok) throw new Error(opened.refusal.code)
  world.moveClockTo(new Date(noon.getTime() + 60_000))
  const { rita, olga } = world.people
  const results = await Promise.all(
    times(16, (i) =>
      resolveCase(world.app, {
        ...{ by: i % 2 ? rita : olga, caseId: opened.value.id, reason: 'Lo revisé.', isRevoked: false },
        ...{ outcome: i % 4 < 2 ? 'SUPLANTACION' : 'FUE_LA_PERSONA', intento: world.app.newId(), requestId: 'race' },
      }),
    ),
  )
  expect(codes(results)).toEqual(['accepted', ...Array(15).fill('already-closed')])
  const [row] = await world.owner.query<{ outcome: string; rights: number }>(sql`
    select c.outcome, (select count(*)::int from activation a where a.person_id = c.person_id and a.during @> ${noon}::timestamptz + interval '2 minutes') as rights
    from desk_case c where c.person_id = ${person.personId}`)
  expect(row?.rights).toBe(row?.outcome === 'FUE_LA_PERSONA' ? 1 : 0)
})
