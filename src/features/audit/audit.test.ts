import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, times, type World } from '../../testing/world.ts'
import { type AuditSearch, findAuditEvents, readAuditKey, recordAudit } from './index.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function record(changed: Partial<Parameters<typeof recordAudit>[1]> = {}) {
  const { dora, ana } = world.people
  const id = world.app.newId()
  const event = {
    id,
    at: noon,
    actor: { kind: 'PERSONA' as const, personId: dora.personId, accountId: dora.accountId },
    act: 'activation.given' as const,
    entidadId: world.hospital.id,
    sedeId: world.sedes.norte,
    personId: ana.personId,
    objectId: world.app.newId(),
    ...changed,
  }
  await world.app.transaction((db) => recordAudit(db, event))
  return id
}
const everything: AuditSearch = {
  from: new Date('2020-01-01T00:00:00Z'),
  until: null,
  actorIds: null,
  personIds: null,
  act: null,
  actorKind: null,
  place: null,
  rule: null,
}
const found = async (search: Partial<AuditSearch>, limit = 1000) =>
  (await findAuditEvents(world.app.db, { ...everything, ...search }, { after: null, limit })).map(({ id }) => id)

describe('the record is append only for the program (R-AUD-1)', () => {
  test('it writes an event and reads it', async () => {
    const id = await record()
    expect(await world.app.db.query(sql`select act from audit_event where id = ${id}`)).toEqual([{ act: 'activation.given' }])
  })

  test('an act that is rolled back leaves no event (R-AUD-2)', async () => {
    const id = world.app.newId()
    const refused = world.app.transaction(async (db) => {
      await recordAudit(db, { id, at: noon, actor: { kind: 'SISTEMA' }, act: 'clock.moved' })
      throw new Error('refused')
    })
    await expect(refused).rejects.toThrow('refused')
    expect(await world.app.db.query(sql`select from audit_event where id = ${id}`)).toEqual([])
  })

  const month = `audit_event_${new Date().toISOString().slice(0, 7).replace('-', '_')}`
  const raw = (text: string) => ({ text, values: [] })
  test.each([
    ['changes', raw(`update audit_event set act = 'other'`)],
    ['deletes', raw('delete from audit_event')],
    ['empties', raw('truncate audit_event')],
    ['drops', raw('drop table audit_event')],
    ['changes by its month', raw(`update ${month} set act = 'other'`)],
    ['deletes by its month', raw(`delete from ${month}`)],
    ['empties by its month', raw(`truncate ${month}`)],
    ['drops a month of', raw(`drop table ${month}`)],
    [
      'writes past the door of',
      raw(`insert into ${month} (id, at, actor_kind, act) values (gen_random_uuid(), now(), 'SISTEMA', 'x')`),
    ],
    ['takes a month out of', raw(`alter table audit_event detach partition ${month}`)],
    [
      'hangs a month of its own into',
      raw('create table mine (like audit_event); alter table audit_event attach partition mine default'),
    ],
    ['makes months for', raw('select audit_make_months(1)')],
    [
      'puts a trigger on',
      raw(`create trigger t before insert on audit_event execute function suppress_redundant_updates_trigger()`),
    ],
    ['puts a rule on', raw('create rule r as on insert to audit_event do instead nothing')],
    ['switches off constraints for', raw(`set session_replication_role = 'replica'`)],
    ['changes the columns of', raw('alter table audit_event drop column reason')],
    ['takes over', raw('alter table audit_event owner to current_user')],
  ])('its own login never %s the record', async (_verb, statement) => {
    const id = await record()
    await expect(world.app.db.query(statement)).rejects.toMatchObject({ code: '42501' }) // insufficient_privilege
    expect(await world.owner.query(sql`select act from audit_event where id = ${id}`)).toEqual([{ act: 'activation.given' }])
  })

  test('a right that it gives itself is none', async () => {
    await record()
    await world.app.db.query(raw('grant update, delete on audit_event to current_user')) // a warning: no privileges were granted
    for (const statement of [raw(`update audit_event set act = 'other'`), raw('delete from audit_event')])
      await expect(world.app.db.query(statement)).rejects.toMatchObject({ code: '42501' })
  })

  test('its login is not the owner, nor may it become him', async () => {
    const [owner] = await world.owner.query<{ name: string }>(sql`select current_user as name`)
    await expect(world.app.db.query(raw(`set role "${owner!.name}"`))).rejects.toMatchObject({ code: '42501' })
  })
})

