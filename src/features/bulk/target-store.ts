import type { During } from '../../shared/calendar.ts'
import type { AccountId, ActivationId, ApplicationId, EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { ApplicationKind, ApplicationState } from '../applications/index.ts'

export type Waiting = {
  id: ApplicationId
  kind: ApplicationKind
  state: ApplicationState
  version: number
  accountId: AccountId
  sedeId: SedeId
  sedeName: string
  sedeCode: string
}

/** What a person has asked of an entidad and is not over, the oldest first. */
export const findOpenOf = (db: Db, entidadId: EntidadId, personId: PersonId) =>
  db.query<Waiting>(sql`
    select a.id, a.kind, a.state, a.version, a.account_id as "accountId", a.sede_id as "sedeId", s.name as "sedeName", s.code as "sedeCode"
    from application a join sede s on s.entidad_id = a.entidad_id and s.id = a.sede_id
    where a.person_id = ${personId} and a.entidad_id = ${entidadId} and a.state in ('ENVIADA', 'DEVUELTA', 'ACTIVADA')
    order by a.submitted_at, a.id`)

export type HeldHere = { id: ActivationId; kind: ApplicationKind; during: During; roles: string[] }

/** What a person holds at a sede, in force or to come, with the names of its roles. */
export async function findHeldHere(db: Db, place: { entidadId: EntidadId; sedeId: SedeId; personId: PersonId }, at: Date) {
  const rows = await db.query<Omit<HeldHere, 'during'> & { from: Date; until: Date | null }>(sql`
    select a.id, a.registration as kind, lower(a.during) as "from", upper(a.during) as "until",
      array(select distinct r.name from role_grant g join role r on r.code = g.role
        where g.entidad_id = a.entidad_id and g.activation_id = a.id and g.during && tstzrange(${at}, null) order by r.name) as roles
    from activation a
    where a.entidad_id = ${place.entidadId} and a.person_id = ${place.personId} and a.sede_id = ${place.sedeId}
      and a.during && tstzrange(${at}, null)
    order by lower(a.during)`)
  return rows.map(({ from, until, ...row }): HeldHere => ({ ...row, during: { from, until } }))
}

/** Whose a code of a sede is, of any entidad. */
export async function findOwnerOfCode(db: Db, code: string): Promise<{ entidadName: string } | null> {
  const [row] = await db.query<{ entidadName: string }>(sql`
    select e.name as "entidadName" from sede s join entidad e on e.id = s.entidad_id where s.code = ${code}`)
  return row ?? null
}

/** Does this account still act as the person who uploaded? */
export async function isStillHis(db: Db, personId: PersonId, accountId: AccountId, at: Date): Promise<boolean> {
  const [row] = await db.query(sql`
    select from proofing where person_id = ${personId} and account_id = ${accountId} and during @> ${at}::timestamptz`)
  return row !== undefined
}
