import type { EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'

/** Of whom and of where a decision speaks, as they are called. */
export type Subject = {
  person: { id: PersonId; name: string }
  sede: { id: SedeId; name: string; code: string; entidadId: EntidadId; entidadName: string }
}

/** Null when there is no such person, or no such sede. */
export async function findSubject(db: Db, { personId, sedeId }: { personId: PersonId; sedeId: SedeId }): Promise<Subject | null> {
  const [row] = await db.query<Subject['sede'] & { personName: string }>(sql`
    select p.full_name as "personName", s.id, s.name, s.code, s.entidad_id as "entidadId", e.name as "entidadName"
    from person p cross join sede s join entidad e on e.id = s.entidad_id where p.id = ${personId} and s.id = ${sedeId}`)
  if (!row) return null
  const { personName, ...sede } = row
  return { person: { id: personId, name: personName }, sede }
}
