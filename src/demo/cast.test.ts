import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Action, decide, type Place } from '../features/authority/index.ts'
import type { AccountId, EntidadId, PersonId, SedeId } from '../shared/id.ts'
import { sql } from '../shared/sql.ts'
import { type Demo, openDemo } from '../testing/demo-country.ts'

type Listed = { rol: string; usuario: string; clave: string; para: string }
type Held = {
  personId: PersonId
  accountId: AccountId
  level: 0 | 1 | 2
  state: string | null
  sedeId: SedeId | null
  practice: SedeId | null
}

let demo: Demo
let server: Awaited<ReturnType<Demo['openServer']>>
let accounts: Listed[]
beforeAll(async () => {
  demo = await openDemo()
  server = await demo.openServer()
  accounts = JSON.parse((await server.inject({ method: 'GET', url: '/demo/cuentas.json' })).body)
})
afterAll(async () => {
  await server.close()
  await demo.close()
})

const usuario = (rol: string) => accounts.find((account) => account.rol === rol)!.usuario

/** The account with its level, and the state and sede of its latest application. */
async function held(rol: string): Promise<Held> {
  const [row] = await demo.owner.query<Held>(sql`
    select a.person_id as "personId", a.id as "accountId", x.state, x.sede_id as "sedeId",
      case when p.id is null then a.match_level else 2 end as level,
      (select s.id from sede s join entidad e on e.id = s.entidad_id where e.independiente_id = a.person_id) as practice
    from account a left join proofing p on p.account_id = a.id and p.during @> now()
    left join lateral (select * from application where account_id = a.id order by submitted_at limit 1) x on true
    where a.email = ${usuario(rol)}`)
  return row!
}

async function ask(personId: PersonId, action: Action, place: Place) {
  const { isAllowed, outcomes } = await decide(demo.app.db, { personId, action, place, at: await demo.app.clock(demo.app.db) })
  return { isAllowed, failed: outcomes.filter(({ isSatisfied }) => isSatisfied === false).map(({ rule }) => rule) }
}

const atSede = (id: SedeId | null): Place => ({ kind: 'sede', id: id! })
const entidad = async (name: string): Promise<Place> => {
  const [row] = await demo.owner.query<{ id: EntidadId }>(sql`select id from entidad where name = ${name}`)
  return { kind: 'entidad', id: row!.id }
}

test('every account of the list comes in by /ingresar with the password of the list', async () => {
  const outcomes = await Promise.all(
    accounts.map(async ({ usuario, clave }) => {
      const reply = await server.inject({
        method: 'POST',
        url: '/ingresar',
        headers: { host: 'localhost:3000', origin: 'http://localhost:3000', 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ correo: usuario, clave, volver: '/' }).toString(),
      })
      return [usuario, reply.statusCode, reply.headers['set-cookie'] !== undefined]
    }),
  )
  expect(outcomes).toEqual(accounts.map(({ usuario }) => [usuario, 303, true]))
})

test('the official acts at the desk, and nobody else of the list does', async () => {
  const allowed = await Promise.all(
    accounts.map(async ({ rol }) => [
      rol,
      (await ask((await held(rol)).personId, 'desk.delegations', { kind: 'nacion' })).isAllowed,
    ]),
  )
  expect(allowed.filter(([, isAllowed]) => isAllowed)).toEqual([['Funcionaria de la mesa', true]])
})

test('each delegado answers for the entidad of the row, and for no other', async () => {
  const telmo = await entidad('E.S.E. Hospital San Telmo')
  const brisas = await entidad('Clínica Brisas del Manglar')
  const faro = await entidad('E.S.E. Hospital Nuestra Señora del Faro')
  const eps = await entidad('Brisa Nueva EPS')
  const may = async (rol: string) => {
    const { personId } = await held(rol)
    return Promise.all(
      [telmo, brisas, faro, eps].map(async (place) => (await ask(personId, 'enrolment.activate', place)).isAllowed),
    )
  }
  expect(await may('Delegado de una IPS con solicitudes en espera')).toEqual([true, false, false, false])
  expect(await may('Segunda delegada de la misma IPS')).toEqual([true, false, false, false])
  expect(await may('Delegada de otra IPS')).toEqual([false, true, false, false])
  expect(await may('Delegado cuya delegación termina en siete días')).toEqual([false, false, true, false])
  expect(await may('Delegada de una EPS')).toEqual([false, false, false, true])
  const [waiting] = await demo.owner.query(sql`
    select count(*)::int as count from application where entidad_id = ${(telmo as { id: EntidadId }).id} and state = 'ENVIADA'`)
  expect(waiting).toEqual({ count: 18 })
})

test.each([
  ['Prescriptora activa y enrolada', true, []],
  ['Prescriptor cuya activación termina mañana', true, []],
  ['Prescriptor sancionado', false, ['R-AUT-3', 'R-AUT-4']],
  ['Activada, todavía sin rol', false, ['R-AUT-5']],
  ['Enfermera con rol de consulta', false, ['R-AUT-5']],
  ['Con una solicitud recién enviada', false, ['R-AUT-1', 'R-AUT-4']],
])('%s: may prescribe at the sede of the application: %s, for %o', async (rol, isAllowed, failed) => {
  const { personId, sedeId } = await held(rol)
  expect(await ask(personId, 'prescription.sign', atSede(sedeId))).toEqual({ isAllowed, failed })
})

