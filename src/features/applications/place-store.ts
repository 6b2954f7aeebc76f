import type { AccountId, ApplicationId, EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { EntidadKind } from '../reps/index.ts'
import type { ApplicationKind } from './application.ts'
import type { OfferedRole, PlaceFacts } from './decide-place.ts'

/** The rows of the table of roles for an option at kinds of entidad; those that a policy switches off left out. */
export const findOfferedRoles = (db: Db, kind: ApplicationKind, entidadKinds: readonly EntidadKind[]) =>
  db.query<OfferedRole>(sql`
    select p.entidad_kind as "entidadKind", p.role, r.name as "roleName", r.actions, p.profession_code as "professionCode",
      f.name as "professionName", p.norm
    from role_policy p
    join role r on r.code = p.role
    left join profession f on f.code = p.profession_code
    where p.enabled and p.registration = ${kind} and p.entidad_kind = any (${entidadKinds}::text[])
      and (p.policy_key is null or exists (select from policy y where y.key = p.policy_key and y.enabled))
    order by p.id`)

type Asked = {
  kind: ApplicationKind
  accountId: AccountId
  personId: PersonId
  sedeId: SedeId
  /** Of the application that is being corrected: it does not stand in its own way. */
  except: ApplicationId | null
  at: Date
}

export type Place = PlaceFacts & { sedeId: SedeId; entidadId: EntidadId; entidadName: string; sedeName: string }

/** What stands at a sede for or against a person's application there; null: there is no such sede. */
export async function findPlace(db: Db, { kind, accountId, personId, sedeId, except, at }: Asked): Promise<Place | null> {
  const [row] = await db.query<Omit<Place, 'offered' | 'kind'> & { entidadKind: Place['kind'] }>(sql`
    select s.id as "sedeId", e.id as "entidadId", e.name as "entidadName", e.kind as "entidadKind", s.name as "sedeName",
      coalesce(e.independiente_id = ${personId}::uuid, false) as "isOwnPractice",
      exists (select from activation a where a.entidad_id = e.id and a.sede_id = s.id and a.person_id = ${personId}
        and a.registration = ${kind} and a.during @> ${at}::timestamptz
        and exists (select from proofing f where f.person_id = a.person_id and f.account_id = ${accountId} and f.during @> ${at}::timestamptz)
      ) as "isActiveHere",
      (select o.radicado from application o
        where o.account_id = ${accountId} and o.kind = ${kind} and o.sede_id = s.id and o.state in ('ENVIADA', 'DEVUELTA', 'ACTIVADA')
          and o.id is distinct from ${except}::uuid) as "openRadicado"
    from sede s join entidad e on e.id = s.entidad_id where s.id = ${sedeId}`)
  if (!row) return null
  const { entidadKind, ...place } = row
  return { ...place, kind: entidadKind, offered: await findOfferedRoles(db, kind, [entidadKind]) }
}

/** Has the person ever applied to this entidad? */
export async function hasAppliedTo(db: Db, personId: PersonId, entidadId: EntidadId): Promise<boolean> {
  const [row] = await db.query(sql`select from application where person_id = ${personId} and entidad_id = ${entidadId} limit 1`)
  return row !== undefined
}
