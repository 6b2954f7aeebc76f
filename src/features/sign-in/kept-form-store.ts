import type { AccountId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'

/** What was typed when the session turned out to be over; a day at most. */
export async function keepForm(db: Db, kept: { id: string; accountId: AccountId; path: string; fields: Record<string, string> }) {
  await db.query(sql`
    insert into kept_form (id, account_id, path, fields, created_at)
    values (${kept.id}, ${kept.accountId}, ${kept.path}, ${JSON.stringify(kept.fields)}, clock_timestamp())`)
}

/** Given once, and only to the account that typed it. */
export async function takeKeptForm(db: Db, accountId: AccountId, path: string): Promise<Record<string, string> | null> {
  const [row] = await db.query<{ fields: Record<string, string> }>(sql`
    delete from kept_form where account_id = ${accountId} and path = ${path} and created_at > clock_timestamp() - make_interval(days => ${1})
    returning fields`)
  return row?.fields ?? null
}
