import { getHolidaysForYear } from 'colombian-holidays'
import { type CalendarDate, dayAfter, dayOf } from '../../shared/calendar.ts'

/** R-SOL-10. Ours: no norm says how long a delegado may take. */
export const answerTime = { workingDays: 5, norm: 'Sin norma encontrada; plazo propio de Mipres Abierto' } as const

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

/** Working days after the day of `from`, up to and with the day of `to`: what arrives today counts from tomorrow. */
function workingDaysBetween(from: Date, to: Date) {
  const last = dayOf(to)
  let count = 0
  for (let day = dayAfter(dayOf(from)); day <= last; day = dayAfter(day)) if (isWorkingDay(day)) count++
  return count
}

/** The last day on which an answer to what arrived at `since` is in time. */
export function answerDay(since: Date): CalendarDate {
  let day = dayOf(since)
  for (let left: number = answerTime.workingDays; left > 0; ) {
    day = dayAfter(day)
    if (isWorkingDay(day)) left--
  }
  return day
}

export type AnswerClock = {
  /** Working days gone by. */
  used: number
  allowed: number
  lastDay: CalendarDate
  /** `due` on the last day; `late` after it. */
  state: 'running' | 'due' | 'late'
}

/** How the delegado's days stand. */
export function answerClock(since: Date, now: Date): AnswerClock {
  const lastDay = answerDay(since)
  const today = dayOf(now)
  const state = today > lastDay ? 'late' : today === lastDay ? 'due' : 'running'
  return { used: workingDaysBetween(since, now), allowed: answerTime.workingDays, lastDay, state }
}

/** The latest working day that is not after `day`: a reminder on a Sunday is Friday's. */
export function workingDayOf(day: CalendarDate): CalendarDate {
  let latest = day
  while (!isWorkingDay(latest)) latest = dayOf(new Date(Date.parse(`${latest}T12:00:00-05:00`) - 86_400_000))
  return latest
}
