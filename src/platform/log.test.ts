import { expect, test } from 'vitest'
import { newLogger } from './log.ts'

function logged(write: (log: ReturnType<typeof newLogger>) => void): string {
  const lines: string[] = []
  write(newLogger('info', { write: (line) => void lines.push(line) }))
  return lines.join('')
}

test('of a request the log keeps id, method and route, and nothing that was asked about whom', () => {
  const req = {
    id: 'r-1',
    method: 'GET',
    url: '/rethus?numero=1900000001',
    headers: { cookie: 'secreta' },
    routeOptions: { url: '/rethus' },
  }
  const line = logged((log) => log.info({ req }, 'asked'))
  expect(JSON.parse(line)).toMatchObject({ level: 'info', msg: 'asked', req: { id: 'r-1', method: 'GET', route: '/rethus' } })
  expect(line).not.toMatch(/1900000001|secreta/)
})

test("of PostgreSQL's errors it keeps the code and the constraint, not the words, which repeat values", () => {
  const fromPostgres = Object.assign(new Error('invalid input syntax for type date: "1900000001"'), {
    severity: 'ERROR',
    code: '23505',
    constraint: 'person_document_key',
    table: 'person_document',
    detail: 'Key (number)=(1900000001) already exists.',
  })
  const line = logged((log) => log.error({ err: new Error('enrolling failed', { cause: fromPostgres }) }, 'fault'))
  const { err } = JSON.parse(line)
  expect(err).toMatchObject({
    name: 'Error',
    message: 'enrolling failed',
    cause: { code: '23505', constraint: 'person_document_key' },
  })
  expect(err.where[0]).toMatch(/^at .*log\.test\.ts/)
  expect(line).not.toContain('1900000001')
})
