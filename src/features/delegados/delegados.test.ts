import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CalendarDate, toDuring } from '../../shared/calendar.ts'
import { DelegationId, EntidadId } from '../../shared/id.ts'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, type World } from '../../testing/world.ts'
import { confirmDelegation, endDelegation, findDelegation, findDelegationsOf, nameDelegate } from './index.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

type TestPerson = World['people']['dora']
const by = (official: TestPerson) => ({ by: official, requestId: 'r-1', attempt: null })
const days = (from: string, until: string | null) =>
  toDuring({ from: CalendarDate.parse(from), until: until === null ? null : CalendarDate.parse(until) })

const naming = (person: TestPerson, changed: Partial<Parameters<typeof nameDelegate>[2]> = {}) => ({
  entidadId: world.clinica.id,
  personId: person.personId,
  accountId: person.accountId,
  sedeIds: null,
  during: days('2026-03-01', '2027-03-01'),
  letter: 'Oficio 14',
  documentSeen: { type: 'CC', number: person.number },
  ...changed,
})
const named = async (person: TestPerson, changed: Partial<Parameters<typeof nameDelegate>[2]> = {}) => {
  const result = await nameDelegate(world.app, by(world.people.rita), naming(person, changed))
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value.id
}
const withPolicy = async (enabled: boolean) =>
  void (await world.owner.query(sql`update policy set enabled = ${enabled} where key = 'delegation.second-confirmer'`))
const mailsAbout = async (person: TestPerson) =>
  (
    await world.owner.query<{ subject: string }>(
      sql`select payload ->> 'subject' as subject from outbox where payload ->> 'to' = ${person.email} order by created_at, id`,
    )
  ).map(({ subject }) => subject)

