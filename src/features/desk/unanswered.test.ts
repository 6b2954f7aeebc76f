import { afterAll, beforeAll, expect, test } from 'vitest'
import { noon, openWorld, type World } from '../../testing/world.ts'
import { countUnanswered, findUnanswered, type Ground } from './unanswered-store.ts'
import { lateEdge } from './waiting.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const page = { after: null, limit: 50 }
const all = { text: '', ground: null, kind: null }

test('R-MES-2: an EPS without delegados is on the list like an IPS, by name, ground and option, and leaves it with its delegado', async () => {
  const { app, people } = world
  const asked = { at: noon, lateBefore: lateEdge(noon) }
  const eps = await world.newEntidad('EPS', 'Brisa Sola EPS')
  const sedeId = await world.newSede(eps, 'Oficina', '')
  const id = await world.newApplication(people.ana, { entidadId: eps.id, sedeId })
  const find = (more: { text?: string; ground?: Ground | null }) =>
    findUnanswered(app.db, { ...all, ...more }, asked, page).then((rows) => rows.map((row) => row.id))

  expect(await find({ text: 'brisa sola' })).toEqual([id])
  expect(await find({ text: people.ana.number, ground: 'sin' })).toEqual([id])
  expect(await find({ ground: 'tarde' })).toEqual([])
  expect(await countUnanswered(app.db, asked)).toMatchObject({ all: 1, withoutDelegate: 1, late: 0, entidades: 1 })
  expect((await world.get('/mesa/solicitudes', people.rita)).body).toContain('Brisa Sola EPS')
  expect((await world.get('/mesa/solicitudes.csv', people.rita)).body).toContain('Brisa Sola EPS;Oficina;ENVIADA')

  await world.newDelegation(eps.id, people.eva)
  expect(await find({})).toEqual([])
  const later = new Date('2026-03-06T00:00:00-05:00')
  const late = await findUnanswered(app.db, all, { at: later, lateBefore: lateEdge(later) }, page)
  expect(late.map(({ id: one, hasDelegate, isLate }) => [one, hasDelegate, isLate])).toContainEqual([id, true, true])
})

test('the pictures count people once in each group, and a role whose row is off not at all', async () => {
  const { people, owner } = world
  const page = async () => (await world.get('/mesa/cifras.csv?cual=clases', people.rita)).body
  // Pedro, Sergio: professionals with a role. Sara in Servicio Social, Olivia as otro usuario.
  expect(await page()).toContain('IPS, profesional;2\r\n')
  expect(await page()).toContain('IPS, Servicio Social Obligatorio;1\r\n')
  expect(await page()).toContain('IPS, otro usuario;1\r\n')
  await owner.query({ text: 'update role_policy set enabled = false where id = 1', values: [] })
  expect(await page()).not.toContain('IPS, profesional')
  await owner.query({ text: 'update role_policy set enabled = true where id = 1', values: [] })
  expect((await world.get('/mesa/cifras.csv?cual=departamentos', people.rita)).body).toContain('Litoral;4')
})
