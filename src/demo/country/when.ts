import { isWorkingDay } from '../../features/applications/index.ts'
import { type CalendarDate, dayAfter, dayOf, startOf } from '../../shared/calendar.ts'

const dayMs = 86_400_000

/** Moments told from the day on which the country is made, so that it looks alive whenever that is. */
export type When = {
  day: CalendarDate
  /** `days` after today (before, when negative) at this time in Bogotá. What has happened lies before today. */
  at: (days: number, time: string) => Date
  /** The first instant of the day that is `days` after today. */
  startOfDay: (days: number) => Date
  /**
   * On the first working day after `instant`, at this time: when an office answers. Never today: what would be, was done
   * within the hour instead.
   */
  officeAfter: (instant: Date, time: string) => Date
  dateIn: (days: number) => CalendarDate
}

export function whenFrom(day: CalendarDate): When {
  const startOfDay = (days: number) => new Date(startOf(day).getTime() + days * dayMs)
  const at = (days: number, time: string) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    return new Date(startOfDay(days).getTime() + (hours * 60 + minutes) * 60_000)
  }
  function officeAfter(instant: Date, time: string) {
    let answer = dayAfter(dayOf(instant))
    while (!isWorkingDay(answer)) answer = dayAfter(answer)
    return answer < day ? new Date(`${answer}T${time}:00-05:00`) : minutesAfter(instant, 40)
  }
  return { day, at, startOfDay, officeAfter, dateIn: (days) => dayOf(startOfDay(days)) }
}

/** A `tstzrange` as text: half-open; an absent end is none; what ends before it begins is empty. */
export function rangeOf(from: Date, until: Date | null = null) {
  if (until && until <= from) return 'empty'
  return `["${from.toISOString()}",${until ? `"${until.toISOString()}"` : ''})`
}

export const minutesAfter = (instant: Date, minutes: number) => new Date(instant.getTime() + minutes * 60_000)
