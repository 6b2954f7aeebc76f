import { spawn } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { openWorld, times, type World } from '../../testing/world.ts'
import type { BulkLoadId } from './bulk.ts'
import { forgetOldLoads } from './row-store.ts'
import { bulkIn } from './try-file.ts'
import { workOnce } from './work.ts'

let world: World
let bulk: ReturnType<typeof bulkIn>
beforeAll(async () => {
  world = await openWorld()
  bulk = bulkIn(world)
})
afterAll(() => world.close())

type Person = Awaited<ReturnType<World['newPerson']>>
const row = (person: Pick<Person, 'number'>, more: object = {}) => ({
  ...{ accion: 'ACTIVAR', tipo_documento: 'CC', numero_documento: person.number, codigo_sede: `${world.hospital.code}01` },
  ...{ roles: 'PRESCRIPTOR', desde: '1/1/2030', hasta: '31/12/2030', documento_visto: 'sí', motivo: '' },
  ...more,
})
async function waiting() {
  const person = await world.newPerson({ level: 1 })
  await world.newApplication(person)
  return person
}
const crowd = (count: number) => Promise.all(times(count, waiting))
const of = (people: Person[]) => people.map(({ personId }) => personId)

/** How often each person was activated, given a role, and told so by the record. */
const given = (people: Person[]) =>
  world.owner.query(sql`
    select (select count(*) from activation a where a.person_id = p.id) as activations,
      (select count(*) from role_grant g where g.person_id = p.id) as roles,
      (select count(*) from audit_event e where e.person_id = p.id and e.act = 'activation.given') as audited
    from person p where p.id = any (${of(people)}::uuid[])`)
const once = { activations: 1, roles: 1, audited: 1 }
const never = { activations: 0, roles: 0, audited: 0 }

test('what the plan accepted is done by the same acts, audited with the file, told to each person, and to the delegado', async () => {
  const { dora, nora } = world.people
  const people = await crowd(2)
  const id = await bulk.plan(dora, [
    row(people[0]!),
    row(people[1]!),
    row(nora, { accion: 'TERMINAR', desde: '', hasta: '', motivo: 'Se fue.' }),
  ])
  expect(await bulk.press(dora, id, 'aplicar')).toEqual({ ok: true, value: null })
  await bulk.work()

  expect(await bulk.outcomes(id)).toEqual([
    ['HECHA', 'IDENTIDAD ACTIVAR ENROLAR'],
    ['HECHA', 'IDENTIDAD ACTIVAR ENROLAR'],
    ['HECHA', 'TERMINAR'],
  ])
  expect(await given(people)).toEqual([once, once])
  expect(
    await world.owner.query(sql`
      select act, actor_kind as actor, actor_id as by, count(*) as n from audit_event where request_id = ${id} group by 1, 2, 3 order by 1`),
  ).toEqual([
    { act: 'activation.ended', actor: 'PERSONA', by: dora.personId, n: 1 },
    { act: 'activation.given', actor: 'PERSONA', by: dora.personId, n: 2 },
    { act: 'bulk.finished', actor: 'SISTEMA', by: null, n: 1 },
    { act: 'proofing.recorded', actor: 'PERSONA', by: dora.personId, n: 2 },
    { act: 'role.granted', actor: 'PERSONA', by: dora.personId, n: 2 },
  ])
  const [mail] = await world.owner.query<{ subject: string; body: string }>(sql`
    select payload ->> 'subject' as subject, payload ->> 'body' as body from outbox where payload ->> 'to' = ${dora.email}`)
  expect(mail?.subject).toBe('Archivo aplicado: 3 filas hechas')
  expect(mail?.body).toContain(`/delegado/${world.hospital.id}/masivo/${id}`)
  expect(await bulk.load(id)).toMatchObject({ state: 'APLICADO' })
})

