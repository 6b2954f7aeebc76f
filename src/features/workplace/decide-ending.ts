import { type During, dayOf, lastDayOf, periodOf, startOf } from '../../shared/calendar.ts'

/** Of a right in force: how near its end is, in the words of the screen. */
export type Ending = { tone: 'ok' | 'info' | 'warn' | 'idle'; text: string; daysLeft: number | null }

/** From so many days before it on, an end is said: the first warning by mail goes out then too. */
export const soonDays = 60

/** Days of Bogotá after today up to and with the last one. */
export function daysLeftOf(during: During, now: Date): number | null {
  const last = lastDayOf(periodOf(during))
  return last && Math.round((startOf(last).getTime() - startOf(dayOf(now)).getTime()) / 86_400_000)
}

/** What a page says of a right beside its days. */
export function decideEnding(during: During, now: Date): Ending {
  const daysLeft = daysLeftOf(during, now)
  if (during.from > now) return { tone: 'info', text: 'Programada', daysLeft }
  if (during.until && during.until <= now) return { tone: 'idle', text: 'Terminada', daysLeft }
  if (daysLeft === null || daysLeft > soonDays) return { tone: 'ok', text: 'Activa', daysLeft }
  const when = daysLeft === 0 ? 'hoy' : daysLeft === 1 ? 'mañana' : `en ${daysLeft}\u00a0días`
  return { tone: 'warn', text: `Termina ${when}`, daysLeft }
}
