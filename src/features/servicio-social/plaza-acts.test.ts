import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { CalendarDate } from '../../shared/calendar.ts'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, span, times } from '../../testing/world.ts'
import { findActiveElsewhere, plazaChanged } from '../enrolment/index.ts'
import { findPlazasOf } from './assignment-store.ts'
import { changePlaza, type PlazaActor, type PlazaWish } from './change-plaza.ts'
import type { PlazaHooks } from './hooks.ts'
import { decideOnInscription, inscribe } from './inscribe.ts'
import type { Office } from './plaza-life.ts'
import { reportPlaza } from './report-plaza.ts'

const world = await openWorld()
afterAll(() => world.close())
afterEach(() => world.moveClockTo(noon))
const { dora, luis, rita, olga, eva, sara, pedro } = world.people
type Someone = typeof dora
const hooks: PlazaHooks = { plazaChanged: (db, change) => plazaChanged(world.app, db, change), findActiveElsewhere }
const day = (iso: string) => CalendarDate.parse(iso)

const as = ({ personId, accountId }: Someone, office: Exclude<Office, 'OPERADOR'>): PlazaActor & { office: typeof office } => ({
  office,
  personId,
  accountId,
  requestId: 'r',
  attempt: { accountId, key: randomUUID(), request: {} },
})
const nothing: Omit<PlazaWish, 'act'> = { reason: '', norm: null, personId: null, firstDay: null, lastDay: null }
const act = (plazaId: string, who: PlazaActor, name: PlazaWish['act'], more: Partial<PlazaWish> = {}) =>
  changePlaza(world.app, hooks, who, plazaId, { ...nothing, act: name, ...more })
const codeOf = (result: { ok: true } | { ok: false; refusal: { code: string } }) => (result.ok ? 'accepted' : result.refusal.code)

async function newVacancy(profession = 'MEDICINA') {
  const result = await reportPlaza(world.app, as(dora, 'DELEGADO'), {
    entidadId: world.hospital.id,
    sedeId: world.sedes.norte,
    professionCode: profession,
    modality: 4,
    provision: 'SORTEO',
    firstDay: day('2026-03-01'),
    lastDay: day('2027-02-28'),
  })
  if (!result.ok) throw new Error(result.refusal.code)
  expect(codeOf(await act(result.value.id, as(rita, 'MESA'), 'APROBADA'))).toBe('accepted')
  return result.value.id
}
async function newGraduate(profession = 'MEDICINA') {
  const person = await world.newPerson({ firstName: 'Gala', profession: null })
  const wish = { personId: person.personId, round: '2026-1', professionCode: profession, departamentoCode: '02' }
  const inscribed = await inscribe(world.app, as(rita, 'MESA'), wish)
  if (!inscribed.ok) throw new Error(inscribed.refusal.code)
  const { id } = inscribed.value
  await decideOnInscription(world.app, as(rita, 'MESA'), { id, to: 'APROBADA', reason: '', norm: null })
  return { ...person, inscriptionId: id }
}
const year = { firstDay: day('2026-03-01'), lastDay: day('2027-02-28') }
const assign = (plazaId: string, person: Someone, more: Partial<PlazaWish> = {}, who = rita) =>
  act(plazaId, as(who, 'MESA'), 'ASIGNADA', { ...year, personId: person.personId, ...more })
const start = (plazaId: string, firstDay = day('2026-03-01')) => act(plazaId, as(dora, 'DELEGADO'), 'INICIADA', { firstDay })
const reason = { reason: 'Resolución 12 de la secretaría' }
const stateOf = async (id: string) =>
  (await world.owner.query<{ state: string }>(sql`select state from plaza where id = ${id}`))[0]?.state

