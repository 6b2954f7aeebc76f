import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { EntidadId, SedeId } from '../../shared/id.ts'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, times, type World } from '../../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

type Person = World['people']['dora']

/** An IPS that nobody answers for, and somebody who applied to it. */
async function orphan({ level = 1 }: { level?: 1 | 2 } = {}) {
  const entidad = await world.newEntidad('IPS', 'Fundación Sola')
  const sedeId = await world.newSede(entidad, 'Única', '01')
  const person = await world.newPerson({ level })
  const applicationId = await world.newApplication(person, { entidadId: entidad.id, sedeId })
  return { entidadId: entidad.id, sedeId, person, applicationId }
}
type Orphan = Awaited<ReturnType<typeof orphan>>

const why = 'La única delegada se retiró y la entidad no ha pedido otra.'

async function press(
  applicationId: string,
  act: string,
  fields: Record<string, string | string[]>,
  by: Person = world.people.rita,
) {
  const [row] = await world.owner.query<{ version: number }>(sql`select version from application where id = ${applicationId}`)
  const typed = { version: String(row?.version), intento: world.app.newId(), porque: why, ...fields }
  return world.post(`/mesa/solicitudes/${applicationId}/${act}`, typed, by)
}
const activating = ({ sedeId }: { sedeId: SedeId }) => ({ sede: sedeId, desde: '1/3/2026', hasta: '31/8/2026' })
const page = (applicationId: string, by: Person = world.people.rita) =>
  world.get(`/mesa/solicitudes/${applicationId}/responder`, by)

async function rescue(one: Orphan) {
  expect((await press(one.applicationId, 'identidad', { tipo: 'CC', numero: one.person.number })).statusCode).toBe(303)
  expect((await press(one.applicationId, 'activar', activating(one))).statusCode).toBe(303)
  expect((await press(one.applicationId, 'enrolar', { roles: 'PRESCRIPTOR', desde: '', hasta: '' })).statusCode).toBe(303)
}

test('R-MES-2: where nobody can answer, the desk sees the document, activates and enrols, and each step says so and why', async () => {
  const one = await orphan()
  await rescue(one)

  expect((await world.get(`/api/decisions?sede=${one.sedeId}`, one.person)).json().isAllowed).toBe(true)
  expect(
    await world.owner.query(
      sql`select act, office, reason from application_step where application_id = ${one.applicationId} order by seq`,
    ),
  ).toEqual([
    { act: 'ENVIADA', office: 'SOLICITANTE', reason: null },
    { act: 'IDENTIDAD', office: 'MESA', reason: why },
    { act: 'ACTIVADA', office: 'MESA', reason: why },
    { act: 'ENROLADA', office: 'MESA', reason: why },
  ])
  expect(
    await world.owner.query(sql`
      select a.basis, g.basis as "grantBasis", p.office, a.activated_by as "by" from activation a
      join role_grant g on g.activation_id = a.id join proofing p on p.id = a.proofing_id where a.application_id = ${one.applicationId}`),
  ).toEqual([{ basis: 'MESA', grantBasis: 'MESA', office: 'MESA', by: world.people.rita.personId }])
  expect(
    await world.owner.query(sql`
      select act, reason from audit_event where person_id = ${one.person.personId} and actor_id = ${world.people.rita.personId} order by recorded_at`),
  ).toEqual([
    { act: 'proofing.recorded', reason: why },
    { act: 'activation.given', reason: why },
    { act: 'role.granted', reason: `PRESCRIPTOR: ${why}` },
  ])
  const mails = await world.owner.query<{ body: string }>(sql`
    select payload->>'body' as body from outbox where payload->>'to' = ${one.person.email} order by created_at`)
  expect(mails).toHaveLength(3)
  for (const { body } of mails) expect(body.replace(/\s+/g, ' ')).toContain(why)
})

test('what the desk does is seen by whoever applied, with who and why', async () => {
  const one = await orphan()
  await rescue(one)
  const { body } = await world.get(`/solicitudes/${one.applicationId}`, one.person)
  expect(body).toContain(why)
  expect(body).toContain('mesa')
})

test('R-MES-2: without a reason nothing is done, and what was typed is there', async () => {
  const one = await orphan({ level: 2 })
  const reply = await press(one.applicationId, 'activar', { ...activating(one), porque: ' ' })
  expect([reply.statusCode, reply.body.includes('Escriba por qué responde la mesa')]).toEqual([422, true])
  expect(reply.body).toContain('value="31/8/2026"')
  for (const act of ['devolver', 'rechazar']) {
    const answered = await press(one.applicationId, act, { motivo: '' })
    expect([answered.statusCode, answered.body.includes('Escriba el motivo')]).toEqual([422, true])
  }
  expect(await world.owner.query(sql`select state, version from application where id = ${one.applicationId}`)).toEqual([
    { state: 'ENVIADA', version: 1 },
  ])
})

