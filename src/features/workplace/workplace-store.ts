import type { AccountId, EntidadId, PersonId, SedeId } from '../../shared/id.ts'
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

/**
 * Whether a role in force, anywhere, is one that prescribes or orders: for the link to it, which gives nothing. What may really be
 * written, and where, the one decision says when it is followed.
 */
export async function findWritingLink(db: Db, personId: PersonId, at: Date): Promise<'sign' | 'order' | null> {
  const [row] = await db.query<{ sign: boolean; order: boolean }>(sql`
    select bool_or('prescription.sign' = any (r.actions)) as sign, bool_or('prescription.order' = any (r.actions)) as "order"
    from activation a join role_grant g on g.activation_id = a.id join role r on r.code = g.role
    where a.person_id = ${personId} and g.in_force @> ${at}::timestamptz`)
  return row?.sign ? 'sign' : row?.order ? 'order' : null
}
