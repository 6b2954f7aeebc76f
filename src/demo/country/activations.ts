import { proofingOf } from './accounts.ts'
import { about, type DemoApplication, step } from './applications.ts'
import { type DemoDelegado, delegadoDecision } from './offices.ts'
import { idOf } from './random.ts'
import { type DemoAccount, record } from './record.ts'
import type { CountryRows, Tables } from './tables.ts'
import { rangeOf } from './when.ts'

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
    registration: application.kind,
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

type Ending = {
  at: Date
  /** Null: a register ended it. */
  by: DemoAccount | null
  ground: string
  reason: string
  /** When it was done, if it is for a later instant. */
  doneAt?: Date
}

export function endActivation(rows: CountryRows, activation: DemoActivation, { at, by, ground, reason, doneAt = at }: Ending) {
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
    at: doneAt,
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