test('the desk returns and rejects with a reason that the person reads', async () => {
  const returned = await orphan()
  expect((await press(returned.applicationId, 'devolver', { motivo: 'Falta el horario.' })).statusCode).toBe(303)
  const rejected = await orphan()
  expect((await press(rejected.applicationId, 'rechazar', { motivo: 'La sede cerró.' })).statusCode).toBe(303)
  expect(
    await world.owner.query(sql`
      select a.state, t.office, t.reason from application a join application_step t on t.application_id = a.id and t.seq = 2
      where a.id in (${returned.applicationId}, ${rejected.applicationId}) order by a.state`),
  ).toEqual([
    { state: 'DEVUELTA', office: 'MESA', reason: 'Falta el horario.' },
    { state: 'RECHAZADA', office: 'MESA', reason: 'La sede cerró.' },
  ])
})

test('the desk ends what it gave, on its own ground', async () => {
  const one = await orphan({ level: 2 })
  await press(one.applicationId, 'activar', activating(one))
  await press(one.applicationId, 'enrolar', { roles: 'PRESCRIPTOR', desde: '', hasta: '' })
  expect((await page(one.applicationId)).body).toContain('Terminar su activación')
  expect((await press(one.applicationId, 'terminar', { motivo: 'La sede cerró.' })).statusCode).toBe(303)
  expect(
    await world.owner.query(sql`
      select e.ground, e.reason from activation_end e join activation a on a.id = e.activation_id where a.application_id = ${one.applicationId}`),
  ).toEqual([{ ground: 'MESA', reason: 'La sede cerró.' }])
  expect((await world.get(`/api/decisions?sede=${one.sedeId}`, one.person)).json().isAllowed).toBe(false)
})

test('R-AUT-13: where a delegado can answer in time the desk does not, and the page says why; out of time it does', async () => {
  const person = await world.newPerson()
  const id = await world.newApplication(person)
  const said = 'La entidad tiene un delegado que puede responder y la solicitud no ha pasado su plazo: responde él.'
  expect((await page(id)).body).toContain(said)
  const refused = await press(id, 'activar', activating({ sedeId: world.sedes.norte }))
  expect([refused.statusCode, refused.body.includes(said)]).toEqual([403, true])

  // It came on Thursday 26 February: the fifth working day is Thursday 5 March.
  world.moveClockTo(new Date('2026-03-05T23:59:00-05:00'))
  expect((await page(id)).body).toContain(said)
  world.moveClockTo(new Date('2026-03-06T00:00:00-05:00'))
  expect((await page(id)).body).not.toContain(said)
  const fields = { sede: world.sedes.norte, desde: '6/3/2026', hasta: '31/8/2026' }
  expect((await press(id, 'activar', fields)).statusCode).toBe(303)
})

test('R-AUT-13: the only delegado is the applicant, or nobody saw his document, or he answers for another sede: nobody can answer', async () => {
  const own = await orphan({ level: 2 })
  await world.newDelegation(own.entidadId, own.person)
  expect((await press(own.applicationId, 'activar', activating(own))).statusCode).toBe(303)

  const unseen = await orphan({ level: 2 })
  await world.newDelegation(unseen.entidadId, await world.newPerson({ level: 1 }))
  expect((await press(unseen.applicationId, 'activar', activating(unseen))).statusCode).toBe(303)

  const elsewhere = await orphan({ level: 2 })
  const other = await world.newSede({ id: elsewhere.entidadId, code: '0200190001' }, 'Otra', '02')
  const delegation = await world.newDelegation(elsewhere.entidadId, await world.newPerson())
  await world.owner.query(sql`update delegation set all_sedes = false where id = ${delegation}`)
  await world.owner.query(sql`insert into delegation_sede values (${elsewhere.entidadId}, ${delegation}, ${other})`)
  expect((await press(elsewhere.applicationId, 'activar', { ...activating(elsewhere), sede: other })).body).toContain(
    'La mesa solo activa en la sede que pidió la persona.',
  )
  expect((await press(elsewhere.applicationId, 'activar', activating(elsewhere))).statusCode).toBe(303)
})

test('R-AUT-14: an official does not answer his own request', async () => {
  const one = await orphan({ level: 2 })
  await world.owner.query(sql`
    insert into official (id, person_id, during, named_at) values (${world.app.newId()}, ${one.person.personId}, '[2026-01-01 00:00-05,)', now())`)
  const reply = await press(one.applicationId, 'activar', activating(one), one.person)
  expect([reply.statusCode, reply.body.includes('Es su propia solicitud')]).toEqual([403, true])
  await expect(
    world.owner.query(sql`
      insert into activation (entidad_id, id, person_id, sede_id, registration, basis, application_id, proofing_id, during, activated_by, activated_at)
      select ${one.entidadId}, ${world.app.newId()}, person_id, ${one.sedeId}, 'PROFESIONAL', 'MESA', ${one.applicationId}, id, '[2026-03-01,)', person_id, now()
      from proofing where person_id = ${one.person.personId}`),
  ).rejects.toThrow('activation_not_self')
})

