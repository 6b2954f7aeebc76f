import type { EntidadId } from '../../shared/id.ts'
import { type Db, type Sql, sql } from '../../shared/sql.ts'
import type { NoticeSubject } from '../notifications/index.ts'
import type { CaseOutcome } from './case.ts'

/** A line of the desk's list. */
export type CaseRow = {
  id: string
  subject: NoticeSubject
  what: string
  personName: string
  document: { type: string; number: string } | null
  entidadId: EntidadId | null
  entidadName: string | null
  openedAt: Date
  closedAt: Date | null
  closedByName: string | null
  outcome: CaseOutcome | null
  /** Where the next page goes on: microseconds, which a Date would lose. */
  key: string
}

export const caseStates = ['ABIERTOS', 'RESUELTOS'] as const
export type CaseSearch = { state: (typeof caseStates)[number]; text: string }

const keyPattern = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

function readKey(key: string) {
  const [, at, id] = keyPattern.exec(key) ?? []
  return at && id && !Number.isNaN(Date.parse(at)) && new Date(at).toISOString().slice(0, 19) === at.slice(0, 19)
    ? { at, id }
    : null
}

/** Open ones the oldest first, as they are worked; resolved ones the latest first. Each by its index. */
export function findCases(db: Db, { state, text }: CaseSearch, { after, limit }: { after: string; limit: number }) {
  const isOpen = state === 'ABIERTOS'
  const key = readKey(after)
  const at = isOpen ? sql`c.opened_at` : sql`c.closed_at`
  const beyond = isOpen ? sql`(c.opened_at, c.id) >` : sql`(c.closed_at, c.id) <`
  return db.query<CaseRow>(sql`
    select c.id, c.subject, c.what, p.full_name as "personName",
      (select json_build_object('type', d.type, 'number', d.number) from person_document d
        where d.person_id = c.person_id and upper_inf(d.during) order by lower(d.during) desc, d.id limit 1) as document,
      c.entidad_id as "entidadId", e.name as "entidadName", c.opened_at as "openedAt", c.closed_at as "closedAt",
      o.full_name as "closedByName", c.outcome,
      to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || c.id as key
    from desk_case c join person p on p.id = c.person_id
    left join entidad e on e.id = c.entidad_id left join person o on o.id = c.closed_by
    where ${isOpen ? sql`c.closed_at is null` : sql`c.closed_at is not null`}${matching(text)}${
      key ? sql` and ${beyond} (${key.at}::timestamptz, ${key.id}::uuid)` : sql``
    }
    order by ${isOpen ? sql`c.opened_at, c.id` : sql`c.closed_at desc, c.id desc`} limit ${limit}`)
}

/** Words of the person's name or of the entidad, or a document number; accents and capitals do not matter. */
function matching(text: string): Sql {
  const words = text.trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return sql``
  const digits = text.replace(/[\s.,-]/g, '').toUpperCase()
  return sql` and (exists (select from person_document d where d.person_id = c.person_id and d.number = ${digits})
    or (select bool_and(strpos(plain(p.full_name || ' ' || coalesce(e.name, '')), plain(word)) > 0) from unnest(${words}::text[]) as word))`
}

export type CaseCounts = { open: number; oldest: Date | null; openedLately: number; closedLately: number; fraudLately: number }

/** Of those open all, of the resolved those of thirty days. */
export async function countCases(db: Db, now: Date): Promise<CaseCounts> {
  const since = new Date(now.getTime() - 30 * 86_400_000)
  const [row] = await db.query<CaseCounts>(sql`
    select (select count(*) from desk_case where closed_at is null) as open,
      (select min(opened_at) from desk_case where closed_at is null) as oldest,
      (select count(*) from desk_case where closed_at is null and opened_at > ${since}) as "openedLately",
      count(*) as "closedLately", count(*) filter (where outcome = 'SUPLANTACION') as "fraudLately"
    from desk_case where closed_at > ${since}`)
  if (!row) throw new Error('a count gives a row')
  return row
}
