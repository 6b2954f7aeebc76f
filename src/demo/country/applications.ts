import { proofingOf, seeDocument } from './accounts.ts'
import type { DemoSede } from './institutions.ts'
import type { DemoLoads } from './loads.ts'
import { type DemoDelegado, delegadoDecision } from './offices.ts'
import { idOf } from './random.ts'
import { type DemoAccount, record } from './record.ts'
import type { CountryRows, Tables } from './tables.ts'
import { rangeOf } from './when.ts'

export type DemoApplication = Tables['application']

type Sending = { account: DemoAccount; profession: string; sede: DemoSede; at: Date; note?: string; loads: DemoLoads }

/** The applicant sends it. Its radicado is given when all are known, in the order in which they were sent. */
export function send(rows: CountryRows, { account, profession, sede, at, note = '', loads }: Sending): DemoApplication {
  const known = Object.values(loads.rethus).filter(({ finished_at }) => finished_at <= at)
  const evidence = {
    rethusAsOf: known.at(-1)!.as_of.toISOString(),
    professions: [profession],
    matchLevel: account.match_level,
    differs: account.match_level === 1 ? [] : ['birth-date'],
  }
  const application: DemoApplication = {
    id: idOf('application', `${account.id}-${sede.code}`),
    kind: 'PROFESIONAL',
    radicado: '',
    account_id: account.id,
    person_id: account.person_id,
    entidad_id: sede.entidad_id,
    sede_id: sede.id,
    note,
    state: 'ENVIADA',
    state_since: at,
    submitted_at: at,
    evidence,
    version: 1,
  }
  rows.application.push(application)
  step(rows, application, { act: 'ENVIADA', by: account, at })
  record(rows, { at, by: account, act: 'application.sent', ...about(application), decision: evidence })
  return application
}

const about = ({ id, entidad_id, sede_id, person_id }: DemoApplication) => ({
  entidadId: entidad_id,
  sedeId: sede_id,
  personId: person_id,
  objectId: id,
})

type Step = { act: string; by: DemoAccount; at: Date; reason?: string; state?: DemoApplication['state'] }

/** Seen or remembered: a form already open stays good. */
const leavesVersion = ['ENVIADA', 'ABIERTA', 'RECORDADA']

function step({ application_step }: CountryRows, application: DemoApplication, { act, by, at, reason, state }: Step) {
  application_step.push({
    application_id: application.id,
    seq: application_step.filter(({ application_id }) => application_id === application.id).length + 1,
    act,
    by_person: by.person_id,
    office: by.id === application.account_id ? 'SOLICITANTE' : 'DELEGADO',
    at,
    reason: reason ?? null,
  })
  if (!leavesVersion.includes(act)) application.version += 1
  if (state) Object.assign(application, { state, state_since: at })
}

/** The delegado's first look; the person sees that it was opened. */
export const open = (rows: CountryRows, application: DemoApplication, delegado: DemoDelegado, at: Date) =>
  step(rows, application, { act: 'ABIERTA', by: delegado.account, at })

export function remind(rows: CountryRows, application: DemoApplication, account: DemoAccount, at: Date) {
  step(rows, application, { act: 'RECORDADA', by: account, at })
  record(rows, { at, by: account, act: 'application.reminded', ...about(application) })
}

/** The delegado saw the document: from then on this account acts as the person. */
export function proveIdentity(rows: CountryRows, application: DemoApplication, delegado: DemoDelegado, at: Date) {
  const account = rows.account.find(({ id }) => id === application.account_id)!
  step(rows, application, { act: 'IDENTIDAD', by: delegado.account, at })
  const { entidad_id: entidadId, sede_id: sedeId } = application
  seeDocument(rows, account, {
    at,
    office: 'DELEGADO',
    by: delegado.account,
    entidadId,
    sedeId,
    decision: delegadoDecision('enrolment.activate', at, delegado),
  })
}

/** Devolver or rechazar, with the reason that the person reads. */
export function answer(
  rows: CountryRows,
  application: DemoApplication,
  delegado: DemoDelegado,
  { act, at, reason }: { act: 'DEVUELTA' | 'RECHAZADA'; at: Date; reason: string },
) {
  step(rows, application, { act, by: delegado.account, at, reason, state: act })
  record(rows, {
    at,
    by: delegado.account,
    act: act === 'DEVUELTA' ? 'application.returned' : 'application.rejected',
    ...about(application),
    decision: delegadoDecision('enrolment.activate', at, delegado),
    reason,
  })
}

