import type { ApplicationId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { ApplicationStep } from './application.ts'

/** The movements of many at once, for lists: of each the first first. */
export async function findStepsOfMany(db: Db, ids: readonly ApplicationId[]): Promise<Map<ApplicationId, ApplicationStep[]>> {
  const rows = await db.query<ApplicationStep & { id: ApplicationId }>(sql`
    select t.application_id as id, t.seq, t.act, t.by_person as "byPerson", coalesce(p.full_name, 'El registro') as "byName",
      t.office, t.at, t.reason
    from application_step t left join person p on p.id = t.by_person
    where t.application_id = any (${ids}::uuid[]) order by t.application_id, t.seq`)
  return Map.groupBy(rows, ({ id }) => id)
}

/**
 * For the public status (R-TAR-1): both must be of the same application. That one of them is somebody's is not told
 * apart from neither, and asks the database the same.
 */
export async function findIdByRadicado(
  db: Db,
  radicado: string,
  document: { type: string; number: string },
): Promise<ApplicationId | null> {
  const [row] = await db.query<{ id: ApplicationId }>(sql`
    select a.id from application a join account c on c.id = a.account_id
    where a.radicado = ${radicado} and c.document_type = ${document.type} and c.document_number = ${document.number}`)
  return row?.id ?? null
}

/** For the desk, which reads all. */
export async function findIdOfRadicado(db: Db, radicado: string): Promise<ApplicationId | null> {
  const [row] = await db.query<{ id: ApplicationId }>(sql`select id from application where radicado = ${radicado}`)
  return row?.id ?? null
}
