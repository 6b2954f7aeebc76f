import pg from 'pg'
import { expect, test } from 'vitest'
import { dbOver } from './platform/database.ts'
import { freePort } from './platform/embedded-postgres/free-port.ts'
import { buildServer } from './server.ts'
import { openWorld } from './testing/world.ts'

test('a process whose database does not answer lives, and is not ready', async () => {
  const world = await openWorld()
  const nobodyThere = new pg.Pool({ host: '127.0.0.1', port: await freePort() })
  const server = await buildServer({ ...world.app, db: dbOver(nobodyThere) })
  const [live, ready] = [await server.inject('/health/live'), await server.inject('/health/ready')]
  expect([live.statusCode, live.json()]).toEqual([200, { estado: 'vivo' }])
  expect([ready.statusCode, ready.json()]).toEqual([503, { estado: 'sin-base-de-datos' }])
  await server.close()
  await world.close()
})

test('with its database a process is ready', async () => {
  const world = await openWorld()
  const ready = await world.server.inject('/health/ready')
  expect([ready.statusCode, ready.json()]).toEqual([200, { estado: 'listo' }])
  await world.close()
})
