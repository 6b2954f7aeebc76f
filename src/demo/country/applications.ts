import { seeDocument } from './accounts.ts'
import type { DemoSede } from './institutions.ts'
import type { DemoLoads } from './loads.ts'
import { type DemoDelegado, delegadoDecision } from './offices.ts'
import { idOf } from './random.ts'
import { type DemoAccount, record } from './record.ts'
import type { CountryRows, Option, Tables } from './tables.ts'

export type DemoApplication = Tables['application']

type Sending = {
  account: DemoAccount
  /** Null: in no register. */
  profession: string | null
  sede: DemoSede
  at: Date
  note?: string
  loads: DemoLoads
  kind?: Option
  /** By *Otro usuario*. */
  roleAsked?: string
}

/** The applicant sends it. Its radicado is given when all are known, in the order in which they were sent. */
export function send(
  rows: CountryRows,
  { account, profession, sede, at, note = '', loads, kind = 'PROFESIONAL', roleAsked }: Sending,
): DemoApplication {
  const known = Object.values(loads.rethus).filter(({ finished_at }) => finished_at <= at)
  const evidence = {
    rethusAsOf: known.at(-1)!.as_of.toISOString(),
    professions: profession ? [profession] : [],
    matchLevel: account.match_level,
    differs: account.match_level === 1 ? [] : [profession ? 'birth-date' : 'not-in-register'],
  }
  const application: DemoApplication = {
    id: idOf('application', `${account.id}-${sede.code}${kind === 'PROFESIONAL' ? '' : `-${kind}`}`),
    kind,
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
    role_asked: roleAsked ?? null,
  }
  rows.application.push(application)
  step(rows, application, { act: 'ENVIADA', by: account, at })
  record(rows, { at, by: account, act: 'application.sent', ...about(application), decision: evidence })
  return application
}

export const about = ({ id, entidad_id, sede_id, person_id }: DemoApplication) => ({
  entidadId: entidad_id,
  sedeId: sede_id,
  personId: person_id,
  objectId: id,
})

type Step = { act: string; by: DemoAccount; at: Date; reason?: string; state?: DemoApplication['state'] }

/** Seen or remembered: a form already open stays good. */
const leavesVersion = ['ENVIADA', 'ABIERTA', 'RECORDADA']

export function step({ application_step }: CountryRows, application: DemoApplication, { act, by, at, reason, state }: Step) {
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
