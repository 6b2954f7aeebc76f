import type { AccountId, EntidadId, SedeId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { Choice } from './decide-workplace.ts'

export async function findChoice(db: Db, accountId: AccountId): Promise<Choice | null> {
  const [row] = await db.query<Choice>(sql`
    select w.sede_id as "sedeId", s.name as "sedeName", e.name as "entidadName"
    from workplace w join sede s on s.id = w.sede_id join entidad e on e.id = w.entidad_id where w.account_id = ${accountId}`)
  return row ?? null
}

/** The latest choice is the one that counts. */
export async function saveChoice(
  db: Db,
  { accountId, entidadId, sedeId, at }: { accountId: AccountId; entidadId: EntidadId; sedeId: SedeId; at: Date },
) {
  await db.query(sql`
    insert into workplace (account_id, entidad_id, sede_id, chosen_at) values (${accountId}, ${entidadId}, ${sedeId}, ${at})
    on conflict (account_id) do update set entidad_id = excluded.entidad_id, sede_id = excluded.sede_id, chosen_at = excluded.chosen_at`)
}
