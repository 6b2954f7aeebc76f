import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EntidadId, SedeId } from '../../shared/id.ts'
import { sql } from '../../shared/sql.ts'
import { openWorld, span, type World } from '../../testing/world.ts'

let world: World
let eps: { id: EntidadId; code: string; sede: SedeId }
let orderer: World['people']['pedro']
beforeAll(async () => {
  world = await openWorld()
  const made = await world.newEntidad('EPS', 'Brisa Nueva EPS')
  eps = { ...made, sede: await world.newSede(made, 'Brisa Nueva EPS', '01') }
  await world.newDelegation(eps.id, world.people.eva)
  orderer = await world.newPerson({ firstName: 'Omar' })
  await orders(orderer)
})
afterAll(() => world.close())

/** Enrolled at the EPS to order. */
async function orders(person: Who) {
  const applicationId = await world.newApplication(person, { entidadId: eps.id, sedeId: eps.sede }, 'APROBADA')
  const [id, grant, by] = [world.app.newId(), world.app.newId(), world.people.eva.personId]
  await world.owner.query(sql`
    insert into activation (entidad_id, id, person_id, sede_id, registration, basis, application_id, proofing_id, during, activated_by, activated_at)
    select ${eps.id}, ${id}, ${person.personId}, ${eps.sede}, 'PROFESIONAL', 'DELEGADO', ${applicationId}, id,
      ${span('2026-02-01', '2027-02-01')}::tstzrange, ${by}, '2026-01-15' from proofing where person_id = ${person.personId}`)
  await world.owner.query(sql`
    insert into role_grant (entidad_id, id, activation_id, person_id, role, policy_id, basis, during, granted_by, granted_at)
    values (${eps.id}, ${grant}, ${id}, ${person.personId}, 'ORDENADOR', 11, 'DELEGADO', ${span('2026-02-01', '2027-02-01')}::tstzrange,
      ${by}, '2026-01-15')`)
}

type Who = World['people']['pedro']
const pedro = () => world.people.pedro
const at = (sede: string) => `/api/sedes/${sede}/patients`
const norte = () => at(world.sedes.norte)

let lastNumber = 1_900_007_000
const body = (more: Record<string, unknown> = {}) => ({
  document: { type: 'CC', number: String(++lastNumber) },
  ...{ firstName: 'Rosa', firstSurname: 'Cantillo', birthDate: '1968-01-14', sex: 'F', eps: eps.code, regimen: 'CONTRIBUTIVO' },
  ...more,
})

const send = (url: string, payload: object, who: Who = pedro(), key: string | null = null) =>
  world.server.inject({
    method: 'POST',
    url,
    headers: { ...world.as(who), 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) },
    payload: JSON.stringify(payload),
  })
const look = (type: string, number: string, who: Who = pedro(), url = norte()) =>
  world.get(`${url}?${new URLSearchParams({ type, number })}`, who)

test('a patient is entered, found by the document, and corrected in a new version', async () => {
  const asked = body({ secondSurname: 'de la Hoz', phone: '300 000 0001' })
  const made = await send(norte(), asked)
  expect(made.statusCode).toBe(201)
  const patient = made.json()
  expect(patient).toMatchObject({
    ...{ version: 1, document: asked.document, firstName: 'Rosa', secondName: null, secondSurname: 'de la Hoz' },
    ...{ birthDate: '1968-01-14', sex: 'F', eps: { code: eps.code, name: 'Brisa Nueva EPS' }, regimen: 'CONTRIBUTIVO' },
    ...{ email: null, phone: '3000000001', mother: null, enteredAt: '2026-03-01T17:00:00.000Z', notes: [] },
  })
  const found = await look('cc', asked.document.number)
  expect([found.statusCode, found.json()]).toEqual([200, patient])

  const { document: _, ...data } = asked
  const url = `${norte()}/${patient.id}/versions`
  const changed = await send(url, { ...data, version: 1, eps: null, regimen: 'NO_AFILIADO' })
  expect([changed.statusCode, changed.json().version, changed.json().eps, changed.json().regimen]).toEqual([
    201,
    2,
    null,
    'NO_AFILIADO',
  ])
  const stale = await send(url, { ...data, version: 1, firstName: 'Rosario' })
  expect([stale.statusCode, stale.json().type]).toEqual([409, '/ayuda/errores#formulario-vencido'])
})

test('R-PAC-2: one whose document is there already comes back with 200, as he is', async () => {
  const asked = body()
  const made = await send(norte(), asked)
  const again = await send(norte(), { ...asked, firstName: 'Rosalba' })
  expect([made.statusCode, again.statusCode]).toEqual([201, 200])
  expect(again.json()).toEqual(made.json())
})

