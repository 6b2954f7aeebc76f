import type { AccountId, SedeId } from '../../shared/id.ts'
import { type InstantKey, keyText } from '../../shared/instant-key.ts'
import { type Db, sql } from '../../shared/sql.ts'
import { type Attempt, type Draft, draftDays } from './draft.ts'
import type { DraftBody } from './text-of-form.ts'

type Row = Omit<Draft, 'body' | 'attempt'> & { body: DraftBody & { attempt?: Attempt | null } }

const columns = sql`
  d.id, d.account_id as "accountId", d.kind, d.patient_id as "patientId", d.sede_id as "sedeId", d.replaces, d.body, d.revision,
  d.created_at as "createdAt", d.saved_at as "savedAt", d.read_at as "readAt"`

const draftOf = ({ body: { attempt = null, text, typed }, ...row }: Row): Draft => ({ ...row, body: { text, typed }, attempt })
const json = (body: DraftBody, attempt: Attempt | null) => JSON.stringify({ ...body, attempt })

/** One of an account for a patient, a kind and a number to replace; null: it is there already. */
export async function insertDraft(db: Db, draft: Omit<Draft, 'revision' | 'savedAt' | 'readAt'>): Promise<Draft | null> {
  const { id, accountId, kind, patientId, sedeId, replaces, body, attempt, createdAt } = draft
  const [row] = await db.query<Row>(sql`
    insert into prescription_draft as d (id, account_id, kind, patient_id, sede_id, replaces, body, revision, created_at, saved_at)
    values (${id}, ${accountId}, ${kind}, ${patientId}, ${sedeId}, ${replaces}, ${json(body, attempt)}, 1, ${createdAt}, ${createdAt})
    on conflict do nothing returning ${columns}`)
  return row ? draftOf(row) : null
}

/** Of its own account only; null: there is none, or it is another's. */
export async function findDraft(db: Db, accountId: AccountId, id: string): Promise<Draft | null> {
  const [row] = await db.query<Row>(sql`
    select ${columns} from prescription_draft d where d.id = ${id} and d.account_id = ${accountId}`)
  return row ? draftOf(row) : null
}

export async function findDraftFor(
  db: Db,
  { accountId, kind, patientId, replaces }: Pick<Draft, 'accountId' | 'kind' | 'patientId' | 'replaces'>,
): Promise<Draft | null> {
  const [row] = await db.query<Row>(sql`
    select ${columns} from prescription_draft d
    where d.account_id = ${accountId} and d.kind = ${kind} and d.patient_id = ${patientId} and d.replaces is not distinct from ${replaces}`)
  return row ? draftOf(row) : null
}

/** So many a page shows. */
const pageSize = 50

/** The one saved last first, a page of them after `after`; `next`: the key of the page that follows. */
export async function findDraftsOf(
  db: Db,
  accountId: AccountId,
  after: InstantKey | null,
): Promise<{ drafts: Draft[]; total: number; next: string | null }> {
  const edge = after ? sql` and (d.saved_at, d.id) < (${after.at}, ${after.id})` : sql``
  const rows = await db.query<Row>(sql`
    select ${columns} from prescription_draft d where d.account_id = ${accountId}${edge}
    order by d.saved_at desc, d.id desc limit ${pageSize + 1}`)
  const [counted] = await db.query<{ total: number }>(sql`
    select count(*)::int as total from prescription_draft where account_id = ${accountId}`)
  const drafts = rows.slice(0, pageSize).map(draftOf)
  const last = drafts.at(-1)
  return {
    drafts,
    total: counted?.total ?? 0,
    next: rows.length > pageSize && last ? keyText({ at: last.savedAt, id: last.id }) : null,
  }
}

type Saving = Pick<Draft, 'id' | 'accountId' | 'revision' | 'body' | 'attempt'> & { sedeId: SedeId; at: Date }

/** Over the revision that was read, and over no other; null: another was saved meanwhile, or it is gone. */
export async function updateDraft(db: Db, { id, accountId, revision, body, attempt, sedeId, at }: Saving): Promise<Draft | null> {
  const [row] = await db.query<Row>(sql`
    update prescription_draft d
    set body = ${json(body, attempt)}, revision = d.revision + 1, sede_id = ${sedeId}, saved_at = greatest(${at}::timestamptz, d.saved_at)
    where d.id = ${id} and d.account_id = ${accountId} and d.revision = ${revision} returning ${columns}`)
  return row ? draftOf(row) : null
}

/** False: it is gone, or another revision was saved since the one that was read. */
export async function takeDraft(
  db: Db,
  { id, accountId, revision }: Pick<Draft, 'id' | 'accountId' | 'revision'>,
): Promise<boolean> {
  const rows = await db.query(sql`
    delete from prescription_draft where id = ${id} and account_id = ${accountId} and revision = ${revision} returning id`)
  return rows.length > 0
}

export async function deleteDraft(db: Db, accountId: AccountId, id: string): Promise<boolean> {
  const rows = await db.query(sql`delete from prescription_draft where id = ${id} and account_id = ${accountId} returning id`)
  return rows.length > 0
}

/** That what it says of the patient is before its writer's eyes. */
export const markRead = (db: Db, { id, accountId }: Pick<Draft, 'id' | 'accountId'>, at: Date) =>
  db.query(sql`update prescription_draft set read_at = ${at} where id = ${id} and account_id = ${accountId}`)

/** R-BOR-2: health data are kept no longer than they serve (Ley 1581 de 2012). By the real clock: saved_at may run ahead in a demonstration. */
export async function forgetOldPrescriptionDrafts(db: Db) {
  await db.query(sql`
    delete from prescription_draft where saved_at < clock_timestamp() - make_interval(days => ${draftDays})`)
}
