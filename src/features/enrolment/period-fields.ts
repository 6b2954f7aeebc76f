import { type CalendarDate, type During, dayAfter, toDuring } from '../../shared/calendar.ts'
import { parseDate } from '../../shared/dates-es.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { FieldError } from '../../shared/ui/errors.ts'

type Typed = { desde: string; hasta: string }

/** "Desde" and "Hasta (último día)" as they were typed. Empty `hasta`: without end; empty `desde`: what the caller says. */
export function readPeriod({ desde, hasta }: Typed, fallback: CalendarDate | null): Result<During | null, FieldError[]> {
  const errors: FieldError[] = []
  const from = desde.trim() === '' ? fallback : parseDate(desde)
  const last = hasta.trim() === '' ? null : parseDate(hasta)
  if (desde.trim() !== '' && from === null)
    errors.push({ field: 'desde', message: `«${desde}» no es una fecha. Escríbala como 1/2/2026.` })
  if (hasta.trim() !== '' && last === null)
    errors.push({ field: 'hasta', message: `«${hasta}» no es una fecha. Escríbala como 31/12/2026.` })
  if (desde.trim() === '' && hasta.trim() !== '' && fallback === null)
    errors.push({ field: 'desde', message: 'Escriba también desde cuándo, o deje las dos fechas vacías.' })
  if (errors.length > 0) return refuse(errors)
  return accept(from && toDuring({ from, until: last && dayAfter(last) }))
}
