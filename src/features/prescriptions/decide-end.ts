import type { PersonId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { PrescriptionEnd } from './prescription.ts'
import type { AnnulRefusal, EndRefusal } from './refusals.ts'

/** What of a signed prescription says who may end it. */
export type Endable = { number: string; prescriberId: PersonId; end: Pick<PrescriptionEnd, 'kind'> | null }

/** R-FOR-2: who signed it, and once. */
export function decideEnd(signed: Endable | null, personId: PersonId): Result<null, EndRefusal> {
  if (!signed) return refuse({ code: 'not-found' })
  if (signed.prescriberId !== personId) return refuse({ code: 'not-the-signer' })
  if (signed.end) return refuse({ code: 'already-ended', number: signed.number, kind: signed.end.kind })
  return accept(null)
}

/** The reason is read by the patient, the pharmacy and the auditor. */
export function decideReason(said: string): Result<string, AnnulRefusal> {
  const reason = said.replace(/\s+/g, ' ').trim()
  // Letters, as the table counts them.
  const { length } = [...reason]
  if (length < 5) return refuse({ code: 'reason-short' })
  if (length > 500) return refuse({ code: 'reason-long' })
  return accept(reason)
}
