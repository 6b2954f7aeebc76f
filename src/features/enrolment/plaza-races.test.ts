import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { CalendarDate, toDuring } from '../../shared/calendar.ts'
import { ActivationId, type ApplicationId, type EntidadId, type SedeId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import { noon, openWorld, span, times } from '../../testing/world.ts'
import { changePlaza } from '../servicio-social/index.ts'
import { activate } from './activate.ts'
import { endActivation } from './end-activation.ts'
import { findActiveElsewhere } from './enrolment-store.ts'
import { plazaChanged } from './plaza-changed.ts'

const world = await openWorld()
afterAll(() => world.close())
const { app, hospital, clinica, sedes, owner } = world
const { dora, luis, rita, eva } = world.people
type TestPerson = typeof dora

const rounds = times(25, (i) => i + 1)
const day = (iso: string) => CalendarDate.parse(iso)
const codes = (results: { ok: boolean; refusal?: { code: string } }[]) =>
  results.map((result) => (result.ok ? 'accepted' : (result.refusal?.code ?? '')))
const counted = (said: string[], code: string) => said.filter((one) => one === code).length

const plazaYear = span('2026-02-01', '2027-02-01')
const here = { entidadId: hospital.id, sedeId: sedes.norte }

const press = (id: ApplicationId, by: TestPerson, at: { entidadId: EntidadId; sedeId: SedeId }, until: string) => {
  const asked = { sedeId: at.sedeId, during: toDuring({ from: day('2026-03-01'), until: day(until) }) }
  const act = { by, entidadId: at.entidadId, applicationId: id, version: 1, intento: app.newId(), requestId: 'race', asked }
  return activate(app, act, asked)
}
const shorten = (plazaId: string, lastDay: string) =>
  changePlaza(
    app,
    { plazaChanged: (db, change) => plazaChanged(app, db, change), findActiveElsewhere },
    {
      office: 'MESA',
      personId: rita.personId,
      accountId: rita.accountId,
      requestId: 'race',
      attempt: { accountId: rita.accountId, key: randomUUID(), request: {} },
    },
    plazaId,
    { act: 'ACORTADA', reason: 'Resolución 40', norm: null, personId: null, firstDay: null, lastDay: day(lastDay) },
  )

test.each(rounds)('a plaza shortened among 15 activations: nothing outlives it, whoever comes first (%i)', async () => {
  const person = await world.newPerson({ profession: null })
  const { plazaId } = await world.newPlaza(person, sedes.norte, plazaYear)
  const id = await world.newApplication(person, here, 'ENVIADA', 'SERVICIO_SOCIAL')
  const [shortened, ...activated] = await Promise.all([
    shorten(plazaId, '2026-06-30'),
    ...times(15, (i) => press(id, i % 2 ? dora : luis, here, '2027-02-01')),
  ])
  expect(shortened.ok).toBe(true)
  const said = codes(activated)
  expect(new Set([...said, 'accepted', 'already-active', 'outside-plaza', 'not-in-that-state', 'stale-form']).size).toBe(5)
  const held = await owner.query<{ until: Date }>(
    sql`select upper(during) as until from activation where person_id = ${person.personId} and not isempty(during)`,
  )
  expect(held).toEqual(Array(counted(said, 'accepted')).fill({ until: new Date('2026-07-01T05:00:00Z') }))
  expect(held.length).toBeLessThanOrEqual(1)
})

test.each(rounds)('of 16 ends of one activation one is made, and 15 are told it was over (%i)', async () => {
  const person = await world.newPerson()
  const { id } = await world.newActivation(person, 'PRESCRIPTOR')
  const results = await Promise.all(
    times(16, (i) =>
      endActivation(app, {
        ...{ by: i % 2 ? dora : luis, entidadId: hospital.id, activationId: ActivationId.parse(id) },
        ...{ reason: 'Cambió de sede', intento: app.newId(), requestId: 'race' },
      }),
    ),
  )
  expect(codes(results).sort()).toEqual(['accepted', ...Array(15).fill('already-ended')])
  expect(await owner.query(sql`select 1 from activation_end where activation_id = ${id}`)).toHaveLength(1)
})

test.each(rounds)('in Servicio Social, of 16 activations at two sedes at once only the plaza’s is made (%i)', async () => {
  const person = await world.newPerson()
  await world.newPlaza(person, sedes.norte, plazaYear)
  const social = await world.newApplication(person, here, 'ENVIADA', 'SERVICIO_SOCIAL')
  const elsewhere = { entidadId: clinica.id, sedeId: sedes.oriente }
  const other = await world.newApplication(person, elsewhere, 'ENVIADA', 'PROFESIONAL')
  const results = await Promise.all(
    times(16, (i) => (i % 2 ? press(social, dora, here, '2026-12-31') : press(other, eva, elsewhere, '2026-12-31'))),
  )
  const said = codes(results)
  expect(counted(said, 'accepted')).toBe(1)
  expect(new Set(said.filter((_, i) => i % 2 === 0))).toEqual(new Set(['plaza-at-another-sede']))
  const held = await owner.query(sql`select sede_id as sede from activation where person_id = ${person.personId}`)
  expect(held).toEqual([{ sede: sedes.norte }])
})

/** With every rule bypassed: a day of activation at the other sede of the hospital. */
const writeElsewhere = (db: Db, application: ApplicationId, dayOfMarch: number) =>
  db.query(sql`
    insert into activation (entidad_id, id, person_id, sede_id, registration, basis, application_id, proofing_id, during, activated_by, activated_at)
    select a.entidad_id, ${randomUUID()}, a.person_id, a.sede_id, 'PROFESIONAL', 'DELEGADO', a.id, f.id,
      ${span(`2026-03-${dayOfMarch}`, `2026-03-${dayOfMarch + 1}`)}::tstzrange, ${dora.personId}, ${noon}
    from application a join proofing f on f.person_id = a.person_id where a.id = ${application}`)

test.each(
  rounds,
)('a plaza that comes into force and 15 activations elsewhere, with every rule bypassed: never both (%i)', async () => {
  const person = await world.newPerson()
  const application = await world.newApplication(person, { entidadId: hospital.id, sedeId: sedes.sur })
  const results = await Promise.allSettled([
    world.newPlaza(person, sedes.norte, plazaYear),
    ...times(15, (i) => app.transaction((db) => writeElsewhere(db, application, 10 + i))),
  ])
  const [plaza, ...written] = results
  const refused = results.filter((result) => result.status === 'rejected')
  expect(refused.map(({ reason }) => reason.constraint)).toEqual(refused.map(() => 'plaza_alone'))
  const isPlaza = plaza?.status === 'fulfilled'
  expect([isPlaza, written.some(({ status }) => status === 'fulfilled')].filter(Boolean)).toHaveLength(1)
})

test('of two transactions that meet at the end the second sees what the first wrote', async () => {
  const person = await world.newPerson()
  const application = await world.newApplication(person, { entidadId: hospital.id, sedeId: sedes.sur })
  await world.newPlaza(person, sedes.norte, span('2026-02-01', '2026-02-02'))
  let second: Promise<unknown> = Promise.resolve()
  await app.transaction(async (db) => {
    await db.query(sql`update plaza_assignment set during = ${plazaYear}::tstzrange where person_id = ${person.personId}`)
    await db.query(sql`set constraints all immediate`)
    second = app
      .transaction((other) => writeElsewhere(other, application, 10))
      .then(
        () => 'written',
        ({ constraint }) => constraint,
      )
    // It comes to its own end, and waits there.
    await Promise.race([second, sleep(300)])
  })
  expect(await second).toBe('plaza_alone')
})
