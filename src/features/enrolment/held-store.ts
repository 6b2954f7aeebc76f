import type { During } from '../../shared/calendar.ts'
import type { ActivationId, ApplicationId, EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { type Db, type Sql, sql } from '../../shared/sql.ts'
import type { EndGround, Registration } from './activation.ts'

/** What a person holds or held at one sede: the activation, its roles, and how it ended where somebody ended it. */
export type Held = {
  id: ActivationId
  applicationId: ApplicationId | null
  registration: Registration
  entidadId: EntidadId
  entidadName: string
  sedeId: SedeId
  sedeName: string
  /** Null: cancelled before it began. */
  during: During | null
  activatedAt: Date
  roles: { name: string; during: During }[]
  end: { at: Date; ground: EndGround; reason: string; byName: string | null } | null
}

type Json = { from: string; until: string | null }
type Row = Omit<Held, 'during' | 'roles' | 'end'> & {
  from: Date | null
  until: Date | null
  roles: (Json & { name: string })[]
  end: { at: string; ground: EndGround; reason: string; byName: string | null } | null
}

const instants = ({ from, until }: Json): During => ({ from: new Date(from), until: until === null ? null : new Date(until) })

/** Activations with all that is told of them, in one statement however many. */
async function find(db: Db, where: Sql): Promise<Held[]> {
  const rows = await db.query<Row>(sql`
    select a.id, a.application_id as "applicationId", a.registration, a.entidad_id as "entidadId", e.name as "entidadName",
      a.sede_id as "sedeId", s.name as "sedeName", lower(a.during) as "from", upper(a.during) as "until",
      a.activated_at as "activatedAt",
      (select coalesce(json_agg(json_build_object('name', r.name, 'from', lower(g.during), 'until', upper(g.during))
          order by lower(g.during), r.name), '[]')
        from role_grant g join role r on r.code = g.role
        where g.entidad_id = a.entidad_id and g.activation_id = a.id and not isempty(g.during)) as roles,
      (select json_build_object('at', n.ended_at, 'ground', n.ground, 'reason', n.reason, 'byName', b.full_name)
        from activation_end n left join person b on b.id = n.ended_by
        where n.entidad_id = a.entidad_id and n.activation_id = a.id order by n.ended_at limit 1) as "end"
    from activation a
    join entidad e on e.id = a.entidad_id
    join sede s on s.entidad_id = a.entidad_id and s.id = a.sede_id
    where ${where} order by a.activated_at desc, a.id`)
  return rows.map(({ from, until, roles, end, ...row }) => ({
    ...row,
    during: from && { from, until },
    roles: roles.map(({ name, ...during }) => ({ name, during: instants(during) })),
    end: end && { ...end, at: new Date(end.at) },
  }))
}

/** What answered these applications; of one answered twice the latest. */
export async function findHeldBy(db: Db, ids: readonly ApplicationId[]): Promise<Map<ApplicationId, Held>> {
  const all = await find(db, sql`a.application_id = any (${ids}::uuid[])`)
  return new Map(all.toReversed().flatMap((held) => (held.applicationId ? [[held.applicationId, held]] : [])))
}

/** All that a person holds or held, the latest first: for his own eyes. */
export const findHeldOf = (db: Db, personId: PersonId) => find(db, sql`a.person_id = ${personId}`)
