import type { DelegationId, EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { Document } from '../people/index.ts'

// What the desk sees of the whole country. It reads the tables of reps, delegados and applications and writes none: each
// list is one statement, however many entidades there are.

/** How many delegates each entidad has at an instant: grouped once, not asked entidad by entidad. */
const heldAt = (at: Date) => sql`
  select entidad_id, count(*) as delegates from delegation where in_effect @> ${at}::timestamptz group by entidad_id`

export type DelegateCounts = { without: number; withOne: number }

/** IPS and EPS by how many delegates they have now. Some 20,000 entidades in the country: counted, not estimated. */
export async function countEntidadesByDelegates(db: Db, at: Date): Promise<DelegateCounts> {
  const [row] = await db.query<DelegateCounts>(sql`
    select count(*) filter (where h.delegates is null) as without, count(*) filter (where h.delegates = 1) as "withOne"
    from entidad e left join (${heldAt(at)}) as h on h.entidad_id = e.id
    where e.kind in ('IPS', 'EPS')`)
  return row ?? { without: 0, withOne: 0 }
}

/** How many wait, by band: 0 the youngest. `edges` go back in time. */
export async function countWaiting(db: Db, edges: readonly Date[]): Promise<Map<number, number>> {
  // width_bucket wants its bounds the smallest first, and counts from there.
  const rows = await db.query<{ band: number; count: number }>(sql`
    select ${edges.length}::int - width_bucket(state_since, ${edges.toReversed()}::timestamptz[]) as band, count(*) as count
    from application where state = 'ENVIADA' group by band`)
  return new Map(rows.map(({ band, count }) => [band, count]))
}

export type WaitingEntidad = { id: EntidadId; name: string; waiting: number; late: number; oldest: Date; delegates: number }

/** Entidades with requests out of time, those with most first. */
export const findLateEntidades = (db: Db, lateBefore: Date, at: Date, limit: number) =>
  db.query<WaitingEntidad>(sql`
    select e.id, e.name, w.waiting, w.late, w.oldest, coalesce(h.delegates, 0) as delegates
    from (
      select entidad_id, count(*) as waiting, count(*) filter (where state_since < ${lateBefore}) as late, min(state_since) as oldest
      from application where state = 'ENVIADA' group by entidad_id) as w
    join entidad e on e.id = w.entidad_id left join (${heldAt(at)}) as h on h.entidad_id = e.id
    where w.late > 0 order by w.late desc, w.oldest, e.id limit ${limit}`)

/** How many entidades have a request out of time. */
export async function countLateEntidades(db: Db, lateBefore: Date): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`
    select count(distinct entidad_id) as count from application where state = 'ENVIADA' and state_since < ${lateBefore}`)
  return row?.count ?? 0
}

/** Entidades to which somebody has applied and where nobody, or one person only, may answer; the oldest request first. */
export const findShortOfDelegates = (db: Db, delegates: 0 | 1, at: Date, limit: number) =>
  db.query<WaitingEntidad>(sql`
    select e.id, e.name, w.waiting, 0 as late, w.oldest, coalesce(h.delegates, 0) as delegates
    from (
      select entidad_id, count(*) as waiting, min(state_since) as oldest from application where state = 'ENVIADA' group by entidad_id) as w
    join entidad e on e.id = w.entidad_id and e.kind in ('IPS', 'EPS')
    left join (${heldAt(at)}) as h on h.entidad_id = e.id
    where coalesce(h.delegates, 0) = ${delegates}
    order by w.oldest, e.id limit ${limit}`)

export type EndingDelegation = {
  id: DelegationId
  entidadId: EntidadId
  entidadName: string
  personName: string
  until: Date
  /** Delegates who stay when this one has ended. */
  others: number
}

