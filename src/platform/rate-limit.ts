import { type Db, sql } from '../shared/sql.ts'

/** Counts one more use of `key` in a fixed window. One row a key, so the table stays small; real time. */
export async function countUse(db: Db, key: string, seconds: number): Promise<{ count: number; secondsLeft: number }> {
  const [row] = await db.query<{ count: number; secondsLeft: number }>(sql`
    insert into rate_limit as held (key, window_start, count) values (${key}, clock_timestamp(), 1)
    on conflict (key) do update set
      count = case when held.window_start > clock_timestamp() - make_interval(secs => ${seconds}) then held.count + 1 else 1 end,
      window_start = case when held.window_start > clock_timestamp() - make_interval(secs => ${seconds}) then held.window_start else clock_timestamp() end
    returning count, ceil(extract(epoch from window_start + make_interval(secs => ${seconds}) - clock_timestamp()))::int as "secondsLeft"`)
  if (!row) throw new Error('rate_limit returned no row')
  return row
}

/** What was counted and is not to count: a right password is none of the tries that a limit is against. */
export async function giveBackUse(db: Db, key: string) {
  await db.query(sql`update rate_limit set count = greatest(count - 1, 0) where key = ${key}`)
}

/** Forgets windows that ended more than a day ago. */
export async function forgetOldUse(db: Db) {
  await db.query(sql`delete from rate_limit where window_start < clock_timestamp() - make_interval(days => ${1})`)
}
