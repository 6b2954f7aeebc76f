import { type CalendarDate, dayAfter, dayOf, startOf } from '../../shared/calendar.ts'
import { longDateTime, parseDate } from '../../shared/dates-es.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'

/** The ways ahead that have a button. */
export const steps = {
  'una-hora': { seconds: 3_600, text: '1 hora' },
  'un-dia': { seconds: 86_400, text: '1 día' },
  'siete-dias': { seconds: 7 * 86_400, text: '7 días' },
  'treinta-dias': { seconds: 30 * 86_400, text: '30 días' },
} as const
type Step = keyof typeof steps

/** As the form sends it. */
export type ClockForm = { avance: string; dia: string; hora: string }

export type ClockRefusal = {
  code: 'way-unknown' | 'day-unreadable' | 'time-unreadable' | 'not-ahead' | 'too-far'
  field: 'dia' | 'hora' | null
  message: string
}

/** How far from the real time the demonstration goes: beyond, no date of the country means anything. */
const farthestDays = 10 * 366

/** The instant to which the legal clock moves; only ever ahead. */
export function decideClockMove(
  { avance, dia, hora }: ClockForm,
  facts: { now: Date; realNow: Date },
): Result<Date, ClockRefusal> {
  const { now, realNow } = facts
  const wanted = avance === 'fecha' ? chosen(dia, hora) : byButton(avance, now)
  if (!wanted.ok) return wanted
  const to = wanted.value
  if (to <= now)
    return refuse({
      code: 'not-ahead',
      field: 'dia',
      message: `El reloj solo va hacia adelante: escriba un momento posterior al ${longDateTime(now)}`,
    })
  const farthest = new Date(realNow.getTime() + farthestDays * 86_400_000)
  if (to > farthest)
    return refuse({
      code: 'too-far',
      field: 'dia',
      message: `El reloj llega hasta el ${longDateTime(farthest)}: escriba un día anterior`,
    })
  return accept(to)
}

function byButton(avance: string, now: Date): Result<Date, ClockRefusal> {
  if (Object.hasOwn(steps, avance)) return accept(new Date(now.getTime() + steps[avance as Step].seconds * 1000))
  const today = dayOf(now)
  if (avance === 'despues-de-medianoche') return accept(minutesFrom(startOf(dayAfter(today)), 1))
  if (avance === 'antes-de-medianoche') {
    const tonight = minutesFrom(startOf(dayAfter(today)), -1)
    return accept(tonight > now ? tonight : minutesFrom(startOf(dayAfter(dayAfter(today))), -1))
  }
  return refuse({ code: 'way-unknown', field: null, message: 'Elija cuánto adelantar el reloj' })
}

const minutesFrom = (instant: Date, minutes: number) => new Date(instant.getTime() + minutes * 60_000)

function chosen(dia: string, hora: string): Result<Date, ClockRefusal> {
  const day = parseDate(dia)
  if (!day) {
    const message =
      dia.trim() === ''
        ? 'Escriba a qué día adelantar el reloj'
        : `No hay un día «${dia.trim().slice(0, 30)}»: escríbalo como 24/12/2026`
    return refuse({ code: 'day-unreadable', field: 'dia', message })
  }
  const minutes = hora.trim() === '' ? 0 : minutesOf(hora)
  if (minutes === null)
    return refuse({
      code: 'time-unreadable',
      field: 'hora',
      message: `No entendemos la hora «${hora.trim().slice(0, 30)}»: escríbala como 14:30 o 2:30 p. m.`,
    })
  return accept(minutesFrom(startOf(day as CalendarDate), minutes))
}

/** "14:30", "9", "2:30 p. m.", "2 pm" as minutes after midnight. */
function minutesOf(hora: string): number | null {
  const said = hora.toLowerCase().replace(/[\s.\u00a0]/g, '')
  const [, hours = '', minutes = '0', half] = /^(\d{1,2})(?::(\d{2}))?(am|pm)?$/.exec(said) ?? []
  if (hours === '') return null
  const [h, m] = [Number(hours), Number(minutes)]
  if (m > 59 || h > 23 || (half && (h < 1 || h > 12))) return null
  return (half ? (h % 12) + (half === 'pm' ? 12 : 0) : h) * 60 + m
}
