import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test.each([
  '/%zz',
  '/mesa/%ff',
  `/delegado/${'a'.repeat(300)}`,
])('an address that cannot be read (%s) is told so in Spanish', async (url) => {
  const reply = await world.get(url, world.people.pedro)
  expect([reply.statusCode, reply.headers['content-type']]).toEqual([400, 'text/plain; charset=utf-8'])
  expect(reply.body).toBe('La dirección no está bien escrita. Revísela, o empiece desde la página de inicio.')
})

test.each([
  '/catalogos/cie10/%00',
  '/catalogos/dci/A%01',
  '/api/catalogues/cie10/%00',
  '/mesa/roles/politicas/%00',
  '/mesa/roles/umbrales/x%00',
])('an address with a sign that no column keeps (%s) is not there', async (url) => {
  expect((await world.get(url, world.people.rita)).statusCode).toBe(404)
})

test('in /api it is a problem', async () => {
  const reply = await world.get('/api/entidades/%zz/applications')
  expect([reply.statusCode, reply.headers['content-type']]).toEqual([400, 'application/problem+json; charset=utf-8'])
  expect(reply.json()).toMatchObject({ type: '/ayuda/errores#datos-invalidos', status: 400 })
})
