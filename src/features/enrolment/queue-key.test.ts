import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test.each([
  '-200000-01-01T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '0000-01-01T00:00:00Z',
  'ayer',
])('a place in the queue that is none of ours (%s) is the first page, not a fault', async (instant) => {
  const key = encodeURIComponent(`${instant}_${world.app.newId()}`)
  expect((await world.get(`/delegado/${world.hospital.id}?desde=${key}`, world.people.dora)).statusCode).toBe(200)
})
