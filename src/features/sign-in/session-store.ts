import { createHash, randomBytes } from 'node:crypto'
import type { AccountId, EntidadId, PersonId } from '../../shared/id.ts'
import { type Db, type Sql, sql } from '../../shared/sql.ts'

/** Secrets lie in the database only as this. */
export const hashOf = (token: string) => createHash('sha256').update(token).digest()

/** For a cookie or a link: nobody guesses it. */
export const newToken = () => randomBytes(32).toString('base64url')

/** Who is signed in, and the doors to show; what each may do, authority decides. */
export type SessionHolder = {
  accountId: AccountId
  /** Whom the account claims to be. */
  personId: PersonId
  name: string
  email: string
  /** Does this account, and no other, act as the person? Without it no right is exercised. */
  holdsPerson: boolean
  isOfficial: boolean
  delegatedEntidades: { id: EntidadId; name: string }[]
  /** What some role of his lets him write somewhere; null: nothing. */
  writes: 'PRESCRIPCION' | 'TUTELA' | null
  /** The legal instant at which all this was so: that of the request. */
  seenAt: Date
}

export const session = {
  /** Without use for this long a session is over. */
  idleMinutes: 60,
  /** And after this long in any case. */
  hours: 12,
} as const

const isLive = sql`s.ended_at is null and s.expires_at > clock_timestamp() and s.last_used_at > clock_timestamp() - make_interval(mins => ${session.idleMinutes})`

/**
 * Asked with every request. `any` and `is true` leave the indexes by ranges aside, as in authority-store.ts.
 *
 * @param legalInstant of SQL: offices are in effect by the legal clock, the session lives by the real one
 */
export async function findSessionHolder(db: Db, token: string, legalInstant: Sql): Promise<SessionHolder | null> {
  const [row] = await db.query<SessionHolder & { isStale: boolean }>(sql`
    select a.id as "accountId", a.person_id as "personId", a.email,
      concat_ws(' ', a.first_name, a.first_surname) as name,
      s.last_used_at < clock_timestamp() - make_interval(mins => 1) as "isStale",
      exists (select from proofing p where p.person_id = any (array[a.person_id]) and p.account_id = a.id and (p.during @> clock.at) is true) as "holdsPerson",
      exists (select from official o where o.person_id = a.person_id and o.during @> clock.at) as "isOfficial",
      coalesce((select json_agg(json_build_object('id', e.id, 'name', e.name) order by e.name)
        from delegation d join entidad e on e.id = d.entidad_id
        where d.person_id = any (array[a.person_id]) and (d.in_effect @> clock.at) is true), '[]') as "delegatedEntidades",
      (select case when bool_or('prescription.sign' = any (r.actions)) then 'PRESCRIPCION' when bool_or('prescription.order' = any (r.actions)) then 'TUTELA' end
        from activation v join role_grant g on g.entidad_id = v.entidad_id and g.activation_id = v.id join role r on r.code = g.role
        where v.person_id = any (array[a.person_id]) and (g.in_force @> clock.at) is true) as writes,
      clock.at as "seenAt"
    from (select ${legalInstant} as at offset 0) clock, session s join account a on a.id = s.account_id
    where s.token_hash = ${hashOf(token)} and ${isLive}`)
  if (!row) return null
  if (!row.seenAt) throw new Error('the legal clock does not tell the time')
  const { isStale, ...holder } = row
  if (isStale) await db.query(sql`update session set last_used_at = clock_timestamp() where token_hash = ${hashOf(token)}`)
  // A false claim learns nothing of the offices of the person it claims to be.
  return holder.holdsPerson ? holder : { ...holder, isOfficial: false, delegatedEntidades: [], writes: null }
}

/** The account of a session that is over, so that what was typed can be kept for its owner and for nobody else. */
export async function findFormerHolder(db: Db, token: string): Promise<AccountId | null> {
  const [row] = await db.query<{ accountId: AccountId }>(sql`
    select account_id as "accountId" from session where token_hash = ${hashOf(token)} and created_at > clock_timestamp() - make_interval(days => ${7})`)
  return row?.accountId ?? null
}

/** Lives `session.hours` at most, less when unused. */
export async function insertSession(db: Db, given: { token: string; accountId: AccountId }) {
  await db.query(sql`
    insert into session (token_hash, account_id, created_at, last_used_at, expires_at, password_at)
    values (${hashOf(given.token)}, ${given.accountId}, clock_timestamp(), clock_timestamp(),
      clock_timestamp() + make_interval(hours => ${session.hours}), clock_timestamp())`)
}

/** Signing out, or in again. Of a session already over nothing is returned. */
export async function endSession(db: Db, token: string): Promise<{ accountId: AccountId; personId: PersonId } | null> {
  const [ended] = await db.query<{ accountId: AccountId; personId: PersonId }>(sql`
    update session s set ended_at = clock_timestamp() from account a
    where s.token_hash = ${hashOf(token)} and a.id = s.account_id and ${isLive}
    returning a.id as "accountId", a.person_id as "personId"`)
  return ended ?? null
}

/** Ends the sessions of an account in every browser, but the one of `exceptToken`. */
export async function endSessionsOf(db: Db, accountId: AccountId, exceptToken: string | null): Promise<number> {
  const ended = await db.query(sql`
    update session s set ended_at = clock_timestamp()
    where s.account_id = ${accountId} and ${isLive} and s.token_hash is distinct from ${exceptToken && hashOf(exceptToken)}
    returning 1`)
  return ended.length
}

export type OpenSession = { openedAt: Date; lastUsedAt: Date; isThis: boolean }

/** Where the account is signed in, the session of `token` first. */
export async function findSessionsOf(db: Db, accountId: AccountId, token: string): Promise<OpenSession[]> {
  return db.query<OpenSession>(sql`
    select s.created_at as "openedAt", s.last_used_at as "lastUsedAt", s.token_hash = ${hashOf(token)} as "isThis"
    from session s where s.account_id = ${accountId} and ${isLive}
    order by 3 desc, s.last_used_at desc limit ${20}`)
}