test('nobody but an official finds the desk’s page, and the database takes no step of the desk without a reason', async () => {
  const one = await orphan()
  for (const who of [world.people.dora, one.person]) {
    expect((await page(one.applicationId, who)).statusCode).toBe(404)
    expect((await press(one.applicationId, 'rechazar', { motivo: 'No.' }, who)).statusCode).toBe(404)
  }
  expect((await page(world.app.newId())).statusCode).toBe(404)
  await expect(
    world.owner.query(sql`
      insert into application_step (application_id, seq, act, by_person, office, at)
      values (${one.applicationId}, 2, 'IDENTIDAD', ${world.people.rita.personId}, 'MESA', now())`),
  ).rejects.toThrow('application_step_desk_reason')
})

/** A delegado named at the desk, as its form does it. */
const naming = (entidadId: EntidadId, { number, accountId }: Person) =>
  world.post(
    `/mesa/entidades/${entidadId}/nombrar`,
    {
      tipo: 'CC',
      numero: number,
      cuenta: accountId,
      alcance: 'todas',
      desde: '1/3/2026',
      hasta: '',
      carta: 'Oficio 9',
      intento: world.app.newId(),
    },
    world.people.olga,
  )

test('a delegado named meanwhile takes over: the next act of the desk is refused with that reason', async () => {
  const one = await orphan({ level: 2 })
  await press(one.applicationId, 'activar', activating(one))
  expect((await naming(one.entidadId, await world.newPerson({ profession: null }))).statusCode).toBe(303)
  const reply = await press(one.applicationId, 'enrolar', { roles: 'PRESCRIPTOR', desde: '', hasta: '' })
  expect([reply.statusCode, reply.body.includes('responde él')]).toEqual([403, true])
})

test.each(
  times(25, (i) => i + 1),
)('16 at once, the desk acting and a delegado being named: no act of the desk follows the naming (%i)', async () => {
  const one = await orphan({ level: 2 })
  const delegate = await world.newPerson({ profession: null })
  const acting = () => press(one.applicationId, 'activar', activating(one))
  const replies = await Promise.all([...times(8, acting), naming(one.entidadId, delegate), ...times(7, acting)])
  const statuses = replies.map(({ statusCode }) => statusCode)
  expect(statuses[8]).toBe(303)
  expect(statuses.filter((status, i) => i !== 8 && status === 303).length).toBeLessThanOrEqual(1)
  const [order] = await world.owner.query<{ isRight: boolean }>(sql`
    select coalesce(bool_and(a.activated_at <= d.named_at), true) as "isRight" from activation a join delegation d on d.entidad_id = a.entidad_id
    where a.application_id = ${one.applicationId}`)
  expect(order).toEqual({ isRight: true })
})

test.each(
  times(25, (i) => i + 1),
)('the desk’s act against a delegado’s on one request out of time: one activates, the other is told (%i)', async () => {
  world.moveClockTo(new Date('2026-03-09T12:00:00-05:00'))
  const person = await world.newPerson()
  const id = await world.newApplication(person)
  const fields = () => ({
    version: '1',
    intento: world.app.newId(),
    sede: world.sedes.norte,
    desde: '9/3/2026',
    hasta: '31/8/2026',
    porque: why,
  })
  const { rita, olga, dora, luis } = world.people
  const replies = await Promise.all(
    times(16, (i) =>
      i % 2
        ? world.post(`/mesa/solicitudes/${id}/activar`, fields(), i % 4 === 1 ? rita : olga)
        : world.post(`/delegado/${world.hospital.id}/solicitudes/${id}/activar`, fields(), i % 4 ? dora : luis),
    ),
  )
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([303, ...Array(15).fill(409)])
  const held = await world.owner.query<{ basis: string }>(sql`select basis from activation where application_id = ${id}`)
  const winner = replies.findIndex(({ statusCode }) => statusCode === 303)
  expect(held).toEqual([{ basis: winner % 2 ? 'MESA' : 'DELEGADO' }])
})

test.each(
  times(25, (i) => i + 1),
)('of 16 ends of one activation, by the desk and by its owner, one counts and its ground is his (%i)', async () => {
  const one = await orphan({ level: 2 })
  await press(one.applicationId, 'activar', activating(one))
  await press(one.applicationId, 'enrolar', { roles: 'PRESCRIPTOR', desde: '', hasta: '' })
  const [activation] = await world.owner.query<{ id: string }>(
    sql`select id from activation where application_id = ${one.applicationId}`,
  )
  const replies = await Promise.all(
    times(16, (i) =>
      i % 2
        ? press(one.applicationId, 'terminar', { motivo: 'La sede cerró.' })
        : world.post(
            `/activaciones/${activation?.id}/terminar`,
            { motivo: 'Me retiro.', intento: world.app.newId() },
            one.person,
          ),
    ),
  )
  const winners = replies.flatMap(({ statusCode }, i) => (statusCode === 303 ? [i] : []))
  expect(winners).toHaveLength(1)
  expect(await world.owner.query(sql`select ground from activation_end where activation_id = ${activation?.id ?? null}`)).toEqual(
    [{ ground: winners[0]! % 2 ? 'MESA' : 'RENUNCIA' }],
  )
})
