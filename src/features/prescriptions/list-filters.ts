import { z } from 'zod'
import { text } from '../../platform/route.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import { parseDate } from '../../shared/dates-es.ts'
import { SedeId } from '../../shared/id.ts'
import { keyText, readInstantKey } from '../../shared/instant-key.ts'
import type { ListFilters, ListRow } from './list-store.ts'
import type { PrescriptionKind, PrescriptionState } from './prescription.ts'

export const stateNames = { ACTIVA: 'Activa', ANULADA: 'Anulada', MODIFICADA: 'Modificada' } as const satisfies Record<
  PrescriptionState,
  string
>
export const kindNames = { PRESCRIPCION: 'Prescripción', TUTELA: 'Tutela' } as const satisfies Record<PrescriptionKind, string>

const oneOf = <T extends string>(values: readonly T[]) =>
  z
    .enum(values as [T, ...T[]])
    .or(z.literal(''))
    .catch('')
    .default('')

/** The fields of the filters, as they stand in the address. What is none of ours is no filter. */
export const listFields = {
  buscar: text,
  estado: oneOf(Object.keys(stateNames) as PrescriptionState[]),
  clase: oneOf(Object.keys(kindNames) as PrescriptionKind[]),
  sede: text,
  firmante: text,
  desde: text,
  hasta: text,
}
export type ListQuery = z.infer<z.ZodObject<typeof listFields>>

const dayIn = (typed: string): CalendarDate | null => (typed.trim() === '' ? null : parseDate(typed))

/** As the store asks. A day that cannot be read is no filter; `unreadDays` says so. */
export function filtersOf({ buscar, estado, clase, sede, firmante, desde, hasta }: ListQuery): ListFilters {
  const sedeId = SedeId.safeParse(sede)
  return {
    search: buscar,
    state: estado || null,
    kind: clase || null,
    sedeId: sedeId.success ? sedeId.data : null,
    signer: firmante,
    from: dayIn(desde),
    until: dayIn(hasta),
  }
}

/** What of the days could not be read, in a sentence; null: all. */
export function unreadDays({ desde, hasta }: Pick<ListQuery, 'desde' | 'hasta'>): string | null {
  const [from, until] = [dayIn(desde), dayIn(hasta)]
  if (desde.trim() !== '' && !from) return 'No entendimos el día «Desde»: escríbalo como 1/2/2026. Por ahora no filtra.'
  if (hasta.trim() !== '' && !until) return 'No entendimos el día «Hasta»: escríbalo como 1/2/2026. Por ahora no filtra.'
  if (from && until && until < from) return 'El día «Hasta» está antes que «Desde»: así no hay ninguna.'
  return null
}

export const isFiltered = (query: ListQuery) => Object.values(query).some((value) => value !== '')

/** The address of the same question with something changed; what is empty is left out. */
export function addressOf(path: string, query: Record<string, string>, more: Record<string, string> = {}) {
  const asked = Object.entries({ ...query, ...more }).filter(([, value]) => value !== '')
  return asked.length === 0 ? path : `${path}?${new URLSearchParams(asked)}`
}

/** "2026-11-23T15:26:41.123Z_20261123100000000042": a row at the edge of a page. */
export const keyOf = ({ signedAt, number }: Pick<ListRow, 'signedAt' | 'number'>) => keyText({ at: signedAt, id: number })

/** Of a prescription. */
export const isNumber = z.string().regex(/^\d{20}$/)

/** Null for what is no key of ours: the list then begins at its beginning. */
export const readKey = (key: string) => readInstantKey(key, isNumber)
