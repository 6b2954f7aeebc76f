import { type CalendarDate, type During, dayOf, overlaps, startOf } from '../../shared/calendar.ts'
import type { PersonId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Basis, Registration } from './activation.ts'

export type ActivationRequest = {
  personId: PersonId
  registration: Registration
  basis: Basis
  during: During
  activatedBy: PersonId
}

export type ActivationFacts = {
  now: Date
  /** Does one account act as the person (R-AUT-1)? */
  isProofed: boolean
  documentState: 'VIGENTE' | 'NO_VIGENTE' | 'FALLECIDO' | null
  sanctions: During[]
  heldHere: During[]
}

export type ActivationRefusal =
  | { code: 'self-activation' }
  | { code: 'period-ends-before-it-starts' }
  | { code: 'period-starts-in-the-past'; today: CalendarDate }
  | { code: 'not-proofed' }
  | { code: 'not-in-rethus' }
  | { code: 'identification-not-current' }
  | { code: 'dead' }
  | { code: 'sanctioned'; sanction: During }
  | { code: 'already-active'; held: During | null }

/** R-ACT-1 to R-ACT-7 in docs/rules/enrolment.md. The first that fails is the one reported. */
export function decideActivation<R extends ActivationRequest>(request: R, facts: ActivationFacts): Result<R, ActivationRefusal> {
  const { personId, registration, basis, during, activatedBy } = request
  const today = dayOf(facts.now)

  if (basis !== 'INDEPENDIENTE' && activatedBy === personId) return refuse({ code: 'self-activation' })
  if (during.until !== null && during.until <= during.from) return refuse({ code: 'period-ends-before-it-starts' })
  if (during.from < startOf(today)) return refuse({ code: 'period-starts-in-the-past', today })
  if (facts.documentState === 'FALLECIDO') return refuse({ code: 'dead' })
  if (!facts.isProofed) return refuse({ code: 'not-proofed' })
  if (registration === 'PROFESIONAL' && facts.documentState === null) return refuse({ code: 'not-in-rethus' })
  if (registration === 'PROFESIONAL' && facts.documentState === 'NO_VIGENTE')
    return refuse({ code: 'identification-not-current' })
  const sanction = facts.sanctions.find((one) => overlaps(one, during))
  if (sanction) return refuse({ code: 'sanctioned', sanction })
  const held = facts.heldHere.find((one) => overlaps(one, during))
  if (held) return refuse({ code: 'already-active', held })

  return accept(request)
}
