import type { During } from '../../shared/calendar.ts'
import type { ActivationId, EntidadId, PersonId, RoleGrantId, SedeId } from '../../shared/id.ts'
import { type Db, type Sql, sql } from '../../shared/sql.ts'
import type { Basis, EndGround, Registration } from './activation.ts'

/** One activation with its names and roles, as lists and its own page show it. */
export type ActivationCard = {
  id: ActivationId
  personId: PersonId
  personName: string
  /** As lists are sorted: the key of the next page. */
  sortName: string
  document: { type: string; number: string } | null
  sedeId: SedeId
  sedeName: string
  basis: Basis
  registration: Registration
  /** Null: cancelled before it began. */
  during: During | null
  activatedAt: Date
  activatedByName: string
  applicationId: string | null
  radicado: string | null
  roles: { id: RoleGrantId; role: string; name: string; from: Date; until: Date | null }[]
  end: { at: Date; ground: EndGround; reason: string; byName: string | null } | null
}

type Row = Omit<ActivationCard, 'during' | 'roles' | 'end'> & {
  from: Date | null
  until: Date | null
  roles: { id: RoleGrantId; role: string; name: string; from: string; until: string | null }[]
  end: { at: string; ground: EndGround; reason: string; byName: string | null } | null
}

const card = sql`
  select a.id, a.person_id as "personId", p.full_name as "personName", plain(p.full_name) as "sortName", a.sede_id as "sedeId", s.name as "sedeName", a.basis, a.registration,
    lower(a.during) as "from", upper(a.during) as "until", a.activated_at as "activatedAt", b.full_name as "activatedByName",
    a.application_id as "applicationId", (select radicado from application x where x.id = a.application_id) as radicado,
    (select json_build_object('type', d.type, 'number', d.number) from person_document d
      where d.person_id = a.person_id order by lower(d.during) desc limit 1) as document,
    (select coalesce(json_agg(json_build_object('id', g.id, 'role', g.role, 'name', r.name, 'from', lower(g.during), 'until', upper(g.during))
        order by r.name), '[]')
      from role_grant g join role r on r.code = g.role
      where g.entidad_id = a.entidad_id and g.activation_id = a.id and not isempty(g.during)) as roles,
    (select json_build_object('at', n.ended_at, 'ground', n.ground, 'reason', n.reason, 'byName', e.full_name)
      from activation_end n left join person e on e.id = n.ended_by
      where n.entidad_id = a.entidad_id and n.activation_id = a.id order by n.ended_at limit 1) as "end"
  from activation a
  join person p on p.id = a.person_id
  join person b on b.id = a.activated_by
  join sede s on s.entidad_id = a.entidad_id and s.id = a.sede_id`

const find = async (db: Db, where: Sql): Promise<ActivationCard[]> =>
  (await db.query<Row>(sql`${card} ${where}`)).map(({ from, until, roles, end, ...row }) => ({
    ...row,
    during: from ? { from, until } : null,
    roles: roles.map((role) => ({
      ...role,
      from: new Date(role.from),
      until: role.until === null ? null : new Date(role.until),
    })),
    end: end && { ...end, at: new Date(end.at) },
  }))

export async function findActivationCard(db: Db, entidadId: EntidadId, id: ActivationId): Promise<ActivationCard | null> {
  const [found] = await find(db, sql`where a.entidad_id = ${entidadId} and a.id = ${id}`)
  return found ?? null
}

export type PeopleFilters = {
  sedeIds: readonly SedeId[] | null
  search: string
  /** vigentes: in force or to come. A number: in force, and over within so many days. terminadas: over. */
  view: 'vigentes' | 'terminadas' | (typeof expiryDays)[number]
  registration: Registration | null
  /** The code of a role that the person has or had there. */
  role: string | null
  /** A title's in ReTHUS; in Servicio Social the plaza's. */
  profession: string | null
}

/** How near an end is looked at, in days: those of the warnings too. */
export const expiryDays = [60, 30, 15, 7, 1] as const

const inDays = (now: Date, days: number) =>
  sql`a.during @> ${now}::timestamptz and upper(a.during) <= ${now}::timestamptz + make_interval(days => ${days})`
const isOpen = (now: Date) => sql`not isempty(a.during) and (upper_inf(a.during) or upper(a.during) > ${now})`
const inView = (view: PeopleFilters['view'], now: Date) =>
  view === 'vigentes'
    ? isOpen(now)
    : view === 'terminadas'
      ? sql`(isempty(a.during) or upper(a.during) <= ${now})`
      : inDays(now, view)

/** Every filter but the view, as a condition on the activation `a` of the person `p`. */
function matching(entidadId: EntidadId, filters: Omit<PeopleFilters, 'view'>): Sql {
  const { sedeIds, search, registration, role, profession } = filters
  return sql`a.entidad_id = ${entidadId}${sedeIds === null ? sql`` : sql` and a.sede_id = any (${sedeIds}::uuid[])`}${said(search)}${
    registration === null ? sql`` : sql` and a.registration = ${registration}`
  }${
    role === null
      ? sql``
      : sql` and exists (select from role_grant g where g.entidad_id = a.entidad_id and g.activation_id = a.id and g.role = ${role} and not isempty(g.during))`
  }${profession === null ? sql`` : sql` and ${bearing(profession)}`}`
}

