import type { During } from '../../shared/calendar.ts'
import type { AccountId, DelegationId, EntidadId, PersonId, SedeId } from '../../shared/id.ts'

/** Which document an official saw, as written on it. */
export type DocumentSeen = { type: string; number: string }

/** What an official of the desk asks for. `by` comes from the session, never from the form. */
export type NamingRequest = {
  entidadId: EntidadId
  personId: PersonId
  /** The account that is going to act. */
  accountId: AccountId
  /** Null: all, those opened later included. */
  sedeIds: SedeId[] | null
  during: During
  /** By which letter the legal representative asked for it. */
  letter: string
  /** Null: it was not seen; enough when the account is already known to be the person's. */
  documentSeen: DocumentSeen | null
  by: PersonId
}

/** What holds at the instant of the act, read under the locks. */
export type NamingFacts = {
  now: Date
  /** Null: there is no such entidad. */
  entidadKind: 'IPS' | 'EPS' | 'INDEPENDIENTE' | 'PROVEEDOR' | null
  sedeIds: SedeId[]
  isDead: boolean
  /** Accounts that claim to be the person. */
  accountIds: AccountId[]
  /** The account already known to be the person's. */
  proofedAccountId: AccountId | null
  /** The documents that the person holds now. */
  documents: DocumentSeen[]
  /** The person's delegations at this entidad that are not over, confirmed or not. */
  held: During[]
}

/** A delegation as the desk and the acts on it know it. */
export type Delegation = {
  entidadId: EntidadId
  id: DelegationId
  personId: PersonId
  /** Null: all sedes. */
  sedeIds: SedeId[] | null
  /** Null: ended before it began. */
  during: During | null
  letter: string
  namedBy: PersonId
  namedAt: Date
  needsConfirmation: boolean
  confirmedBy: PersonId | null
  confirmedAt: Date | null
  end: { by: PersonId; at: Date; reason: string } | null
}

export type DelegationState = 'POR_CONFIRMAR' | 'PROGRAMADA' | 'ACTIVA' | 'TERMINADA' | 'ANULADA'

/** What a delegation is at an instant; the words on screen are the page's. */
export function stateOf({ during, needsConfirmation, confirmedAt }: Delegation, at: Date): DelegationState {
  if (during === null) return 'ANULADA'
  if (during.until !== null && during.until <= at) return 'TERMINADA'
  if (needsConfirmation && confirmedAt === null) return 'POR_CONFIRMAR'
  return during.from > at ? 'PROGRAMADA' : 'ACTIVA'
}
