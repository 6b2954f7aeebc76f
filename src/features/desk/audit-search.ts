import { form, text } from '../../platform/route.ts'
import { type CalendarDate, dayAfter, dayOf, startOf } from '../../shared/calendar.ts'
import { fieldDate, parseDate } from '../../shared/dates-es.ts'
import type { Db } from '../../shared/sql.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import { type AuditAct, type AuditSearch, actNames } from '../audit/index.ts'
import { findPersonIds, findPlaces } from './lookup-store.ts'

/** The fields of the search, as they stand in the address. */
export const auditFields = { quien: text, que: text, sobre: text, donde: text, regla: text, desde: text, hasta: text }
export const auditQuery = form({ ...auditFields, pagina: text })
export type AuditFields = Record<keyof typeof auditFields, string>

/** A name that fits more people or places than this is too short to look for. */
const mostIds = 100
/** Without a first day the last month is searched: the record grows by millions a day. */
const usualDays = 31

export const usualFrom = (realNow: Date): CalendarDate => dayOf(new Date(realNow.getTime() - usualDays * 86_400_000))

const kinds = { operador: 'OPERADOR', sistema: 'SISTEMA' } as const

/** Reads the fields and looks up whom and what they mean. Days are of the record: real time. */
export async function readAuditSearch(
  db: Db,
  fields: AuditFields,
  realNow: Date,
): Promise<{ search: AuditSearch; errors: FieldError[] }> {
  const errors: FieldError[] = []
  const day = (field: 'desde' | 'hasta', usual: CalendarDate | null) => {
    if (fields[field].trim() === '') return usual
    const read = parseDate(fields[field])
    if (!read) errors.push({ field, message: `«${fields[field]}» no es una fecha. Escríbala como ${fieldDate(dayOf(realNow))}.` })
    return read ?? usual
  }
  const from = day('desde', usualFrom(realNow))!
  const last = day('hasta', null)
  if (last && last < from) errors.push({ field: 'hasta', message: 'El último día está antes que el primero.' })

  const people = async (field: 'quien' | 'sobre') => {
    if (fields[field].trim() === '') return null
    const ids = await findPersonIds(db, fields[field], mostIds + 1)
    if (ids.length === 0) errors.push({ field, message: `Nadie tiene ese nombre o documento: «${fields[field].trim()}».` })
    if (ids.length > mostIds)
      errors.push({ field, message: `Más de ${mostIds} personas se llaman así: escriba más del nombre, o el documento.` })
    return ids
  }
  const actorKind = kinds[fields.quien.trim().toLowerCase() as keyof typeof kinds] ?? null
  const place = fields.donde.trim() === '' ? null : await findPlaces(db, fields.donde, mostIds)
  if (place && place.entidadIds.length + place.sedes.length === 0)
    errors.push({
      field: 'donde',
      message: `REPS no tiene una entidad o sede con ese nombre o código: «${fields.donde.trim()}».`,
    })
  const rule = fields.regla.trim().toUpperCase()
  if (rule !== '' && !/^R-[A-Z]+-\d+$/.test(rule))
    errors.push({ field: 'regla', message: 'Escriba el número de la regla como R-AUT-9. Están en Normas que aplicamos.' })

  const search: AuditSearch = {
    from: startOf(from),
    until: last && startOf(dayAfter(last)),
    actorKind,
    actorIds: actorKind ? null : await people('quien'),
    personIds: await people('sobre'),
    act: fields.que in actNames ? (fields.que as AuditAct) : null,
    place,
    rule: rule === '' ? null : rule,
  }
  return { search, errors }
}

/** For the record of the search itself: which fields were used, and the ids they meant (R-AUD-3, R-AUD-4). */
export function searchForRecord(fields: AuditFields, search: AuditSearch) {
  const used = Object.entries(fields).filter(([, value]) => value.trim() !== '')
  return { reason: used.length === 0 ? 'sin filtros' : used.map(([name]) => name).join(', '), search }
}
