import type { During } from '../../shared/calendar.ts'
import type { ActivationId, EntidadId, PersonId, RoleGrantId, SedeId } from '../../shared/id.ts'
import { type Db, type Sql, sql } from '../../shared/sql.ts'
import type { Basis, EndGround } from './activation.ts'

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
  select a.id, a.person_id as "personId", p.full_name as "personName", plain(p.full_name) as "sortName", a.sede_id as "sedeId", s.name as "sedeName", a.basis,
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
  /** vigentes: in force or to come. porTerminar: in force, and over within 60 days. terminadas: over. */
  view: 'vigentes' | 'porTerminar' | 'terminadas'
}

const days = (n: number) => sql`make_interval(days => ${n})`

/** By name, then by id: pages go on after the last row. */
export function findPeopleOf(
  db: Db,
  entidadId: EntidadId,
  { sedeIds, search, view }: PeopleFilters,
  after: { name: string; id: string } | null,
  limit: number,
  now: Date,
) {
  const words = search.trim().split(/\s+/).filter(Boolean)
  const digits = search.replace(/[\s.,-]/g, '').toUpperCase()
  const inView = {
    vigentes: sql`not isempty(a.during) and (upper_inf(a.during) or upper(a.during) > ${now})`,
    porTerminar: sql`a.during @> ${now}::timestamptz and upper(a.during) <= ${now}::timestamptz + ${days(60)}`,
    terminadas: sql`(isempty(a.during) or upper(a.during) <= ${now})`,
  }[view]
  const found =
    words.length === 0
      ? sql``
      : sql` and (exists (select from person_document d where d.person_id = a.person_id and d.number = ${digits})
          or plain(p.full_name) like all (select '%' || plain(replace(replace(word, '%', ''), '_', '')) || '%' from unnest(${words}::text[]) as word))`
  return find(
    db,
    sql`where a.entidad_id = ${entidadId} and ${inView}${sedeIds === null ? sql`` : sql` and a.sede_id = any (${sedeIds}::uuid[])`}${found}${
      after ? sql` and (plain(p.full_name), a.id) > (${after.name}, ${after.id}::uuid)` : sql``
    } order by plain(p.full_name), a.id limit ${limit}`,
  )
}

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
