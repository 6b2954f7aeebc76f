import { type Db, sql } from '../../shared/sql.ts'
import type { ApplicationKind } from '../applications/index.ts'
import type { EntidadKind } from '../reps/index.ts'

// Pictures of the whole country. They read the tables of enrolment and reps and write none.

/** People with a role in force now, each once in each group, however many sedes they work at. */
export type Enrolled = {
  total: number
  departments: { code: string | null; name: string; people: number }[]
  groups: { kind: EntidadKind; option: ApplicationKind; people: number }[]
}

/** One pass over what is in force; a role of a row that is switched off does not count. */
export async function countEnrolled(db: Db, at: Date): Promise<Enrolled> {
  const rows = await db.query<{
    what: number
    code: string | null
    name: string | null
    kind: EntidadKind | null
    option: ApplicationKind | null
    people: number
  }>(sql`
    with held as materialized (
      select a.person_id, a.sede_id, a.entidad_id, a.registration from activation a
      where a.during @> ${at}::timestamptz and exists (
        select from role_grant g join role_policy p on p.id = g.policy_id and p.enabled
          and (p.policy_key is null or exists (select from policy y where y.key = p.policy_key and y.enabled))
        where g.entidad_id = a.entidad_id and g.activation_id = a.id and g.during @> ${at}::timestamptz)),
    placed as (
      select h.person_id, m.departamento_code as code, e.kind, h.registration
      from held h join sede s on s.id = h.sede_id join entidad e on e.id = h.entidad_id
      left join municipio m on m.code = s.municipio_code)
    select 1 as what, c.code, d.name, null as kind, null as option, people from (
      select code, count(distinct person_id) as people from placed group by code) as c left join departamento d on d.code = c.code
    union all
    select 2, null, null, kind, registration, count(distinct person_id) from placed group by kind, registration
    union all
    select 3, null, null, null, null, count(distinct person_id) from placed`)
  const departments = rows.flatMap(({ what, code, name, people }) =>
    what === 1 ? [{ code, name: name ?? 'Sin municipio en REPS', people }] : [],
  )
  const groups = rows.flatMap(({ what, kind, option, people }) => (what === 2 ? [{ kind: kind!, option: option!, people }] : []))
  return {
    total: rows.find(({ what }) => what === 3)?.people ?? 0,
    departments: departments.sort((a, b) => b.people - a.people || a.name.localeCompare(b.name, 'es')),
    groups: groups.sort((a, b) => b.people - a.people),
  }
}

export type WeekOfEnds = { week: number; plaza: number; others: number }

/** Activations in force that end in the weeks ahead, 0 the first; those of Servicio Social end with their plaza. */
export const countEnds = (db: Db, at: Date, before: Date) =>
  db.query<WeekOfEnds>(sql`
    select floor(extract(epoch from upper(during) - ${at}::timestamptz) / 604800)::int as week,
      count(*) filter (where registration = 'SERVICIO_SOCIAL') as plaza, count(*) filter (where registration <> 'SERVICIO_SOCIAL') as others
    from activation
    where upper(during) > ${at} and upper(during) <= ${before} and during @> ${at}::timestamptz and not isempty(during) and not upper_inf(during)
    group by week order by week`)
