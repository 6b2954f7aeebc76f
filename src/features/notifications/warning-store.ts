import type { CalendarDate } from '../../shared/calendar.ts'
import type { EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { type Db, type Sql, sql } from '../../shared/sql.ts'
import { type WarningDays, warningDays } from './decide-warning.ts'

/** A right with an end ahead: an activation, or a plaza of Servicio Social that is in force. */
export type Ending = {
  subject: 'ACTIVACION' | 'PLAZA'
  id: string
  entidadId: EntidadId
  sedeId: SedeId
  personId: PersonId
  until: Date
  /** When it was given, or its end last moved. */
  knownSince: Date
  personName: string
  entidadName: string
  sedeName: string
  /** Null: no account is known to be the person's. */
  email: string | null
  /** Where the next batch goes on: microseconds, which a Date would lose. */
  key: string
}

const named = sql`
    p.full_name as "personName", e.name as "entidadName", s.name as "sedeName", a.email,
    to_char(x.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as key
  from ending x
  join person p on p.id = x.person_id
  join entidad e on e.id = x.entidad_id
  join sede s on s.entidad_id = x.entidad_id and s.id = x.sede_id
  left join proofing f on f.person_id = x.person_id and f.during @>`

const columns = sql`select x.id, x.entidad_id as "entidadId", x.sede_id as "sedeId", x.person_id as "personId", x.until, x.known_since as "knownSince",`

/** What is asked of each batch: ends after `key` and `id`, not later than `before`. */
export type Batch = { now: Date; before: Date; key: string; id: string; limit: number }

const read = async (db: Db, subject: Ending['subject'], ending: Sql, { now }: Batch) => {
  const rows = await db.query<Omit<Ending, 'subject'>>(sql`
    with ending as (${ending})
    ${columns}${named} ${now}::timestamptz left join account a on a.id = f.account_id order by x.until, x.id`)
  return rows.map((row): Ending => ({ ...row, subject }))
}

/**
 * Activations by their end, in batches by the index `activation_by_end`. One that goes on in another at once, or that ends
 * with its plaza, is not warned of: the other is, or the plaza (R-AVI-4).
 */
export const findEndingActivations = (db: Db, batch: Batch) =>
  read(
    db,
    'ACTIVACION',
    sql`
    select a.id, a.entidad_id, a.sede_id, a.person_id, upper(a.during) as until, a.activated_at as known_since
    from activation a
    where not isempty(a.during) and not upper_inf(a.during) and upper(a.during) <= ${batch.before}
      and upper(a.during) > ${batch.now}
      and (upper(a.during), a.id) > (${batch.key}::timestamptz, ${batch.id}::uuid)
      and not exists (select from activation n where n.entidad_id = a.entidad_id and n.person_id = a.person_id
        and n.sede_id = a.sede_id and n.during @> upper(a.during))
      and not (a.registration = 'SERVICIO_SOCIAL' and exists (select from plaza_assignment h where h.person_id = a.person_id
        and h.sede_id = a.sede_id and upper(h.in_force) = upper(a.during)))
    order by upper(a.during), a.id limit ${batch.limit}`,
    batch,
  )

/** Plazas in force by their end; an extension or a shortening is an act since which the end is known. */
export const findEndingPlazas = (db: Db, batch: Batch) =>
  read(
    db,
    'PLAZA',
    sql`
    select h.id, z.entidad_id, h.sede_id, h.person_id, upper(h.in_force) as until, h.assigned_at as known_since
    from plaza_assignment h join plaza z on z.id = h.plaza_id
    where h.state = 'ACTIVA' and upper(h.in_force) > ${batch.now} and upper(h.in_force) <= ${batch.before}
      and (upper(h.in_force), h.id) > (${batch.key}::timestamptz, ${batch.id}::uuid)
    order by upper(h.in_force), h.id limit ${batch.limit}`,
    batch,
  )

export type Warning = Ending & { days: WarningDays }

/**
 * Writes them all in one order, so that two processes wait for each other and never in a circle.
 *
 * @returns those that nobody had written
 */
export async function insertWarnings(db: Db, warnings: readonly Warning[], at: Date): Promise<Warning[]> {
  if (warnings.length === 0) return []
  const rows = warnings.map(({ entidadId, subject, id, days, until, sedeId, personId }) => ({
    ...{ entidad_id: entidadId, subject, object_id: id, days, until, sede_id: sedeId, person_id: personId },
  }))
  const written = await db.query<{ id: string; days: number }>(sql`
    insert into expiry_warning (entidad_id, subject, object_id, days, until, sede_id, person_id, sent_at)
    select entidad_id, subject, object_id, days, until, sede_id, person_id, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (entidad_id uuid, subject text, object_id uuid, days smallint, until timestamptz, sede_id uuid, person_id uuid)
    order by object_id, days
    on conflict do nothing returning object_id as id, days`)
  const isNew = new Set(written.map(({ id, days }) => `${id} ${days}`))
  return warnings.filter(({ id, days }) => isNew.has(`${id} ${days}`))
}

/** Which of them were written before, with the same end. */
export async function findWarned(db: Db, endings: readonly Ending[]): Promise<Set<string>> {
  const rows = await db.query<{ id: string; days: number; until: Date }>(sql`
    select w.object_id as id, w.days, w.until
    from unnest(${endings.map(({ entidadId }) => entidadId)}::uuid[], ${endings.map(({ id }) => id)}::uuid[]) as x (entidad_id, id)
    join expiry_warning w on w.entidad_id = x.entidad_id and w.object_id = x.id and w.days = any (${warningDays}::int[])`)
  return new Set(rows.map(({ id, days, until }) => warnedKey(id, days, until)))
}

export const warnedKey = (id: string, days: number, until: Date) => `${id} ${days} ${until.toISOString()}`

/** Where something was warned of and the delegates do not know it yet. */
export async function findUntoldEntidades(db: Db): Promise<{ id: EntidadId; name: string }[]> {
  return db.query<{ id: EntidadId; name: string }>(sql`
    select e.id, e.name from entidad e
    where e.id in (select entidad_id from expiry_warning where told_on is null) order by e.id`)
}

/** False: today's mail of this entidad has gone, from here or from another process. */
export async function claimDigest(db: Db, entidadId: EntidadId, day: CalendarDate): Promise<boolean> {
  const claimed = await db.query(sql`
    insert into expiry_digest (entidad_id, day) values (${entidadId}, ${day}) on conflict do nothing returning 1`)
  return claimed.length > 0
}

export type Told = { sedeId: SedeId; sedeName: string; personName: string; until: Date; subject: Ending['subject'] }

/** What had not been told, the nearest end first; from now on it has. What ended meanwhile is left out. */
export async function takeUntold(db: Db, entidadId: EntidadId, day: CalendarDate, now: Date): Promise<Told[]> {
  return db.query<Told>(sql`
    with told as (
      update expiry_warning set told_on = ${day} where entidad_id = ${entidadId} and told_on is null
      returning sede_id, person_id, subject, object_id, until)
    select t.sede_id as "sedeId", s.name as "sedeName", p.full_name as "personName", t.until, t.subject
    from told t join person p on p.id = t.person_id join sede s on s.entidad_id = ${entidadId} and s.id = t.sede_id
    where t.until > ${now} order by t.until, p.full_name, t.object_id`)
}

/** The delegates of an entidad with the sedes for which each answers; null: all. */
export const findDelegatesWithSedes = (db: Db, entidadId: EntidadId, at: Date) =>
  db.query<{ name: string; email: string; sedeIds: SedeId[] | null }>(sql`
    select p.full_name as name, a.email, case when not d.all_sedes then array(
      select s.sede_id from delegation_sede s where s.entidad_id = d.entidad_id and s.delegation_id = d.id) end as "sedeIds"
    from delegation d
    join person p on p.id = d.person_id
    join proofing f on f.person_id = d.person_id and f.during @> ${at}::timestamptz
    join account a on a.id = f.account_id
    where d.entidad_id = ${entidadId} and d.in_effect @> ${at}::timestamptz order by p.full_name, d.person_id`)