describe('naming (R-DEL-1 to R-DEL-9, told as R-DEL-12 says)', () => {
  test('a delegate may act at once: delegation, identity, both audits and the mails are written together', async () => {
    const { rita, eva } = world.people
    const person = await world.newPerson({ firstName: 'Nadia', level: 0, profession: null })
    const id = await named(person, { sedeIds: [world.sedes.oriente] })

    expect(await findDelegationsOf(world.app.db, person.personId, noon)).toEqual([
      {
        entidadId: world.clinica.id,
        id,
        personId: person.personId,
        sedeIds: [world.sedes.oriente],
        during: { from: noon, until: new Date('2027-03-01T05:00:00Z') },
        letter: 'Oficio 14',
        namedBy: rita.personId,
        namedAt: noon,
        needsConfirmation: false,
        confirmedBy: null,
        confirmedAt: null,
        end: null,
      },
    ])
    expect(
      await world.owner.query(
        sql`select account_id, office, document_number, seen_by from proofing where person_id = ${person.personId}`,
      ),
    ).toEqual([{ account_id: person.accountId, office: 'MESA', document_number: person.number, seen_by: rita.personId }])
    expect(
      await world.owner.query(sql`
        select act, actor_id, entidad_id, request_id, decision -> 'action' as action from audit_event
        where person_id = ${person.personId} order by recorded_at`),
    ).toEqual(
      ['proofing.recorded', 'delegation.named'].map((act) => ({
        act,
        actor_id: rita.personId,
        entidad_id: world.clinica.id,
        request_id: 'r-1',
        action: 'desk.delegations',
      })),
    )
    expect(await mailsAbout(person)).toEqual(['Usted es delegado de Clínica del Estero'])
    expect(await mailsAbout(eva)).toEqual(['Clínica del Estero tiene otro delegado'])
    expect(await mailsAbout(world.people.dora)).toEqual([])
  })

  test('a second delegation at another entidad asks for no document again', async () => {
    const person = await world.newPerson({ level: 0, profession: null })
    await named(person)
    const second = await nameDelegate(
      world.app,
      by(world.people.olga),
      naming(person, { entidadId: world.hospital.id, documentSeen: null }),
    )
    expect(second.ok).toBe(true)
    expect(await world.owner.query(sql`select office from proofing where person_id = ${person.personId}`)).toHaveLength(1)
  })

  test('a refusal leaves nothing behind: no identity, no mail, no audit', async () => {
    const person = await world.newPerson({ level: 0, profession: null })
    const refused = await nameDelegate(world.app, by(world.people.rita), naming(person, { letter: '' }))
    expect(refused).toEqual({ ok: false, refusal: { code: 'letter-missing' } })
    expect(
      await world.owner.query(sql`
        select (select count(*) from proofing where person_id = ${person.personId}) as proofings,
          (select count(*) from audit_event where person_id = ${person.personId}) as events`),
    ).toEqual([{ proofings: 0, events: 0 }])
    expect(await mailsAbout(person)).toEqual([])
  })

  test('who lost the office while the form was open names nobody', async () => {
    const former = await world.newPerson({ level: 2, profession: null })
    await world.owner.query(sql`
      insert into official (id, person_id, during, named_at) values (${world.app.newId()}, ${former.personId}, '[2025-01-01,2026-03-01 12:00-05)', ${noon})`)
    const person = await world.newPerson({ level: 0, profession: null })
    expect(await nameDelegate(world.app, by(former), naming(person))).toEqual({ ok: false, refusal: { code: 'not-an-official' } })
  })

  test.each<[string, () => Promise<[TestPerson, Partial<Parameters<typeof nameDelegate>[2]>]>, string]>([
    ['oneself', async () => [world.people.rita, {}], 'self-naming'],
    ['the dead', async () => [await world.newPerson({ documentState: 'FALLECIDO' }), {}], 'person-is-dead'],
    [
      'a delegate of an independiente',
      async () => [await world.newPerson(), { entidadId: world.practice.id }],
      'entidad-has-no-delegates',
    ],
    [
      'at an entidad that is not there',
      async () => [await world.newPerson(), { entidadId: EntidadId.parse(world.app.newId()) }],
      'entidad-unknown',
    ],
    [
      'at a sede of another entidad',
      async () => [await world.newPerson(), { sedeIds: [world.sedes.norte] }],
      'sede-of-another-entidad',
    ],
    [
      'with the account of another',
      async () => [await world.newPerson(), { accountId: world.people.dora.accountId }],
      'account-of-another-person',
    ],
    ['who is delegate there already', async () => [world.people.eva, {}], 'already-delegate'],
    ['unseen', async () => [await world.newPerson({ level: 1 }), { documentSeen: null }], 'document-not-seen'],
  ])('an official cannot name %s', async (_whom, given, expected) => {
    const [person, changed] = await given()
    const result = await nameDelegate(world.app, by(world.people.rita), naming(person, changed))
    expect(result.ok ? 'accepted' : result.refusal.code).toBe(expected)
  })

  test('sent twice with one intention, it is one delegation and one answer', async () => {
    const person = await world.newPerson({ level: 0, profession: null })
    const attempt = { accountId: world.people.rita.accountId, key: world.app.newId(), request: { person: person.personId } }
    const once = () => nameDelegate(world.app, { ...by(world.people.rita), attempt }, naming(person))
    const [first, second] = await Promise.all([once(), once()])
    expect(first.ok).toBe(true)
    expect(second).toEqual(first)
    expect(await world.owner.query(sql`select id from delegation where person_id = ${person.personId}`)).toHaveLength(1)
  })
})

