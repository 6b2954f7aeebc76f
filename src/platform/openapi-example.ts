import type { JsonSchema } from './openapi.ts'

const byFormat: Record<string, string> = {
  uuid: '01937b5e-7c1a-7000-8000-000000000001',
  date: '2026-12-01',
  'date-time': '2026-12-01T15:30:00.000Z',
  email: 'persona@ejemplo.co',
  uri: 'https://ejemplo.co',
}

/** Fields whose name says more than their type. */
const byName: Record<string, unknown> = {
  tipo: 'CC',
  type: 'CC',
  documentType: 'CC',
  numero: '1900318562',
  number: '1900318562',
  documentNumber: '1900318562',
  firstName: 'Ana',
  secondName: 'María',
  firstSurname: 'Inventada',
  secondSurname: 'Del Ejemplo',
  personName: 'Ana María Inventada',
  name: 'Nombre inventado',
  radicado: 'RM-2026-048172-2',
  table: 'cie10',
  roles: 'PRESCRIPTOR',
  reason: 'Falta la resolución que autoriza el ejercicio',
  role: 'PRESCRIPTOR',
  code: '709990000101',
  rule: 'R-AUT-4',
}

/** A value of the schema's form, for somebody to copy: its own example where it has one, else a plain value of its type. */
export function exampleOf(schema: JsonSchema, name = ''): unknown {
  const { examples, default: usual, const: only, enum: values, anyOf, oneOf, allOf } = schema
  if (Array.isArray(examples)) return examples[0]
  if (usual !== undefined) return usual
  if (only !== undefined) return only
  if (Array.isArray(values)) return values[0]
  const [choice] = [anyOf, oneOf, allOf].filter(Array.isArray).flat() as JsonSchema[]
  if (choice) return exampleOf(choice, name)
  return ofType(schema, name)
}

function ofType(schema: JsonSchema, name: string): unknown {
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>).map(([key, field]) => [
          key,
          exampleOf(field, key),
        ]),
      )
    case 'array':
      return schema.items ? [exampleOf(schema.items as JsonSchema, name)] : []
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'boolean':
      return true
    case 'null':
      return null
    case 'string':
      return byFormat[String(schema.format)] ?? byName[name] ?? 'texto'
    default:
      return {}
  }
}
