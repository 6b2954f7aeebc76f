import { expect, test } from 'vitest'
import { z } from 'zod'
import { PersonId, SedeId } from '../shared/id.ts'
import { openApiOf } from './openapi.ts'
import { exampleOf } from './openapi-example.ts'
import { form, routeFor, text } from './route.ts'

const route = routeFor<{ public: unknown; account: unknown; 'enrolment.activate': unknown }>()
const handle = async () => ({ status: 200, json: {} })
const answer = z.object({ id: z.uuid(), at: z.date(), until: z.iso.date().nullable(), state: z.enum(['ACTIVA', 'TERMINADA']) })
const routes = [
  route({
    method: 'POST',
    url: '/api/sedes/:sedeId/activations',
    needs: 'enrolment.activate',
    summary: 'Activa a una persona',
    params: z.object({ sedeId: SedeId }),
    body: z.strictObject({ personId: PersonId, from: z.iso.date(), until: z.iso.date().nullable(), note: z.string().optional() }),
    answer,
    handle,
  }),
  route({
    method: 'GET',
    url: '/api/rethus',
    needs: 'public',
    summary: 'Consulta el ReTHUS',
    query: form({ tipo: text, at: z.iso.date() }),
    rate: { name: 'x', limit: 1, seconds: 1 },
    handle,
  }),
  route({ method: 'GET', url: '/rethus', needs: 'public', summary: 'Página', handle }),
]
const said = openApiOf(routes, { publicUrl: 'https://mipres.example', version: '0.1.0' })

test('every route under /api is described, and no page', () => {
  expect(
    Object.entries(said.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`)),
  ).toEqual(['post /api/sedes/{sedeId}/activations', 'get /api/rethus'])
})

test('a route that changes something says its body, the session, the origin, and every problem it can answer with', () => {
  const { parameters, requestBody, responses, security } = said.paths['/api/sedes/{sedeId}/activations']!.post!
  expect(parameters.map(({ name, in: place, required }) => [name, place, required])).toEqual([
    ['sedeId', 'path', true],
    ['Origin', 'header', true],
    ['Idempotency-Key', 'header', false],
  ])
  expect(requestBody!.content['application/json'].schema).toEqual({
    type: 'object',
    properties: {
      personId: { type: 'string', format: 'uuid' },
      from: { type: 'string', format: 'date' },
      until: { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] },
      note: { type: 'string' },
    },
    required: ['personId', 'from', 'until'],
    additionalProperties: false,
  })
  expect(Object.keys(responses)).toEqual(['400', '401', '403', '404', '409', '413', '415', '422', '500', '2XX'])
  expect(security).toEqual([{ session: [] }])
})

test('an instant is text in what is answered', () => {
  const response = said.paths['/api/sedes/{sedeId}/activations']!.post!.responses['2XX'] as {
    content: Record<string, { schema: unknown }>
  }
  expect(response.content['application/json']!.schema).toMatchObject({
    properties: { at: { type: 'string', format: 'date-time' } },
  })
})

test('an open route asks for no session, says its limit, and which fields may be left out', () => {
  const { parameters, responses, security } = said.paths['/api/rethus']!.get!
  expect(parameters.map(({ name, required }) => [name, required])).toEqual([
    ['tipo', false],
    ['at', true],
    ['If-None-Match', false],
  ])
  expect(Object.keys(responses)).toEqual(['200', '304', '400', '429', '500'])
  expect(security).toEqual([])
})

test.each<[Record<string, unknown>, unknown]>([
  [{ type: 'string', format: 'date' }, '2026-12-01'],
  [{ type: 'string', enum: ['CC', 'CE'] }, 'CC'],
  [{ anyOf: [{ type: 'string', format: 'uuid' }, { type: 'null' }] }, '01937b5e-7c1a-7000-8000-000000000001'],
  [{ type: 'array', items: { type: 'object', properties: { n: { type: 'integer' } } } }, [{ n: 1 }]],
  [{ type: ['string', 'null'] }, 'texto'],
  [{ type: 'string', examples: ['Medicina'] }, 'Medicina'],
  [{}, {}],
])('an example of %j is %j', (schema, expected) => {
  expect(exampleOf(schema)).toEqual(expected)
})
