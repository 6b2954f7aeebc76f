import type { PersonId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'

export type DocumentSeen = {
  shown: { type: string; number: string }
  claimed: { type: string; number: string }
  seenBy: PersonId
  personId: PersonId
  /** What this account, or another one, already acts on as the person. */
  heldBy: 'DOCUMENTO_VISTO' | 'CONTACTO_REPS' | 'another-account' | null
}

export type DocumentSeenRefusal =
  | { code: 'self-proofing' }
  | { code: 'document-is-not-the-claimed'; claimed: string }
  | { code: 'person-already-held' }
  | { code: 'already-proofed' }

/**
 * R-IDE-1: nobody vouches for himself. R-IDE-2: the document shown is the one the account claims. R-IDE-3: one account
 * acts as a person. docs/rules/enrolment.md
 */
export function decideDocumentSeen({
  shown,
  claimed,
  seenBy,
  personId,
  heldBy,
}: DocumentSeen): Result<null, DocumentSeenRefusal> {
  if (seenBy === personId) return refuse({ code: 'self-proofing' })
  if (heldBy === 'another-account') return refuse({ code: 'person-already-held' })
  if (heldBy === 'DOCUMENTO_VISTO') return refuse({ code: 'already-proofed' })
  if (shown.type !== claimed.type || shown.number !== claimed.number)
    return refuse({ code: 'document-is-not-the-claimed', claimed: `${claimed.type} ${claimed.number}` })
  return accept(null)
}