describe('confirming (R-DEL-10)', () => {
  test('with the policy on, it takes effect when another official confirms, and not before', async () => {
    const { rita, olga } = world.people
    const person = await world.newPerson({ level: 0, profession: null })
    await withPolicy(true)
    const id = await named(person)
    await withPolicy(false)
    const inEffect = async (at: Date) => (await findDelegationsOf(world.app.db, person.personId, at)).length
    expect(await inEffect(noon)).toBe(0)

    const which = { entidadId: world.clinica.id, id }
    const later = new Date('2026-03-02T09:00:00-05:00')
    world.moveClockTo(later)
    const byNamer = await confirmDelegation(world.app, by(rita), which)
    const byAnother = await confirmDelegation(world.app, by(olga), which)
    const again = await confirmDelegation(world.app, by(olga), which)
    world.moveClockTo(noon)

    expect(byNamer).toEqual({ ok: false, refusal: { code: 'confirmed-by-its-namer' } })
    expect([byAnother.ok, await inEffect(noon), await inEffect(later)]).toEqual([true, 0, 1])
    expect(again).toEqual({ ok: false, refusal: { code: 'nothing-to-confirm' } })
    expect(await mailsAbout(person)).toEqual([
      'Su delegación en Clínica del Estero espera confirmación',
      'Usted es delegado de Clínica del Estero',
    ])
  })

  test('who died meanwhile is not confirmed', async () => {
    const person = await world.newPerson({ level: 0 })
    await withPolicy(true)
    const id = await named(person)
    await withPolicy(false)
    await world.owner.query(sql`update rethus_entry set document_state = 'FALLECIDO' where person_id = ${person.personId}`)
    expect(await confirmDelegation(world.app, by(world.people.olga), { entidadId: world.clinica.id, id })).toEqual({
      ok: false,
      refusal: { code: 'person-is-dead' },
    })
  })
})

describe('ending (R-DEL-11)', () => {
  test('it ends at the instant, says who and why, and the row stays', async () => {
    const person = await world.newPerson({ level: 0, profession: null })
    const id = await named(person)
    const later = new Date('2026-05-05T15:00:00-05:00')
    world.moveClockTo(later)
    const ended = await endDelegation(world.app, by(world.people.olga), {
      entidadId: world.clinica.id,
      id,
      reason: 'Terminó su contrato',
    })
    const again = await endDelegation(world.app, by(world.people.olga), { entidadId: world.clinica.id, id, reason: 'Otra vez' })
    world.moveClockTo(noon)

    expect([ended.ok, again]).toEqual([true, { ok: false, refusal: { code: 'already-over' } }])
    expect(await findDelegation(world.app.db, world.clinica.id, id)).toMatchObject({
      during: { from: noon, until: later },
      end: { by: world.people.olga.personId, at: later, reason: 'Terminó su contrato' },
    })
    expect(await mailsAbout(person)).toContain('Terminó su delegación en Clínica del Estero')
  })

  test('one that has not begun is cancelled, and the person may be named for the same days again', async () => {
    const person = await world.newPerson({ level: 0, profession: null })
    const june = { during: days('2026-06-01', null) }
    const id = await named(person, june)
    await endDelegation(world.app, by(world.people.rita), { entidadId: world.clinica.id, id, reason: 'Se escribió mal' })
    expect(await findDelegation(world.app.db, world.clinica.id, id)).toMatchObject({ during: null })
    expect(await named(person, june)).not.toBe(id)
  })

  test('the delegation of another entidad is not found', async () => {
    const id = await named(await world.newPerson({ level: 0, profession: null }))
    const result = await endDelegation(world.app, by(world.people.rita), { entidadId: world.hospital.id, id, reason: 'x' })
    const unknown = DelegationId.parse(world.app.newId())
    expect([
      result,
      await confirmDelegation(world.app, by(world.people.rita), { entidadId: world.clinica.id, id: unknown }),
    ]).toEqual(Array(2).fill({ ok: false, refusal: { code: 'delegation-unknown' } }))
  })

  test('other delegates are not affected', async () => {
    const id = await named(await world.newPerson({ level: 0, profession: null }))
    await endDelegation(world.app, by(world.people.rita), { entidadId: world.clinica.id, id, reason: 'x' })
    expect(await findDelegationsOf(world.app.db, world.people.eva.personId, noon)).toHaveLength(1)
  })
})
