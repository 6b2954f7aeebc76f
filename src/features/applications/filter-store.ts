import type { SedeId } from '../../shared/id.ts'
import { type Sql, sql } from '../../shared/sql.ts'
import type { ApplicationKind, ApplicationState } from './application.ts'

export type ApplicationFilters = {
  states: readonly ApplicationState[]
  /** The sedes that the reader may see; null: all of the entidad. */
  sedeIds?: readonly SedeId[] | null
  /** Words of a name, a part of a document number or of a radicado; accents and capitals do not matter. */
  search?: string
  /** Null: any option. */
  kind?: ApplicationKind | null
  /** A title's in ReTHUS; in Servicio Social the plaza's. Null: any. */
  profession?: string | null
  /** When it last reached the delegado: from the first instant on, and before the second (R-SOL-10). */
  waitingSince?: { from: Date | null; before: Date | null } | null
}

/** When the application `a` last reached the delegado. */
export const waitingSince = sql`(
  select max(t.at) from application_step t where t.application_id = a.id and t.act in ('ENVIADA', 'CORREGIDA'))`

const personName = sql`plain(concat_ws(' ', c.first_name, c.second_name, c.first_surname, c.second_surname))`

/** Shorter ones are parts of too many numbers. */
const leastDigits = 4

/** As a condition on the application `a` of the account `c`: every filter but the state and the sedes. */
export function matching({ search = '', kind = null, profession = null, waitingSince: waiting = null }: ApplicationFilters): Sql {
  return sql`true${said(search)}${kind === null ? sql`` : sql` and a.kind = ${kind}`}${
    profession === null ? sql`` : sql` and ${bearing(profession)}`
  }${waiting?.from ? sql` and ${waitingSince} >= ${waiting.from}::timestamptz` : sql``}${
    waiting?.before ? sql` and ${waitingSince} < ${waiting.before}::timestamptz` : sql``
  }`
}

function said(search: string): Sql {
  const words = search.trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return sql``
  const number = search.replace(/[\s.,-]/g, '').toUpperCase()
  const byNumber =
    number.length >= leastDigits && /\d/.test(number)
      ? sql`strpos(c.document_type || c.document_number, ${number}) > 0 or strpos(replace(a.radicado, '-', ''), ${number}) > 0 or `
      : sql``
  return sql` and (${byNumber}(select bool_and(strpos(${personName}, plain(word)) > 0) from unnest(${words}::text[]) as word))`
}

/** On what a role would stand: R-ENR-3. */
const bearing = (profession: string): Sql => sql`case when a.kind = 'SERVICIO_SOCIAL'
  then exists (select from plaza_assignment h join plaza z on z.id = h.plaza_id
    where h.person_id = a.person_id and not isempty(h.during) and z.profession_code = ${profession})
  else exists (select from rethus_title t where t.person_id = a.person_id and t.profession_code = ${profession}) end`
