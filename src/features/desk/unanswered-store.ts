import type { ApplicationId, EntidadId } from '../../shared/id.ts'
import type { InstantKey } from '../../shared/instant-key.ts'
import { type Db, type Sql, sql } from '../../shared/sql.ts'
import type { ApplicationKind } from '../applications/index.ts'

/** Why the desk may answer: nobody at the entidad can, or nobody did in time. */
export type Ground = 'sin' | 'tarde'

export type UnansweredFilters = {
  /** Words of the person's or the entidad's name, a document number or a radicado. */
  text: string
  ground: Ground | null
  kind: ApplicationKind | null
}

export type Unanswered = {
  id: ApplicationId
  radicado: string
  kind: ApplicationKind
  state: 'ENVIADA' | 'ACTIVADA'
  personName: string
  documentType: string
  documentNumber: string
  entidadId: EntidadId
  entidadName: string
  sedeName: string
  /** Of its state: the order of the list. */
  stateSince: Date
  waitingSince: Date
  hasDelegate: boolean
  isLate: boolean
}

/** R-AUT-13 over the whole queue, in SQL: the rule asks the same of one application. */
const waiting = (at: Date): Sql => sql`
  application a
  join entidad e on e.id = a.entidad_id and e.kind in ('IPS', 'EPS')
  cross join lateral (
    select exists (
      select from delegation d join proofing f on f.person_id = d.person_id and f.during @> ${at}::timestamptz
      where d.entidad_id = a.entidad_id and d.in_effect @> ${at}::timestamptz and d.person_id <> a.person_id
        and (d.all_sedes or exists (
          select from delegation_sede s where s.entidad_id = d.entidad_id and s.delegation_id = d.id and s.sede_id = a.sede_id))
        and not exists (select from rethus_entry r where r.person_id = d.person_id and r.document_state = 'FALLECIDO')) as has_delegate,
      case when a.state = 'ENVIADA' then a.state_since else (
        select max(t.at) from application_step t where t.application_id = a.id and t.act in ('ENVIADA', 'CORREGIDA')) end as since) as w`
const mayAnswer = (lateBefore: Date): Sql =>
  sql`a.state in ('ENVIADA', 'ACTIVADA') and (not w.has_delegate or w.since < ${lateBefore})`

/** @param lateBefore what arrived before is out of time, by policy `desk.answer-days` */
type Asked = { at: Date; lateBefore: Date }

/** What the desk may answer, the oldest first. */
export function findUnanswered(
  db: Db,
  { text, ground, kind }: UnansweredFilters,
  { at, lateBefore }: Asked,
  { after, limit }: { after: InstantKey | null; limit: number },
) {
  const words = text.trim().split(/\s+/).filter(Boolean).slice(0, 10)
  const digits = text.replace(/[\s.,-]/g, '').toUpperCase()
  const said =
    words.length === 0
      ? sql``
      : sql` and (c.document_number = ${digits} or replace(a.radicado, '-', '') = ${digits}
          or (select bool_and(strpos(plain(concat_ws(' ', c.first_name, c.second_name, c.first_surname, c.second_surname, e.name)), plain(word)) > 0)
            from unnest(${words}::text[]) as word))`
  const because = ground === null ? sql`` : ground === 'sin' ? sql` and not w.has_delegate` : sql` and w.since < ${lateBefore}`
  return db.query<Unanswered>(sql`
    select a.id, a.radicado, a.kind, a.state, concat_ws(' ', c.first_name, c.second_name, c.first_surname, c.second_surname) as "personName",
      c.document_type as "documentType", c.document_number as "documentNumber", a.entidad_id as "entidadId", e.name as "entidadName",
      s.name as "sedeName", a.state_since as "stateSince", w.since as "waitingSince", w.has_delegate as "hasDelegate",
      w.since < ${lateBefore} as "isLate"
    from ${waiting(at)}
    join account c on c.id = a.account_id
    join sede s on s.entidad_id = a.entidad_id and s.id = a.sede_id
    where ${mayAnswer(lateBefore)}${because}${kind === null ? sql`` : sql` and a.kind = ${kind}`}${said}${
      after ? sql` and (a.state_since, a.id) > (${after.at}, ${after.id})` : sql``
    }
    order by a.state_since, a.id limit ${limit}`)
}

export type UnansweredCounts = { all: number; withoutDelegate: number; late: number; entidades: number; oldest: Date | null }

/** How much of it there is, and at how many entidades. */
export async function countUnanswered(db: Db, { at, lateBefore }: Asked): Promise<UnansweredCounts> {
  const [row] = await db.query<UnansweredCounts>(sql`
    select count(*) as "all", count(*) filter (where not w.has_delegate) as "withoutDelegate",
      count(*) filter (where w.since < ${lateBefore}) as late, count(distinct a.entidad_id) as entidades, min(w.since) as oldest
    from ${waiting(at)} where ${mayAnswer(lateBefore)}`)
  return row ?? { all: 0, withoutDelegate: 0, late: 0, entidades: 0, oldest: null }
}

/** Policy `desk.answer-days`: working days after which the desk may answer in the delegado's place. */
export async function findAnswerDays(db: Db): Promise<number> {
  const [row] = await db.query<{ value: number }>(sql`select value from policy_number where key = ${'desk.answer-days'}`)
  if (!row) throw new Error('table policy_number has no row desk.answer-days')
  return row.value
}