describe('the life of a plaza', () => {
  test('R-SS-4, R-SS-5: reported, approved, assigned, accepted, started; each step has its author, its instant and its mail', async () => {
    const id = await newVacancy()
    const gala = await newGraduate()
    expect(codeOf(await assign(id, gala))).toBe('accepted')
    expect(codeOf(await act(id, as(gala, 'PROFESIONAL'), 'ACEPTADA'))).toBe('accepted')
    expect(codeOf(await start(id))).toBe('accepted')
    expect(
      await world.owner.query(
        sql`select seq, act, by_person as by, office, at from plaza_step where plaza_id = ${id} order by seq`,
      ),
    ).toEqual([
      { seq: 1, act: 'REPORTADA', by: dora.personId, office: 'DELEGADO', at: noon },
      { seq: 2, act: 'APROBADA', by: rita.personId, office: 'MESA', at: noon },
      { seq: 3, act: 'ASIGNADA', by: rita.personId, office: 'MESA', at: noon },
      { seq: 4, act: 'ACEPTADA', by: gala.personId, office: 'PROFESIONAL', at: noon },
      { seq: 5, act: 'INICIADA', by: dora.personId, office: 'DELEGADO', at: noon },
    ])
    const [plaza] = await findPlazasOf(world.app.db, gala.personId)
    expect([plaza?.state, plaza?.during]).toEqual(['ACTIVA', { from: noon, until: new Date('2027-03-01T05:00:00Z') }])
    const acts = await world.owner.query<{ act: string }>(
      sql`select act from audit_event where object_id = ${id} order by recorded_at`,
    )
    expect(acts.map((one) => one.act)).toEqual([
      'plaza.REPORTADA',
      'plaza.APROBADA',
      'plaza.ASIGNADA',
      'plaza.ACEPTADA',
      'plaza.INICIADA',
    ])
    const [mail] = await world.owner.query<{ n: number }>(sql`
      select count(*)::int as n from outbox where payload->>'to' = ${gala.email} and payload->>'subject' = 'Su plaza de Servicio Social: asignada'`)
    expect(mail?.n).toBe(1)
  })

  test('R-SS-4: what is not open in a state is refused, and nothing changes', async () => {
    const id = await newVacancy()
    for (const [who, name] of [
      [as(rita, 'MESA'), 'APROBADA'],
      [as(rita, 'MESA'), 'RECHAZADA'],
      [as(dora, 'DELEGADO'), 'INICIADA'],
      [as(rita, 'MESA'), 'SUSPENDIDA'],
      [as(rita, 'MESA'), 'FINALIZADA'],
    ] as const)
      expect([name, codeOf(await act(id, who, name, { ...reason, firstDay: day('2026-03-01') }))]).toEqual([name, 'not-now'])
    expect(await stateOf(id)).toBe('APROBADA')
  })

  test('R-SS-4: each office has its own acts, and nobody acts for the desk without being there', async () => {
    const id = await newVacancy()
    expect(codeOf(await act(id, as(dora, 'DELEGADO'), 'CANCELADA', reason))).toBe('not-of-this-office')
    expect(codeOf(await act(id, as(eva, 'MESA'), 'CANCELADA', reason))).toBe('office-ended')
    const gala = await newGraduate()
    await assign(id, gala)
    expect(codeOf(await act(id, as(eva, 'DELEGADO'), 'INICIADA', { firstDay: day('2026-03-01') }))).toBe('office-ended')
    expect(codeOf(await act(id, as(sara, 'PROFESIONAL'), 'ACEPTADA'))).toBe('not-holder')
    expect(codeOf(await act(id, as(rita, 'MESA'), 'CANCELADA'))).toBe('reason-missing')
  })

  test('R-SS-5: a delegado reports only for a sede of his IPS, and for days that are not over', async () => {
    const report = {
      entidadId: world.hospital.id,
      sedeId: world.sedes.norte,
      professionCode: 'MEDICINA',
      modality: 4,
      provision: 'SORTEO' as const,
      ...year,
    }
    const say = async (change: Partial<typeof report>, who = dora) =>
      codeOf(await reportPlaza(world.app, as(who, 'DELEGADO'), { ...report, ...change }))
    expect(await say({ sedeId: world.sedes.oriente })).toBe('sede-unknown')
    expect(await say({}, eva)).toBe('office-ended')
    expect(await say({ firstDay: day('2026-05-02'), lastDay: day('2026-05-01') })).toBe('days-cross')
    expect(await say({ professionCode: 'OPTOMETRIA' })).toBe('profession-missing')
    expect(await say({ firstDay: day('2026-01-01'), lastDay: day('2026-02-28') })).toBe('ends-in-the-past')
    expect(await say({ firstDay: day('2026-01-01'), lastDay: day('2026-03-01') })).toBe('accepted')
  })
})

