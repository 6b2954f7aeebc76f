import { type Db, sql } from '../../shared/sql.ts'

/** One row of the table of roles: who may be given which role, where, and why we read it so. */
export type RoleRow = {
  id: number
  registration: 'PROFESIONAL' | 'SERVICIO_SOCIAL' | 'OTRO'
  entidadKind: 'IPS' | 'EPS' | 'INDEPENDIENTE' | 'PROVEEDOR'
  /** Null: any profession. */
  profession: string | null
  role: string
  roleName: string
  norm: string
  standing: 'GUIA' | 'INFERIDA'
}

/** The whole table; enrolment decides by it, here it is only shown. */
export const findRoleTable = (db: Db) =>
  db.query<RoleRow>(sql`
    select p.id, p.registration, p.entidad_kind as "entidadKind", f.name as profession, p.role, r.name as "roleName", p.norm, p.standing
    from role_policy p join role r on r.code = p.role left join profession f on f.code = p.profession_code
    order by p.id`)
