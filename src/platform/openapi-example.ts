import type { JsonSchema } from './openapi.ts'

const byFormat: Record<string, string> = {
  uuid: '01937b5e-7c1a-7000-8000-000000000001',
  date: '2026-12-01',
  'date-time': '2026-12-01T15:30:00.000Z',
  email: 'persona@ejemplo.co',
  uri: 'https://ejemplo.co',
}

/** A value of the schema's form, for somebody to copy: its own example where it has one, else a plain value of its type. */
export function exampleOf(schema: JsonSchema): unknown {
  const { examples, default: usual, const: only, enum: values, anyOf, oneOf, allOf } = schema
  if (Array.isArray(examples)) return examples[0]
  if (usual !== undefined) return usual
  if (only !== undefined) return only
  if (Array.isArray(values)) return values[0]
  const [choice] = [anyOf, oneOf, allOf].filter(Array.isArray).flat() as JsonSchema[]
  if (choice) return exampleOf(choice)
  return ofType(schema)
}

function ofType(schema: JsonSchema): unknown {
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>).map(([name, field]) => [name, exampleOf(field)]),
      )
    case 'array':
      return schema.items ? [exampleOf(schema.items as JsonSchema)] : []
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'boolean':
      return true
    case 'null':
      return null
    case 'string':
      return byFormat[String(schema.format)] ?? 'texto'
    default:
      return {}
  }
}
