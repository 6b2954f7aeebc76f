import type { PersonId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { CaseOutcome, DeskCase } from './case.ts'

type Asked = { by: { personId: PersonId }; outcome: CaseOutcome | null; reason: string; isRevoked: boolean }
type Facts = { isAllowed: boolean; held: Pick<DeskCase, 'personId' | 'end'> | null }
type Decided = { outcome: CaseOutcome; reason: string; isRevoked: boolean }

export type ResolutionRefusal = {
  code: 'office-ended' | 'case-unknown' | 'already-closed' | 'own-case' | 'outcome-missing' | 'reason-missing'
}

/** R-CAS-6. That it was closed is told before what the form lacks. */
export function decideResolution(
  { by, outcome, reason, isRevoked }: Asked,
  { isAllowed, held }: Facts,
): Result<Decided, ResolutionRefusal> {
  if (!isAllowed) return refuse({ code: 'office-ended' })
  if (!held) return refuse({ code: 'case-unknown' })
  if (held.end) return refuse({ code: 'already-closed' })
  if (held.personId === by.personId) return refuse({ code: 'own-case' })
  if (outcome === null) return refuse({ code: 'outcome-missing' })
  if (reason.trim() === '') return refuse({ code: 'reason-missing' })
  return accept({ outcome, reason: reason.trim(), isRevoked: isRevoked && outcome === 'SUPLANTACION' })
}
