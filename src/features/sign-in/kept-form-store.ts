import type { AccountId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'

/** Of one account; whoever holds an ended session does not fill the table. */
const keptForms = 20

/** What was typed when the session turned out to be over; a day at most, and of each account the latest. */
export async function keepForm(db: Db, kept: { id: string; accountId: AccountId; path: string; fields: Record<string, string> }) {
  await db.query(sql`
    insert into kept_form (id, account_id, path, fields, created_at)
    values (${kept.id}, ${kept.accountId}, ${kept.path}, ${JSON.stringify(kept.fields)}, clock_timestamp())`)
  await db.query(sql`
    delete from kept_form where account_id = ${kept.accountId} and id not in (
      select id from kept_form where account_id = ${kept.accountId} order by created_at desc limit ${keptForms})`)
}

/** What nobody came back for is not kept (Ley 1581 de 2012). */
export async function forgetOldKeptForms(db: Db) {
  await db.query(sql`delete from kept_form where created_at < clock_timestamp() - make_interval(days => ${1})`)
}

/** Given once, and only to the account that typed it; of several sendings of one form, the latest. */
export async function takeKeptForm(db: Db, accountId: AccountId, path: string): Promise<Record<string, string> | null> {
  const [row] = await db.query<{ fields: Record<string, string> }>(sql`
    with taken as (
      delete from kept_form
      where account_id = ${accountId} and path = ${path} and created_at > clock_timestamp() - make_interval(days => ${1})
      returning fields, created_at)
    select fields from taken order by created_at desc limit 1`)
  return row?.fields ?? null
}
