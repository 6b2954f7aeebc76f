import type { PersonId, SedeId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { Subject } from './decision.ts'

/** Null when there is no such person, or no such sede. */
export async function findSubject(db: Db, { personId, sedeId }: { personId: PersonId; sedeId: SedeId }): Promise<Subject | null> {
  const [row] = await db.query<Subject['sede'] & { personName: string }>(sql`
    select p.full_name as "personName", s.id, s.name, s.code, s.entidad_id as "entidadId", e.name as "entidadName"
    from person p cross join sede s join entidad e on e.id = s.entidad_id where p.id = ${personId} and s.id = ${sedeId}`)
  if (!row) return null
  const { personName, ...sede } = row
  return { person: { id: personId, name: personName }, sede }
}
