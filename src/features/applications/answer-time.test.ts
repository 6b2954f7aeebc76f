import { expect, test } from 'vitest'
import { CalendarDate } from '../../shared/calendar.ts'
import { answerClock, isWorkingDay, workingDayOf } from './answer-time.ts'

const bogota = (local: string) => new Date(`${local}-05:00`)
const day = (iso: string) => CalendarDate.parse(iso)

test.each([
  ['2026-11-23', true, 'a Monday'],
  ['2026-11-21', false, 'a Saturday'],
  ['2026-11-22', false, 'a Sunday'],
  ['2026-11-16', false, 'the Monday to which the eleventh of November moves'],
  ['2026-11-11', true, 'the eleventh itself'],
  ['2026-12-08', false, 'a holiday that does not move'],
  ['2026-04-02', false, 'Holy Thursday'],
  ['2027-01-01', false, 'New Year'],
])('R-SOL-10: %s is a working day: %s, %s', (iso, expected) => {
  expect(isWorkingDay(day(iso))).toBe(expected)
})

/** Sent on Wednesday 18 November 2026: the fifth working day is Wednesday 25. */
test.each([
  ['2026-11-18T09:12:00', 0, 'running'],
  ['2026-11-18T23:59:59', 0, 'running'],
  ['2026-11-19T00:00:00', 1, 'running'],
  ['2026-11-20T18:00:00', 2, 'running'],
  ['2026-11-21T12:00:00', 2, 'running'],
  ['2026-11-22T12:00:00', 2, 'running'],
  ['2026-11-23T08:00:00', 3, 'running'],
  ['2026-11-24T23:59:59', 4, 'running'],
  ['2026-11-25T00:00:00', 5, 'due'],
  ['2026-11-25T23:59:59', 5, 'due'],
  ['2026-11-26T00:00:00', 6, 'late'],
])('R-SOL-10: at %s %i of 5 days are used, and it is %s', (now, used, state) => {
  const clock = answerClock(bogota('2026-11-18T09:12:00'), bogota(now))
  expect(clock).toEqual({ used, allowed: 5, lastDay: '2026-11-25', state })
})

test.each([
  ['2026-11-12T10:00:00', '2026-11-20', 'over a weekend and a holiday on Monday'],
  ['2026-11-14T10:00:00', '2026-11-23', 'sent on a Saturday before a long weekend'],
  ['2026-11-16T10:00:00', '2026-11-23', 'sent on the holiday'],
  ['2026-12-31T23:59:00', '2027-01-08', 'over the new year'],
  ['2026-03-31T10:00:00', '2026-04-09', 'over Holy Week'],
])('R-SOL-10: what was sent on %s is to be answered by %s, %s', (since, lastDay) => {
  expect(answerClock(bogota(since), bogota(since)).lastDay).toBe(lastDay)
})

test('the day is the one of Bogota, also when it is tomorrow in Greenwich', () => {
  expect(answerClock(new Date('2026-11-19T04:59:59Z'), new Date('2026-11-19T04:59:59Z')).lastDay).toBe('2026-11-25')
  expect(answerClock(new Date('2026-11-19T05:00:00Z'), new Date('2026-11-19T05:00:00Z')).lastDay).toBe('2026-11-26')
})

test('a day of rest belongs to the working day before it', () => {
  expect(['2026-11-13', '2026-11-14', '2026-11-16', '2026-11-17'].map((iso) => workingDayOf(day(iso)))).toEqual([
    '2026-11-13',
    '2026-11-13',
    '2026-11-13',
    '2026-11-17',
  ])
})
