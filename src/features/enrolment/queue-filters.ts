import { z } from 'zod'
import { text } from '../../platform/route.ts'
import { type CalendarDate, dayOf, startOf } from '../../shared/calendar.ts'
import { SedeId } from '../../shared/id.ts'
import { ApplicationKind, answerTime, isWorkingDay } from '../applications/index.ts'

/** The trays of the queue, by the state of what lies in them. */
export const trays = {
  enviadas: { text: 'Por activar', state: 'ENVIADA' },
  activadas: { text: 'Por enrolar', state: 'ACTIVADA' },
  devueltas: { text: 'Devueltas', state: 'DEVUELTA' },
} as const
export type Tray = keyof typeof trays

/** How the delegado's days stand (R-SOL-10). */
export const waitings = { 'a-tiempo': 'A tiempo', 'vence-hoy': 'Vencen hoy', vencidas: 'Fuera de plazo' } as const
export type Waiting = keyof typeof waitings

const oneOf = <T extends string>(values: readonly T[]) =>
  z
    .enum(values as [T, ...T[]])
    .or(z.literal(''))
    .catch('')
    .default('')

/** The fields of the filters, as they stand in the address. What is none of ours is no filter. */
export const queueFields = {
  bandeja: z
    .enum(Object.keys(trays) as [Tray, ...Tray[]])
    .catch('enviadas')
    .default('enviadas'),
  buscar: text,
  sede: text,
  opcion: oneOf(ApplicationKind.options),
  profesion: text,
  espera: oneOf(Object.keys(waitings) as Waiting[]),
  masde: text,
}
export type QueueQuery = z.infer<z.ZodObject<typeof queueFields>>

const dayBefore = (day: CalendarDate) => dayOf(new Date(startOf(day).getTime() - 86_400_000))

/** The instant before which whatever arrived has had so many working days by the end of `last`; R-SOL-10. */
export function arrivedBefore(last: CalendarDate, workingDays: number): Date {
  let day = last
  for (let count = 0; ; day = dayBefore(day)) if (isWorkingDay(day) && ++count === workingDays) return startOf(day)
}

/** What arrived before `late` is out of time today; before `due`, out of time tomorrow. */
export function dueInstants(now: Date) {
  const today = dayOf(now)
  const { workingDays } = answerTime
  return { late: arrivedBefore(dayBefore(today), workingDays), due: arrivedBefore(today, workingDays) }
}

/** A year of working days: more is no filter but a mistake. */
const mostDays = 250

/** "más de 8 días hábiles"; null where it is no whole number from 1 on. */
export function readDays(masde: string): number | null {
  const days = /^\s*\d{1,3}\s*$/.test(masde) ? Number(masde) : 0
  return days >= 1 && days <= mostDays ? days : null
}

function waitingOf({ espera, masde }: QueueQuery, now: Date): { from: Date | null; before: Date | null } | null {
  const { late, due } = dueInstants(now)
  const days = readDays(masde)
  const longer = days === null ? null : arrivedBefore(dayOf(now), days + 1)
  const from = espera === 'a-tiempo' || espera === 'vence-hoy' ? late : null
  const ends = [espera === 'vence-hoy' ? due : espera === 'vencidas' ? late : null, longer].filter((end) => end !== null)
  const before = ends.length === 0 ? null : new Date(Math.min(...ends.map((end) => end.getTime())))
  return from === null && before === null ? null : { from, before }
}

/** As the store asks; a sede that is not this delegado's is no filter, and he sees his own. */
export function filtersOf(query: QueueQuery, covered: readonly SedeId[], isWhole: boolean, now: Date) {
  const asked = SedeId.safeParse(query.sede)
  const sedeIds = asked.success && covered.includes(asked.data) ? [asked.data] : isWhole ? null : covered
  return {
    sedeIds,
    search: query.buscar,
    kind: query.opcion || null,
    profession: query.profesion || null,
    waitingSince: waitingOf(query, now),
  }
}

/** How many filters are on: the search, and each of the others. */
export const countFilters = ({ bandeja: _, ...fields }: QueueQuery) =>
  Object.values(fields).filter((value) => value !== '').length

/** The address of the same question with something changed; what is empty is left out. */
export function addressOf(path: string, query: Record<string, string>, more: Record<string, string> = {}) {
  const asked = Object.entries({ ...query, ...more }).filter(
    ([name, value]) => value !== '' && !(name === 'bandeja' && value === 'enviadas'),
  )
  return asked.length === 0 ? path : `${path}?${new URLSearchParams(asked)}`
}
