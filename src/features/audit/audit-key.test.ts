import { expect, test } from 'vitest'
import { readAuditKey } from './index.ts'

const id = '0190a0a0-0000-7000-8000-000000000001'

test('a place in the record comes back as it went out', () => {
  const recordedAt = '2026-02-28T23:59:59.123456Z'
  expect(readAuditKey(`${recordedAt}_${id}`)).toEqual({ recordedAt, id })
})

test.each([
  ['30 February', `2026-02-30T00:00:00.000000Z_${id}`],
  ['the year 0', `0000-01-01T00:00:00.000000Z_${id}`],
  ['an hour that no day has', `2026-02-28T25:00:00.000000Z_${id}`],
  ['an id of hyphens', `2026-02-28T00:00:00.000000Z_${'-'.repeat(36)}`],
  ['nothing', ''],
])('%s is no place in the record', (_what, key) => {
  expect(readAuditKey(key)).toBeNull()
})
