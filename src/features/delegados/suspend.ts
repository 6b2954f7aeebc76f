import type { AppContext } from '../../platform/app-context.ts'
import { notBefore } from '../../shared/calendar.ts'
import { type AccountId, DelegationId, type EntidadId, type PersonId, type SedeId } from '../../shared/id.ts'
import { accept, type Result } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { type AuditActor, recordAudit } from '../audit/index.ts'
import { decideNaming } from './decide-delegation.ts'
import { endDelegationRow, findDelegation, insertDelegation, needsSecondConfirmer } from './delegation-store.ts'
import { loadFacts } from './name-delegate.ts'
import type { Refusal } from './refusals.ts'

/** What a delegation was when «No fui yo» ended it, as a case keeps it. */
export type SuspendedDelegation = {
  kind: 'DELEGACION'
  id: DelegationId
  entidadId: EntidadId
  from: string
  until: string | null
  sedeIds: SedeId[] | null
  letter: string
}

type Suspending = { entidadId: EntidadId; id: DelegationId; actor: AuditActor; at: Date; reason: string; requestId: string }

/**
 * R-CAS-2: ends it at this instant. What the delegate did before stays, and the desk reads it in the case. Called under the
 * locks of the person and of the entidad.
 *
 * @returns what it was; null: it was over already
 */
export async function suspendDelegation(app: AppContext, db: Db, asked: Suspending): Promise<SuspendedDelegation | null> {
  const { entidadId, id, actor, at, reason, requestId } = asked
  const delegation = await findDelegation(db, entidadId, id)
  const during = delegation?.during
  if (!delegation || !during || (during.until !== null && during.until <= at)) return null
  const { personId, sedeIds, letter } = delegation
  await endDelegationRow(db, { entidadId, id, by: personId, at, reason })
  await recordAudit(db, {
    id: app.newId(),
    at,
    actor,
    act: 'delegation.ended',
    entidadId,
    personId,
    objectId: id,
    reason,
    requestId,
  })
  const ends = { from: during.from.toISOString(), until: during.until?.toISOString() ?? null }
  return { kind: 'DELEGACION', id, entidadId, ...ends, sedeIds, letter }
}

type GivingBack = {
  suspended: SuspendedDelegation
  personId: PersonId
  accountId: AccountId
  by: PersonId
  at: Date
  record: { actor: AuditActor; decision: unknown; reason: string; requestId: string }
}

/**
 * R-CAS-6: names the person again for what remains, asking every rule of a naming as of now; where the ministry asks for a
 * second official, it waits for him. Called under the locks of the person and of the entidad.
 *
 * @returns null: its days were over meanwhile
 */
export async function giveBackDelegation(
  app: AppContext,
  db: Db,
  asked: GivingBack,
): Promise<Result<DelegationId | null, Refusal>> {
  const { suspended, personId, accountId, by, at, record } = asked
  const { entidadId, sedeIds, letter } = suspended
  const until = suspended.until === null ? null : new Date(suspended.until)
  if (until !== null && until <= at) return accept(null)
  const starts = new Date(suspended.from)
  const during = notBefore(at, { from: starts < at ? at : starts, until })
  const request = { entidadId, personId, accountId, sedeIds, during, letter, documentSeen: null, by }
  const decision = decideNaming(request, await loadFacts(db, request, at))
  if (!decision.ok) return decision
  const id = DelegationId.parse(app.newId())
  const needsConfirmation = await needsSecondConfirmer(db)
  await insertDelegation(db, { entidadId, id, personId, sedeIds, during, letter, namedBy: by, namedAt: at, needsConfirmation })
  await recordAudit(db, { ...record, id: app.newId(), at, act: 'delegation.named', entidadId, personId, objectId: id })
  return accept(id)
}