/** Delegations in effect that end before an instant, the next first. */
export const findEndingDelegations = (db: Db, at: Date, before: Date, limit: number) =>
  db.query<EndingDelegation>(sql`
    select d.id, d.entidad_id as "entidadId", e.name as "entidadName", p.full_name as "personName", upper(d.in_effect) as until,
      (select count(*) from delegation o
        where o.entidad_id = d.entidad_id and o.person_id <> d.person_id and o.in_effect @> upper(d.in_effect)) as others
    from delegation d join entidad e on e.id = d.entidad_id join person p on p.id = d.person_id
    where upper(d.in_effect) > ${at} and upper(d.in_effect) <= ${before} and d.in_effect @> ${at}::timestamptz
    order by upper(d.in_effect), d.id limit ${limit}`)

/** How many delegations in effect end before each instant. */
export async function countEndingDelegations(db: Db, at: Date, befores: readonly Date[]): Promise<number[]> {
  const rows = await db.query<{ count: number }>(sql`
    select (
      select count(*) from delegation where in_effect @> ${at}::timestamptz and upper(in_effect) > ${at} and upper(in_effect) <= before) as count
    from unnest(${befores}::timestamptz[]) with ordinality as asked (before, place) order by place`)
  return rows.map(({ count }) => count)
}

export type Unconfirmed = { id: DelegationId; entidadId: EntidadId; entidadName: string; personName: string; namedAt: Date }

/** R-DEL-10: named and waiting for a second official, the oldest first. */
export const findUnconfirmed = (db: Db, at: Date, limit: number) =>
  db.query<Unconfirmed>(sql`
    select d.id, d.entidad_id as "entidadId", e.name as "entidadName", p.full_name as "personName", d.named_at as "namedAt"
    from delegation d join entidad e on e.id = d.entidad_id join person p on p.id = d.person_id
    where d.needs_confirmation and d.confirmed_at is null and d.during && tstzrange(${at}, null)
    order by d.named_at, d.id limit ${limit}`)

export type Official = {
  id: string
  personId: PersonId
  name: string
  from: Date
  until: Date | null
  /** Null: named at the command line. */
  namedByName: string | null
  namedAt: Date
}

/** Whoever works at the desk, or did: those in office first. */
export const findOfficials = (db: Db, at: Date, limit: number) =>
  db.query<Official>(sql`
    select o.id, o.person_id as "personId", p.full_name as name, lower(o.during) as "from", upper(o.during) as "until",
      by.full_name as "namedByName", o.named_at as "namedAt"
    from official o join person p on p.id = o.person_id left join person by on by.id = o.named_by
    where not isempty(o.during)
    order by (o.during @> ${at}::timestamptz) desc, plain(p.full_name), o.id limit ${limit}`)

/** One document of each person, the newest in force, for a list. */
export async function findDocuments(db: Db, ids: readonly PersonId[], at: Date): Promise<Map<PersonId, Document>> {
  const rows = await db.query<Document & { personId: PersonId }>(sql`
    select distinct on (person_id) person_id as "personId", type, number from person_document
    where person_id = any (${ids}::uuid[]) and during @> ${at}::timestamptz order by person_id, lower(during) desc, id`)
  return new Map(rows.map(({ personId, type, number }) => [personId, { type, number }]))
}

export type PlaceNames = { entidades: Map<EntidadId, string>; sedes: Map<SedeId, string> }

/** The names of many places at once, for a list. */
export async function findPlaceNames(db: Db, entidadIds: readonly EntidadId[], sedeIds: readonly SedeId[]): Promise<PlaceNames> {
  const entidades = await db.query<{ id: EntidadId; name: string }>(
    sql`select id, name from entidad where id = any (${entidadIds}::uuid[])`,
  )
  const sedes = await db.query<{ id: SedeId; name: string }>(sql`select id, name from sede where id = any (${sedeIds}::uuid[])`)
  return {
    entidades: new Map(entidades.map(({ id, name }) => [id, name])),
    sedes: new Map(sedes.map(({ id, name }) => [id, name])),
  }
}