function said(search: string): Sql {
  const words = search.trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return sql``
  const number = search.replace(/[\s.,-]/g, '').toUpperCase()
  const byNumber =
    number.length >= 4 && /\d/.test(number)
      ? sql`exists (select from person_document d where d.person_id = a.person_id and strpos(d.type || d.number, ${number}) > 0) or `
      : sql``
  return sql` and (${byNumber}(select bool_and(strpos(plain(p.full_name), plain(word)) > 0) from unnest(${words}::text[]) as word))`
}

const bearing = (profession: string): Sql => sql`case when a.registration = 'SERVICIO_SOCIAL'
  then exists (select from plaza_assignment h join plaza z on z.id = h.plaza_id
    where h.person_id = a.person_id and h.sede_id = a.sede_id and z.profession_code = ${profession})
  else exists (select from rethus_title t where t.person_id = a.person_id and t.profession_code = ${profession}) end`

export type PeopleKeyset = {
  after: { name: string; id: string } | null
  before?: { name: string; id: string } | null
  limit: number
}

/** By name, then by id: pages go on after the last row, and back before the first. */
export async function findPeopleOf(db: Db, entidadId: EntidadId, filters: PeopleFilters, keyset: PeopleKeyset, now: Date) {
  const { after, before = null, limit } = keyset
  const rows = await find(
    db,
    sql`where ${matching(entidadId, filters)} and ${inView(filters.view, now)}${
      after ? sql` and (plain(p.full_name), a.id) > (${after.name}, ${after.id}::uuid)` : sql``
    }${before ? sql` and (plain(p.full_name), a.id) < (${before.name}, ${before.id}::uuid)` : sql``} order by ${
      before ? sql`plain(p.full_name) desc, a.id desc` : sql`plain(p.full_name), a.id`
    } limit ${limit}`,
  )
  return before ? rows.reverse() : rows
}

export type PeopleCounts = Record<'vigentes' | (typeof expiryDays)[number], number>

/** How many are in each view of what is in force. Those that ended are not counted: they only grow. */
export async function countPeopleOf(
  db: Db,
  entidadId: EntidadId,
  filters: Omit<PeopleFilters, 'view'>,
  now: Date,
): Promise<PeopleCounts> {
  const [counts] = await db.query<PeopleCounts>(sql`
    select count(*) as vigentes, count(*) filter (where ${inDays(now, 60)}) as "60", count(*) filter (where ${inDays(now, 30)}) as "30",
      count(*) filter (where ${inDays(now, 15)}) as "15", count(*) filter (where ${inDays(now, 7)}) as "7", count(*) filter (where ${inDays(now, 1)}) as "1"
    from activation a join person p on p.id = a.person_id
    where ${matching(entidadId, filters)} and ${isOpen(now)}`)
  return counts ?? { vigentes: 0, 60: 0, 30: 0, 15: 0, 7: 0, 1: 0 }
}

/** Everything a person holds and held at an entidad, the latest first. */
export const findPersonAt = (db: Db, entidadId: EntidadId, personId: PersonId) =>
  find(db, sql`where a.entidad_id = ${entidadId} and a.person_id = ${personId} order by lower(a.during) desc nulls last, a.id`)

/** The roles there are, for a filter. */
export const findRoleNames = (db: Db) =>
  db.query<{ code: string; name: string }>(sql`select code, name from role order by name, code`)

/** What a person holds and held, everywhere: for his own eyes. */
export const findOwnActivations = (db: Db, personId: PersonId) =>
  db.query<{ id: ActivationId; entidadId: EntidadId; entidadName: string; sedeId: SedeId; sedeName: string } & During>(sql`
    select a.id, a.entidad_id as "entidadId", e.name as "entidadName", a.sede_id as "sedeId", s.name as "sedeName",
      lower(a.during) as "from", upper(a.during) as "until"
    from activation a join entidad e on e.id = a.entidad_id join sede s on s.entidad_id = a.entidad_id and s.id = a.sede_id
    where a.person_id = ${personId} and not isempty(a.during) order by upper(a.during) desc nulls first, a.id`)

/** One of them, also when it was cancelled before it began. */
export async function findOwnActivation(db: Db, personId: PersonId, id: ActivationId) {
  const [row] = await db.query<{ entidadId: EntidadId; sedeId: SedeId }>(sql`
    select entidad_id as "entidadId", sede_id as "sedeId" from activation where person_id = ${personId} and id = ${id}`)
  return row ?? null
}

/** Is or was the person active at a sede of this entidad? */
export async function wasActiveAt(db: Db, personId: PersonId, entidadId: EntidadId): Promise<boolean> {
  const [row] = await db.query(sql`select from activation where entidad_id = ${entidadId} and person_id = ${personId} limit 1`)
  return row !== undefined
}
