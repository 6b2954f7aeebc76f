import { z } from 'zod'

/** A calendar day in Colombia, 'YYYY-MM-DD'. Comparing two as strings compares the days. */
export const CalendarDate = z.iso.date().brand<'CalendarDate'>()
export type CalendarDate = z.infer<typeof CalendarDate>

/** What a norm, a request or a page says: first day inclusive, last day exclusive; null means no last day. */
export type Period = { from: CalendarDate; until: CalendarDate | null }

/** What a table holds in `during tstzrange`: the first instant in force, the first no longer in force. */
export type During = { from: Date; until: Date | null }

/** Has it come to its end by now? */
export const isOver = ({ until }: Pick<During, 'until'>, now: Date) => until !== null && until <= now

const bogota = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Bogota' })

export const dayOf = (instant: Date) => CalendarDate.parse(bogota.format(instant))

/** Colombia has had no daylight saving since 1993: every day starts at 05:00 UTC. */
export const startOf = (day: CalendarDate) => new Date(`${day}T00:00:00-05:00`)

export const toDuring = ({ from, until }: Period): During => ({ from: startOf(from), until: until && startOf(until) })

/** What starts today starts now: nobody acts on a right before it was given, and what ended this morning may be given anew. */
export const notBefore = (now: Date, during: During): During =>
  during.from.getTime() === startOf(dayOf(now)).getTime() ? { ...during, from: now } : during

/** The days on which it is in force at some instant: a right ended at noon was in force that day. */
export const periodOf = ({ from, until }: During): Period => ({
  from: dayOf(from),
  until: until && dayAfter(dayOf(new Date(until.getTime() - 1))),
})

/** Years have four digits: before the first day of them and after the last there is none, and it stays. */
function addDays(day: CalendarDate, days: number) {
  const moved = new Date(startOf(day).getTime() + days * 86_400_000)
  const year = moved.getUTCFullYear()
  return year < 1000 || year > 9999 ? day : dayOf(moved)
}

/** "Hasta el 31 de diciembre" (a form, a plaza's act) is `until = 1 January`; back again for the screen. */
export const dayAfter = (lastDay: CalendarDate) => addDays(lastDay, 1)
export const lastDayOf = ({ until }: Period) => until && addDays(until, -1)

const end = ({ until }: During) => until?.getTime() ?? Infinity

export const overlaps = (a: During, b: During) => a.from.getTime() < end(b) && b.from.getTime() < end(a)
export const contains = (outer: During, inner: During) => outer.from <= inner.from && end(inner) <= end(outer)

const fiveHours = 5 * 3_600_000
/** "2026-11-28T16:24:22.477-05:00": an instant as the clocks of the country say it. */
export const inBogota = (at: Date) => `${new Date(at.getTime() - fiveHours).toISOString().slice(0, -1)}-05:00`