describe('R-SS-7: who may be assigned', () => {
  test('only whoever has an approved inscription of the same profession, and lives, and is not sanctioned', async () => {
    const id = await newVacancy()
    const nobody = await world.newPerson({ firstName: 'Nadie', profession: null })
    const nurse = await newGraduate('ENFERMERIA')
    const gala = await newGraduate()
    expect(codeOf(await assign(id, nobody))).toBe('not-inscribed')
    expect(codeOf(await assign(id, nurse))).toBe('other-profession')
    await decideOnInscription(world.app, as(rita, 'MESA'), {
      id: gala.inscriptionId,
      to: 'EXONERADA',
      reason: 'Sin plazas',
      norm: null,
    })
    expect(codeOf(await assign(id, gala))).toBe('not-inscribed')
    expect(await stateOf(id)).toBe('APROBADA')
    const sanctioned = await world.newPerson({ firstName: 'Saul' })
    await world.newSanction(sanctioned, span('2026-06-01', '2026-07-01'))
    const { personId } = sanctioned
    const wish = { personId, round: '2026-1', professionCode: 'MEDICINA', departamentoCode: null }
    const inscribed = await inscribe(world.app, as(rita, 'MESA'), wish)
    if (inscribed.ok)
      await decideOnInscription(world.app, as(rita, 'MESA'), { id: inscribed.value.id, to: 'APROBADA', reason: '', norm: null })
    expect(codeOf(await assign(id, sanctioned))).toBe('sanctioned')
    expect(codeOf(await assign(id, sanctioned, { lastDay: day('2026-05-31') }))).toBe('accepted')
    const dead = await world.newPerson({ documentState: 'FALLECIDO' })
    expect(codeOf(await inscribe(world.app, as(rita, 'MESA'), { ...wish, personId: dead.personId }))).toBe('person-is-dead')
  })

  test('only inside the days for which the plaza is offered', async () => {
    const id = await newVacancy()
    const gala = await newGraduate()
    expect(codeOf(await assign(id, gala, { firstDay: day('2026-02-28') }))).toBe('outside-offer')
    expect(codeOf(await assign(id, gala, { lastDay: day('2027-03-01') }))).toBe('outside-offer')
    expect(codeOf(await assign(id, gala, { lastDay: day('2026-02-01') }))).toBe('days-cross')
    expect(codeOf(await assign(id, gala))).toBe('accepted')
  })

  test('nobody who is active elsewhere in those days: sede and period are said', async () => {
    const id = await newVacancy()
    const { personId } = pedro
    await inscribe(world.app, as(rita, 'MESA'), { personId, round: '2026-1', professionCode: 'MEDICINA', departamentoCode: null })
    await world.owner.query(sql`update inscription set state = 'APROBADA' where person_id = ${personId}`)
    expect(codeOf(await assign(id, pedro))).toBe('accepted')
    await act(id, as(rita, 'MESA'), 'CANCELADA', reason)
    const sur = await reportPlaza(world.app, as(luis, 'DELEGADO'), {
      entidadId: world.hospital.id,
      sedeId: world.sedes.sur,
      professionCode: 'MEDICINA',
      modality: 4,
      provision: 'DIRECTA',
      ...year,
    })
    if (!sur.ok) throw new Error(sur.refusal.code)
    await act(sur.value.id, as(rita, 'MESA'), 'APROBADA')
    const refused = await assign(sur.value.id, pedro)
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'active-elsewhere', sedeName: 'Sede Norte' } })
  })
})

