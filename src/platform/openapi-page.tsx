import { Heading, Lead, Link, List, P, Table, Title } from '../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../shared/ui/page.tsx'
import type { JsonSchema, Operation } from './openapi.ts'
import { exampleOf } from './openapi-example.ts'

export type ListedOperation = Operation & { method: 'GET' | 'POST'; path: string }

/** The interface for programs, readable without script: each route with what it takes, what it answers and an example. */
export function ApiPage({ chrome, operations, publicUrl }: { chrome: Chrome; operations: ListedOperation[]; publicUrl: string }) {
  return (
    <PublicPage chrome={chrome} title="Desarrolladores">
      <Title>Interfaz para programas</Title>
      <Lead>
        Todo lo que una página hace por /api lo puede hacer su programa, con los mismos permisos y las mismas respuestas.
      </Lead>
      <Heading>Antes de empezar</Heading>
      <List
        items={[
          <>
            La descripción completa, OpenAPI 3.1: <Link href="/api/openapi.json">/api/openapi.json</Link>.
          </>,
          <>
            Las rutas abiertas no piden nada. Las demás piden la cookie de sesión que deja el ingreso; los permisos son los de la
            persona.
          </>,
          <>
            Todo POST lleva el encabezado <code>Origin: {publicUrl}</code>, y su cuerpo es JSON (<code>application/json</code>).
          </>,
          <>
            Los errores son RFC 9457 (<code>application/problem+json</code>): cada clase y qué hacer están en{' '}
            <Link href="/ayuda/errores">Errores</Link>.
          </>,
          <>
            Toda respuesta 200 en JSON a un GET trae su <code>ETag</code>. Envíela en <code>If-None-Match</code> y, si nada
            cambió, la respuesta es 304 y sin cuerpo.
          </>,
          <>
            Los días son de Colombia, <code>AAAA-MM-DD</code>; los instantes, ISO 8601 con su zona: <code>Z</code>, o{' '}
            <code>-05:00</code> en lo que se firma. Un período vale desde su primer día y hasta antes de <code>until</code>.
          </>,
        ]}
      />
      <Heading>Rutas</Heading>
      {operations.length === 0 && <P>Todavía no hay rutas.</P>}
      {operations.map((operation) => (
        <OperationSection key={operation.operationId} operation={operation} publicUrl={publicUrl} />
      ))}
    </PublicPage>
  )
}

function OperationSection({ operation, publicUrl }: { operation: ListedOperation; publicUrl: string }) {
  const { operationId, method, path, summary, description, parameters, requestBody, responses } = operation
  const body = requestBody?.content['application/json'].schema
  const answer = Object.values(responses).flatMap((response) =>
    'content' in response ? Object.values(response.content ?? {}) : [],
  )[0]
  const fields = [
    // The same of every reading: said once, above.
    ...parameters
      .filter(({ name }) => name !== 'If-None-Match')
      .map(({ name, in: place, required, schema }) => ({ name, place: places[place], required, schema })),
    ...fieldsOf(body).map((field) => ({ ...field, place: 'cuerpo' })),
  ]
  return (
    <section aria-labelledby={operationId}>
      <h3 class="ma-h3" id={operationId}>
        <code>
          {method} {path}
        </code>
      </h3>
      <P>{summary.replaceAll('`', '')}</P>
      <P isQuiet>{description.replaceAll('`', '')}</P>
      {fields.length > 0 && (
        <Table
          caption={`Qué recibe ${method} ${path}`}
          isCaptionHidden
          isLarge
          isCards
          rows={fields}
          keyOf={({ name, place }) => `${place} ${name}`}
          columns={[
            { head: 'Nombre', isRowHead: true, cell: ({ name }) => <code>{name}</code> },
            { head: 'Dónde', cardLabel: 'Dónde', cell: ({ place }) => place },
            { head: 'Obligatorio', cardLabel: 'Obligatorio', cell: ({ required }) => (required ? 'Sí' : 'No') },
            { head: 'Forma', cardLabel: 'Forma', cell: ({ schema }) => formOf(schema) },
          ]}
        />
      )}
      <Sample label={`Ejemplo de solicitud: ${method} ${path}`}>{requestExample(operation, publicUrl, body)}</Sample>
      {answer && Object.keys(answer.schema).length > 0 && (
        <Sample label={`Ejemplo de respuesta: ${method} ${path}`}>{JSON.stringify(exampleOf(answer.schema), null, 2)}</Sample>
      )}
    </section>
  )
}

/** Scrolls by itself when a line is long, also by keyboard. */
const Sample = ({ label, children }: { label: string; children: string }) => (
  <section class="ma-code" tabindex={0} aria-label={label}>
    <pre>
      <code>{children}</code>
    </pre>
  </section>
)

const places = { path: 'dirección', query: 'consulta', header: 'encabezado' } as const

function fieldsOf(schema: JsonSchema | undefined) {
  const required = (schema?.required ?? []) as string[]
  return Object.entries((schema?.properties ?? {}) as Record<string, JsonSchema>).map(([name, field]) => ({
    name,
    required: required.includes(name),
    schema: field,
  }))
}

const typeNames: Record<string, string> = {
  string: 'texto',
  integer: 'número entero',
  number: 'número',
  boolean: 'sí o no',
  array: 'lista',
  object: 'objeto',
  null: 'nulo',
}
const formatNames: Record<string, string> = {
  uuid: 'identificador (UUID)',
  date: 'día',
  'date-time': 'instante',
  email: 'correo',
  uri: 'dirección',
}

function formOf(schema: JsonSchema): string {
  if (Array.isArray(schema.enum)) return `uno de: ${schema.enum.join(', ')}`
  if (Array.isArray(schema.anyOf)) return (schema.anyOf as JsonSchema[]).map(formOf).join(' o ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  const named = formatNames[String(schema.format)]
  if (named) return named
  const type = Array.isArray(schema.type) ? schema.type : [schema.type]
  const word = type.map((one) => typeNames[String(one)] ?? 'cualquiera').join(' o ')
  return schema.type === 'array' && schema.items ? `lista de ${formOf(schema.items as JsonSchema)}` : word
}

function requestExample(
  { method, path, parameters, security }: ListedOperation,
  publicUrl: string,
  body: JsonSchema | undefined,
) {
  const fill = (place: string) =>
    parameters.filter((one) => one.in === place).map(({ name, schema }) => [name, String(exampleOf(schema, name))] as const)
  const address = fill('path').reduce((url, [name, value]) => url.replace(`{${name}}`, value), path)
  const query = new URLSearchParams(fill('query').map(([name, value]) => [name, value])).toString()
  const lines = [
    `curl '${publicUrl}${address}${query ? `?${query}` : ''}'`,
    ...(security.length > 0 ? ["-H 'Cookie: __Host-session=SU_SESION'"] : []),
    ...(method === 'POST'
      ? [`-H 'Origin: ${publicUrl}'`, `-H 'Idempotency-Key: ${exampleOf({ type: 'string', format: 'uuid' })}'`]
      : []),
    ...(body ? ["-H 'Content-Type: application/json'", `-d '${JSON.stringify(exampleOf(body))}'`] : []),
  ]
  return lines.join(' \\\n  ')
}
