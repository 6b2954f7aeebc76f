import { expect, test } from 'vitest'
import { CalendarDate, startOf } from '../../shared/calendar.ts'
import { decideWarning } from './decide-warning.ts'

const midnight = (day: string) => startOf(CalendarDate.parse(day))
/** In force until the end of 31 May. */
const until = midnight('2026-06-01')
const long = midnight('2025-01-01')

test.each([
  ['61 days before the last day', '2026-03-31T23:59:59-05:00', null],
  ['60 days before, in the first minute of the day', '2026-04-01T00:00:00-05:00', 60],
  ['45 days before, of what was missed', '2026-04-16T12:00:00-05:00', 60],
  ['30 days before', '2026-05-01T00:00:00-05:00', 30],
  ['29 days before', '2026-05-02T00:00:00-05:00', 30],
  ['15 days before', '2026-05-16T08:00:00-05:00', 15],
  ['7 days before', '2026-05-24T08:00:00-05:00', 7],
  ['2 days before', '2026-05-29T08:00:00-05:00', 7],
  ['the day before the last', '2026-05-30T08:00:00-05:00', 1],
  ['on the last day, in its last second', '2026-05-31T23:59:59-05:00', 1],
  ['when it has ended', '2026-06-01T00:00:00-05:00', null],
])('%s', (_when, now, expected) => {
  expect(decideWarning({ until, knownSince: long }, new Date(now))).toBe(expected)
})

test.each([
  ['given for 45 days, on the day it was given', '2026-04-16', '2026-04-16T13:00:00-05:00', null],
  ['and when its first day of warning comes', '2026-04-16', '2026-05-01T00:00:00-05:00', 30],
  ['given on the very day of a warning', '2026-05-01', '2026-05-01T13:00:00-05:00', 30],
])('%s', (_when, givenOn, now, expected) => {
  expect(decideWarning({ until, knownSince: midnight(givenOn) }, new Date(now))).toBe(expected)
})

test('a right that ends at noon was in force that day: its last day is that day', () => {
  const noon = new Date('2026-05-31T12:00:00-05:00')
  expect(decideWarning({ until: noon, knownSince: long }, new Date('2026-05-30T00:00:00-05:00'))).toBe(1)
  expect(decideWarning({ until: noon, knownSince: long }, new Date('2026-05-29T23:59:59-05:00'))).toBe(7)
})