test('the nurse may read what is prescribed at her sede', async () => {
  const { personId, sedeId } = await held('Enfermera con rol de consulta')
  expect((await ask(personId, 'prescription.read', atSede(sedeId))).isAllowed).toBe(true)
})

test('the prescriber may prescribe at two sedes', async () => {
  const { personId } = await held('Prescriptora activa y enrolada')
  const sedes = await demo.owner.query<{ id: SedeId }>(sql`select sede_id as id from activation where person_id = ${personId}`)
  expect(
    await Promise.all(sedes.map(async ({ id }) => (await ask(personId, 'prescription.sign', atSede(id))).isAllowed)),
  ).toEqual([true, true])
})

test.each([
  ['Lista para solicitar', 1, null],
  ['Con una solicitud recién enviada', 1, 'ENVIADA'],
  ['Con una solicitud que pasó del plazo', 1, 'ENVIADA'],
  ['Con una solicitud devuelta', 1, 'DEVUELTA'],
  ['Persona que no está en el ReTHUS', 0, null],
  ['Persona con dos cuentas, la suya', 1, 'ENVIADA'],
  ['Persona con dos cuentas, la otra', 0, 'ENVIADA'],
  ['Activada, todavía sin rol', 2, 'ACTIVADA'],
  ['Prescriptora activa y enrolada', 2, 'APROBADA'],
])('%s has an account of level %i and an application %s', async (rol, level, state) => {
  expect(await held(rol)).toMatchObject({ level, state })
})

test('who has two accounts is one person', async () => {
  expect((await held('Persona con dos cuentas, la suya')).personId).toBe(
    (await held('Persona con dos cuentas, la otra')).personId,
  )
})

test('the independientes: one prescribes, one can activate herself, one has another address in REPS', async () => {
  const active = await held('Independiente ya activa')
  expect((await ask(active.personId, 'prescription.sign', atSede(active.practice))).isAllowed).toBe(true)
  const emails = await demo.owner.query(sql`
    select a.email, e.email = a.email as same, exists (select from activation x where x.person_id = a.person_id) as active
    from account a join entidad e on e.independiente_id = a.person_id
    where a.email in ('independiente@demo.example', 'independiente.sin@demo.example') order by a.email`)
  expect(emails).toEqual([
    { email: 'independiente.sin@demo.example', same: false, active: false },
    { email: 'independiente@demo.example', same: true, active: false },
  ])
})

test('a day later the activation that ends tomorrow still holds, two days later it is over', async () => {
  const { personId, sedeId } = await held('Prescriptor cuya activación termina mañana')
  const now = await demo.app.clock(demo.app.db)
  const after = async (days: number) => {
    const at = new Date(now.getTime() + days * 86_400_000)
    return (await decide(demo.app.db, { personId, action: 'prescription.sign', place: atSede(sedeId), at })).isAllowed
  }
  expect([await after(1), await after(2)]).toEqual([true, false])
})

test.each([
  ['Médica en su plaza, prescriptora', true, []],
  ['Odontólogo en su plaza, prescriptor', true, []],
  ['Médico cuya plaza termina mañana', true, []],
  ['Enfermera en su plaza, con rol de consulta', false, ['R-AUT-5']],
  ['Bacterióloga en su plaza, con rol de consulta', false, ['R-AUT-5']],
  ['Regente de farmacia activo', false, ['R-AUT-5']],
  ['Auditor de una EPS', false, ['R-AUT-5']],
  ['Prescriptor en tres sedes de dos entidades', true, []],
])('%s: may prescribe at the sede of the application: %s', async (rol, isAllowed, failed) => {
  const { personId, sedeId } = await held(rol)
  const decision = await ask(personId, 'prescription.sign', atSede(sedeId))
  expect(decision.isAllowed).toBe(isAllowed)
  expect(decision.failed).toEqual(expect.arrayContaining(failed))
})

test.each([
  ['Médico con la plaza suspendida', 'SUSPENDIDA'],
  ['Enfermera que terminó su plaza, sin ReTHUS', 'FINALIZADA'],
])('%s may do nothing more at the sede of the plaza', async (rol, state) => {
  const { personId, sedeId } = await held(rol)
  expect((await ask(personId, 'prescription.read', atSede(sedeId))).isAllowed).toBe(false)
  const plazas = await demo.owner.query(sql`select state from plaza_assignment where person_id = ${personId}`)
  expect(plazas).toEqual([{ state }])
})

test('the order of a tutela and what is consulted at an EPS belong to its professionals', async () => {
  const orderer = await held('Ordenador de tutelas en una EPS')
  expect((await ask(orderer.personId, 'prescription.order', atSede(orderer.sedeId))).isAllowed).toBe(true)
  const reader = await held('Enfermera de consulta en una EPS')
  expect((await ask(reader.personId, 'prescription.read', atSede(reader.sedeId))).isAllowed).toBe(true)
})

test('whoever ended the service and is in ReTHUS has nothing in force, and an account that matches', async () => {
  const { personId, level, sedeId } = await held('Médica que terminó su plaza y ya está en el ReTHUS')
  expect(level).toBe(2)
  expect((await ask(personId, 'prescription.sign', atSede(sedeId))).isAllowed).toBe(false)
  const [entry] = await demo.owner.query(sql`
    select a.match_level as level, s.provision from account a join rethus_social_service s on s.person_id = a.person_id
    where a.person_id = ${personId}`)
  expect(entry).toEqual({ level: 1, provision: 'PRESTO' })
})