/** The applicant mends what was wrong and sends it again. */
export function correct(
  rows: CountryRows,
  application: DemoApplication,
  account: DemoAccount,
  { at, note }: { at: Date; note: string },
) {
  application.note = note
  step(rows, application, { act: 'CORREGIDA', by: account, at, state: 'ENVIADA' })
  record(rows, { at, by: account, act: 'application.corrected', ...about(application) })
}

export function withdraw(rows: CountryRows, application: DemoApplication, account: DemoAccount, at: Date) {
  step(rows, application, { act: 'RETIRADA', by: account, at, state: 'RETIRADA' })
  record(rows, { at, by: account, act: 'application.withdrawn', ...about(application) })
}

/** Activar, in answer to the application. Whoever is activated has been seen before. */
export function activate(
  rows: CountryRows,
  application: DemoApplication,
  delegado: DemoDelegado,
  { at, from, until }: { at: Date; from: Date; until: Date | null },
): DemoActivation {
  step(rows, application, { act: 'ACTIVADA', by: delegado.account, at, state: 'ACTIVADA' })
  const row: Tables['activation'] = {
    entidad_id: application.entidad_id,
    id: idOf('activation', application.id),
    person_id: application.person_id,
    sede_id: application.sede_id,
    registration: 'PROFESIONAL',
    basis: 'DELEGADO',
    application_id: application.id,
    proofing_id: proofingOf(rows, application.person_id)!.id,
    during: '',
    activated_by: delegado.account.person_id,
    activated_at: at,
  }
  rows.activation.push(row)
  record(rows, {
    at,
    by: delegado.account,
    act: 'activation.given',
    ...about(application),
    objectId: row.id,
    decision: delegadoDecision('enrolment.activate', at, delegado),
  })
  return { row, from, until, grants: [] }
}

/** An activation with its bounds, from which `settle` writes the rows. */
export type DemoActivation = {
  row: Tables['activation']
  from: Date
  until: Date | null
  grants: { row: Tables['role_grant']; from: Date }[]
}

/** Enrolar: the roles, for as long as the activation. */
export function enrol(
  rows: CountryRows,
  application: DemoApplication,
  activation: DemoActivation,
  delegado: DemoDelegado,
  { at, roles }: { at: Date; roles: { role: string; policyId: number }[] },
) {
  for (const { role, policyId } of roles) {
    const row: Tables['role_grant'] = {
      entidad_id: application.entidad_id,
      id: idOf('grant', `${activation.row.id}-${role}`),
      activation_id: activation.row.id,
      person_id: application.person_id,
      role,
      policy_id: policyId,
      basis: 'DELEGADO',
      during: '',
      granted_by: delegado.account.person_id,
      granted_at: at,
    }
    rows.role_grant.push(row)
    activation.grants.push({ row, from: activation.from > at ? activation.from : at })
    record(rows, {
      at,
      by: delegado.account,
      act: 'role.granted',
      ...about(application),
      objectId: row.id,
      decision: delegadoDecision('enrolment.enrol', at, delegado),
      reason: role,
    })
  }
  step(rows, application, { act: 'ENROLADA', by: delegado.account, at, state: 'APROBADA' })
}

type Ending = { at: Date; by: DemoAccount | null; ground: string; reason: string }

/** Ends at an instant, by somebody or by a register's word (`by` null). */
export function endActivation(rows: CountryRows, activation: DemoActivation, { at, by, ground, reason }: Ending) {
  const { row } = activation
  rows.activation_end.push({
    entidad_id: row.entidad_id,
    activation_id: row.id,
    ended_by: by?.person_id ?? null,
    ended_at: at,
    ground,
    reason,
  })
  activation.until = at
  record(rows, {
    at,
    by: by ?? 'SISTEMA',
    act: 'activation.ended',
    entidadId: row.entidad_id,
    sedeId: row.sede_id,
    personId: row.person_id,
    objectId: row.id,
    reason,
  })
}

/** Writes the periods, once nothing more happens to the activation. */
export function settle({ row, from, until, grants }: DemoActivation) {
  row.during = rangeOf(from, until)
  for (const grant of grants) grant.row.during = rangeOf(grant.from, until)
}
