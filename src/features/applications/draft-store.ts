import { z } from 'zod'
import { type AccountId, EntidadId, SedeId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import { type ApplicationKind, draftDays } from './application.ts'

const Answers = z.object({
  entidadId: EntidadId.optional(),
  sedeId: SedeId.optional(),
  /** Of *Otro usuario* only. */
  role: z.string().optional(),
  note: z.string().optional(),
})
/** What has been answered so far. */
export type Answers = z.infer<typeof Answers>

/** Empty when nothing was answered, or too long ago. */
export async function findDraft(db: Db, accountId: AccountId, kind: ApplicationKind): Promise<Answers> {
  const [row] = await db.query<{ answers: unknown }>(sql`
    select answers from application_draft
    where account_id = ${accountId} and kind = ${kind} and updated_at > clock_timestamp() - make_interval(days => ${draftDays})`)
  return Answers.parse(row?.answers ?? {})
}

/** The options in which the account has answered something and sent nothing, the latest first. */
export async function findDraftKinds(db: Db, accountId: AccountId): Promise<ApplicationKind[]> {
  const rows = await db.query<{ kind: ApplicationKind }>(sql`
    select kind from application_draft
    where account_id = ${accountId} and updated_at > clock_timestamp() - make_interval(days => ${draftDays})
    order by updated_at desc`)
  return rows.map(({ kind }) => kind)
}

export async function saveDraft(db: Db, accountId: AccountId, kind: ApplicationKind, answers: Answers) {
  await db.query(sql`
    insert into application_draft (account_id, kind, answers, updated_at)
    values (${accountId}, ${kind}, ${JSON.stringify(answers)}, clock_timestamp())
    on conflict (account_id, kind) do update set answers = excluded.answers, updated_at = excluded.updated_at`)
}

export async function deleteDraft(db: Db, accountId: AccountId, kind: ApplicationKind) {
  await db.query(sql`delete from application_draft where account_id = ${accountId} and kind = ${kind}`)
}

/** Answers nobody came back for are not kept. */
export async function forgetOldDrafts(db: Db) {
  await db.query(sql`delete from application_draft where updated_at < clock_timestamp() - make_interval(days => ${draftDays})`)
}