describe('R-SS-8: one plaza for one person at a time', () => {
  test('a second plaza in the same days is refused; one after the first is not', async () => {
    const [one, two] = [await newVacancy(), await newVacancy()]
    const gala = await newGraduate()
    await assign(one, gala, { lastDay: day('2026-08-31') })
    expect(codeOf(await assign(two, gala, { firstDay: day('2026-08-31') }))).toBe('other-plaza')
    expect(codeOf(await assign(two, gala, { firstDay: day('2026-09-01') }))).toBe('accepted')
  })

  test.each(times(25, (i) => i))('of 16 assignments of one plaza to two people one is made (%i)', async () => {
    const id = await newVacancy()
    const two = [await newGraduate(), await newGraduate()]
    const results = await Promise.all(times(16, (i) => assign(id, two[i % 2]!, {}, i % 3 ? rita : olga)))
    expect(results.map(codeOf).sort()).toEqual(['accepted', ...Array(15).fill('not-now')])
    const held = await world.owner.query(sql`select id from plaza_assignment where plaza_id = ${id}`)
    expect(held).toHaveLength(1)
  })

  test.each(times(25, (i) => i))('of 16 assignments of two plazas to one person one is made (%i)', async () => {
    const two = [await newVacancy(), await newVacancy()]
    const gala = await newGraduate()
    const results = await Promise.all(times(16, (i) => assign(two[i % 2]!, gala)))
    const said = results.map(codeOf)
    expect(said.filter((code) => code === 'accepted')).toHaveLength(1)
    expect(said.every((code) => ['accepted', 'not-now', 'other-plaza'].includes(code))).toBe(true)
  })

  test('with the rule bypassed the database refuses both', async () => {
    const [one, two] = [await newVacancy(), await newVacancy()]
    const [gala, gil] = [await newGraduate(), await newGraduate()]
    const insert = (plazaId: string, person: Someone) =>
      world.app.db.query(sql`
        insert into plaza_assignment (id, plaza_id, person_id, sede_id, state, state_since, during, assigned_at)
        values (${randomUUID()}, ${plazaId}, ${person.personId}, ${world.sedes.norte}, 'ASIGNADA', ${noon}, ${span('2026-03-01', '2026-09-01')}::tstzrange, ${noon})`)
    await insert(one, gala)
    await expect(insert(one, gil)).rejects.toMatchObject({ constraint: 'plaza_one_person' })
    await expect(insert(two, gala)).rejects.toMatchObject({ constraint: 'plaza_one_at_a_time' })
  })
})

describe("R-SS-9: the professional's own acts", () => {
  test('what was not accepted, or is renounced, leaves the plaza for another', async () => {
    const id = await newVacancy()
    const [gala, gil] = [await newGraduate(), await newGraduate()]
    await assign(id, gala)
    expect(codeOf(await act(id, as(gala, 'PROFESIONAL'), 'NO_ACEPTADA'))).toBe('reason-missing')
    expect(codeOf(await act(id, as(gala, 'PROFESIONAL'), 'NO_ACEPTADA', reason))).toBe('accepted')
    expect(await findPlazasOf(world.app.db, gala.personId)).toEqual([])
    expect(codeOf(await assign(id, gil))).toBe('accepted')
    await act(id, as(gil, 'PROFESIONAL'), 'ACEPTADA')
    expect(codeOf(await act(id, as(gil, 'PROFESIONAL'), 'NO_ACEPTADA', reason))).toBe('not-now')
    expect(codeOf(await act(id, as(gil, 'PROFESIONAL'), 'RENUNCIADA', reason))).toBe('accepted')
    expect(await stateOf(id)).toBe('APROBADA')
  })

  test("only with the account that is known to be the person's", async () => {
    const id = await newVacancy()
    const gala = await newGraduate()
    await assign(id, gala)
    await world.owner.query(
      sql`update proofing set during = tstzrange(lower(during), ${noon}) where person_id = ${gala.personId}`,
    )
    expect(codeOf(await act(id, as(gala, 'PROFESIONAL'), 'ACEPTADA'))).toBe('not-proofed')
  })
})

