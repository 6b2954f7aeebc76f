import { type Db, type Sql, sql } from '../../shared/sql.ts'
import { type BulkLoadId, type BulkRow, type Outcome, type Plan, reportDays, type Said } from './bulk.ts'
import type { ReadRow } from './read-file.ts'

const columns = sql`line, fields, fault, plan, plan_said as "planSaid", outcome, outcome_said as "outcomeSaid", done_at as "doneAt"`

export async function insertRows(db: Db, loadId: BulkLoadId, rows: readonly ReadRow[]) {
  await db.query(sql`
    insert into bulk_row (load_id, line, fields, fault)
    select ${loadId}::uuid, r.line, r.fields, r.fault
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (line int, fields jsonb, fault text)`)
}

/** The plan is to be made anew: nothing of the load has been applied. */
export async function forgetPlan(db: Db, loadId: BulkLoadId) {
  await db.query(sql`update bulk_row set plan = null, plan_said = null where load_id = ${loadId} and outcome is null`)
}

/** Which rows of a load: by what the plan says, by what came of them, or by the code of their reason. */
export type RowView = { plan: Plan } | { outcome: Outcome } | { reason: string } | 'left' | 'undone' | 'all'

const inView = (view: RowView): Sql => {
  if (view === 'all') return sql``
  if (view === 'left') return sql` and plan = 'HARA' and outcome is null`
  if (view === 'undone') return sql` and (plan = 'NO' or outcome in ('NO', 'FALLA'))`
  if ('plan' in view) return sql` and plan = ${view.plan}`
  if ('outcome' in view) return sql` and outcome = ${view.outcome}`
  return sql` and coalesce(outcome_said, plan_said) -> 'reason' ->> 'code' = ${view.reason}`
}

/** Rows of a load in the order of the file, after a line. */
export const findRows = (db: Db, loadId: BulkLoadId, view: RowView, after = 0, limit = 500) =>
  db.query<BulkRow>(sql`
    select ${columns} from bulk_row where load_id = ${loadId}${inView(view)} and line > ${after} order by line limit ${limit}`)

/** Why rows are not done, the commonest first. */
export const countReasons = (db: Db, loadId: BulkLoadId) =>
  db.query<{ code: string; example: string; rule: string | null; norm: string | null; count: number }>(sql`
    select reason ->> 'code' as code, min(reason ->> 'message') as example, min(reason ->> 'rule') as rule, min(reason ->> 'norm') as norm,
      count(*) as count
    from (select coalesce(outcome_said, plan_said) -> 'reason' as reason from bulk_row
      where load_id = ${loadId} and (plan = 'NO' or outcome in ('NO', 'FALLA'))) as refused
    group by 1 order by count(*) desc, 1`)

export async function countLeft(db: Db, loadId: BulkLoadId): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`
    select count(*) as count from bulk_row where load_id = ${loadId} and plan = 'HARA' and outcome is null`)
  return row?.count ?? 0
}

export type PlannedRow = { line: number; plan: Plan; said: Said }

export async function savePlan(db: Db, loadId: BulkLoadId, rows: readonly PlannedRow[]) {
  await db.query(sql`
    update bulk_row b set plan = r.plan, plan_said = r.said
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (line int, plan text, said jsonb)
    where b.load_id = ${loadId} and b.line = r.line and b.outcome is null`)
}

/** The next row that the plan would do; two processes never take the same. */
export async function takeRow(db: Db, loadId: BulkLoadId): Promise<BulkRow | null> {
  const [row] = await db.query<BulkRow>(sql`
    select ${columns} from bulk_row where load_id = ${loadId} and plan = 'HARA' and outcome is null
    order by line limit 1 for update skip locked`)
  return row ?? null
}

export async function saveOutcome(db: Db, loadId: BulkLoadId, line: number, { outcome, said }: { outcome: Outcome; said: Said }) {
  await db.query(sql`
    update bulk_row set outcome = ${outcome}, outcome_said = ${JSON.stringify(said)}, done_at = clock_timestamp()
    where load_id = ${loadId} and line = ${line} and outcome is null`)
}

/** The program failed on the row: after some times it is told as not done, and the others go on. */
export async function saveFault(db: Db, loadId: BulkLoadId, line: number, { most, said }: { most: number; said: Said }) {
  await db.query(sql`
    update bulk_row set faults = faults + 1,
      outcome = case when faults + 1 >= ${most} then 'FALLA' end,
      outcome_said = case when faults + 1 >= ${most} then ${JSON.stringify(said)}::jsonb end,
      done_at = case when faults + 1 >= ${most} then clock_timestamp() end
    where load_id = ${loadId} and line = ${line} and outcome is null`)
}

/**
 * R-MAS-6. Plans that were not applied in time and reports that are old lose their rows, which name people; the numbers
 * stay. In real days.
 */
export async function forgetOldLoads(db: Db) {
  await db.query(sql`
    with old as (
      select id from bulk_load where forgotten_at is null and (
        (state in ('COMPROBANDO', 'COMPROBADO') and expires_at <= clock_timestamp())
        or (state in ('DETENIDO', 'APLICADO') and state_since <= clock_timestamp() - make_interval(days => ${reportDays})))
      for update skip locked),
    counted as (
      select o.id, jsonb_build_object(
        'planned', (select coalesce(jsonb_object_agg(plan, n), '{}') from (
          select plan, count(*) as n from bulk_row where load_id = o.id and plan is not null group by plan) as by_plan),
        'done', (select coalesce(jsonb_object_agg(outcome, n), '{}') from (
          select outcome, count(*) as n from bulk_row where load_id = o.id and outcome is not null group by outcome) as by_outcome)) as counts
      from old o),
    emptied as (delete from bulk_row where load_id in (select id from old))
    update bulk_load l set forgotten_at = clock_timestamp(), counts = c.counts,
      state = case when l.state in ('COMPROBANDO', 'COMPROBADO') then 'VENCIDO' else l.state end,
      state_since = case when l.state in ('COMPROBANDO', 'COMPROBADO') then clock_timestamp() else l.state_since end
    from counted c where c.id = l.id`)
}
