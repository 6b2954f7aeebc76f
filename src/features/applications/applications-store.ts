import type { AccountId, ApplicationId, EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import type { InstantKeyset } from '../../shared/instant-key.ts'
import { accept, type Result } from '../../shared/result.ts'
import { type Db, type Sql, sql } from '../../shared/sql.ts'
import type {
  Application,
  ApplicationAct,
  ApplicationKind,
  ApplicationState,
  ApplicationStep,
  Evidence,
  openStates,
  StepOffice,
} from './application.ts'
import { decideTransition, type MoveRefusal } from './decide-transition.ts'
import { type ApplicationFilters, matching, waitingSince } from './filter-store.ts'

export type { ApplicationFilters } from './filter-store.ts'

/** The application with the names of its place: one statement a page, however long the list. */
const application = sql`
  select a.id, a.radicado, a.kind, a.state, a.state_since as "stateSince", a.submitted_at as "submittedAt", a.version,
    a.account_id as "accountId", a.person_id as "personId", a.note, a.evidence,
    concat_ws(' ', c.first_name, c.second_name, c.first_surname, c.second_surname) as "personName",
    json_build_object('type', c.document_type, 'number', c.document_number) as document,
    case when r.code is not null then json_build_object('code', r.code, 'name', r.name) end as "roleAsked",
    a.entidad_id as "entidadId", e.name as "entidadName", a.sede_id as "sedeId", s.name as "sedeName", m.name as "municipioName",
    ${waitingSince} as "waitingSince"
  from application a
  join account c on c.id = a.account_id
  join entidad e on e.id = a.entidad_id
  join sede s on s.entidad_id = a.entidad_id and s.id = a.sede_id
  left join municipio m on m.code = s.municipio_code
  left join role r on r.code = a.role_asked`

const one = async (db: Db, where: Sql) => (await db.query<Application>(sql`${application} where ${where}`))[0] ?? null

/** Throws when there is none: for ids that came from our own rows. */
export async function getApplication(db: Db, id: ApplicationId): Promise<Application> {
  const found = await one(db, sql`a.id = ${id}`)
  if (!found) throw new Error(`there is no application ${id}`)
  return found
}

/** Whosever it is: for the desk, which reads all. */
export const findApplicationById = (db: Db, id: ApplicationId) => one(db, sql`a.id = ${id}`)

/** Of an entidad: one of another entidad is as if it were not. */
export const findApplication = (db: Db, entidadId: EntidadId, id: ApplicationId) =>
  one(db, sql`a.entidad_id = ${entidadId} and a.id = ${id}`)

/** Of an account: one of another account is as if it were not. */
export const findOwnApplication = (db: Db, accountId: AccountId, id: ApplicationId) =>
  one(db, sql`a.account_id = ${accountId} and a.id = ${id}`)

/** What an account has sent, the latest first. */
export const findApplicationsBy = (db: Db, accountId: AccountId, limit = 50) =>
  db.query<Application>(
    sql`${application} where a.account_id = ${accountId} order by a.submitted_at desc, a.id desc limit ${limit}`,
  )

/** Applications of an entidad, the oldest first. */
export async function findApplicationsOf(db: Db, entidadId: EntidadId, filters: ApplicationFilters, keyset: InstantKeyset) {
  const { states, sedeIds = null } = filters
  const { after, before = null, limit } = keyset
  const rows = await db.query<Application>(sql`${application}
    where a.entidad_id = ${entidadId} and a.state = any (${states}::text[])${atSedes(sedeIds)} and ${matching(filters)}${
      after ? sql` and (a.submitted_at, a.id) > (${after.at}, ${after.id})` : sql``
    }${before ? sql` and (a.submitted_at, a.id) < (${before.at}, ${before.id})` : sql``}
    order by ${before ? sql`a.submitted_at desc, a.id desc` : sql`a.submitted_at, a.id`} limit ${limit}`)
  return before ? rows.reverse() : rows
}

const atSedes = (sedeIds: readonly SedeId[] | null) => (sedeIds === null ? sql`` : sql` and a.sede_id = any (${sedeIds}::uuid[])`)

type OpenState = (typeof openStates)[number]
/** Of one state: all there are, those that the filters let through, and how the delegado's days stand with these. */
export type Tally = { all: number; found: number; late: number; due: number; oldest: Date | null }

/** What lies in each tray, in one statement that looks up each application's days once. `late` arrived before the first instant, `due` before the second. */
export async function summarizeApplicationsOf(
  db: Db,
  entidadId: EntidadId,
  filters: Omit<ApplicationFilters, 'states'>,
  { late, due }: { late: Date; due: Date },
): Promise<Record<OpenState, Tally>> {
  const rows = await db.query<Tally & { state: OpenState }>(sql`
    with open as materialized (
      select a.state, ${waitingSince} as since, ${matching({ ...filters, states: [] })} as found
      from application a join account c on c.id = a.account_id
      where a.entidad_id = ${entidadId} and a.state in ('ENVIADA', 'DEVUELTA', 'ACTIVADA')${atSedes(filters.sedeIds ?? null)})
    select state, count(*) as "all", count(*) filter (where found) as found, count(*) filter (where found and since < ${late}) as late,
      count(*) filter (where found and since >= ${late} and since < ${due}) as due, min(since) filter (where found) as oldest
    from open
    group by state`)
  const none: Tally = { all: 0, found: 0, late: 0, due: 0, oldest: null }
  const tallies = Object.fromEntries(rows.map(({ state, ...tally }) => [state, tally]))
  return { ENVIADA: none, DEVUELTA: none, ACTIVADA: none, ...tallies }
}

/** The movements of an application, the first first. */
export const findSteps = (db: Db, id: ApplicationId) =>
  db.query<ApplicationStep>(sql`
    select t.seq, t.act, t.by_person as "byPerson", coalesce(p.full_name, 'El registro') as "byName", t.office, t.at, t.reason
    from application_step t left join person p on p.id = t.by_person where t.application_id = ${id} order by t.seq`)

type NewApplication = {
  id: ApplicationId
  kind: ApplicationKind
  radicado: string
  accountId: AccountId
  personId: PersonId
  entidadId: EntidadId
  sedeId: SedeId
  note: string
  roleAsked: string | null
  evidence: Evidence
  at: Date
}

export async function insertApplication(db: Db, sent: NewApplication) {
  const { id, kind, radicado, accountId, personId, entidadId, sedeId, note, roleAsked, evidence, at } = sent
  await db.query(sql`
    insert into application (id, kind, radicado, account_id, person_id, entidad_id, sede_id, note, state, state_since, submitted_at, evidence, role_asked)
    values (${id}, ${kind}, ${radicado}, ${accountId}, ${personId}, ${entidadId}, ${sedeId}, ${note}, 'ENVIADA', ${at}, ${at}, ${JSON.stringify(evidence)},
      ${roleAsked})`)
  await insertStep(db, { id, act: 'ENVIADA', byPerson: personId, office: 'SOLICITANTE', at, reason: null })
}

export async function nextRadicadoNumber(db: Db) {
  const [row] = await db.query<{ number: number }>(sql`select nextval('radicado_number') as number`)
  if (!row) throw new Error('radicado_number gave no number')
  return row.number
}

type Step = {
  id: ApplicationId
  act: ApplicationAct
  byPerson: PersonId | null
  office: StepOffice
  at: Date
  reason: string | null
}

const insertStep = (db: Db, { id, act, byPerson, office, at, reason }: Step) =>
  db.query(sql`
    insert into application_step (application_id, seq, act, by_person, office, at, reason)
    select ${id}, coalesce(max(seq), 0) + 1, ${act}, ${byPerson}::uuid, ${office}, ${at}::timestamptz, ${reason}
    from application_step where application_id = ${id}`)

export type Move = Omit<Step, 'act'> & { act: Exclude<ApplicationAct, 'ENVIADA'>; expectedVersion: number | null }

/**
 * R-SOL-9: one step of an application. Called in the transaction of the act it belongs to, under the person's lock, so
 * that two steps of one application never run side by side.
 */
export async function moveApplication(
  db: Db,
  move: Move,
): Promise<Result<{ state: ApplicationState; version: number }, MoveRefusal>> {
  const { id, act, at, expectedVersion } = move
  const [held] = await db.query<{ state: ApplicationState; version: number }>(sql`
    select state, version from application where id = ${id} for no key update`)
  if (!held) throw new Error(`there is no application ${id}`)
  const decision = decideTransition(held, { act, expectedVersion })
  if (!decision.ok) return decision

  const { state, version } = decision.value
  await db.query(sql`
    update application set state = ${state}, version = ${version},
      state_since = case when state = ${state} then state_since else ${at}::timestamptz end
    where id = ${id}`)
  await insertStep(db, move)
  return accept({ state, version })
}

/** Where, for what and with what words a returned application is sent again. */
export async function changeAnswers(
  db: Db,
  id: ApplicationId,
  { sedeId, note, roleAsked }: { sedeId: SedeId; note: string; roleAsked: string | null },
) {
  await db.query(sql`update application set sede_id = ${sedeId}, note = ${note}, role_asked = ${roleAsked} where id = ${id}`)
}