describe('R-SS-10: the start', () => {
  test('is told when it has happened, and not before the day assigned', async () => {
    const id = await newVacancy()
    await assign(id, await newGraduate())
    expect(codeOf(await start(id, day('2026-03-02')))).toBe('starts-in-the-future')
    expect(codeOf(await start(id, day('2026-02-28')))).toBe('starts-before-assignment')
    world.moveClockTo(new Date('2026-03-03T04:59:00Z'))
    expect(codeOf(await start(id, day('2026-03-03')))).toBe('starts-in-the-future')
    world.moveClockTo(new Date('2026-03-03T05:00:00Z'))
    expect(codeOf(await start(id, day('2026-03-03')))).toBe('accepted')
  })
})

describe('R-SS-11, R-SS-12: what cuts or lengthens a plaza does so to what stands on it, in the same act', () => {
  const spanOf = async (personId: string) =>
    (
      await world.owner.query<{ until: Date }>(sql`
        select upper(during) as until from activation where person_id = ${personId} and registration = 'SERVICIO_SOCIAL'
        union all select upper(during) from role_grant where person_id = ${personId}`)
    ).map(({ until }) => until.toISOString())

  async function newActive() {
    const person = await world.newPerson({ firstName: 'Alba', profession: null })
    const { plazaId } = await world.newPlaza(person)
    await world.newActivation(person, 'PRESCRIPTOR', span('2026-02-01', '2027-02-01'), { kind: 'SERVICIO_SOCIAL', policyId: 14 })
    const wish = { personId: person.personId, round: '2026-1', professionCode: 'MEDICINA', departamentoCode: null }
    await inscribe(world.app, as(rita, 'MESA'), wish)
    await world.owner.query(sql`update inscription set state = 'APROBADA' where person_id = ${person.personId}`)
    return { person, plazaId }
  }

  test('shortened, both end with it; a day that is over, or not before the last, is refused', async () => {
    const { person, plazaId } = await newActive()
    const to = (lastDay: string) => act(plazaId, as(rita, 'MESA'), 'ACORTADA', { ...reason, lastDay: day(lastDay) })
    expect(codeOf(await to('2026-02-28'))).toBe('ends-in-the-past')
    expect(codeOf(await to('2027-01-31'))).toBe('not-shorter')
    expect(codeOf(await to('2026-08-31'))).toBe('accepted')
    expect(await spanOf(person.personId)).toEqual(['2026-09-01T05:00:00.000Z', '2026-09-01T05:00:00.000Z'])
  })

  test('lengthened, both go on; unless the person is active elsewhere in the new days', async () => {
    const { person, plazaId } = await newActive()
    const to = (lastDay: string) => act(plazaId, as(rita, 'MESA'), 'PRORROGADA', { ...reason, lastDay: day(lastDay) })
    expect(codeOf(await to('2027-01-31'))).toBe('not-longer')
    expect(codeOf(await to('2027-03-31'))).toBe('accepted')
    expect(await spanOf(person.personId)).toEqual(['2027-04-01T05:00:00.000Z', '2027-04-01T05:00:00.000Z'])
    const other = await world.newPlaza(person, world.sedes.sur, span('2027-06-01', '2027-12-01'))
    expect(other.id).toBeTruthy()
    expect(codeOf(await to('2027-05-31'))).toBe('accepted')
    expect(codeOf(await to('2027-06-01'))).toBe('other-plaza')
  })

  test('suspended, all ends now; resumed, the plaza goes on and the delegado activates anew', async () => {
    const { person, plazaId } = await newActive()
    expect(codeOf(await act(plazaId, as(rita, 'MESA'), 'SUSPENDIDA', reason))).toBe('accepted')
    expect(await spanOf(person.personId)).toEqual([noon.toISOString(), noon.toISOString()])
    world.moveClockTo(new Date('2026-05-01T12:00:00-05:00'))
    const on = { lastDay: day('2027-02-28') }
    expect(codeOf(await act(plazaId, as(rita, 'MESA'), 'REANUDADA', on))).toBe('accepted')
    const plazas = await findPlazasOf(world.app.db, person.personId)
    expect(plazas.map(({ state }) => state)).toEqual(['SUSPENDIDA', 'ACTIVA'])
    expect(await spanOf(person.personId)).toEqual([noon.toISOString(), noon.toISOString()])
  })

  test('finished, cancelled or renounced before its last day, with a reason, all ends at that instant; one over at midnight takes no further act', async () => {
    for (const [name, who] of [
      ['FINALIZADA', 'MESA'],
      ['CANCELADA', 'MESA'],
      ['RENUNCIADA', 'PROFESIONAL'],
    ] as const) {
      const { person, plazaId } = await newActive()
      const by = as(who === 'MESA' ? rita : person, who)
      expect(codeOf(await act(plazaId, by, name))).toBe('reason-missing')
      expect(codeOf(await act(plazaId, by, name, reason))).toBe('accepted')
      expect(await spanOf(person.personId)).toEqual([noon.toISOString(), noon.toISOString()])
    }
    const { plazaId } = await newActive()
    world.moveClockTo(new Date('2027-02-01T05:00:00Z'))
    expect(codeOf(await act(plazaId, as(rita, 'MESA'), 'SUSPENDIDA', reason))).toBe('not-now')
    world.moveClockTo(new Date('2027-02-01T04:59:00Z'))
    expect(codeOf(await act(plazaId, as(rita, 'MESA'), 'SUSPENDIDA', reason))).toBe('accepted')
  })
})

