import type { PersonId } from '../../shared/id.ts'
import { type Db, type Sql, sql } from '../../shared/sql.ts'
import type { CaseOutcome, DeskCase } from './case.ts'

type Row = Omit<DeskCase, 'end'> & {
  closedAt: Date | null
  closedBy: PersonId | null
  outcome: CaseOutcome | null
  resolution: string | null
}

const columns = sql`c.id, c.person_id as "personId", c.account_id as "accountId", c.entidad_id as "entidadId", c.subject,
  c.object_id as "objectId", c.what, c.said, c.answer_to as "answerTo", c.source, c.suspended, c.opened_at as "openedAt", c.closed_at as "closedAt",
  c.closed_by as "closedBy", c.outcome, c.resolution`

const caseOf = ({ closedAt, closedBy, outcome, resolution, ...row }: Row): DeskCase => ({
  ...row,
  end: closedAt && closedBy && outcome && resolution ? { at: closedAt, by: closedBy, outcome, resolution } : null,
})

async function one(db: Db, where: Sql) {
  const [row] = await db.query<Row>(sql`select ${columns} from desk_case c where ${where}`)
  return row ? caseOf(row) : null
}

export const findCase = (db: Db, id: string): Promise<DeskCase | null> => one(db, sql`c.id = ${id}`)

/** At most one is open of the same thing. */
export const findOpenCaseOn = (db: Db, objectId: string): Promise<DeskCase | null> =>
  one(db, sql`c.object_id = ${objectId} and c.closed_at is null`)

/** The latest of it, open or not. */
export const findLatestCaseOn = (db: Db, objectId: string): Promise<DeskCase | null> =>
  one(db, sql`c.object_id = ${objectId} order by c.opened_at desc limit 1`)

export async function insertCase(db: Db, given: Omit<DeskCase, 'end'>) {
  const { id, personId, accountId, entidadId, subject, objectId, what, said, answerTo, source, suspended, openedAt } = given
  await db.query(sql`
    insert into desk_case (id, person_id, account_id, entidad_id, kind, subject, object_id, what, said, answer_to, source, suspended, opened_at)
    values (${id}, ${personId}, ${accountId}, ${entidadId}, 'NO_FUI_YO', ${subject}, ${objectId}, ${what}, ${said}, ${answerTo}, ${source},
      ${suspended === null ? null : JSON.stringify(suspended)}, ${openedAt})`)
}

/** R-CAS-2: what was said of it again, and what of it was stopped then. */
export const addToCase = (db: Db, id: string, { said, suspended, answerTo }: Pick<DeskCase, 'said' | 'suspended' | 'answerTo'>) =>
  db.query(sql`
    update desk_case set said = ${said}, answer_to = ${answerTo}, suspended = ${suspended === null ? null : JSON.stringify(suspended)}
    where id = ${id} and closed_at is null`)

type End = { by: PersonId; at: Date; outcome: CaseOutcome; resolution: string }

/** False: somebody closed it before. */
export async function closeCase(db: Db, id: string, { by, at, outcome, resolution }: End): Promise<boolean> {
  const closed = await db.query(sql`
    update desk_case set closed_at = ${at}, closed_by = ${by}, outcome = ${outcome}, resolution = ${resolution}
    where id = ${id} and closed_at is null returning 1`)
  return closed.length > 0
}

/** Of which application a notice spoke; null: of none. */
export async function findRadicado(db: Db, applicationId: string): Promise<string | null> {
  const [row] = await db.query<{ radicado: string }>(sql`select radicado from application where id = ${applicationId}`)
  return row?.radicado ?? null
}