test('R-PAC-2: one key is one patient, and another body with it is refused', async () => {
  const asked = body()
  const key = world.app.newId()
  const replies = await Promise.all([send(norte(), asked, pedro(), key), send(norte(), asked, pedro(), key)])
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([201, 201])
  expect(replies[0]!.json()).toEqual(replies[1]!.json())
  const other = await send(norte(), { ...asked, firstName: 'Rosalba' }, pedro(), key)
  expect(other.statusCode).toBe(422)
})

test('R-PAC-7: the same sending again shows the patient as he is by now, and is recorded', async () => {
  const asked = body()
  const key = world.app.newId()
  const made = (await send(norte(), asked, pedro(), key)).json()
  const readings = async () =>
    (await world.owner.query(sql`select id from audit_event where act = 'patient.read' and object_id = ${made.id}`)).length
  const before = await readings()
  const again = await send(norte(), asked, pedro(), key)
  expect([again.statusCode, again.json().id, await readings()]).toEqual([201, made.id, before + 1])
})

test('what is wrong is told by the fields of the body', async () => {
  const reply = await send(norte(), body({ firstName: '', birthDate: '2015-01-01', regimen: 'NO_AFILIADO', email: 'x' }))
  expect(reply.statusCode).toBe(422)
  expect(reply.json().errors.map(({ field }: { field: string }) => field)).toEqual(['firstName', 'birthDate', 'regimen', 'email'])
  const document = await send(norte(), body({ document: { type: 'CC', number: 'x' } }))
  expect(document.json().errors.map(({ field }: { field: string }) => field)).toEqual(['document.number'])
  const query = await look('ZZ', '1')
  expect([query.statusCode, query.json().errors[0].field]).toEqual([422, 'type'])
})

test('R-PAC-5, R-PAC-6: mother and affiliation are asked as in the form', async () => {
  const newborn = body({ document: { type: 'NV', number: '1900007551' }, birthDate: '2026-02-27', firstName: 'Hija' })
  const without = await send(norte(), newborn)
  expect([without.statusCode, without.json().errors[0].field]).toEqual([422, 'mother.number'])
  const made = await send(norte(), { ...newborn, mother: { type: 'CC', number: '1.900.007.552' } })
  expect([made.statusCode, made.json().mother]).toEqual([201, { type: 'CC', number: '1900007552' }])
  const unknown = await send(norte(), body({ eps: null, regimen: null }))
  expect([unknown.statusCode, unknown.json().eps, unknown.json().regimen]).toEqual([201, null, null])
  const noEps = await send(norte(), body({ eps: null, regimen: 'SUBSIDIADO' }))
  expect([noEps.statusCode, noEps.json().errors[0].field]).toEqual([422, 'eps'])
})

test('a body of another shape is refused whole', async () => {
  for (const wrong of [body({ apodo: 'Rosi' }), body({ sex: 'X' }), body({ firstName: 7 }), body({ regimen: 'OTRO' }), {}])
    expect((await send(norte(), wrong)).statusCode).toBe(400)
})

test('R-PAC-7: who may order at an EPS looks up there as who prescribes does at a sede; anybody else does not', async () => {
  const asked = body()
  await send(norte(), asked)
  const { number } = asked.document
  expect((await look('CC', number, orderer, at(eps.sede))).statusCode).toBe(200)
  // At a sede where he is nothing, it is as if nothing were there.
  expect((await look('CC', number, orderer, norte())).statusCode).toBe(404)
  expect((await look('CC', number, pedro(), at(world.sedes.oriente))).statusCode).toBe(404)
  expect((await look('CC', number, pedro(), at('nada'))).statusCode).toBe(404)
  const withoutRole = await look('CC', number, world.people.nora)
  expect([withoutRole.statusCode, withoutRole.json().type]).toEqual([403, '/ayuda/errores#no-autorizado'])
  expect(withoutRole.json().because.map(({ rule }: { rule: string }) => rule)).toContain('R-AUT-5')
  const claimant = await world.newPerson({ level: 0 })
  await world.owner.query(sql`update account set person_id = ${pedro().personId} where id = ${claimant.accountId}`)
  expect((await look('CC', number, claimant)).statusCode).toBe(404)
  expect((await world.get(norte())).statusCode).toBe(401)
})

test('R-PAC-7: one document that is nobody’s answers 404, and the sixty-first look-up 429', async () => {
  const busy = await world.newPerson({ firstName: 'Berta' })
  await world.newActivation(busy, 'PRESCRIPTOR')
  const statuses = new Set<number>()
  for (let i = 0; i < 60; i++) statuses.add((await look('CC', String(1_900_050_000 + i), busy)).statusCode)
  expect([...statuses]).toEqual([404])
  expect((await look('CC', '1900050000', busy)).statusCode).toBe(429)
})
