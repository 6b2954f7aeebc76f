import { getHolidaysForYear } from 'colombian-holidays'
import { type CalendarDate, dayAfter, dayOf } from './calendar.ts'

const holidays = new Map<number, ReadonlySet<string>>()

/** The days on which Colombia rests, by the law that moves some of them to Monday (Ley 51 de 1983). */
function holidaysOf(year: number) {
  let known = holidays.get(year)
  if (!known) {
    known = new Set(getHolidaysForYear(year, { valueAsDate: false }).map(({ celebrationDate }) => celebrationDate))
    holidays.set(year, known)
  }
  return known
}

/** R-SOL-10: Saturdays, Sundays and holidays are no *días hábiles*. */
export function isWorkingDay(day: CalendarDate) {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidaysOf(Number(day.slice(0, 4))).has(day)
}

/** The last of so many working days after the day of `since`: what arrives today counts from tomorrow. */
export function lastWorkingDay(since: Date, workingDays: number): CalendarDate {
  let day = dayOf(since)
  for (let left = workingDays; left > 0; ) {
    day = dayAfter(day)
    if (isWorkingDay(day)) left--
  }
  return day
}
