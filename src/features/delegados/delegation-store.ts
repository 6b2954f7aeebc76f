import type { During } from '../../shared/calendar.ts'
import type { DelegationId, EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { type Db, type Sql, sql } from '../../shared/sql.ts'
import type { Delegation } from './delegation.ts'

type Row = Omit<Delegation, 'during' | 'end'> & {
  from: Date | null
  until: Date | null
  isCancelled: boolean
  endedBy: PersonId | null
  endedAt: Date | null
  endReason: string | null
}

const select = sql`
  select d.entidad_id as "entidadId", d.id, d.person_id as "personId", d.letter,
    lower(d.during) as "from", upper(d.during) as "until", isempty(d.during) as "isCancelled",
    case when not d.all_sedes then array(
      select s.sede_id from delegation_sede s where s.entidad_id = d.entidad_id and s.delegation_id = d.id order by s.sede_id) end as "sedeIds",
    d.named_by as "namedBy", d.named_at as "namedAt", d.needs_confirmation as "needsConfirmation",
    d.confirmed_by as "confirmedBy", d.confirmed_at as "confirmedAt",
    e.ended_by as "endedBy", e.ended_at as "endedAt", e.reason as "endReason"
  from delegation d left join delegation_end e on e.entidad_id = d.entidad_id and e.delegation_id = d.id`

const delegationOf = ({ from, until, isCancelled, endedBy, endedAt, endReason, ...row }: Row): Delegation => ({
  ...row,
  during: isCancelled || !from ? null : { from, until },
  end: endedBy && endedAt && endReason ? { by: endedBy, at: endedAt, reason: endReason } : null,
})

const find = async (db: Db, where: Sql) => (await db.query<Row>(sql`${select} ${where}`)).map(delegationOf)

/** Writers on who answers for an entidad queue here. After the person's lock, never before: docs/rules/delegados.md. */
export async function lockEntidad(db: Db, entidadId: EntidadId) {
  await db.query(sql`select from entidad where id = ${entidadId} for no key update`)
}

export type Place = { kind: 'IPS' | 'EPS' | 'INDEPENDIENTE' | 'PROVEEDOR'; name: string; sedeIds: SedeId[] }

/** The entidad and its sedes as REPS has them; null when there is none. */
export async function findPlace(db: Db, entidadId: EntidadId): Promise<Place | null> {
  const [place] = await db.query<Place>(sql`
    select kind, name, array(select id from sede where entidad_id = e.id order by id) as "sedeIds" from entidad e where id = ${entidadId}`)
  return place ?? null
}

export type Contact = { personId: PersonId; name: string; email: string }

/** Where to write to the delegates of an entidad at an instant, and to one person more; only accounts known to be theirs. */
export const findContacts = (db: Db, entidadId: EntidadId, personId: PersonId, at: Date) =>
  db.query<Contact>(sql`
    select p.person_id as "personId", person.full_name as name, a.email
    from proofing p join account a on a.id = p.account_id join person on person.id = p.person_id
    where p.during @> ${at}::timestamptz and (p.person_id = ${personId} or p.person_id in (
      select person_id from delegation where entidad_id = ${entidadId} and in_effect @> ${at}::timestamptz))
    order by p.person_id`)

export async function findDelegation(db: Db, entidadId: EntidadId, id: DelegationId): Promise<Delegation | null> {
  const [found] = await find(db, sql`where d.entidad_id = ${entidadId} and d.id = ${id}`)
  return found ?? null
}

/** All there were and are at an entidad, the latest first; an entidad has a handful in its life. */
export const findDelegationsAt = (db: Db, entidadId: EntidadId) =>
  find(db, sql`where d.entidad_id = ${entidadId} order by d.named_at desc, d.id desc limit ${200}`)

/** In effect at an instant: confirmed where that is asked for. */
export const findDelegationsOf = (db: Db, personId: PersonId, at: Date) =>
  find(db, sql`where d.person_id = ${personId} and d.in_effect @> ${at}::timestamptz order by d.entidad_id`)

/** Who answers for the entidad at an instant. */
export async function findDelegateIds(db: Db, entidadId: EntidadId, at: Date): Promise<PersonId[]> {
  const rows = await db.query<{ personId: PersonId }>(sql`
    select person_id as "personId" from delegation where entidad_id = ${entidadId} and in_effect @> ${at}::timestamptz order by person_id`)
  return rows.map(({ personId }) => personId)
}

/** Periods of a person at an entidad that are not over, confirmed or not. */
export const findHeldPeriods = (db: Db, entidadId: EntidadId, personId: PersonId, at: Date) =>
  db.query<During>(sql`
    select lower(during) as "from", upper(during) as "until" from delegation
    where entidad_id = ${entidadId} and person_id = ${personId} and during && tstzrange(${at}, null)`)

export type NewDelegation = Pick<
  Delegation,
  'entidadId' | 'id' | 'personId' | 'sedeIds' | 'letter' | 'namedBy' | 'namedAt' | 'needsConfirmation'
> & { during: During }

export async function insertDelegation(db: Db, given: NewDelegation) {
  const { entidadId, id, personId, sedeIds, during, letter, namedBy, namedAt, needsConfirmation } = given
  await db.query(sql`
    insert into delegation (entidad_id, id, person_id, during, all_sedes, letter, named_by, named_at, needs_confirmation)
    values (${entidadId}, ${id}, ${personId}, tstzrange(${during.from}, ${during.until}), ${sedeIds === null}, ${letter},
      ${namedBy}, ${namedAt}, ${needsConfirmation})`)
  await db.query(sql`
    insert into delegation_sede (entidad_id, delegation_id, sede_id)
    select ${entidadId}, ${id}, sede_id from unnest(${sedeIds ?? []}::uuid[]) as sede_id`)
}

type Act = { entidadId: EntidadId; id: DelegationId; by: PersonId; at: Date }

/** It takes effect now, or on its first day: nobody acts on it before it was confirmed. */
export async function confirmDelegationRow(db: Db, { entidadId, id, by, at }: Act): Promise<During> {
  const [during] = await db.query<During>(sql`
    update delegation set confirmed_by = ${by}, confirmed_at = ${at}, during = during * tstzrange(${at}, null)
    where entidad_id = ${entidadId} and id = ${id} returning lower(during) as "from", upper(during) as "until"`)
  if (!during) throw new Error(`there is no delegation ${id}`)
  return during
}

/** Ends at an instant. One that has not begun becomes empty; nothing is lengthened. */
export async function endDelegationRow(db: Db, { entidadId, id, by, at, reason }: Act & { reason: string }) {
  await db.query(sql`
    insert into delegation_end (entidad_id, delegation_id, ended_by, ended_at, reason) values (${entidadId}, ${id}, ${by}, ${at}, ${reason})`)
  await db.query(sql`
    update delegation set during = during * tstzrange(null, ${at}) where entidad_id = ${entidadId} and id = ${id}`)
}

/** Does a naming wait for a second official? R-DEL-10 */
export async function needsSecondConfirmer(db: Db): Promise<boolean> {
  const [row] = await db.query<{ enabled: boolean }>(sql`select enabled from policy where key = ${'delegation.second-confirmer'}`)
  if (!row) throw new Error('table policy has no row delegation.second-confirmer')
  return row.enabled
}
