import type { ActivationId, EntidadId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { Basis } from './activation.ts'

/** In which office it was given. Throws for an id that is none of ours. */
export async function findBasis(db: Db, entidadId: EntidadId, id: ActivationId): Promise<Basis> {
  const [row] = await db.query<{ basis: Basis }>(sql`select basis from activation where entidad_id = ${entidadId} and id = ${id}`)
  if (!row) throw new Error(`there is no activation ${id}`)
  return row.basis
}
