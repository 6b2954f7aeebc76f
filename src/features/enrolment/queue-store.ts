import type { EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'

export type CoveredSede = { id: SedeId; name: string; code: string }

/** What every list of a delegado's work stands in. */
export type Frame = {
  entidad: { id: EntidadId; name: string; kind: 'IPS' | 'EPS' | 'INDEPENDIENTE' | 'PROVEEDOR' }
  /** Those that this delegado answers for. */
  sedes: CoveredSede[]
  /** All of the entidad, also those to come. */
  isWhole: boolean
  professions: { code: string; name: string }[]
}

/** The entidad, the sedes that the delegado answers for, and the professions there are: one statement. */
export async function findFrame(db: Db, personId: PersonId, entidadId: EntidadId, at: Date): Promise<Frame | null> {
  const [frame] = await db.query<Frame>(sql`
    with held as (
      select d.id, d.all_sedes from delegation d
      where d.entidad_id = ${entidadId} and d.person_id = ${personId} and d.in_effect @> ${at}::timestamptz)
    select json_build_object('id', e.id, 'name', e.name, 'kind', e.kind) as entidad,
      (select coalesce(bool_or(all_sedes), false) from held) as "isWhole",
      (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'code', s.code) order by s.code, s.id), '[]')
        from sede s where s.entidad_id = e.id and (
          exists (select from held where all_sedes)
          or exists (select from held join delegation_sede o on o.entidad_id = e.id and o.delegation_id = held.id and o.sede_id = s.id))) as sedes,
      (select json_agg(json_build_object('code', code, 'name', name) order by name) from profession) as professions
    from entidad e where e.id = ${entidadId}`)
  return frame ?? null
}

/** What each of these roles lets somebody do. */
export async function findRoleActions(db: Db, roles: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.query<{ code: string; actions: string[] }>(sql`
    select code, actions from role where code = any (${roles}::text[])`)
  return new Map(rows.map(({ code, actions }) => [code, actions]))
}
