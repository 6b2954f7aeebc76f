import { problemKinds } from './problem.ts'

/** How a program says who it is. */
export const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-session',
    description:
      'La cookie que deja /ingresar. En http desde otro equipo de la red se llama mipres-session. Todo POST lleva además Origin con la dirección de este sitio, o Sec-Fetch-Site: same-origin.',
  },
}

export const problemSchema = {
  type: 'object',
  description: 'RFC 9457, con las palabras para una persona en title y detail.',
  properties: {
    type: { type: 'string', format: 'uri-reference', examples: ['/ayuda/errores#no-procede'] },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { field: { type: ['string', 'null'] }, message: { type: 'string' } },
        required: ['field', 'message'],
      },
    },
    because: {
      type: 'array',
      description: 'Las reglas de una decisión negada, cada una con su norma y su evidencia.',
      items: { type: 'object' },
    },
    requestId: { type: 'string' },
  },
  required: ['type', 'title', 'status'],
}

/** One for each status; several kinds may share one. */
export const problemResponses = Object.fromEntries(
  [...Map.groupBy(problemKinds, ({ status }) => status)].map(([status, kinds]) => [
    String(status),
    {
      description: kinds.map(({ kind, title }) => `${kind}: ${title}`).join('. '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]),
)
