import type { PersonId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'

export type DocumentSeen = {
  shown: { type: string; number: string }
  claimed: { type: string; number: string }
  seenBy: PersonId
  personId: PersonId
}

export type DocumentSeenRefusal = { code: 'self-proofing' } | { code: 'document-is-not-the-claimed'; claimed: string }

/** R-IDE-1: nobody vouches for himself. R-IDE-2: the document shown is the one the account claims. docs/rules/enrolment.md */
export function decideDocumentSeen({ shown, claimed, seenBy, personId }: DocumentSeen): Result<null, DocumentSeenRefusal> {
  if (seenBy === personId) return refuse({ code: 'self-proofing' })
  if (shown.type !== claimed.type || shown.number !== claimed.number)
    return refuse({ code: 'document-is-not-the-claimed', claimed: `${claimed.type} ${claimed.number}` })
  return accept(null)
}
