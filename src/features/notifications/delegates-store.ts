import type { EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'

export type Recipient = { personId: PersonId; name: string; email: string }

/**
 * Who can answer for an entidad at a sede now: a delegado in effect there whose identity was seen, with the address of
 * the one account that acts as that person. Never `except`: nobody activates himself. Without a sede: at any of them.
 */
export const findDelegates = (db: Db, at: Date, of: { entidadId: EntidadId; sedeId: SedeId | null; except: PersonId | null }) =>
  db.query<Recipient>(sql`
    select d.person_id as "personId", p.full_name as name, a.email
    from delegation d
    join person p on p.id = d.person_id
    join proofing f on f.person_id = d.person_id and f.during @> ${at}::timestamptz
    join account a on a.id = f.account_id
    where d.entidad_id = ${of.entidadId} and d.in_effect @> ${at}::timestamptz and d.person_id is distinct from ${of.except}::uuid
      and (d.all_sedes or ${of.sedeId}::uuid is null or exists (
        select from delegation_sede s where s.entidad_id = d.entidad_id and s.delegation_id = d.id and s.sede_id = ${of.sedeId}::uuid))
    order by p.full_name, d.person_id`)
