import { type CalendarDate, dayAfter, dayOf } from '../../shared/calendar.ts'
import { isWorkingDay, lastWorkingDay } from '../../shared/working-days.ts'

export { isWorkingDay }

/** R-SOL-10. Ours: no norm says how long a delegado may take. */
export const answerTime = { workingDays: 5, norm: 'Sin norma encontrada; plazo propio de Mipres Abierto' } as const

/** Working days after the day of `from`, up to and with the day of `to`: what arrives today counts from tomorrow. */
function workingDaysBetween(from: Date, to: Date) {
  const last = dayOf(to)
  let count = 0
  for (let day = dayAfter(dayOf(from)); day <= last; day = dayAfter(day)) if (isWorkingDay(day)) count++
  return count
}

/** The last day on which an answer to what arrived at `since` is in time. */
export const answerDay = (since: Date): CalendarDate => lastWorkingDay(since, answerTime.workingDays)

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
