import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyRoute } from './routes.ts'
import { openWorld, type World } from './testing/world.ts'

const settings = { isDemo: true }
const routes = everyRoute(settings)
type AnyRoute = (typeof routes)[number]

let world: World
let known: World['people']['pedro']
/** Prescribes, and keeps the right while the others are called. */
let writer: World['people']['pedro']
let ids: Record<string, string>
/** At an entidad that has no delegado: the desk answers in its place. */
let orphaned: string
beforeAll(async () => {
  world = await openWorld()
  known = await world.newPerson({ firstName: 'Paula' })
  const held = await world.newActivation(known, 'PRESCRIPTOR')
  writer = await world.newPerson({ firstName: 'Wilma' })
  await world.newActivation(writer, 'PRESCRIPTOR')
  ids = {
    entidadId: world.hospital.id,
    sedeId: world.sedes.norte,
    applicationId: held.applicationId,
    activationId: held.id,
  }
  const orphan = await world.newEntidad('IPS', 'Clínica sin delegado')
  const sedeId = await world.newSede(orphan, 'Sede Única', '01')
  orphaned = await world.newApplication(known, { entidadId: orphan.id, sedeId })
})
afterAll(() => world.close())

type Who = World['people']['ana'] | null

/** An id that is not in our world is somebody else's, or nobody's. */
const addressOf = ({ url, needs }: AnyRoute) =>
  url.replace(/:(\w+)/g, (_, name: string) =>
    needs === 'desk.act-for' && name === 'applicationId' ? orphaned : (ids[name] ?? world.app.newId()),
  )

const call = (route: AnyRoute, who: Who) =>
  route.method === 'GET' ? world.get(addressOf(route), who) : world.post(addressOf(route), {}, who)

const isClosed = ({ needs }: AnyRoute) => needs !== 'public'
const asksOffice = ({ needs }: AnyRoute) => needs !== 'public' && needs !== 'account'
const name = ({ method, url }: AnyRoute) => `${method} ${url}`

test('every route and what it needs are as agreed', () => {
  const lines = routes.map(({ method, url, needs }) => `${method.padEnd(5)}${url.padEnd(75)}${needs}`).sort()
  expect(`${lines.join('\n')}\n`).toBe(readFileSync(new URL('access-routes.txt', import.meta.url), 'utf8'))
})

test('no two routes have one address', () => {
  const names = routes.map(name)
  expect(names.filter((one, i) => names.indexOf(one) !== i)).toEqual([])
})

test('in production the demonstration has no routes', () => {
  const real = everyRoute({ ...settings, isDemo: false })
  expect(real.filter(({ url }) => url.startsWith('/demo'))).toEqual([])
  expect(routes.length - real.length).toBe(routes.filter(({ url }) => url.startsWith('/demo')).length)
})

test.each(
  routes.filter(isClosed).map((route) => [name(route), route] as const),
)('%s is closed to nobody, and to a session that is over', async (_name, route) => {
  const { dora } = world.people
  await world.owner.query({ text: 'update session set ended_at = now() where account_id = $1', values: [dora.accountId] })
  for (const who of [null, dora]) {
    const reply = await call(route, who)
    if (route.url.startsWith('/api')) expect(reply.statusCode).toBe(401)
    else expect([reply.statusCode, String(reply.headers.location).split('?')[0]]).toEqual([303, '/ingresar'])
  }
  await world.owner.query({ text: 'update session set ended_at = null where account_id = $1', values: [dora.accountId] })
})

test.each(
  routes.filter(asksOffice).map((route) => [name(route), route] as const),
)('%s is not there for strangers', async (_name, route) => {
  const { eva, diego, ana, caro, ines, pedro } = world.people
  const strangers = route.needs.startsWith('prescription') ? [eva, diego, ana, caro, ines] : [eva, diego, ana, caro, ines, pedro]
  for (const stranger of strangers) {
    // A delegado elsewhere is no stranger to what the desk's pages ask of nobody's place.
    expect((await call(route, stranger)).statusCode).toBe(404)
  }
})

test.each(routes.map((route) => [name(route), route] as const))('%s lets in whom it is for', async (_name, route) => {
  const { dora, rita } = world.people
  const { needs } = route
  const who =
    needs === 'public'
      ? null
      : /^\/mipres\b|\/patients\b/.test(route.url)
        ? writer
        : needs === 'account' || needs.startsWith('prescription')
          ? known
          : needs.startsWith('desk')
            ? rita
            : dora
  const reply = await call(route, who)
  expect(reply.statusCode).not.toBe(401)
  expect(reply.statusCode).not.toBe(403)
  expect(reply.statusCode).toBeLessThan(500)
  expect(String(reply.headers.location ?? '')).not.toMatch(/^\/ingresar\?volver/)
})

test.each(
  routes.filter(({ method }) => method === 'POST').map((route) => [name(route), route] as const),
)('%s is worth nothing from another site', async (_name, route) => {
  const { pedro } = world.people
  const url = addressOf(route)
  const headers = { ...world.as(pedro), 'content-type': 'application/x-www-form-urlencoded' }
  const from = (more: Record<string, string | undefined>) =>
    world.server.inject({ method: 'POST', url, headers: { ...headers, ...more }, payload: '' })
  expect((await from({ origin: 'https://elsewhere.example' })).statusCode).toBe(403)
  expect((await from({ origin: 'null' })).statusCode).toBe(403)
  const { origin: _origin, ...silent } = headers
  expect((await world.server.inject({ method: 'POST', url, headers: silent, payload: '' })).statusCode).toBe(403)
})
