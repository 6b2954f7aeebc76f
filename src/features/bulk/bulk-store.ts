import type { AccountId, EntidadId, PersonId } from '../../shared/id.ts'
import { type Db, type Sql, sql } from '../../shared/sql.ts'
import type { BulkLoad, BulkLoadId, LoadCounts, LoadState } from './bulk.ts'

const noCounts: LoadCounts = { planned: { HARA: 0, NADA: 0, NO: 0 }, done: { HECHA: 0, NADA: 0, NO: 0, FALLA: 0 } }

/** Counted from the rows while there are any; what was counted at the end stays when they are forgotten. */
const load = sql`
  select l.id, l.entidad_id as "entidadId", l.uploaded_by as "uploadedBy", p.full_name as "uploadedByName", l.account_id as "accountId",
    l.file_name as "fileName", l.row_count as "rowCount", l.state, l.state_since as "stateSince", l.uploaded_at as "uploadedAt",
    l.planned_at as "plannedAt", l.started_at as "startedAt", l.finished_at as "finishedAt", l.expires_at as "expiresAt",
    l.forgotten_at is not null as "isForgotten", case when l.forgotten_at is null then counted.counts else l.counts end as counts
  from bulk_load l join person p on p.id = l.uploaded_by
  cross join lateral (
    select jsonb_build_object('planned', (select coalesce(jsonb_object_agg(plan, n), '{}') from (
        select plan, count(*) as n from bulk_row where load_id = l.id and plan is not null group by plan) as by_plan),
      'done', (select coalesce(jsonb_object_agg(outcome, n), '{}') from (
        select outcome, count(*) as n from bulk_row where load_id = l.id and outcome is not null group by outcome) as by_outcome)) as counts
  ) as counted`

type Row = Omit<BulkLoad, 'counts'> & {
  counts: { planned: Partial<LoadCounts['planned']>; done: Partial<LoadCounts['done']> } | null
}

const loadOf = ({ counts, ...row }: Row): BulkLoad => ({
  ...row,
  counts: { planned: { ...noCounts.planned, ...counts?.planned }, done: { ...noCounts.done, ...counts?.done } },
})

const find = async (db: Db, where: Sql) => (await db.query<Row>(sql`${load} ${where}`)).map(loadOf)

/** Of an entidad, and where `uploadedBy` is given only of that person: one of another is as if it were not. */
export async function findLoad(
  db: Db,
  id: BulkLoadId,
  { entidadId, uploadedBy }: { entidadId: EntidadId; uploadedBy: PersonId | null },
): Promise<BulkLoad | null> {
  const own = uploadedBy === null ? sql`` : sql` and l.uploaded_by = ${uploadedBy}`
  const [found] = await find(db, sql`where l.id = ${id} and l.entidad_id = ${entidadId}${own}`)
  return found ?? null
}

/** Throws when there is none: for ids that came from our own rows. */
export async function getLoad(db: Db, id: BulkLoadId): Promise<BulkLoad> {
  const [found] = await find(db, sql`where l.id = ${id}`)
  if (!found) throw new Error(`there is no bulk load ${id}`)
  return found
}

/** The latest first. */
export function findLoads(db: Db, entidadId: EntidadId, uploadedBy: PersonId | null, after: BulkLoadId | null, limit: number) {
  const own = uploadedBy === null ? sql`` : sql` and l.uploaded_by = ${uploadedBy}`
  const further =
    after === null ? sql`` : sql` and (l.uploaded_at, l.id) < (select uploaded_at, id from bulk_load where id = ${after})`
  return find(db, sql`where l.entidad_id = ${entidadId}${own}${further} order by l.uploaded_at desc, l.id desc limit ${limit}`)
}

export type NewLoad = {
  id: BulkLoadId
  entidadId: EntidadId
  uploadedBy: PersonId
  accountId: AccountId
  fileName: string
  sha256: string
  rowCount: number
  planDays: number
}

/**
 * @returns the id of the load: the new one, or of the same file of this account that still waits, which is checked anew.
 */
export async function insertLoad(db: Db, made: NewLoad): Promise<{ id: BulkLoadId; isNew: boolean }> {
  const { id, entidadId, uploadedBy, accountId, fileName, sha256, rowCount } = made
  const [row] = await db.query<{ id: BulkLoadId }>(sql`
    insert into bulk_load (id, entidad_id, uploaded_by, account_id, file_name, sha256, row_count, state, state_since, uploaded_at, expires_at)
    values (${id}, ${entidadId}, ${uploadedBy}, ${accountId}, ${fileName}, ${sha256}, ${rowCount}, 'COMPROBANDO', clock_timestamp(),
      clock_timestamp(), clock_timestamp() + make_interval(days => ${made.planDays}))
    on conflict (account_id, entidad_id, sha256) where state in ('COMPROBANDO', 'COMPROBADO')
      do update set state = 'COMPROBANDO', state_since = clock_timestamp(), expires_at = excluded.expires_at
    returning id`)
  if (!row) throw new Error('bulk_load gave no row')
  return { id: row.id, isNew: row.id === id }
}

/** In the order in which two acts on one load must come: one waits for the other. */
export async function lockLoad(db: Db, id: BulkLoadId): Promise<void> {
  await db.query(sql`select from bulk_load where id = ${id} for update`)
}

/** Held while a row is applied: who stops the load waits for that row and no longer. */
export async function shareLoad(db: Db, id: BulkLoadId): Promise<LoadState> {
  const [row] = await db.query<{ state: LoadState }>(sql`select state from bulk_load where id = ${id} for share`)
  if (!row) throw new Error(`there is no bulk load ${id}`)
  return row.state
}

export async function moveLoad(db: Db, id: BulkLoadId, state: LoadState) {
  await db.query(sql`
    update bulk_load set state = ${state}, state_since = clock_timestamp(), claimed_until = '-infinity',
      started_at = case when ${state} = 'APLICANDO' then coalesce(started_at, clock_timestamp()) else started_at end,
      planned_at = case when ${state} = 'COMPROBADO' then clock_timestamp() else planned_at end,
      finished_at = case when ${state} = 'APLICADO' then clock_timestamp() else finished_at end
    where id = ${id}`)
}

export type Claimed = { id: BulkLoadId; state: 'COMPROBANDO' | 'APLICANDO' }

/** For how long a process that died keeps others from its load. */
const leaseSeconds = 15

/** Takes one load that nobody works on, the oldest first. */
export async function claimLoad(db: Db): Promise<Claimed | null> {
  const [row] = await db.query<Claimed>(sql`
    update bulk_load set claimed_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    where id = (
      select id from bulk_load where state in ('COMPROBANDO', 'APLICANDO') and claimed_until < clock_timestamp()
      order by state_since limit 1 for update skip locked)
    returning id, state`)
  return row ?? null
}

export async function keepClaim(db: Db, id: BulkLoadId) {
  await db.query(sql`
    update bulk_load set claimed_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    where id = ${id} and state in ('COMPROBANDO', 'APLICANDO')`)
}

/** Given back in order, so that another process need not wait. */
export async function dropClaim(db: Db, id: BulkLoadId) {
  await db.query(sql`update bulk_load set claimed_until = '-infinity' where id = ${id}`)
}
