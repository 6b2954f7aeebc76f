import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, type World } from '../../testing/world.ts'
import { endRights } from './end-rights.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const lose = (personId: World['people']['pedro']['personId'], at: Date) =>
  world.app.transaction((db) => endRights(world.app, db, { personId, at, ground: 'SANCION', reason: 'Fallo 12' }))
const applicationOf = (id: string) =>
  world.owner.query(sql`
    select a.state, t.act, t.office, t.by_person as "by" from application a
    join lateral (select * from application_step where application_id = a.id order by seq desc limit 1) t on true where a.id = ${id}`)

test('R-ACT-8: a register that ends an activation still without a role leaves nothing to wait for', async () => {
  const person = await world.newPerson()
  const { applicationId } = await world.newActivation(person, null)
  expect(await lose(person.personId, noon)).toBe(1)
  expect(await applicationOf(applicationId)).toEqual([{ state: 'RETIRADA', act: 'TERMINADA', office: 'REGISTRO', by: null }])
  expect((await world.get(`/solicitudes/${applicationId}`, person)).body).toContain(
    'Un registro terminó la activación: «Fallo 12»',
  )
})

test('R-ACT-8: an end that lies ahead leaves the application as it is', async () => {
  const person = await world.newPerson()
  const { applicationId } = await world.newActivation(person, null)
  expect(await lose(person.personId, new Date('2026-05-01T05:00:00Z'))).toBe(1)
  expect(await applicationOf(applicationId)).toEqual([
    { state: 'ACTIVADA', act: 'ENVIADA', office: 'SOLICITANTE', by: person.personId },
  ])
})
