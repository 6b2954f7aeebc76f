import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, type World } from '../../testing/world.ts'
import { endProofing } from '../people/index.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

type Person = World['people']['dora']

/** A delegado of the hospital, at these of its sedes only. */
async function delegadoAt(...sedeIds: string[]) {
  const person = await world.newPerson({ profession: null })
  const id = await world.newDelegation(world.hospital.id, person)
  await world.owner.query(sql`update delegation set all_sedes = false where id = ${id}`)
  await world.owner.query(sql`
    insert into delegation_sede (entidad_id, delegation_id, sede_id)
    select ${world.hospital.id}, ${id}, sede from unnest(${sedeIds}::uuid[]) as sede`)
  return person
}

async function versionOf(applicationId: string) {
  const [row] = await world.owner.query<{ version: number }>(sql`select version from application where id = ${applicationId}`)
  return row?.version ?? 0
}

const stateOf = async (applicationId: string) =>
  (await world.owner.query<{ state: string }>(sql`select state from application where id = ${applicationId}`))[0]?.state

async function call(path: string, payload: Record<string, unknown>, by: Person, key?: string) {
  const { server, hospital } = world
  const headers = { ...world.as(by), 'content-type': 'application/json', ...(key !== undefined && { 'idempotency-key': key }) }
  return server.inject({
    method: 'POST',
    url: `/api/entidades/${hospital.id}/${path}`,
    headers,
    payload: JSON.stringify(payload),
  })
}

const actOn = async (applicationId: string, act: string, more: Record<string, unknown>, by: Person, key?: string) =>
  call(`applications/${applicationId}/${act}`, { version: await versionOf(applicationId), ...more }, by, key)

const period = { from: '2026-03-01', until: '2026-09-01' }

/** An account that says it is a person whom another account already is. */
async function impostorOf(person: Person) {
  const impostor = await world.newPerson({ level: 0, profession: null })
  await world.owner.query(
    sql`update account set person_id = ${person.personId}, document_number = ${person.number} where id = ${impostor.accountId}`,
  )
  return { ...person, accountId: impostor.accountId, email: impostor.email }
}

test('a delegado of one sede does not answer, at his own, what was asked of another', async () => {
  const { norte, sur } = world.sedes
  const surOnly = await delegadoAt(sur)
  const person = await world.newPerson()
  const id = await world.newApplication(person)
  const reply = await actOn(id, 'activation', { sedeId: sur, ...period }, surOnly)
  expect(reply.statusCode).toBe(403)
  expect(await stateOf(id)).toBe('ENVIADA')
  const both = await delegadoAt(sur, norte)
  expect((await actOn(id, 'activation', { sedeId: sur, ...period }, both)).statusCode).toBe(201)
})

test('whoever answers for the sede that was asked does not end what was given at another', async () => {
  const { norte, sur } = world.sedes
  const norteOnly = await delegadoAt(norte)
  const person = await world.newPerson()
  const id = await world.newApplication(person)
  expect((await actOn(id, 'activation', { sedeId: sur, ...period }, world.people.dora)).statusCode).toBe(201)
  expect((await actOn(id, 'rejection', { reason: 'No' }, norteOnly)).statusCode).toBe(403)
  expect(
    await world.owner.query(
      sql`select 1 from activation_end e join activation a on a.id = e.activation_id where a.application_id = ${id}`,
    ),
  ).toEqual([])
})

test('the application of an account that another account has proved false gives the person nothing, and tells it nothing', async () => {
  const person = await world.newPerson()
  const impostor = await impostorOf(person)
  const id = await world.newApplication(impostor)
  const reply = await actOn(id, 'activation', { sedeId: world.sedes.norte, ...period }, world.people.dora)
  expect(reply.statusCode).toBe(409)
  expect(reply.json().detail).toContain('Otra cuenta ya fue comprobada como esta persona')
  expect(await world.owner.query(sql`select 1 from activation where person_id = ${person.personId}`)).toEqual([])
  expect(await world.owner.query(sql`select 1 from outbox where payload->>'to' = ${impostor.email}`)).toEqual([])
})