test('what changed after the plan is not done, and the report says so; others are not affected (R-MAS-5)', async () => {
  const { dora } = world.people
  const [sancionada, corregida, activada, otra] = (await crowd(4)) as [Person, Person, Person, Person]
  const id = await bulk.plan(dora, [row(sancionada), row(corregida), row(activada), row(otra)])
  await world.newSanction(sancionada, '[2026-02-01 00:00-05,2040-01-01 00:00-05)')
  await world.owner.query(sql`update application set version = version + 1 where person_id = ${corregida.personId}`)
  const rival = await bulk.plan(world.people.luis, [row(activada)])
  await bulk.press(world.people.luis, rival, 'aplicar')
  await bulk.work()
  await bulk.press(dora, id, 'aplicar')
  await bulk.work()
  expect(await bulk.outcomes(id)).toEqual([
    ['NO', 'sanctioned'],
    ['NO', 'changed-since-plan'],
    ['NADA', 'nothing-to-do'],
    ['HECHA', 'IDENTIDAD ACTIVAR ENROLAR'],
  ])
  expect(await given([sancionada, corregida, activada, otra])).toEqual(expect.arrayContaining([never, never, once, once]))
  const proofings = await world.owner.query(sql`select from proofing where person_id = ${sancionada.personId}`)
  expect(proofings, 'a row is done whole or not at all').toEqual([])
})

test('a delegation that ended after the plan does nothing more', async () => {
  const delegada = await world.newPerson({ firstName: 'Delia', profession: null })
  const delegation = await world.newDelegation(world.hospital.id, delegada)
  const people = await crowd(2)
  const id = await bulk.plan(
    delegada,
    people.map((person) => row(person)),
  )
  await bulk.press(delegada, id, 'aplicar')
  await world.owner.query(sql`update delegation set during = '[2025-01-01,2025-02-01)' where id = ${delegation}`)
  await bulk.work()
  expect((await bulk.outcomes(id)).map(([outcome]) => outcome)).toEqual(['NO', 'NO'])
  expect(await given(people)).toEqual([never, never])
})

test('the plan is applied once however often it is pressed, and only by who uploaded it', async () => {
  const { dora, luis } = world.people
  const people = await crowd(3)
  const id = await bulk.plan(
    dora,
    people.map((person) => row(person)),
  )
  expect(await bulk.press(luis, id, 'aplicar')).toEqual({ ok: false, refusal: { code: 'not-yours' } })
  const pressed = await Promise.all(times(5, () => bulk.press(dora, id, 'aplicar')))
  expect(pressed.filter(({ ok }) => ok)).toHaveLength(1)
  await bulk.work()
  expect(await bulk.press(dora, id, 'aplicar')).toEqual({ ok: false, refusal: { code: 'not-in-that-state', state: 'APLICADO' } })
  expect(await given(people)).toEqual([once, once, once])
})

test('race: two delegados apply plans of the same twelve people at once, by four workers; nobody is activated twice', async () => {
  const { dora, luis } = world.people
  const people = await crowd(12)
  const rows = people.map((person) => row(person))
  const plans = [await bulk.plan(dora, rows), await bulk.plan(luis, [...rows].reverse())] as [BulkLoadId, BulkLoadId]
  await Promise.all([bulk.press(dora, plans[0], 'aplicar'), bulk.press(luis, plans[1], 'aplicar')])
  await Promise.all(times(4, () => bulk.work()))
  expect(await given(people)).toEqual(people.map(() => once))
  const outcomes = (await Promise.all(plans.map((id) => bulk.outcomes(id)))).flat().map(([outcome]) => outcome)
  expect(outcomes.filter((outcome) => outcome === 'HECHA')).toHaveLength(12)
  expect(outcomes.filter((outcome) => outcome === 'NADA' || outcome === 'NO')).toHaveLength(12)
})

