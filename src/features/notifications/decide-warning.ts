import { type CalendarDate, dayOf } from '../../shared/calendar.ts'

/** R-AVI-2: how many days before the last day a warning is sent. */
export const warningDays = [60, 30, 15, 7, 1] as const
export type WarningDays = (typeof warningDays)[number]

/** The farthest day of which there is a warning. */
export const farthestDays = 60

const dayMs = 86_400_000
const number = (day: CalendarDate) => Date.parse(`${day}T00:00:00Z`) / dayMs

/** What ends at midnight was in force the day before: that is its last day. */
export const lastDayBefore = (until: Date): CalendarDate => dayOf(new Date(until.getTime() - 1))

/** Bogotá days from today to the last day in force: 0 is today. */
export const daysLeft = (until: Date, now: Date): number => number(lastDayBefore(until)) - number(dayOf(now))

/**
 * R-AVI-2, R-AVI-3: which warning of this end is due now. Of several that were missed only the nearest; none whose day
 * had passed when the right was given or its end was set.
 */
export function decideWarning(end: { until: Date; knownSince: Date }, now: Date): WarningDays | null {
  if (end.until <= now) return null
  const left = daysLeft(end.until, now)
  const nearest = warningDays.findLast((days) => days >= left)
  if (nearest === undefined) return null
  const dueOn = number(lastDayBefore(end.until)) - nearest
  return dueOn >= number(dayOf(end.knownSince)) ? nearest : null
}

/** "hoy", "mañana", "en 15 días" */
export const inDays = (left: number) => (left <= 0 ? 'hoy' : left === 1 ? 'mañana' : `en ${left} días`)
