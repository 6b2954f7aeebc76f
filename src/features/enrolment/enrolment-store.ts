import type { During } from '../../shared/calendar.ts'
import type { ActivationId, ApplicationId, EntidadId, PersonId, RoleGrantId, SedeId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { Activation, EndGround, Registration, RoleGrant } from './activation.ts'
import type { RolePolicy } from './decide-enrolment.ts'

export type ActivationEnd = {
  entidadId: EntidadId
  id: ActivationId
  by: PersonId | null
  at: Date
  ground: EndGround
  reason: string
}

type Range = { from: Date; until: Date | null }

const duringOf = ({ from, until }: Range): During => ({ from, until })

/** In force now or later, and those that were: what a new one must not overlap. */
export async function findActivationsHere(
  db: Db,
  where: { entidadId: EntidadId; sedeId: SedeId; personId: PersonId },
): Promise<During[]> {
  return db.query<Range>(sql`
    select lower(during) as "from", upper(during) as "until" from activation
    where entidad_id = ${where.entidadId} and person_id = ${where.personId} and sede_id = ${where.sedeId} and not isempty(during)`)
}

export async function insertActivation(db: Db, activation: Activation, at: Date) {
  const { id, entidadId, sedeId, personId, registration, basis, applicationId, proofingId, during, activatedBy } = activation
  await db.query(sql`
    insert into activation (entidad_id, id, person_id, sede_id, registration, basis, application_id, proofing_id, during, activated_by, activated_at)
    values (${entidadId}, ${id}, ${personId}, ${sedeId}, ${registration}, ${basis}, ${applicationId}, ${proofingId},
      tstzrange(${during.from}, ${during.until}), ${activatedBy}, ${at})`)
}

export type HeldActivation = {
  id: ActivationId
  entidadId: EntidadId
  sedeId: SedeId
  personId: PersonId
  registration: Registration
  applicationId: ApplicationId | null
  activatedBy: PersonId
  during: During
}

/** Null when there is none of this id at the entidad, or it was cancelled before it began. */
export async function findActivation(db: Db, entidadId: EntidadId, id: ActivationId): Promise<HeldActivation | null> {
  const [row] = await db.query<Omit<HeldActivation, 'during'> & Range>(sql`
    select id, entidad_id as "entidadId", person_id as "personId", sede_id as "sedeId", registration, application_id as "applicationId", activated_by as "activatedBy",
      lower(during) as "from", upper(during) as "until"
    from activation where entidad_id = ${entidadId} and id = ${id} and not isempty(during)`)
  return row ? { ...row, during: duringOf(row) } : null
}

/** Whose right it is, also when it was cancelled before it began: to know whom to lock, whatever was done to it. */
export async function findWhose(
  db: Db,
  entidadId: EntidadId,
  what: 'activation' | 'role_grant',
  id: string,
): Promise<PersonId | null> {
  const [row] = await db.query<{ personId: PersonId }>(
    what === 'activation'
      ? sql`select person_id as "personId" from activation where entidad_id = ${entidadId} and id = ${id}`
      : sql`select person_id as "personId" from role_grant where entidad_id = ${entidadId} and id = ${id}`,
  )
  return row?.personId ?? null
}

/** Where an application was sent; null: there is none of this id. */
export async function findEntidadOf(db: Db, applicationId: ApplicationId): Promise<EntidadId | null> {
  const [row] = await db.query<{ entidadId: EntidadId }>(
    sql`select entidad_id as "entidadId" from application where id = ${applicationId}`,
  )
  return row?.entidadId ?? null
}

/** The activation that answered an application. */
export async function findActivationOf(db: Db, entidadId: EntidadId, applicationId: string): Promise<HeldActivation | null> {
  const [row] = await db.query<Omit<HeldActivation, 'during'> & Range>(sql`
    select id, entidad_id as "entidadId", person_id as "personId", sede_id as "sedeId", registration, application_id as "applicationId", activated_by as "activatedBy",
      lower(during) as "from", upper(during) as "until"
    from activation where entidad_id = ${entidadId} and application_id = ${applicationId} and not isempty(during)
    order by activated_at desc limit 1`)
  return row ? { ...row, during: duringOf(row) } : null
}

/** The rows of the table of roles at the entidad's kind, those that a policy switches off left out. */
export async function findRolePolicies(db: Db, entidadId: EntidadId): Promise<RolePolicy[]> {
  return db.query<RolePolicy>(sql`
    select p.id, p.registration, p.role, r.name as "roleName", p.profession_code as "professionCode", p.norm,
      p.exclusive_with as "exclusiveWith", p.needs_second as "needsSecond"
    from entidad e join role_policy p on p.entidad_kind = e.kind join role r on r.code = p.role
    where e.id = ${entidadId} and p.enabled and (p.policy_key is null or exists (select from policy y where y.key = p.policy_key and y.enabled))
    order by p.id`)
}

/**
 * Is the row still switched on? Held until the end of the transaction: who switches it off waits for the roles that are
 * being given on it, and whoever gives one after that finds it off (R-ENR-8).
 */
export async function holdRolePolicy(db: Db, policyId: number): Promise<boolean> {
  const [row] = await db.query<{ policyKey: string | null }>(sql`
    select policy_key as "policyKey" from role_policy where id = ${policyId} and enabled for share`)
  if (!row?.policyKey) return row !== undefined
  const held = await db.query(sql`select from policy where key = ${row.policyKey} and enabled for share`)
  return held.length === 1
}

export async function findGrantsOf(db: Db, entidadId: EntidadId, activationId: ActivationId) {
  const rows = await db.query<{ id: RoleGrantId; role: string; roleName: string } & Range>(sql`
    select g.id, g.role, r.name as "roleName", lower(g.during) as "from", upper(g.during) as "until"
    from role_grant g join role r on r.code = g.role
    where g.entidad_id = ${entidadId} and g.activation_id = ${activationId} and not isempty(g.during) order by lower(g.during), g.role`)
  return rows.map((row) => ({ id: row.id, role: row.role, roleName: row.roleName, during: duringOf(row) }))
}

export async function insertRoleGrant(db: Db, grant: RoleGrant, at: Date) {
  const { id, entidadId, activationId, personId, role, policyId, basis, during, grantedBy } = grant
  await db.query(sql`
    insert into role_grant (entidad_id, id, activation_id, person_id, role, policy_id, basis, during, granted_by, granted_at)
    values (${entidadId}, ${id}, ${activationId}, ${personId}, ${role}, ${policyId}, ${basis},
      tstzrange(${during.from}, ${during.until}), ${grantedBy}, ${at})`)
}

/** What a change at `at` still can end: in force then, or to come. */
export async function findOpenActivations(db: Db, personId: PersonId, at: Date) {
  return db.query<{ entidadId: EntidadId; id: ActivationId; sedeId: SedeId; applicationId: ApplicationId | null }>(sql`
    select entidad_id as "entidadId", id, sede_id as "sedeId", application_id as "applicationId" from activation
    where person_id = ${personId} and during && tstzrange(${at}, null)`)
}

/** Ends at an instant. One that has not begun becomes empty, one already over stays as it is; nothing is lengthened. */
export async function endActivationAt(db: Db, end: ActivationEnd) {
  const { entidadId, id, by, at, ground, reason } = end
  await db.query(sql`
    insert into activation_end (entidad_id, activation_id, ended_by, ended_at, ground, reason)
    values (${entidadId}, ${id}, ${by}, ${at}, ${ground}, ${reason}) on conflict do nothing`)
  await db.query(sql`
    update role_grant set during = during * tstzrange(null, ${at}) where entidad_id = ${entidadId} and activation_id = ${id}`)
  await db.query(sql`
    update activation set during = during * tstzrange(null, ${at}) where entidad_id = ${entidadId} and id = ${id}`)
}

export async function findGrant(db: Db, entidadId: EntidadId, id: RoleGrantId) {
  const [row] = await db.query<{ personId: PersonId; sedeId: SedeId; role: string; roleName: string } & Range>(sql`
    select g.person_id as "personId", a.sede_id as "sedeId", g.role, r.name as "roleName", lower(g.during) as "from", upper(g.during) as "until"
    from role_grant g join role r on r.code = g.role
    join activation a on a.entidad_id = g.entidad_id and a.id = g.activation_id
    where g.entidad_id = ${entidadId} and g.id = ${id} and not isempty(g.during)`)
  return row ? { ...row, during: duringOf(row) } : null
}

/** As `endActivationAt`, for one role: the person stays active. */
export async function endGrantAt(db: Db, end: { entidadId: EntidadId; id: RoleGrantId; by: PersonId; at: Date; reason: string }) {
  const { entidadId, id, by, at, reason } = end
  await db.query(sql`
    insert into role_grant_end (entidad_id, grant_id, ended_by, ended_at, reason) values (${entidadId}, ${id}, ${by}, ${at}, ${reason})`)
  await db.query(
    sql`update role_grant set during = during * tstzrange(null, ${at}) where entidad_id = ${entidadId} and id = ${id}`,
  )
}

/** Of Servicio Social at a sede, in force or to come: what a change of the plaza changes with it. */
export async function findOnPlaza(db: Db, personId: PersonId, sedeId: SedeId) {
  const rows = await db.query<{ id: ActivationId; entidadId: EntidadId } & Range>(sql`
    select id, entidad_id as "entidadId", lower(during) as "from", upper(during) as "until" from activation
    where person_id = ${personId} and sede_id = ${sedeId} and registration = 'SERVICIO_SOCIAL' and not isempty(during)`)
  return rows.map(({ id, entidadId, ...row }) => ({ id, entidadId, during: duringOf(row) }))
}

/** What ended with the plaza goes on with it: activation, and the roles that ended with the activation. */
export async function lengthenTo(
  db: Db,
  { entidadId, id, old, until }: { entidadId: EntidadId; id: ActivationId; old: Date; until: Date },
) {
  await db.query(sql`
    update activation set during = tstzrange(lower(during), ${until}) where entidad_id = ${entidadId} and id = ${id}`)
  await db.query(sql`
    update role_grant set during = tstzrange(lower(during), ${until})
    where entidad_id = ${entidadId} and activation_id = ${id} and upper(during) = ${old}`)
}

/** Where a person is active in those days, at other sedes than this. */
export const findActiveElsewhere = (db: Db, personId: PersonId, sedeId: SedeId, during: During) =>
  db.query<{ sedeName: string; entidadName: string } & Range>(sql`
    select s.name as "sedeName", e.name as "entidadName", lower(a.during) as "from", upper(a.during) as "until"
    from activation a join sede s on s.id = a.sede_id join entidad e on e.id = a.entidad_id
    where a.person_id = ${personId} and a.sede_id <> ${sedeId} and a.during && tstzrange(${during.from}, ${during.until})
    order by lower(a.during)`)
