import type { EntidadId, SedeId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { AuthorityFacts, Evidence, Question } from './authority.ts'

type Json<E> = { [K in keyof E]: E[K] extends Date ? string : E[K] extends Date | null ? string | null : E[K] }
type Row = {
  [K in keyof AuthorityFacts]: AuthorityFacts[K] extends Evidence | null
    ? Json<NonNullable<AuthorityFacts[K]>> | null
    : AuthorityFacts[K]
}

/** A range's end as JSON: an unbounded range has none. */
const found = (during: string, knownSince = `lower(${during})`) => `'knownSince', ${knownSince}, 'until', upper(${during})`

const raw = (text: string) => ({ text, values: [] })

export async function findAuthorityFacts(db: Db, question: Question): Promise<AuthorityFacts | null> {
  const [facts] = await findAuthorityFactsOfMany(db, [question])
  return facts ?? null
}

/**
 * The one place that reads other features' tables: it is asked several times in every request, so it is one round trip
 * however much is asked, and each of its parts is one look-up in an index. Answers stand in the order of the questions.
 */
export async function findAuthorityFactsOfMany(db: Db, questions: readonly Question[]): Promise<(AuthorityFacts | null)[]> {
  const each = <T>(of: (question: Question) => T) => questions.map(of)
  const idAs = (kind: 'sede' | 'entidad' | 'solicitud') => each(({ place }) => (place.kind === kind ? place.id : null))
  const rows = await db.query<Row & { number: number }>(sql`
    with asked as (
      select q.number, q.person, q.action, q.at, place.*
      from unnest(${each(({ personId }) => personId)}::uuid[], ${each(({ action }) => action)}::text[], ${each(({ at }) => at)}::timestamptz[],
        ${each(({ place }) => place.kind)}::text[], ${idAs('sede')}::uuid[], ${idAs('entidad')}::uuid[], ${idAs('solicitud')}::uuid[])
        with ordinality as q(person, action, at, kind, sede, entidad, solicitud, number)
      cross join lateral (
        select e.id as entidad_id, s.id as sede_id, e.independiente_id, null::uuid as application_id from sede s join entidad e on e.id = s.entidad_id where s.id = q.sede
        union all select e.id, null, e.independiente_id, null from entidad e where e.id = q.entidad
        union all select e.id, o.sede_id, e.independiente_id, o.id from application o join entidad e on e.id = o.entidad_id where o.id = q.solicitud
        union all select null, null, null, null where q.kind = 'nacion') as place)
    select asked.number::int as number, asked.entidad_id as "entidadId", asked.sede_id as "sedeId",
      coalesce(asked.independiente_id = asked.person, false) as "isIndependiente",
      (select json_build_object('id', id, 'ground', ground, ${raw(found('during'))}) from proofing
        where person_id = asked.person and during @> asked.at) as proofing,
      (select json_build_object('id', d.id, ${raw(found('during'))}) from delegation d
        where d.entidad_id = asked.entidad_id and d.person_id = asked.person and d.during @> asked.at and d.in_effect @> asked.at
          and (d.all_sedes or asked.sede_id is null
            or exists (select from delegation_sede s where s.entidad_id = d.entidad_id and s.delegation_id = d.id and s.sede_id = asked.sede_id))
      ) as delegation,
      (select json_build_object('id', id, ${raw(found('during'))}) from official
        where person_id = asked.person and during @> asked.at) as official,
      (select json_build_object('id', person_id, 'documentState', document_state, 'knownSince', as_of, 'until', null) from rethus_entry
        where person_id = asked.person) as "rethusEntry",
      (select json_build_object('id', id, ${raw(found('during'))}) from rethus_sanction
        where person_id = asked.person and during @> asked.at order by upper(during) desc nulls first limit 1) as sanction,
      (select json_build_object('id', id, ${raw(found('in_force'))}) from plaza_assignment
        where person_id = asked.person and sede_id = asked.sede_id and in_force @> asked.at) as "plazaHere",
      (select json_build_object('id', id, ${raw(found('in_force'))}) from plaza_assignment
        where person_id = asked.person and sede_id <> asked.sede_id and in_force @> asked.at limit 1) as "plazaElsewhere",
      (select enabled from policy where key = 'servicio-social.may-order') as "servicioSocialMayOrder",
      (select json_build_object('id', o.id, 'until', null, 'isOwn', o.person_id = asked.person, 'isWaiting', o.state in ('ENVIADA', 'ACTIVADA'),
          'knownSince', (select max(t.at) from application_step t where t.application_id = o.id and t.act in ('ENVIADA', 'CORREGIDA')),
          'answerDays', (select value from policy_number where key = 'desk.answer-days'),
          'hasDelegate', e.kind not in ('IPS', 'EPS') or exists (
            select from delegation d join proofing f on f.person_id = d.person_id and f.during @> asked.at
            where d.entidad_id = o.entidad_id and d.in_effect @> asked.at and d.during @> asked.at and d.person_id <> o.person_id
              and (d.all_sedes or exists (
                select from delegation_sede s where s.entidad_id = d.entidad_id and s.delegation_id = d.id and s.sede_id = o.sede_id))
              and not exists (select from rethus_entry r where r.person_id = d.person_id and r.document_state = 'FALLECIDO')))
        from application o join entidad e on e.id = o.entidad_id where o.id = asked.application_id) as application,
      (select json_build_object('id', id, 'registration', registration, ${raw(found('during', 'activated_at'))}) from activation
        where entidad_id = asked.entidad_id and person_id = asked.person and sede_id = asked.sede_id and during @> asked.at) as activation,
      (select json_build_object('id', g.id, 'role', g.role, ${raw(found('g.during', 'g.granted_at'))}, 'hasTitle', title.bears)
        from activation a
        join role_grant g on g.entidad_id = a.entidad_id and g.activation_id = a.id and g.during @> asked.at
        join role r on r.code = g.role and asked.action = any (r.actions)
        join role_policy p on p.id = g.policy_id and p.enabled
          and (p.policy_key is null or exists (select from policy y where y.key = p.policy_key and y.enabled))
        cross join lateral (
          select p.profession_code is null or case when a.registration = 'SERVICIO_SOCIAL'
            then exists (select from plaza_assignment h join plaza z on z.id = h.plaza_id
              where h.person_id = asked.person and h.sede_id = a.sede_id and h.in_force @> asked.at and z.profession_code = p.profession_code)
            else exists (select from rethus_title t where t.person_id = asked.person and t.profession_code = p.profession_code)
            end as bears) as title
        where a.entidad_id = asked.entidad_id and a.person_id = asked.person and a.sede_id = asked.sede_id and a.during @> asked.at
        order by title.bears desc, g.id limit 1) as "grant"
    from asked`)
  const answers = new Map(rows.map((row) => [row.number, factsOf(row)]))
  return questions.map((_question, index) => answers.get(index + 1) ?? null)
}

function factsOf(row: Row): AuthorityFacts {
  const revive = <E extends { knownSince: string; until: string | null }>(json: E | null) =>
    json && { ...json, knownSince: new Date(json.knownSince), until: json.until === null ? null : new Date(json.until) }
  return {
    entidadId: row.entidadId as EntidadId | null,
    sedeId: row.sedeId as SedeId | null,
    isIndependiente: row.isIndependiente,
    proofing: revive(row.proofing),
    delegation: revive(row.delegation),
    official: revive(row.official),
    rethusEntry: revive(row.rethusEntry),
    sanction: revive(row.sanction),
    plazaHere: revive(row.plazaHere),
    plazaElsewhere: revive(row.plazaElsewhere),
    servicioSocialMayOrder: row.servicioSocialMayOrder,
    application: revive(row.application),
    activation: revive(row.activation),
    grant: revive(row.grant),
  }
}
