import { by, isWhole, type Ratio, ratioOf, roundedUp, times } from './parse-decimal.ts'
import { counted } from './say-words.ts'

/** How often and how long, in the fixed codes of §6.4: 1 minuto, 2 hora, 3 día, 4 semana, 5 mes (30 días), 6 año (365 días). */
export type Schedule = {
  every: number | null
  everyUnit: { code: string }
  duration: number
  durationUnit: { code: string }
}

const minutes: Record<string, number> = { 1: 1, 2: 60, 3: 1440, 4: 10_080, 5: 43_200, 6: 525_600 }
const words: Record<string, string> = { 1: 'minuto', 2: 'hora', 3: 'día', 4: 'semana', 5: 'mes', 6: 'año' }
const accordingToResponse = '7'
const once = '8'

/** "90 días", "1 mes" */
export const spanText = (count: number, unit: { code: string }) =>
  `${count} ${counted(words[unit.code] ?? 'unidad', String(count))}`

/** "cada 12 horas", "cada día", "una sola vez", "según respuesta al tratamiento" */
export function frequencyText({ every, everyUnit }: Schedule): string {
  if (everyUnit.code === once) return 'una sola vez'
  if (everyUnit.code === accordingToResponse || every === null) return 'según respuesta al tratamiento'
  return every === 1 ? `cada ${words[everyUnit.code]}` : `cada ${spanText(every, everyUnit)}`
}

/** In months when both are counted in months or years, so that a year has twelve of them; else in minutes. */
function lengths({ every, everyUnit, duration, durationUnit }: Schedule): [every: Ratio, duration: Ratio] | null {
  const inMonths: Record<string, number> = { 5: 1, 6: 12 }
  const scale = everyUnit.code in inMonths && durationUnit.code in inMonths ? inMonths : minutes
  const [one, other] = [scale[everyUnit.code], scale[durationUnit.code]]
  if (every === null || !one || !other) return null
  return [times(ratioOf(every), ratioOf(one)), times(ratioOf(duration), ratioOf(other))]
}

/** How often it is administered, the first one at once; null: nobody can say before. */
export function administrationsOf(schedule: Schedule): number | null {
  if (schedule.everyUnit.code === once) return 1
  const both = lengths(schedule)
  if (!both) return null
  const [every, duration] = both
  return Number(roundedUp(by(duration, every)))
}

/** Whole days, the last one counted even if it is not whole. */
export const daysOf = ({ duration, durationUnit }: Pick<Schedule, 'duration' | 'durationUnit'>): number =>
  Math.max(1, Math.ceil((duration * (minutes[durationUnit.code] ?? 1440)) / 1440))

/** "2 al día × 90 días", "8 veces (cada semana durante 8 semanas)", "1 vez" */
export function timesText(schedule: Schedule, administrations: number): string {
  const { every, everyUnit, duration, durationUnit } = schedule
  if (everyUnit.code === once) return '1 vez'
  const perDay = by(ratioOf(1440), ratioOf((every ?? 1) * (minutes[everyUnit.code] ?? 1440)))
  const isInDays = ['3', '4', '5', '6'].includes(durationUnit.code)
  if (isWhole(perDay) && isInDays) {
    const days = daysOf(schedule)
    const said = durationUnit.code === '3' ? '' : ` (${spanText(duration, durationUnit)})`
    return `${perDay.upper} al día × ${days} ${counted('día', String(days))}${said}`
  }
  return `${administrations} ${counted('vez', String(administrations))} (${frequencyText(schedule)} durante ${spanText(duration, durationUnit)})`
}
