import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JsonSchema } from './platform/openapi.ts'
import { exampleOf } from './platform/openapi-example.ts'
import type { Route } from './platform/route.ts'
import { everyRoute } from './routes.ts'
import { openWorld, type World } from './testing/world.ts'

type Json = { [key: string]: Json } & Json[] & string
let world: World
let said: Json
beforeAll(async () => {
  world = await openWorld()
  said = (await world.get('/api/openapi.json')).json()
})
afterAll(() => world.close())

const routes = everyRoute({ isDemo: false }).filter(({ url }) => url.startsWith('/api/'))
const operations = () =>
  Object.entries(said.paths!).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      path,
      operation: operation as Json,
    })),
  )

test('every route under /api is in the description, and nothing else', () => {
  expect(
    operations()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(routes.map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`).sort())
  expect(routes.length).toBeGreaterThan(5)
})

test.each(
  routes.map((route) => [`${route.method} ${route.url}`, route] as const),
)('%s says in Spanish what it does and how it answers', (name, route) => {
  expect(route.summary).toMatch(/^[A-ZÁÉÍÓÚÑ¿].{8,}/)
  if (name !== 'GET /api/openapi.json') expect(route.answer ?? route.answerType, `${name} has no answer schema`).toBeDefined()
})

test('it keeps to OpenAPI 3.1', () => {
  expect(said.openapi).toBe('3.1.1')
  expect(said.info).toMatchObject({ title: 'Mipres Abierto', version: '0.1.0' })
  const ids = operations().map(({ operation }) => operation.operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { name, path, operation } of operations()) {
    const parameters = (operation.parameters ?? []) as unknown as {
      name: string
      in: string
      required: boolean
      schema: object
    }[]
    const inPath = parameters.filter((one) => one.in === 'path')
    expect(inPath.map((one) => `{${one.name}}`).sort(), name).toEqual(
      [...path.matchAll(/\{\w+\}/g)].map(([found]) => found).sort(),
    )
    expect(
      inPath.every(({ required }) => required),
      name,
    ).toBe(true)
    const keys = parameters.map((one) => `${one.in} ${one.name}`)
    expect(new Set(keys).size, name).toBe(keys.length)
    for (const { schema } of parameters) expect(schema, name).toBeTypeOf('object')
    for (const [status, response] of Object.entries(operation.responses!)) {
      expect(status, name).toMatch(/^([1-5]\d\d|[1-5]XX|default)$/)
      expect('$ref' in response || typeof response.description === 'string', `${name} ${status}`).toBe(true)
    }
  }
})

test('everything that it points to is there', () => {
  const refs = [...JSON.stringify(said).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref!)
  expect(refs.length).toBeGreaterThan(10)
  for (const ref of new Set(refs)) {
    const found = ref
      .replace(/^#\//, '')
      .split('/')
      .reduce<Json | undefined>((part, key) => part?.[key], said)
    expect(found, ref).toBeDefined()
  }
})

test('what is open asks for no session; all else names the cookie, and what changes something names the origin', () => {
  for (const route of routes) {
    const operation = said.paths![route.url.replace(/:(\w+)/g, '{$1}')]![route.method.toLowerCase()]!
    expect(operation.security, route.url).toEqual(route.needs === 'public' ? [] : [{ session: [] }])
    const names = (operation.parameters as unknown as { name: string }[]).map(({ name }) => name)
    expect(names.includes('Origin'), route.url).toBe(route.method === 'POST')
  }
  expect(said.components!.securitySchemes!.session).toMatchObject({ type: 'apiKey', in: 'cookie', name: '__Host-session' })
})

test('the readable page has every route, with an example of each, and needs no script', async () => {
  const page = (await world.get('/api')).body
  for (const { name } of operations()) expect(page).toContain(`${name.split(' ')[0]} ${name.split(' ')[1]}`)
  expect(page.match(/curl &#39;|curl '/g)?.length).toBe(routes.length)
})

test('every example is one that its route takes', () => {
  const refused = operations().flatMap(({ name, path, operation }) => {
    const route = routes.find(({ method, url }) => name === `${method} ${url.replace(/:(\w+)/g, '{$1}')}`)
    const parameters = (operation.parameters ?? []) as unknown as { name: string; in: string; schema: JsonSchema }[]
    const asked = (place: string) =>
      Object.fromEntries(parameters.filter((one) => one.in === place).map((one) => [one.name, exampleOf(one.schema, one.name)]))
    // What is null in an example is left out of an address.
    const query = Object.fromEntries(
      Object.entries(asked('query'))
        .filter(([, value]) => value !== null)
        .map(([key, value]) => [key, String(value)]),
    )
    const body = operation.requestBody
      ? exampleOf(operation.requestBody.content!['application/json']!.schema as unknown as JsonSchema)
      : {}
    return [
      [route?.params, asked('path')],
      [route?.query, query],
      [route?.body, body],
    ].flatMap(([shape, value]) => {
      const read = (shape as Route<string>['body'] | undefined)?.safeParse(value)
      return read?.success ? [] : [`${name} ${path}: ${JSON.stringify(value)} ${JSON.stringify(read?.error?.issues)}`]
    })
  })
  expect(refused).toEqual([])
})

/** Paths in an answer that its schema does not name. */
function undeclared(value: unknown, schema: Json, path = ''): string[] {
  const choices = (schema.anyOf as Json[] | undefined) ?? [schema]
  if (value === null || typeof value !== 'object') return []
  if (Array.isArray(value))
    return value.flatMap((one) => choices.flatMap(({ items }) => (items ? undeclared(one, items, `${path}[]`) : [])))
  const properties = Object.assign({}, ...choices.map((choice) => choice.properties ?? {})) as Record<string, Json>
  return Object.entries(value).flatMap(([name, inner]) =>
    properties[name] ? undeclared(inner, properties[name], `${path}.${name}`) : [`${path}.${name}`],
  )
}

test('what is really answered is what the description says', async () => {
  const { dora, pedro, sergio } = world.people
  await world.newApplication(await world.newPerson())
  const asked = [
    ['/api/rethus', `/api/rethus?tipo=CC&numero=${sergio.number}`, null],
    ['/api/decisions', `/api/decisions?action=prescription.sign&sede=${world.sedes.norte}`, pedro],
    ['/api/entidades/{entidadId}/applications', `/api/entidades/${world.hospital.id}/applications`, dora],
  ] as const
  for (const [path, url, person] of asked) {
    const reply = await world.get(url, person)
    expect(reply.statusCode, url).toBe(200)
    const { content } = said.paths![path]!.get!.responses!['200']!
    expect(undeclared(reply.json(), content!['application/json']!.schema!), url).toEqual([])
  }
})

test('a status that does not follow from the rest of a route is described as well', async () => {
  const { pedro, nora } = world.people
  const patients = `/api/sedes/${world.sedes.norte}/patients`
  const asked = [
    ['/api/sedes/{sedeId}/patients', `${patients}?type=CC&number=0`, pedro, 422],
    ['/api/sedes/{sedeId}/patients', `${patients}?type=CC&number=1900000001`, nora, 403],
    ['/api/prescription-favourites', '/api/prescription-favourites', await world.newPerson({ level: 1 }), 403],
  ] as const
  for (const [path, url, person, status] of asked) {
    expect([url, (await world.get(url, person)).statusCode]).toEqual([url, status])
    expect(Object.keys(said.paths![path]!.get!.responses!)).toContain(String(status))
  }
})
