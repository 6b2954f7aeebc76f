import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { EntidadId, SedeId } from '../../shared/id.ts'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, span, type World } from '../../testing/world.ts'

let world: World
let eps: { id: EntidadId; sede: SedeId }
beforeAll(async () => {
  world = await openWorld()
  const made = await world.newEntidad('EPS', 'Brisa Nueva EPS')
  eps = { id: made.id, sede: await world.newSede(made, 'Brisa Nueva EPS', '01') }
  await world.newDelegation(eps.id, world.people.eva)
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

type Person = Awaited<ReturnType<World['newPerson']>>

/** Active at a sede as if its delegado had done it. */
async function activate(person: Person, entidadId: EntidadId, sedeId: SedeId, role: string, policyId: number, minute: number) {
  const by = entidadId === eps.id ? world.people.eva : world.people.dora
  const applicationId = await world.newApplication(person, { entidadId, sedeId }, 'APROBADA')
  const [id, grant] = [world.app.newId(), world.app.newId()]
  await world.owner.query(sql`
    insert into activation (entidad_id, id, person_id, sede_id, registration, basis, application_id, proofing_id, during, activated_by, activated_at)
    select ${entidadId}, ${id}, ${person.personId}, ${sedeId}, 'PROFESIONAL', 'DELEGADO', ${applicationId}, id, ${span('2026-02-01', '2027-02-01')}::tstzrange,
      ${by.personId}, ${`2026-01-15 09:0${minute}-05`} from proofing where person_id = ${person.personId}`)
  await world.owner.query(sql`
    insert into role_grant (entidad_id, id, activation_id, person_id, role, policy_id, basis, during, granted_by, granted_at)
    values (${entidadId}, ${grant}, ${id}, ${person.personId}, ${role}, ${policyId}, 'DELEGADO', ${span('2026-02-01', '2027-02-01')}::tstzrange,
      ${by.personId}, '2026-01-15')`)
  return id
}

/** At two sedes of the hospital, where she prescribes, and at the office of an EPS, where she orders. */
async function atThree() {
  const person = await world.newPerson()
  const { norte, sur } = world.sedes
  const norteId = await activate(person, world.hospital.id, norte, 'PRESCRIPTOR', 1, 1)
  await activate(person, world.hospital.id, sur, 'PRESCRIPTOR', 1, 2)
  const epsId = await activate(person, eps.id, eps.sede, 'ORDENADOR', 11, 3)
  return { person, norteId, epsId }
}

const choose = (person: Person, sede: string, more: Record<string, string> = {}) =>
  world.post('/sede-de-trabajo', { sede, ...more }, person)
const textOf = (page: string) =>
  page
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')
const seen = async (person: Person) => textOf((await world.get('/sede-de-trabajo', person)).body)
const may = async (person: Person, sede: string) => {
  const reply = await world.get(`/api/decisions?sede=${sede}&at=${noon.toISOString()}`, person)
  return reply.json().isAllowed
}

test('R-SED-1: one works where one was activated last, until one chooses; a choice is remembered and changed by one click', async () => {
  const { person } = await atThree()
  expect(await seen(person)).toContain('Trabaja en Brisa Nueva EPS')
  const reply = await choose(person, world.sedes.norte)
  expect([reply.statusCode, reply.headers.location]).toEqual([303, '/sede-de-trabajo?hecho=sede'])
  expect(textOf((await world.get('/sede-de-trabajo?hecho=sede', person)).body)).toContain(
    'Ahora trabaja en Sede Norte, Hospital San Roque.',
  )
  expect((await choose(person, world.sedes.sur, { desde: 'inicio' })).headers.location).toBe('/solicitudes?hecho=sede')
  expect(await seen(person)).toContain('Trabaja en Sede Sur, Hospital San Roque')
})

test('R-SED-1: ending one activation never touches another, of the same entidad or of the EPS', async () => {
  const { person, norteId } = await atThree()
  await choose(person, world.sedes.norte)
  const url = `/activaciones/${norteId}/terminar`
  const reply = await world.post(url, { intento: world.app.newId(), motivo: 'Ya no atiendo allí' }, person)
  expect(reply.statusCode).toBe(303)
  const rows = await world.owner.query<{ name: string; isOpen: boolean; roleIsOpen: boolean }>(sql`
    select s.name, a.during @> '2026-06-01'::timestamptz as "isOpen", g.during @> '2026-06-01'::timestamptz as "roleIsOpen"
    from activation a join sede s on s.id = a.sede_id join role_grant g on g.activation_id = a.id
    where a.person_id = ${person.personId} order by a.activated_at`)
  expect(rows).toEqual([
    { name: 'Sede Norte', isOpen: false, roleIsOpen: false },
    { name: 'Sede Sur', isOpen: true, roleIsOpen: true },
    { name: 'Brisa Nueva EPS', isOpen: true, roleIsOpen: true },
  ])
  expect([await may(person, world.sedes.norte), await may(person, world.sedes.sur)]).toEqual([false, true])

  const page = await seen(person)
  expect(page).toContain('Su activación en Sede Norte, Hospital San Roque terminó: 1 mar, 12:00 p. m.')
  expect(page).toContain('Ahora trabaja en Brisa Nueva EPS.')
  // What is there now is chosen by a click, and nothing is said of the old any more.
  await choose(person, world.sedes.sur)
  expect(await seen(person)).not.toContain('terminó')
})

test('an end at the EPS leaves the hospital as it is', async () => {
  const { person, epsId } = await atThree()
  await world.post(`/activaciones/${epsId}/terminar`, { intento: world.app.newId(), motivo: 'Salgo' }, person)
  expect([await may(person, world.sedes.norte), await may(person, world.sedes.sur)]).toEqual([true, true])
  expect(await seen(person)).toContain('Trabaja en Sede Sur, Hospital San Roque')
})

test('nobody chooses a sede where he is not active, nor what is no sede', async () => {
  const { person } = await atThree()
  for (const sede of [world.sedes.oriente, 'nada', '']) {
    const reply = await choose(person, sede)
    expect(reply.statusCode).toBe(422)
    expect(textOf(reply.body)).toContain('No está activo en esa sede. Escoja una de las que siguen.')
  }
})

test('an account that only claims to be the person sees nowhere, and chooses nothing', async () => {
  const { person } = await atThree()
  const claimant = await world.newPerson({ level: 0 })
  await world.owner.query(sql`update account set person_id = ${person.personId} where id = ${claimant.accountId}`)
  expect(await seen(claimant)).toContain('No está activo en ninguna sede')
  expect((await choose(claimant, world.sedes.norte)).statusCode).toBe(422)
})

test('nobody comes in without an account', async () => {
  expect((await world.get('/sede-de-trabajo')).headers.location).toBe('/ingresar?volver=%2Fsede-de-trabajo')
})
