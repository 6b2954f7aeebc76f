import type { AccountId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import { hashOf } from '../sign-in/index.ts'

/** RECOVER: a new password without the old. NEW_EMAIL: proof that the new address is read by the owner. */
export type Purpose = 'RECOVER' | 'NEW_EMAIL'

/** How long a link opens, in minutes of real time. */
export const linkMinutes: Record<Purpose, number> = { RECOVER: 30, NEW_EMAIL: 24 * 60 }

export type Link = { accountId: AccountId; newEmail: string | null }

export async function insertLink(db: Db, link: Link & { token: string; purpose: Purpose }) {
  const { token, purpose, accountId, newEmail } = link
  await db.query(sql`
    insert into email_token (token_hash, account_id, purpose, new_email, created_at, expires_at)
    values (${hashOf(token)}, ${accountId}, ${purpose}, ${newEmail}, clock_timestamp(),
      clock_timestamp() + make_interval(mins => ${linkMinutes[purpose]}))`)
}

const isOpen = sql`used_at is null and expires_at > clock_timestamp()`

export async function findLink(db: Db, token: string, purpose: Purpose): Promise<Link | null> {
  const [link] = await db.query<Link>(sql`
    select account_id as "accountId", new_email as "newEmail" from email_token
    where token_hash = ${hashOf(token)} and purpose = ${purpose} and ${isOpen}`)
  return link ?? null
}

/** Once: whoever comes second finds it used. */
export async function spendLink(db: Db, token: string, purpose: Purpose): Promise<Link | null> {
  const [link] = await db.query<Link>(sql`
    update email_token set used_at = clock_timestamp() where token_hash = ${hashOf(token)} and purpose = ${purpose} and ${isOpen}
    returning account_id as "accountId", new_email as "newEmail"`)
  return link ?? null
}

/** All links of the account are over: its password or its address has changed. */
export async function closeLinksOf(db: Db, accountId: AccountId) {
  await db.query(sql`update email_token set used_at = clock_timestamp() where account_id = ${accountId} and ${isOpen}`)
}

/** Is there a link in the owner's mail that opens for half its time or longer? */
export async function hasFreshLink(db: Db, accountId: AccountId, purpose: Purpose): Promise<boolean> {
  const fresh = await db.query(sql`
    select from email_token where account_id = ${accountId} and purpose = ${purpose} and ${isOpen}
      and expires_at > clock_timestamp() + make_interval(mins => ${linkMinutes[purpose] / 2})`)
  return fresh.length > 0
}