describe('months are made ahead', () => {
  test('this month and the next twelve are there, and what is written now lies in its month', async () => {
    const id = await record()
    const [row] = await world.owner.query<{ place: string; ahead: number }>(sql`
      select tableoid::regclass::text as place,
        (select count(*) from pg_inherits where inhparent = 'audit_event'::regclass) as ahead
      from audit_event where id = ${id}`)
    expect(row!.place).toBe(`audit_event_${new Date().toISOString().slice(0, 7).replace('-', '_')}`)
    expect(row!.ahead).toBeGreaterThanOrEqual(14)
  })

  test('rows that outran the months do not stop the next start', async () => {
    await world.owner.query(sql`
      insert into audit_event (id, at, actor_kind, act, recorded_at)
      values (${world.app.newId()}, ${noon}, 'SISTEMA', 'clock.moved', now() + make_interval(months => ${20}))`)
    await world.owner.query(sql`select audit_make_months(${24})`)
    expect(await world.owner.query(sql`select count(*) as rows from audit_event_rest`)).toEqual([{ rows: 1 }])
    await world.owner.query({ text: 'delete from audit_event_rest', values: [] })
  })
})

describe('searching', () => {
  test('by who, on whom, what, where and on which rule: others are left out', async () => {
    const { rita, luis, pedro } = world.people
    const decision = { action: 'desk.delegations', rules: [{ rule: 'R-AUT-9', isSatisfied: true, evidence: null }] }
    const byRita = await record({ actor: { kind: 'PERSONA', personId: rita.personId, accountId: rita.accountId }, decision })
    const onPedro = await record({ personId: pedro.personId })
    const named = await record({ act: 'delegation.named', entidadId: world.clinica.id, sedeId: null })
    const atSur = await record({ sedeId: world.sedes.sur })

    expect(await found({ actorIds: [rita.personId] })).toEqual([byRita])
    expect(await found({ actorIds: [luis.personId] })).toEqual([])
    expect(await found({ personIds: [pedro.personId] })).toEqual([onPedro])
    expect(await found({ act: 'delegation.named' })).toEqual([named])
    expect(await found({ place: { entidadIds: [world.clinica.id], sedes: [] } })).toEqual([named])
    expect(await found({ place: { entidadIds: [], sedes: [{ id: world.sedes.sur, entidadId: world.hospital.id }] } })).toEqual([
      atSur,
    ])
    expect(await found({ rule: 'R-AUT-9' })).toEqual([byRita])
    expect(await found({ place: { entidadIds: [], sedes: [] } })).toEqual([])
    expect(await found({ actorKind: 'OPERADOR' })).toEqual([])
    expect(await found({ until: new Date('2020-01-02T00:00:00Z') })).toEqual([])
    expect(await found({ from: new Date(Date.now() + 60_000) })).toEqual([])
  })

  test('page by page, nothing is shown twice and nothing left out, also when many share an instant', async () => {
    const { sara } = { sara: await world.newPerson() }
    const at = new Date('2026-02-02T10:00:00Z')
    const ids = await Promise.all(
      times(25, async () => {
        const id = world.app.newId()
        await world.owner.query(sql`
          insert into audit_event (id, at, recorded_at, actor_kind, act, person_id)
          values (${id}, ${at}, '2026-02-02 10:00:00.123456+00', 'SISTEMA', 'role.ended', ${sara.personId})`)
        return id
      }),
    )
    const seen: string[] = []
    for (let after: string | null = null, page = 0; page < 5; page++) {
      const rows = await findAuditEvents(world.app.db, { ...everything, personIds: [sara.personId] }, { after, limit: 10 })
      seen.push(...rows.map(({ id }) => id))
      after = rows.at(-1)?.key ?? after
    }
    expect(seen).toEqual(ids.toSorted().reverse())
  })

  test.each([
    '',
    'x',
    '2026-02-02T10:00:00.000000Z',
    '2026-99-99T10:00:00.000000Z_01937b5e-7c1a-7000-8000-000000000001',
    "'; drop table x",
  ])('a key that is none of ours is the first page: %s', (key) => {
    expect(readAuditKey(key)).toBeNull()
  })
})
