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

/**
 * Both are written so that only an index of plain columns can answer: of the indexes by ranges, which hold the constraints, the planner
 * believes that they tell nearly everything apart, and then reads all that an entidad has in force.
 */
const is = (column: string, value: string) => raw(`${column} = any (array[${value}])`)
const holds = (during: string) => raw(`(${during} @> asked.at) is true`)

export async function findAuthorityFacts(db: Db, question: Question): Promise<AuthorityFacts | null> {
  const [facts] = await findAuthorityFactsOfMany(db, [question])
  return facts ?? null
}

/**
 * The one place that reads other features' tables: it is asked several times in every request, so it is one round trip
 * however much is asked, and each of its parts is one look-up in an index. Answers stand in the order of the questions.
 */
export async function findAuthorityFactsOfMany(db: Db, questions: readonly Question[]): Promise<(AuthorityFacts | null)[]> {
  const rows = await db.query<Row & { number: number }>(sql`
    with asked as (
      select q.number, q.person, q.action, q.at, place.*
      from ${asTable(questions)} q
      cross join lateral (
        select e.id as entidad_id, s.id as sede_id, e.independiente_id, o.id as application_id
        from (select) one
        left join application o on o.id = q.solicitud
        left join sede s on s.id = coalesce(q.sede, o.sede_id)
        left join entidad e on e.id = coalesce(s.entidad_id, o.entidad_id, q.entidad)
        where q.kind = 'nacion' or e.id is not null) as place)
    select asked.number::int as number, asked.entidad_id as "entidadId", asked.sede_id as "sedeId",
      coalesce(asked.independiente_id = asked.person, false) as "isIndependiente",
      (select json_build_object('id', id, 'ground', ground, ${raw(found('during'))}) from proofing
        where ${is('person_id', 'asked.person')} and ${holds('during')}) as proofing,
      (select json_build_object('id', d.id, ${raw(found('during'))}) from delegation d
        where ${is('d.entidad_id', 'asked.entidad_id')} and ${is('d.person_id', 'asked.person')} and ${holds('d.during')} and ${holds('d.in_effect')}
          and (d.all_sedes or asked.sede_id is null
            or exists (select from delegation_sede s where s.entidad_id = d.entidad_id and s.delegation_id = d.id and s.sede_id = asked.sede_id))
      ) as delegation,
      (select json_build_object('id', id, ${raw(found('during'))}) from official
        where ${is('person_id', 'asked.person')} and ${holds('during')}) as official,
      (select json_build_object('id', person_id, 'documentState', document_state, 'knownSince', as_of, 'until', null) from rethus_entry
        where person_id = asked.person) as "rethusEntry",
      (select json_build_object('id', id, ${raw(found('during'))}) from rethus_sanction
        where ${is('person_id', 'asked.person')} and ${holds('during')} order by upper(during) desc nulls first limit 1) as sanction,
      (select json_build_object('id', id, ${raw(found('in_force'))}) from plaza_assignment
        where ${is('person_id', 'asked.person')} and ${is('sede_id', 'asked.sede_id')} and ${holds('in_force')}) as "plazaHere",
      (select json_build_object('id', id, ${raw(found('in_force'))}) from plaza_assignment
        where ${is('person_id', 'asked.person')} and sede_id <> asked.sede_id and ${holds('in_force')} limit 1) as "plazaElsewhere",
      (select enabled from policy where key = 'servicio-social.may-order') as "servicioSocialMayOrder",
      (select json_build_object('id', o.id, 'until', null, 'isOwn', o.person_id = asked.person, 'isWaiting', o.state in ('ENVIADA', 'ACTIVADA'),
          'knownSince', (select max(t.at) from application_step t where t.application_id = o.id and t.act in ('ENVIADA', 'CORREGIDA')),
          'answerDays', (select value from policy_number where key = 'desk.answer-days'),
          'hasDelegate', e.kind not in ('IPS', 'EPS') or exists (
            select from delegation d join proofing f on ${is('f.person_id', 'd.person_id')} and ${holds('f.during')}
            where ${is('d.entidad_id', 'o.entidad_id')} and ${holds('d.in_effect')} and ${holds('d.during')} and d.person_id <> o.person_id
              and (d.all_sedes or exists (
                select from delegation_sede s where s.entidad_id = d.entidad_id and s.delegation_id = d.id and s.sede_id = o.sede_id))
              and not exists (select from rethus_entry r where r.person_id = d.person_id and r.document_state = 'FALLECIDO')))
        from application o join entidad e on e.id = o.entidad_id where o.id = asked.application_id) as application,
      (select json_build_object('id', id, 'registration', registration, ${raw(found('during', 'activated_at'))}) from activation
        where ${is('entidad_id', 'asked.entidad_id')} and ${is('person_id', 'asked.person')} and ${is('sede_id', 'asked.sede_id')}
          and ${holds('during')}) as activation,
      (select json_build_object('id', g.id, 'role', g.role, ${raw(found('g.during', 'g.granted_at'))}, 'hasTitle', title.bears)
        from activation a
        join role_grant g on ${is('g.entidad_id', 'a.entidad_id')} and ${is('g.activation_id', 'a.id')} and ${holds('g.during')}
        join role r on r.code = g.role and asked.action = any (r.actions)
        join role_policy p on p.id = g.policy_id and p.enabled
          and (p.policy_key is null or exists (select from policy y where y.key = p.policy_key and y.enabled))
        cross join lateral (
          select p.profession_code is null or case when a.registration = 'SERVICIO_SOCIAL'
            then exists (select from plaza_assignment h join plaza z on z.id = h.plaza_id
              where ${is('h.person_id', 'asked.person')} and ${is('h.sede_id', 'a.sede_id')} and ${holds('h.in_force')} and z.profession_code = p.profession_code)
            else exists (select from rethus_title t where t.person_id = asked.person and t.profession_code = p.profession_code)
            end as bears) as title
        where ${is('a.entidad_id', 'asked.entidad_id')} and ${is('a.person_id', 'asked.person')} and ${is('a.sede_id', 'asked.sede_id')} and ${holds('a.during')}
        order by title.bears desc, g.id limit 1) as "grant"
    from asked`)
  const answers = new Map(rows.map((row) => [row.number, factsOf(row)]))
  return questions.map((_question, index) => answers.get(index + 1) ?? null)
}

