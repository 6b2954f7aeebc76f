import { type CalendarDate, contains, type During, dayOf, overlaps, startOf } from '../../shared/calendar.ts'
import type { PersonId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Activation, Basis, Registration } from './activation.ts'

export type EnrolmentRequest = { personId: PersonId; role: string; basis: Basis; during: During; grantedBy: PersonId }

/** A row of the table of roles: a null profession is any profession. */
export type RolePolicy = {
  id: number
  registration: Registration
  role: string
  roleName: string
  professionCode: string | null
  norm: string
  /** A role that nobody may hold beside this one, in the same days at the same sede. */
  exclusiveWith: string | null
  /** Whoever gives it is another than who activated. */
  needsSecond: boolean
}

export type EnrolmentFacts = {
  now: Date
  activation: Pick<Activation, 'personId' | 'during' | 'activatedBy'> | null
  /** For the option of the activation and the kind of its entidad. */
  policies: RolePolicy[]
  /** Of the person's titles in ReTHUS; of the plaza in Servicio Social. */
  professions: string[]
  heldHere: { role: string; roleName: string; during: During }[]
}

export type EnrolmentRefusal =
  | { code: 'self-enrolment' }
  | { code: 'activation-unknown' }
  | { code: 'role-not-offered'; role: string }
  | { code: 'role-not-for-profession'; roleName: string }
  | { code: 'role-ends-before-it-starts' }
  | { code: 'period-starts-in-the-past'; today: CalendarDate }
  | { code: 'outside-activation'; activation: During | null }
  | { code: 'already-enrolled'; roleName: string | null }
  | { code: 'role-excluded'; roleName: string; by: string }
  | { code: 'second-person-needed'; roleName: string }

/** Exclusion holds both ways, whichever row says it. */
const isExcludedBy = (policies: RolePolicy[], heldRole: string, role: string) =>
  policies.some((other) => other.role === heldRole && other.exclusiveWith === role)

/** The roles that the table gives to somebody with these professions. */
export const rolesFor = (policies: RolePolicy[], professions: string[]) =>
  policies.filter(({ professionCode }) => professionCode === null || professions.includes(professionCode))

/**
 * R-ENR-1 to R-ENR-7 in docs/rules/enrolment.md. Accepts with the row of the table of roles on which the grant stands:
 * the one of a profession before the one of any.
 */
export function decideEnrolment(
  request: EnrolmentRequest,
  facts: EnrolmentFacts,
): Result<{ policyId: number }, EnrolmentRefusal> {
  const { personId, role, during, basis, grantedBy } = request

  if (basis !== 'INDEPENDIENTE' && grantedBy === personId) return refuse({ code: 'self-enrolment' })
  if (facts.activation?.personId !== personId) return refuse({ code: 'activation-unknown' })
  const offered = facts.policies.filter((policy) => policy.role === role)
  const [first] = offered
  if (!first) return refuse({ code: 'role-not-offered', role })
  const fitting = rolesFor(offered, facts.professions)
  const policy = fitting.find(({ professionCode }) => professionCode !== null) ?? fitting[0]
  if (!policy) return refuse({ code: 'role-not-for-profession', roleName: first.roleName })
  if (during.until !== null && during.until <= during.from) return refuse({ code: 'role-ends-before-it-starts' })
  if (!contains(facts.activation.during, during))
    return refuse({ code: 'outside-activation', activation: facts.activation.during })
  // R-ACT-2: a role no more than an activation is given for what was already done.
  const today = dayOf(facts.now)
  if (during.from < startOf(today)) return refuse({ code: 'period-starts-in-the-past', today })
  if (facts.heldHere.some((held) => held.role === role && overlaps(held.during, during)))
    return refuse({ code: 'already-enrolled', roleName: policy.roleName })
  const excluded = facts.heldHere.find(
    (held) =>
      overlaps(held.during, during) && (held.role === policy.exclusiveWith || isExcludedBy(facts.policies, held.role, role)),
  )
  if (excluded) return refuse({ code: 'role-excluded', roleName: policy.roleName, by: excluded.roleName })
  if (policy.needsSecond && basis === 'DELEGADO' && facts.activation.activatedBy === grantedBy)
    return refuse({ code: 'second-person-needed', roleName: policy.roleName })
  return accept({ policyId: policy.id })
}