test('stopped, it does no row more; going on, it does those that are left', async () => {
  const { dora } = world.people
  const people = await crowd(8)
  const id = await bulk.plan(
    dora,
    people.map((person) => row(person)),
  )
  await bulk.press(dora, id, 'aplicar')
  const working = workOnce(world.app, new AbortController().signal, () => {})
  const doneNow = async () => (await bulk.load(id)).counts.done.HECHA
  await expect.poll(doneNow, { interval: 2 }).toBeGreaterThan(0)
  await bulk.press(dora, id, 'detener')
  const stoppedAt = await doneNow()
  await working
  expect(await doneNow()).toBe(stoppedAt)
  expect(stoppedAt).toBeLessThan(8)
  expect(await bulk.load(id)).toMatchObject({ state: 'DETENIDO' })
  await bulk.press(dora, id, 'seguir')
  await bulk.work()
  expect(await bulk.load(id)).toMatchObject({ state: 'APLICADO', counts: { done: { HECHA: 8 } } })
  expect(await given(people)).toEqual(people.map(() => once))
})

test('a process killed in the middle is followed by another: no row twice, none lost, one mail at the end', {
  timeout: 120_000,
}, async () => {
  const { dora } = world.people
  const people = await crowd(24)
  const id = await bulk.plan(
    dora,
    people.map((person) => row(person)),
  )
  const mails = async () =>
    (
      await world.owner.query(
        sql`select from outbox where payload ->> 'to' = ${dora.email} and payload ->> 'body' like ${`%${id}%`}`,
      )
    ).length
  const outcomes = async () => {
    const [counted] = await world.owner.query<{ n: number }>(
      sql`select count(*) as n from bulk_row where load_id = ${id} and outcome is not null`,
    )
    return counted?.n ?? 0
  }
  const worker = spawn(process.execPath, ['--import', 'tsx', 'src/testing/bulk-worker.ts', world.appUrl], { stdio: 'inherit' })
  const died = new Promise((done) => worker.once('exit', (_code, signal) => done(signal)))
  await bulk.press(dora, id, 'aplicar')
  await expect.poll(outcomes, { timeout: 60_000, interval: 2 }).toBeGreaterThan(3)
  worker.kill('SIGKILL')
  expect(await died).toBe('SIGKILL')
  const before = await outcomes()
  expect(before).toBeLessThan(24)
  expect(await bulk.load(id)).toMatchObject({ state: 'APLICANDO' })

  // The claim of the dead lasts some seconds.
  const state = async () => {
    await bulk.work()
    return (await bulk.load(id)).state
  }
  await expect.poll(state, { timeout: 40_000, interval: 200 }).toBe('APLICADO')
  expect((await bulk.load(id)).counts.done).toEqual({ HECHA: 24, NADA: 0, NO: 0, FALLA: 0 })
  expect(await given(people)).toEqual(people.map(() => once))
  expect(await mails()).toBe(1)
})

test('plans expire and are forgotten, and reports later; their numbers stay (R-MAS-6)', async () => {
  const { dora } = world.people
  const people = await crowd(2)
  const [old, applied, fresh] = [
    await bulk.plan(dora, [row(people[0]!)]),
    await bulk.plan(dora, [row(people[1]!)]),
    await bulk.plan(dora, [row(people[0]!, { hasta: '' })]),
  ]
  await bulk.press(dora, applied, 'aplicar')
  await bulk.work()
  await world.owner.query(sql`update bulk_load set expires_at = now() - interval '1 second' where id = ${old}`)
  expect(await bulk.press(dora, old, 'aplicar')).toEqual({ ok: false, refusal: { code: 'expired' } })
  await world.owner.query(sql`update bulk_load set state_since = now() - interval '89 days' where id = ${applied}`)
  await forgetOldLoads(world.app.db)
  expect(await bulk.load(old)).toMatchObject({ state: 'VENCIDO', isForgotten: true, counts: { planned: { HARA: 1 } } })
  expect([await bulk.rows(old), (await bulk.rows(applied)).length, (await bulk.rows(fresh)).length]).toEqual([[], 1, 1])
  await world.owner.query(sql`update bulk_load set state_since = now() - interval '90 days' where id = ${applied}`)
  await forgetOldLoads(world.app.db)
  expect(await bulk.load(applied)).toMatchObject({ state: 'APLICADO', isForgotten: true, counts: { done: { HECHA: 1 } } })
  expect(await bulk.rows(applied)).toEqual([])
})
