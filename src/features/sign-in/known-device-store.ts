import type { AccountId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import { hashOf } from './session-store.ts'

/** Has the owner of the account come in from this browser? Asked in the same way where there is no account. */
export async function isKnownDevice(db: Db, token: string | null, accountId: AccountId | null): Promise<boolean> {
  const rows = await db.query(sql`
    select from known_device where token_hash = ${token && hashOf(token)}::bytea and account_id = ${accountId}::uuid`)
  return rows.length > 0
}

/** From now on this browser has an allowance of its own for this account (R-ACC-9). */
export async function rememberDevice(db: Db, token: string, accountId: AccountId) {
  await db.query(sql`
    insert into known_device (token_hash, account_id, created_at) values (${hashOf(token)}, ${accountId}, clock_timestamp())
    on conflict do nothing`)
}
