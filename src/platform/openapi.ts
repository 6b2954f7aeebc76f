import { z } from 'zod'
import { problemResponses, problemSchema, securitySchemes } from './openapi-components.ts'
import type { Route } from './route.ts'

export type JsonSchema = { [key: string]: unknown }
type Documented = Omit<Route<string>, 'handle'>

export type Operation = {
  operationId: string
  summary: string
  description: string
  tags: string[]
  parameters: { name: string; in: 'path' | 'query' | 'header'; required: boolean; description?: string; schema: JsonSchema }[]
  requestBody?: { required: true; content: { 'application/json': { schema: JsonSchema } } }
  responses: Record<
    string,
    { $ref: string } | { description: string; headers?: JsonSchema; content?: Record<string, { schema: JsonSchema }> }
  >
  security: { session: [] }[]
}

/** The routes under /api; the pages' own forms are not an interface. */
const isInterface = ({ url }: { url: string }) => url.startsWith('/api/')

/** OpenAPI 3.1 of every route under /api, made from what the routes themselves are checked by. */
export function openApiOf(routes: readonly Documented[], { publicUrl, version }: { publicUrl: string; version: string }) {
  const paths: Record<string, Partial<Record<'get' | 'post', Operation>>> = {}
  for (const route of routes.filter(isInterface)) {
    const path = route.url.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method === 'GET' ? 'get' : 'post']: operationOf(route, path) }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Mipres Abierto',
      version,
      description: 'Registro de usuarios MIPRES. Los errores son RFC 9457 y cada clase se explica en /ayuda/errores.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: publicUrl }],
    paths,
    components: { schemas: { Problem: problemSchema }, responses: problemResponses, securitySchemes },
  }
}

const postHeaders: Operation['parameters'] = [
  {
    name: 'Origin',
    in: 'header',
    required: true,
    description: 'La dirección de este sitio.',
    schema: { type: 'string', format: 'uri' },
  },
  {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'Un UUID por intención: enviada dos veces, tiene un solo efecto y la misma respuesta.',
    schema: { type: 'string', format: 'uuid' },
  },
]

const getHeaders: Operation['parameters'] = [
  {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: 'La ETag de la respuesta que ya tiene: si nada cambió, la respuesta es 304 y sin cuerpo.',
    schema: { type: 'string' },
  },
]
const etagHeader = { ETag: { description: 'Etiqueta fuerte del cuerpo (RFC 9110).', schema: { type: 'string' } } }

function operationOf(
  { method, url, needs, summary, params, query, body, answer, answerType, rate, alsoAnswers = [] }: Documented,
  path: string,
): Operation {
  const bodySchema = schemaOf(body, 'input')
  const hasBody = method === 'POST' && Object.keys((bodySchema.properties as object) ?? {}).length > 0
  const parameters: Operation['parameters'] = [...parametersOf(params, 'path'), ...parametersOf(query, 'query')]
  const isAsked = parameters.length > 0 || hasBody
  const isTagged = method === 'GET' && !answerType
  parameters.push(...(method === 'POST' ? postHeaders : isTagged ? getHeaders : []))

  const problems = [
    ...(isAsked || method === 'POST' ? [400] : []),
    ...(needs === 'public' ? [] : [401]),
    ...(method === 'POST' || (needs !== 'public' && needs !== 'account') ? [403] : []),
    ...(needs === 'public' && !path.includes('{') ? [] : [404]),
    ...(method === 'POST' ? [409, 413, 415, 422] : []),
    ...(rate ? [429] : []),
    ...alsoAnswers,
    500,
  ]
  return {
    operationId: operationIdOf(method, url),
    summary,
    description: accessOf(needs),
    tags: [url.split('/')[2]!.replace(/\.json$/, '')],
    parameters,
    ...(hasBody && { requestBody: { required: true as const, content: { 'application/json': { schema: bodySchema } } } }),
    responses: {
      [method === 'GET' ? '200' : '2XX']: {
        description: 'Hecho',
        ...(isTagged && { headers: etagHeader }),
        content: answerType
          ? { [answerType]: { schema: { type: 'string', format: 'binary' } } }
          : { 'application/json': { schema: answer ? schemaOf(answer, 'output') : {} } },
      },
      ...(isTagged && {
        '304': { description: 'Sin cambios: If-None-Match trae la etiqueta de esta respuesta.', headers: etagHeader },
      }),
      ...Object.fromEntries(
        [...new Set(problems)]
          .sort((a, b) => a - b)
          .map((status) => [String(status), { $ref: `#/components/responses/${status}` }]),
      ),
    },
    security: needs === 'public' ? [] : [{ session: [] }],
  }
}

/** GET /api/sedes/:sedeId/people → getSedesSedeIdPeople */
const operationIdOf = (method: string, url: string) =>
  [method.toLowerCase(), ...url.split(/[^A-Za-z0-9]+/).filter((word) => word !== '' && word !== 'api')]
    .map((word, i) => (i === 0 ? word : word[0]!.toUpperCase() + word.slice(1)))
    .join('')

function accessOf(needs: string) {
  if (needs === 'public') return 'Abierta: no pide ingresar.'
  if (needs === 'account') return 'Pide ingresar; responde sobre la cuenta propia.'
  return `Pide ingresar y poder hacer \`${needs}\` en ese lugar. A quien nada lo une al lugar le responde 404; a quien no puede, 403 con las razones.`
}

function parametersOf(shape: z.ZodType, place: 'path' | 'query') {
  const fields = shape instanceof z.ZodObject ? (shape.shape as Record<string, z.ZodType>) : {}
  return Object.entries(fields).map(([name, field]) => ({
    name,
    in: place,
    // A form's field may be absent and is then empty; asking the schema itself is the only sure way to know.
    required: place === 'path' || !field.safeParse(undefined).success,
    schema: schemaOf(field, 'output'),
  }))
}

/** JSON Schema 2020-12. Instants are text in JSON; the patterns of well-known formats only make it hard to read. */
function schemaOf(shape: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, {
    io,
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' })
      if (jsonSchema.format) delete jsonSchema.pattern
      // What a schema makes of its input would be no example of it; ours are written for whoever sends.
      const examples = z.globalRegistry.get(zodSchema)?.examples
      if (Array.isArray(examples)) jsonSchema.examples = examples
      // Every whole number that JavaScript can say is no bound that anybody set.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    },
  }) as JsonSchema
  return schema
}