test('a role is not given to an account that meanwhile stopped acting as the person', async () => {
  const person = await world.newPerson()
  const id = await world.newApplication(person)
  expect((await actOn(id, 'activation', { sedeId: world.sedes.norte, ...period }, world.people.dora)).statusCode).toBe(201)
  await world.app.transaction((db) => endProofing(db, { personId: person.personId, at: noon, reason: 'prueba' }))
  const reply = await actOn(id, 'role-grants', { roles: ['PRESCRIPTOR'] }, world.people.dora)
  expect(reply.statusCode).toBe(422)
  expect(reply.json().detail).toContain('Falta comprobar la identidad')
})

test('no role is given for days that are over', async () => {
  const person = await world.newPerson()
  const id = await world.newApplication(person)
  expect((await actOn(id, 'activation', { sedeId: world.sedes.norte, ...period }, world.people.dora)).statusCode).toBe(201)
  world.moveClockTo(new Date('2026-03-20T12:00:00-05:00'))
  const past = { from: '2026-03-02', until: '2026-04-01' }
  const reply = await actOn(id, 'role-grants', { roles: ['PRESCRIPTOR'], period: past }, world.people.dora)
  expect(reply.statusCode).toBe(422)
  expect(reply.json().detail).toContain('La fecha inicial debe ser hoy')
  const today = { from: '2026-03-20', until: '2026-04-01' }
  expect((await actOn(id, 'role-grants', { roles: ['PRESCRIPTOR'], period: today }, world.people.dora)).statusCode).toBe(201)
})

test('what a rejection ends stands in the record as ended', async () => {
  const { nora } = world.people
  const [given] = await world.owner.query<{ id: string; applicationId: string }>(
    sql`select id, application_id as "applicationId" from activation where person_id = ${nora.personId}`,
  )
  expect((await actOn(given!.applicationId, 'rejection', { reason: 'Se fue' }, world.people.dora)).statusCode).toBe(201)
  expect(
    await world.owner.query(
      sql`select act, object_id as "objectId" from audit_event where person_id = ${nora.personId} order by act`,
    ),
  ).toEqual([
    { act: 'activation.ended', objectId: given!.id },
    { act: 'application.rejected', objectId: given!.applicationId },
  ])
})

test('one key is one intention: another act with it is refused, and a key that is none is told', async () => {
  const id = await world.newApplication(await world.newPerson())
  const key = world.app.newId()
  const version = await versionOf(id)
  const body = { version, reason: 'Falta un dato' }
  expect((await call(`applications/${id}/return`, body, world.people.dora, key)).statusCode).toBe(201)
  expect((await call(`applications/${id}/return`, body, world.people.dora, key)).statusCode).toBe(201)
  expect((await call(`applications/${id}/rejection`, body, world.people.dora, key)).statusCode).toBe(409)
  expect(await stateOf(id)).toBe('DEVUELTA')
  const unread = await call(`applications/${id}/rejection`, { ...body, version: await versionOf(id) }, world.people.dora, 'uno')
  expect(unread.statusCode).toBe(400)
  expect(await stateOf(id)).toBe('DEVUELTA')
})

test('two presses that cancel what has not begun have one effect and one answer', async () => {
  const person = await world.newPerson()
  const id = await world.newApplication(person)
  const later = { from: '2026-05-01', until: '2026-09-01' }
  const given = await actOn(id, 'activation', { sedeId: world.sedes.norte, ...later }, world.people.dora)
  const key = world.app.newId()
  const end = () => call(`activations/${given.json().id}/end`, { reason: 'No viene' }, world.people.dora, key)
  expect((await end()).statusCode).toBe(201)
  expect((await end()).statusCode).toBe(201)
})

test.each(['\ud83d', 'a\u0000b'])('a reason with what PostgreSQL cannot keep is no fault of the program (%j)', async (reason) => {
  const id = await world.newApplication(await world.newPerson())
  expect((await actOn(id, 'return', { reason }, world.people.dora)).statusCode).toBeLessThan(500)
})
