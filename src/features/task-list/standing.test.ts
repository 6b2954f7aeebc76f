import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ApplicationId } from '../../shared/id.ts'
import { type Sql, sql } from '../../shared/sql.ts'
import { openWorld, times, type World } from '../../testing/world.ts'
import { findApplicationsBy } from '../applications/index.ts'
import { loadTasks } from './load-task.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const textOf = (page: string) =>
  page
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')
const ofDelegado = (id: ApplicationId) => `/delegado/${world.hospital.id}/solicitudes/${id}/pasos`
const ofDesk = (id: ApplicationId) => `/mesa/solicitudes/${id}`

test('the delegado and the desk see the person’s steps, in the third person', async () => {
  const person = await world.newPerson({ level: 1 })
  const id = await world.newApplication(person)
  for (const [url, who] of [
    [ofDelegado(id), world.people.dora],
    [ofDesk(id), world.people.rita],
  ] as const) {
    const reply = await world.get(url, who)
    expect(reply.statusCode).toBe(200)
    const text = textOf(reply.body)
    expect(text).toContain('Falta: Activación en la sede')
    expect(text).toContain('Lo tiene Dora Inventado o Luis Inventado, de Hospital San Roque, desde hace 1 día hábil')
    expect(text).toContain('Solicitud enviada por la persona')
    expect(text).not.toContain('Usted')
    expect(reply.body).not.toContain('/recordar')
  }
})

test('R-AUD-4: the desk reads nobody’s steps without a line that says so', async () => {
  const person = await world.newPerson({ level: 1 })
  const id = await world.newApplication(person)
  await world.get(ofDesk(id), world.people.rita)
  const lines = await world.owner.query<{ actor: string; person: string }>(sql`
    select actor_id as actor, person_id as person from audit_event where act = 'application.read' and object_id = ${id}`)
  expect(lines).toEqual([{ actor: world.people.rita.personId, person: person.personId }])
})

test('nobody else sees them: 404 to a stranger, to a delegado elsewhere, and of what is not there', async () => {
  const person = await world.newPerson({ level: 1 })
  const id = await world.newApplication(person)
  const elsewhere = await world.newApplication(person, { entidadId: world.clinica.id, sedeId: world.sedes.oriente })
  const { ana, dora, eva, rita } = world.people
  expect((await world.get(ofDelegado(id), ana)).statusCode).toBe(404)
  expect((await world.get(ofDelegado(id), eva)).statusCode).toBe(404)
  expect((await world.get(ofDelegado(elsewhere), dora)).statusCode).toBe(404)
  expect((await world.get(ofDesk(id), dora)).statusCode).toBe(404)
  expect((await world.get(ofDesk(world.app.newId() as ApplicationId), rita)).statusCode).toBe(404)
})

test('a delegado of one sede does not see what was asked at another', async () => {
  const mirta = await world.newPerson({ firstName: 'Mirta', profession: null })
  const delegation = await world.newDelegation(world.hospital.id, mirta)
  await world.owner.query(sql`update delegation set all_sedes = false where id = ${delegation}`)
  await world.owner.query(sql`
    insert into delegation_sede (entidad_id, delegation_id, sede_id) values (${world.hospital.id}, ${delegation}, ${world.sedes.sur})`)
  const person = await world.newPerson({ level: 1 })
  expect((await world.get(ofDelegado(await world.newApplication(person)), mirta)).statusCode).toBe(404)
  const there = await world.newApplication(person, { entidadId: world.hospital.id, sedeId: world.sedes.sur })
  expect((await world.get(ofDelegado(there), mirta)).statusCode).toBe(200)
})

test('the desk finds an application by its radicado', async () => {
  const { rita } = world.people
  const at = (radicado: string) => world.get(`/mesa/radicado?${new URLSearchParams({ radicado })}`, rita)
  expect((await at('')).statusCode).toBe(200)
  expect(textOf((await at('RM-2026-048172-9')).body)).toContain('No es un radicado: revise las cifras.')
  expect((await at('RM-2026-048172-2')).statusCode).toBe(404)
  const id = await world.newApplication(await world.newPerson({ level: 1 }))
  await world.owner.query(sql`update application set radicado = 'RM-2026-048172-2' where id = ${id}`)
  expect((await at('rm 2026 048172 2')).headers.location).toBe(`/mesa/solicitudes/${id}`)
})

test('twenty applications are loaded in as many statements as one', async () => {
  const person = await world.newPerson({ level: 1 })
  const count = async () => {
    let statements = 0
    const db = {
      query: <Row>(statement: Sql) => {
        statements++
        return world.app.db.query<Row>(statement)
      },
    }
    const applications = await findApplicationsBy(world.app.db, person.accountId)
    expect((await loadTasks({ db, clock: world.app.clock }, applications)).length).toBe(applications.length)
    return statements
  }
  await world.newApplication(person)
  const forOne = await count()
  for (const _ of times(19, () => 0)) await world.newApplication(person, undefined, 'RETIRADA')
  expect(await count()).toBe(forOne)
  expect(forOne).toBeLessThanOrEqual(9)
})
