import type { ApplicationId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'

/** The names of who can answer each application now, as `findDelegates` finds them for one. */
export async function findDelegateNames(
  db: Db,
  at: Date,
  applicationIds: readonly ApplicationId[],
): Promise<Map<ApplicationId, string[]>> {
  const rows = await db.query<{ id: ApplicationId; names: string[] }>(sql`
    select x.id, array_agg(p.full_name order by p.full_name, p.id) as names
    from application x
    join delegation d on d.entidad_id = x.entidad_id and d.in_effect @> ${at}::timestamptz and d.person_id <> x.person_id
      and (d.all_sedes or exists (
        select from delegation_sede s where s.entidad_id = d.entidad_id and s.delegation_id = d.id and s.sede_id = x.sede_id))
    join proofing f on f.person_id = d.person_id and f.during @> ${at}::timestamptz
    join person p on p.id = d.person_id
    where x.id = any (${applicationIds}::uuid[]) group by x.id`)
  return new Map(rows.map(({ id, names }) => [id, names]))
}
