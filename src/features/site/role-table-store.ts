import { type Db, sql } from '../../shared/sql.ts'

/** One row of the table of roles: who may be given which role, where, what it allows, and why we read it so. */
export type RoleRow = {
  id: number
  registration: 'PROFESIONAL' | 'SERVICIO_SOCIAL' | 'OTRO'
  entidadKind: 'IPS' | 'EPS' | 'INDEPENDIENTE' | 'PROVEEDOR'
  professionCode: string | null
  /** Null: any profession. */
  profession: string | null
  role: string
  roleName: string
  actions: string[]
  norm: string
  standing: 'GUIA' | 'INFERIDA'
  /** Whoever gives it is another than who activated. */
  needsSecond: boolean
  exclusiveWith: string | null
  /** Switched off by an official, or by a policy: it is not given, and does not count where it was. */
  isOff: boolean
  /** The policy that switches it, in words. */
  policy: string | null
}

export type RoleFilters = {
  registration: RoleRow['registration'] | null
  entidadKind: RoleRow['entidadKind'] | null
  professionCode: string | null
}

/** The whole table, or what of it is asked for; enrolment decides by it, here it is only shown. A few dozen rows. */
export const findRoleTable = (db: Db, { registration, entidadKind, professionCode }: RoleFilters) =>
  db.query<RoleRow>(sql`
    select p.id, p.registration, p.entidad_kind as "entidadKind", p.profession_code as "professionCode", f.name as profession, p.role,
      r.name as "roleName", r.actions, p.norm, p.standing, p.needs_second as "needsSecond", x.name as "exclusiveWith",
      not p.enabled or not coalesce(y.enabled, true) as "isOff", y.meaning as policy
    from role_policy p join role r on r.code = p.role
    left join profession f on f.code = p.profession_code left join role x on x.code = p.exclusive_with left join policy y on y.key = p.policy_key
    where (${registration}::text is null or p.registration = ${registration})
      and (${entidadKind}::text is null or p.entidad_kind = ${entidadKind})
      and (${professionCode}::text is null or p.profession_code is null or p.profession_code = ${professionCode})
    order by p.id`)

/** The professions of which some row speaks, for the filter. */
export const findProfessionsInTable = (db: Db) =>
  db.query<{ code: string; name: string }>(sql`
    select code, name from profession where code in (select profession_code from role_policy) order by name`)
