import { type CalendarDate, dayOf, isOver, overlaps, startOf } from '../../shared/calendar.ts'
import type { PersonId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Delegation, DocumentSeen, NamingFacts, NamingRequest } from './delegation.ts'

export type NamingRefusal =
  | { code: 'entidad-unknown' }
  | { code: 'self-naming' }
  | { code: 'entidad-has-no-delegates'; kind: 'INDEPENDIENTE' | 'PROVEEDOR' }
  | { code: 'letter-missing' }
  | { code: 'no-sede-chosen' }
  | { code: 'sede-of-another-entidad' }
  | { code: 'ends-before-it-starts' }
  | { code: 'starts-in-the-past'; today: CalendarDate }
  | { code: 'person-is-dead' }
  | { code: 'account-of-another-person' }
  | { code: 'acts-with-another-account' }
  | { code: 'document-not-seen' }
  | { code: 'document-of-another-person' }
  | { code: 'already-delegate' }

/** Whether naming also settles which account is the person's. */
export type Naming = { request: NamingRequest; proofBy: DocumentSeen | null }

/** R-DEL-2 to R-DEL-9 in docs/rules/delegados.md; R-DEL-1 is asked of authority. The first that fails is the one reported. */
export function decideNaming(request: NamingRequest, facts: NamingFacts): Result<Naming, NamingRefusal> {
  const { personId, accountId, during, by } = request
  const today = dayOf(facts.now)

  if (facts.entidadKind === null) return refuse({ code: 'entidad-unknown' })
  if (personId === by) return refuse({ code: 'self-naming' })
  if (facts.entidadKind !== 'IPS' && facts.entidadKind !== 'EPS')
    return refuse({ code: 'entidad-has-no-delegates', kind: facts.entidadKind })
  if (facts.isDead) return refuse({ code: 'person-is-dead' })
  if (!facts.accountIds.includes(accountId)) return refuse({ code: 'account-of-another-person' })
  const proofing = decideProofing(request, facts)
  if (!proofing.ok) return proofing
  const sedes = decideSedes(request, facts)
  if (!sedes.ok) return sedes
  if (during.until !== null && during.until <= during.from) return refuse({ code: 'ends-before-it-starts' })
  if (during.from < startOf(today)) return refuse({ code: 'starts-in-the-past', today })
  if (request.letter === '') return refuse({ code: 'letter-missing' })
  if (facts.held.some((held) => overlaps(held, during))) return refuse({ code: 'already-delegate' })

  return accept({ request, proofBy: proofing.value })
}

/** R-DEL-6: one account acts as the person; the desk says which after seeing the document, once. */
function decideProofing(
  { accountId, documentSeen }: NamingRequest,
  facts: NamingFacts,
): Result<DocumentSeen | null, NamingRefusal> {
  if (facts.proofedAccountId === accountId) return accept(null)
  if (facts.proofedAccountId !== null) return refuse({ code: 'acts-with-another-account' })
  if (documentSeen === null) return refuse({ code: 'document-not-seen' })

  const isTheirs = facts.documents.some(({ type, number }) => type === documentSeen.type && number === documentSeen.number)
  return isTheirs ? accept(documentSeen) : refuse({ code: 'document-of-another-person' })
}

/** R-DEL-8 */
function decideSedes({ sedeIds }: NamingRequest, facts: NamingFacts): Result<null, NamingRefusal> {
  if (sedeIds === null) return accept(null)
  if (sedeIds.length === 0) return refuse({ code: 'no-sede-chosen' })
  return sedeIds.every((id) => facts.sedeIds.includes(id)) ? accept(null) : refuse({ code: 'sede-of-another-entidad' })
}

export type ConfirmationRefusal =
  | { code: 'confirmed-by-its-namer' }
  | { code: 'self-naming' }
  | { code: 'nothing-to-confirm' }
  | { code: 'already-over' }
  | { code: 'person-is-dead' }

export type ActFacts = { now: Date; delegation: Delegation }

const hasEnded = ({ during }: Delegation, now: Date) => during === null || isOver(during, now)

/** R-DEL-10: the second official is another, and confirms what still waits for him. */
export function decideConfirmation(by: PersonId, facts: ActFacts & { isDead: boolean }): Result<Delegation, ConfirmationRefusal> {
  const { delegation, now } = facts
  if (delegation.personId === by) return refuse({ code: 'self-naming' })
  if (delegation.namedBy === by) return refuse({ code: 'confirmed-by-its-namer' })
  if (hasEnded(delegation, now)) return refuse({ code: 'already-over' })
  if (!delegation.needsConfirmation || delegation.confirmedAt !== null) return refuse({ code: 'nothing-to-confirm' })
  if (facts.isDead) return refuse({ code: 'person-is-dead' })
  return accept(delegation)
}

export type EndingRefusal = { code: 'already-over' } | { code: 'reason-missing' }

/** R-DEL-11: with a reason, once. The official may end a delegation of his own: it takes a right away and gives none. */
export function decideEnding(reason: string, { delegation, now }: ActFacts): Result<Delegation, EndingRefusal> {
  if (hasEnded(delegation, now)) return refuse({ code: 'already-over' })
  if (reason === '') return refuse({ code: 'reason-missing' })
  return accept(delegation)
}
