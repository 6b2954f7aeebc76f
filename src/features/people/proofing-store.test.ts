import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonId } from '../../shared/id.ts'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, type World } from '../../testing/world.ts'
import { findAccountsClaiming } from './account-store.ts'
import { changeRightsOf, lockPerson } from './change-rights.ts'
import { endProofing, findLiveProofing, insertProofing, type NewProofing, proofingRefusalByConstraint } from './proofing-store.ts'
import { rematchAccounts } from './rematch-accounts.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const seen = (person: World['people']['ana'], by: PersonId): NewProofing => ({
  id: world.app.newId(),
  accountId: person.accountId,
  personId: person.personId,
  ground: 'DOCUMENTO_VISTO',
  documentType: 'CC',
  documentNumber: person.number,
  seenBy: by,
  office: 'DELEGADO',
  entidadId: world.hospital.id,
  at: noon,
})
const prove = (proofing: NewProofing) =>
  world.app.transaction(async (db) => {
    await lockPerson(db, proofing.personId)
    return insertProofing(db, proofing)
  })

test('R-ACC-4: one account acts as the person, from the instant its document was seen until the proofing ends', async () => {
  const { ana, dora } = world.people
  const at = (instant: Date) => findLiveProofing(world.app.db, ana.personId, instant)
  expect(await at(noon)).toBeNull()
  expect((await prove(seen(ana, dora.personId))).ok).toBe(true)
  expect(await at(new Date(noon.getTime() - 1))).toBeNull()
  expect(await at(noon)).toMatchObject({
    accountId: ana.accountId,
    ground: 'DOCUMENTO_VISTO',
    documentNumber: ana.number,
    seenBy: dora.personId,
    office: 'DELEGADO',
    since: noon,
  })

  const later = new Date(noon.getTime() + 60_000)
  expect(await endProofing(world.app.db, { personId: ana.personId, at: later, reason: 'documento falso' })).not.toBeNull()
  expect(await at(new Date(later.getTime() - 1))).not.toBeNull()
  expect(await at(later)).toBeNull()
  expect(await endProofing(world.app.db, { personId: ana.personId, at: later, reason: 'otra vez' })).toBeNull()
  expect(await world.owner.query(sql`select ended_reason as reason from proofing where person_id = ${ana.personId}`)).toEqual([
    { reason: 'documento falso' },
  ])
})

test('R-ACC-4: a second account is refused while the first holds the person, by the rule and by the constraint', async () => {
  const { pedro, caro, dora } = world.people
  await world.owner.query(sql`update account set person_id = ${pedro.personId} where id = ${caro.accountId}`)
  const rival = { ...seen(pedro, dora.personId), accountId: caro.accountId }
  expect(await prove(rival)).toEqual({ ok: false, refusal: { code: 'person-already-held' } })
  expect((await findAccountsClaiming(world.app.db, pedro.personId)).map(({ id }) => id).sort()).toEqual(
    [pedro.accountId, caro.accountId].sort(),
  )

  const behindTheRule = changeRightsOf(world.app, pedro.personId, proofingRefusalByConstraint, async (db) => {
    await db.query(sql`
      insert into proofing (id, account_id, person_id, ground, document_type, document_number, seen_by, office, during)
      values (${rival.id}, ${rival.accountId}, ${rival.personId}, 'DOCUMENTO_VISTO', 'CC', '1', ${rival.seenBy}, 'DELEGADO', tstzrange(${noon}, null))`)
    return { ok: true, value: null }
  })
  expect(await behindTheRule).toEqual({ ok: false, refusal: { code: 'person-already-held' } })
  await world.owner.query(sql`update account set person_id = ${caro.personId} where id = ${caro.accountId}`)
})

test('R-ACC-4: nobody vouches for himself; the operator at the command line may, once, for the first official', async () => {
  const { caro } = world.people
  expect(await prove(seen(caro, caro.personId))).toEqual({ ok: false, refusal: { code: 'self-proofing' } })
  expect((await prove({ ...seen(caro, caro.personId), seenBy: null, office: 'OPERADOR', entidadId: null })).ok).toBe(true)
})

test('R-ACC-3: when ReTHUS now says the same, the account rises to level 1; others do not, and none is lowered', async () => {
  const agreeing = await world.newPerson({ firstName: 'Mara', firstSurname: 'Ríos', level: 0 })
  const differing = await world.newPerson({ firstName: 'Nelly', firstSurname: 'Ríos', level: 0 })
  const unasked = await world.newPerson({ firstName: 'Olma', firstSurname: 'Ríos', level: 0 })
  const unknown = await world.newPerson({ firstName: 'Paz', firstSurname: 'Ríos', level: 0, profession: null })
  const agreed = await world.newPerson({ firstName: 'Queta', firstSurname: 'Peña', level: 1 })
  const matched = await world.newPerson({ firstName: 'Queta', firstSurname: 'Ríos', level: 1 })
  await world.owner.query(sql`update person set first_surname = 'RIOS' where id = ${agreeing.personId}`)
  await world.owner.query(
    sql`update person set birth_date = '1990-05-18' where id = any(${[differing.personId, matched.personId]})`,
  )

  const asked = [agreeing, differing, unknown, agreed, matched].map(({ personId }) => personId)
  const later = new Date(noon.getTime() + 60_000)
  expect(await rematchAccounts(world.app.db, asked, later)).toBe(1)
  const levels = await Promise.all(
    [agreeing, differing, unasked, unknown, agreed, matched].map(
      async ({ accountId }) =>
        (
          await world.owner.query<{ level: number; at: Date }>(
            sql`select match_level as level, matched_at as at from account where id = ${accountId}`,
          )
        )[0],
    ),
  )
  expect(levels).toEqual([
    { level: 1, at: later },
    { level: 0, at: null },
    { level: 0, at: null },
    { level: 0, at: null },
    { level: 1, at: noon },
    { level: 1, at: noon },
  ])
  expect(await rematchAccounts(world.app.db, [], later)).toBe(0)
})