/**
 * One question is a row of one, and not of a list whose length nobody knows beforehand: its plan is then made once a connection and
 * kept. `offset 0` keeps it one plan for whatever is asked.
 */
function asTable(questions: readonly Question[]) {
  const idAs = ({ place }: Question, kind: Question['place']['kind']) => (place.kind === kind && 'id' in place ? place.id : null)
  const [one] = questions
  if (one && questions.length === 1)
    return sql`(select 1::bigint as number, ${one.personId}::uuid as person, ${one.action}::text as action, ${one.at}::timestamptz as at,
      ${one.place.kind}::text as kind, ${idAs(one, 'sede')}::uuid as sede, ${idAs(one, 'entidad')}::uuid as entidad,
      ${idAs(one, 'solicitud')}::uuid as solicitud offset 0)`
  const each = <T>(of: (question: Question) => T) => questions.map(of)
  return sql`(select number, person, action, at, kind, sede, entidad, solicitud
    from unnest(${each(({ personId }) => personId)}::uuid[], ${each(({ action }) => action)}::text[], ${each(({ at }) => at)}::timestamptz[],
      ${each(({ place }) => place.kind)}::text[], ${each((question) => idAs(question, 'sede'))}::uuid[],
      ${each((question) => idAs(question, 'entidad'))}::uuid[], ${each((question) => idAs(question, 'solicitud'))}::uuid[])
      with ordinality as u(person, action, at, kind, sede, entidad, solicitud, number))`
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
