import { type CalendarDate, dayOf, startOf } from '../../shared/calendar.ts'
import { daysOf } from './decide-administrations.ts'

/** The last day of a treatment that begins today: of one day, today. */
export const lastDayOfTreatment = (today: CalendarDate, duration: number, unit: string): CalendarDate =>
  dayOf(new Date(startOf(today).getTime() + (daysOf({ duration, durationUnit: { code: unit } }) - 1) * 86_400_000))
