import type { CalendarDate } from '../../shared/calendar.ts'
import type { EntidadId, PersonId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { Office } from './authority.ts'

/** What a role that is held rests on, in the words of the day: what a signed paper tells of its signer's right. */
export type Ground = {
  grantId: string
  activationId: string
  role: { code: string; name: string }
  registration: 'PROFESIONAL' | 'SERVICIO_SOCIAL' | 'OTRO'
  /** The right at the sede, last day included; null while open. */
  activeFrom: CalendarDate
  activeUntil: CalendarDate | null
  activatedBy: { office: Office; name: string }
  /** The instant of which ReTHUS spoke of the person; null when it does not know him. */
  rethusAsOf: Date | null
  /** The title that bears the role, or the plaza that does: what it is called, and by which act it stands. */
  profession: string
  act: string
}

const inBogota = (instant: string) => ({
  text: `to_char(${instant} at time zone 'America/Bogota', 'YYYY-MM-DD')`,
  values: [],
})

/** Of a grant that the one decision named; null when it is not the person's. */
export async function findGround(
  db: Db,
  { entidadId, personId, grantId, at }: { entidadId: EntidadId; personId: PersonId; grantId: string; at: Date },
): Promise<Ground | null> {
  const [row] = await db.query<
    Omit<Ground, 'activatedBy' | 'role'> & { roleCode: string; roleName: string; basis: Office; by: string }
  >(sql`
    select g.id as "grantId", a.id as "activationId", r.code as "roleCode", r.name as "roleName", a.registration,
      ${inBogota('lower(a.during)')} as "activeFrom", ${inBogota("(upper(a.during) - interval '1 microsecond')")} as "activeUntil",
      a.basis, by.full_name as by, e.as_of as "rethusAsOf",
      coalesce(title.profession, plaza.profession, '') as profession, coalesce(title.act, plaza.act, '') as act
    from role_grant g
    join role r on r.code = g.role
    join role_policy p on p.id = g.policy_id
    join activation a on a.entidad_id = g.entidad_id and a.id = g.activation_id
    join person by on by.id = a.activated_by
    left join rethus_entry e on e.person_id = g.person_id
    left join lateral (
      select t.profession, t.act from rethus_title t
      where a.registration = 'PROFESIONAL' and t.person_id = g.person_id and (p.profession_code is null or t.profession_code = p.profession_code)
      order by t.profession_code is null, t.practising_since, t.id limit 1) title on true
    left join lateral (
      select f.name as profession, 'Plaza ' || z.code as act
      from plaza_assignment h join plaza z on z.id = h.plaza_id join profession f on f.code = z.profession_code
      where a.registration = 'SERVICIO_SOCIAL' and h.person_id = g.person_id and h.sede_id = a.sede_id and h.in_force @> ${at}::timestamptz
      limit 1) plaza on true
    where g.entidad_id = ${entidadId} and g.id = ${grantId} and g.person_id = ${personId}`)
  if (!row) return null
  const { roleCode, roleName, basis, by, ...rest } = row
  return { ...rest, role: { code: roleCode, name: roleName }, activatedBy: { office: basis, name: by } }
}
