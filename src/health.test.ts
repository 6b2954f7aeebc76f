import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dbOver } from './platform/database.ts'
import { freePort } from './platform/embedded-postgres/free-port.ts'
import { beginDraining } from './platform/health.ts'
import { buildServer } from './server.ts'
import { sql } from './shared/sql.ts'
import { openWorld, type World } from './testing/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('a process whose database does not answer lives, and is not ready', async () => {
  const nobodyThere = new pg.Pool({ host: '127.0.0.1', port: await freePort() })
  const server = await buildServer({ ...world.app, db: dbOver(nobodyThere) })
  const [live, ready] = [await server.inject('/health/live'), await server.inject('/health/ready')]
  expect([live.statusCode, live.json()]).toEqual([200, { estado: 'vivo' }])
  expect([ready.statusCode, ready.json()]).toEqual([
    503,
    { estado: 'sin-base-de-datos', baseDeDatos: false, migraciones: null, correo: null },
  ])
  await server.close()
})

test('a database that does not say a word for two seconds is away', async () => {
  const silent = { query: () => new Promise<never>(() => {}) }
  const server = await buildServer({ ...world.app, db: silent })
  expect((await server.inject('/health/ready')).statusCode).toBe(503)
  await server.close()
})

test('with its database a process is ready, and tells how much mail waits and since when', async () => {
  await world.owner.query(sql`
    insert into outbox (id, topic, payload, created_at) values (${world.app.newId()}, 'mail', '{}', now() - interval '90 seconds')`)
  const ready = await world.server.inject('/health/ready')
  const { migraciones, correo, ...rest } = ready.json()
  expect([ready.statusCode, rest]).toEqual([200, { estado: 'listo', baseDeDatos: true }])
  expect(migraciones.aplicadas).toBe(migraciones.esperadas)
  expect(correo.enEspera).toBe(1)
  expect(correo.segundosDelMasAntiguo).toBeGreaterThanOrEqual(90)
})

test('a database without the newest migration is not ready', async () => {
  await world.owner.query(sql`
    create table kept as select * from migration order by number desc limit 1`)
  await world.owner.query(sql`delete from migration where number = (select number from kept)`)
  const ready = await world.server.inject('/health/ready')
  await world.owner.query(sql`insert into migration select * from kept`)
  expect([ready.statusCode, ready.json().estado]).toEqual([503, 'sin-migrar'])
})

test('a process that is stopping is not ready, and still alive', async () => {
  const stopping = { ...world.app }
  const server = await buildServer(stopping)
  beginDraining(stopping)
  const [live, ready] = [await server.inject('/health/live'), await server.inject('/health/ready')]
  expect([live.statusCode, ready.statusCode, ready.json().estado]).toEqual([200, 503, 'deteniendose'])
  expect((await world.server.inject('/health/ready')).statusCode).toBe(200)
  await server.close()
})
