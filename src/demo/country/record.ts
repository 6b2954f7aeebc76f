import type { AuditAct } from '../../features/audit/index.ts'
import { idOf } from './random.ts'
import type { CountryRows, Tables } from './tables.ts'

export type DemoAccount = Tables['account']

type Done = {
  at: Date
  /** Somebody signed in, the operator at the command line, or a rule of the program. */
  by: DemoAccount | 'OPERADOR' | 'SISTEMA'
  act: AuditAct
  entidadId?: string
  sedeId?: string
  personId?: string
  objectId?: string
  decision?: unknown
  reason?: string
}

/** The audit's row of an act, as the act itself would have written it at that time. */
export function record({ audit_event }: CountryRows, { at, by, act, ...about }: Done) {
  const actor = typeof by === 'string' ? null : by
  audit_event.push({
    id: idOf('audit', audit_event.length),
    recorded_at: at,
    at,
    actor_kind: typeof by === 'string' ? by : 'PERSONA',
    actor_id: actor?.person_id ?? null,
    account_id: actor?.id ?? null,
    act,
    entidad_id: about.entidadId ?? null,
    sede_id: about.sedeId ?? null,
    person_id: about.personId ?? null,
    object_id: about.objectId ?? null,
    decision: about.decision ?? null,
    reason: about.reason ?? null,
  })
}

type Ground = { rule: string; evidence: string | null }

/** The decision on which somebody in office acted, in the form in which the record keeps it. */
export const decisionOn = (action: string, at: Date, grounds: Ground[]) => ({
  action,
  at: at.toISOString(),
  rules: grounds.map(({ rule, evidence }) => ({ rule, isSatisfied: true, evidence })),
})
