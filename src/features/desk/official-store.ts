import type { PersonId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'

/** Named by the operator, without end. */
export async function insertOfficial(db: Db, { id, personId, at }: { id: string; personId: PersonId; at: Date }) {
  await db.query(sql`
    insert into official (id, person_id, during, named_by, named_at) values (${id}, ${personId}, tstzrange(${at}, null), null, ${at})`)
}

/** Ends at the instant. @returns the id of what ended; null when there was nothing */
export async function cutOfficial(db: Db, personId: PersonId, at: Date): Promise<string | null> {
  const [row] = await db.query<{ id: string }>(sql`
    update official set during = during * tstzrange(null, ${at}) where person_id = ${personId} and during @> ${at}::timestamptz returning id`)
  return row?.id ?? null
}