describe('R-SS-6, R-SS-13: inscriptions', () => {
  test('one for each round, with a reason whenever it is not approved, told to the person', async () => {
    const gala = await newGraduate()
    const wish = { personId: gala.personId, round: '2026-1', professionCode: 'MEDICINA', departamentoCode: null }
    expect(codeOf(await inscribe(world.app, as(rita, 'MESA'), wish))).toBe('already-inscribed')
    const next = await inscribe(world.app, as(rita, 'MESA'), { ...wish, round: '2026-2' })
    if (!next.ok) throw new Error(next.refusal.code)
    const { id } = next.value
    expect(codeOf(await decideOnInscription(world.app, as(eva, 'MESA'), { id, to: 'APROBADA', reason: '', norm: null }))).toBe(
      'office-ended',
    )
    expect(codeOf(await decideOnInscription(world.app, as(rita, 'MESA'), { id, to: 'RECHAZADA', reason: '', norm: null }))).toBe(
      'reason-missing',
    )
    expect(
      codeOf(
        await decideOnInscription(world.app, as(rita, 'MESA'), { id, to: 'RECHAZADA', reason: 'Falta el acta', norm: null }),
      ),
    ).toBe('accepted')
    expect(codeOf(await decideOnInscription(world.app, as(rita, 'MESA'), { id, to: 'APROBADA', reason: '', norm: null }))).toBe(
      'inscription-not-now',
    )
    const mails = await world.owner.query<{ body: string }>(sql`
      select payload->>'body' as body from outbox where payload->>'to' = ${gala.email} and payload->>'subject' like '%rechazada'`)
    expect(mails[0]?.body).toContain('Motivo: Falta el acta')
  })

  test('is not annulled under a plaza that stands on it, nor decided by whoever it is about', async () => {
    const id = await newVacancy()
    const gala = await newGraduate()
    await assign(id, gala)
    const move = { id: gala.inscriptionId, to: 'ANULADA' as const, reason: 'Error', norm: null }
    expect(codeOf(await decideOnInscription(world.app, as(rita, 'MESA'), move))).toBe('holds-plaza')
    const own = { personId: olga.personId, round: '2026-1', professionCode: 'MEDICINA', departamentoCode: null }
    expect(codeOf(await inscribe(world.app, as(olga, 'MESA'), own))).toBe('self-act')
  })
})
