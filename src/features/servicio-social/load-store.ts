import type { EntidadId, SedeId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'

/** The sede of this code of REPS; null when REPS has none. */
export async function findSedeByCode(db: Db, code: string): Promise<{ id: SedeId; entidadId: EntidadId } | null> {
  const [row] = await db.query<{ id: SedeId; entidadId: EntidadId }>(
    sql`select id, entidad_id as "entidadId" from sede where code = ${code}`,
  )
  return row ?? null
}

export async function isDepartamento(db: Db, code: string): Promise<boolean> {
  const [row] = await db.query(sql`select from departamento where code = ${code}`)
  return row !== undefined
}
