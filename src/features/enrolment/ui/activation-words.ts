import { isOver } from '../../../shared/calendar.ts'
import { longDateTime } from '../../../shared/dates-es.ts'
import type { ActivationCard } from '../people-store.ts'

type Ending = NonNullable<ActivationCard['end']>

/** By whom or what an activation was ended. */
export const endGrounds: Record<Ending['ground'], string> = {
  DELEGADO: 'Un delegado la terminó',
  RENUNCIA: 'La persona la terminó',
  SANCION: 'La terminó una sanción',
  FALLECIMIENTO: 'La terminó un fallecimiento',
  REPS: 'La terminó REPS',
  RETHUS: 'La terminó el ReTHUS',
  MESA: 'La terminó la mesa',
  PLAZA: 'Terminó con la plaza',
  NO_FUI_YO: 'La suspendió un aviso de «No fui yo»',
}
/** "Un delegado la terminó el 28 de noviembre de 2026, 1:09 p. m. (Hernán Pulgarín): «…»"; null: its last day is over. */
export const endText = (end: Ending | null) =>
  end
    ? `${endGrounds[end.ground]} el ${longDateTime(end.at)}${end.byName ? ` (${end.byName})` : ''}: «${end.reason}»`
    : 'Terminó por vencimiento.'

/** Whole days until it ends, the last one counted; null where it has no end, or is not in force. */
export function daysLeft({ during }: Pick<ActivationCard, 'during'>, now: Date): number | null {
  if (!during?.until || during.from > now || isOver(during, now)) return null
  return Math.ceil((during.until.getTime() - now.getTime()) / 86_400_000)
}

/** In words what an activation is now: the vocabulary of every list. */
export function activationState({ during, end }: Pick<ActivationCard, 'during' | 'end'>, now: Date) {
  if (!during) return { tone: 'idle', word: 'Cancelada' } as const
  if (isOver(during, now))
    return end ? ({ tone: 'idle', word: 'Revocada' } as const) : ({ tone: 'idle', word: 'Terminada' } as const)
  if (during.from > now) return { tone: 'info', word: 'Programada' } as const
  const left = daysLeft({ during }, now)
  if (left !== null && left <= 60) return { tone: 'warn', word: left <= 1 ? 'Termina hoy' : `Termina en ${left} días` } as const
  return { tone: 'ok', word: 'Activa' } as const
}
