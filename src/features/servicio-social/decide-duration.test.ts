import { expect, test } from 'vitest'
import { CalendarDate } from '../../shared/calendar.ts'
import { durationOf } from './decide-duration.ts'

test.each([
  ['2026-02-01', '2027-01-31', 'UN_ANO'],
  ['2026-02-01', '2027-01-30', 'OTRA'],
  ['2026-02-01', '2027-02-01', 'OTRA'],
  ['2028-02-29', '2029-02-27', 'UN_ANO'],
  ['2026-02-01', '2026-10-31', 'NUEVE_MESES'],
  ['2026-02-01', '2026-11-01', 'OTRA'],
  ['2026-05-31', '2027-02-27', 'NUEVE_MESES'],
])('R-SS-14: from %s to %s is %s', (first, last, expected) => {
  expect(durationOf({ firstDay: CalendarDate.parse(first), lastDay: CalendarDate.parse(last) })).toBe(expected)
})
