import { expect, test } from 'vitest'
import { CalendarDate, contains, dayAfter, dayOf, lastDayOf, notBefore, overlaps, periodOf, toDuring } from './calendar.ts'

const day = (iso: string) => CalendarDate.parse(iso)
const during = (from: string, until: string | null) => toDuring({ from: day(from), until: until === null ? null : day(until) })

test('a Bogota day starts at five in the morning UTC, and ends a moment before the next', () => {
  expect(during('2026-03-01', '2026-03-02')).toEqual({
    from: new Date('2026-03-01T05:00:00Z'),
    until: new Date('2026-03-02T05:00:00Z'),
  })
  expect(dayOf(new Date('2026-03-02T04:59:59.999Z'))).toBe('2026-03-01')
  expect(dayOf(new Date('2026-03-02T05:00:00Z'))).toBe('2026-03-02')
})

test('"hasta el 31 de diciembre" is until 1 January, and back', () => {
  expect(dayAfter(day('2026-12-31'))).toBe('2027-01-01')
  expect(lastDayOf({ from: day('2026-01-01'), until: day('2027-01-01') })).toBe('2026-12-31')
  expect(lastDayOf({ from: day('2026-01-01'), until: null })).toBeNull()
})

test('a year is shown as the days it was made of, and a right ended at noon was in force that day', () => {
  const year = during('2026-01-01', '2027-01-01')
  expect(periodOf(year)).toEqual({ from: '2026-01-01', until: '2027-01-01' })
  expect(periodOf({ ...year, until: new Date('2026-08-10T12:00:00-05:00') })).toEqual({ from: '2026-01-01', until: '2026-08-11' })
  expect(periodOf(during('2026-01-01', null))).toEqual({ from: '2026-01-01', until: null })
})

test('what starts today starts now; yesterday and tomorrow stay what they are', () => {
  const now = new Date('2026-03-01T10:40:00-05:00')
  expect(notBefore(now, during('2026-03-01', '2026-03-02'))).toEqual({ from: now, until: new Date('2026-03-02T05:00:00Z') })
  expect(notBefore(now, during('2026-02-28', null))).toEqual(during('2026-02-28', null))
  expect(notBefore(now, during('2026-03-02', null))).toEqual(during('2026-03-02', null))
})

test('neighbours do not overlap; one day more and they do', () => {
  expect(overlaps(during('2026-01-01', '2026-03-01'), during('2026-03-01', null))).toBe(false)
  expect(overlaps(during('2026-01-01', '2026-03-02'), during('2026-03-01', null))).toBe(true)
  expect(overlaps(during('2026-03-01', null), during('2026-01-01', '2026-03-01'))).toBe(false)
})

test('a year contains itself, and not one day more', () => {
  const year = during('2026-01-01', '2027-01-01')
  expect(contains(year, year)).toBe(true)
  expect(contains(year, during('2026-01-01', '2027-01-02'))).toBe(false)
  expect(contains(year, during('2025-12-31', '2027-01-01'))).toBe(false)
  expect(contains(year, during('2026-01-01', null))).toBe(false)
})
