import type { AppContext } from '../../platform/app-context.ts'
import { ActivationId, type ApplicationId, DelegationId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { canDo, getApplication, moveApplication } from '../applications/index.ts'
import { type AuditActor, recordAudit } from '../audit/index.ts'
import { suspendDelegation } from '../delegados/index.ts'
import { findActivationOf, suspendActivation } from '../enrolment/index.ts'
import type { Linked } from '../notifications/index.ts'
import { endProofing, findLiveProofing } from '../people/index.ts'
import type { Suspended } from './case.ts'

export type By = { actor: AuditActor; at: Date; reason: string; requestId: string }

/** What a request has become is what is suspended: «No fui yo» of the request is of the activation that answered it. */
export async function resolveSubject<L extends Linked>(db: Db, linked: L): Promise<L> {
  if (linked.subject !== 'SOLICITUD' || linked.entidadId === null) return linked
  const activation = await findActivationOf(db, linked.entidadId, linked.objectId)
  return activation ? { ...linked, subject: 'ACTIVACION', objectId: activation.id } : linked
}

/**
 * R-CAS-2: suspends at this instant what the notice spoke of, and nothing else. Called under the locks.
 *
 * @returns what it was; null: nothing of it was in force any more
 */
export async function suspend(app: AppContext, db: Db, linked: Linked, by: By): Promise<Suspended | null> {
  const { subject, objectId, entidadId } = linked
  switch (subject) {
    case 'ACTIVACION':
      return entidadId && suspendActivation(app, db, { ...by, entidadId, id: ActivationId.parse(objectId) })
    case 'DELEGACION':
      return entidadId && suspendDelegation(app, db, { ...by, entidadId, id: DelegationId.parse(objectId) })
    case 'SOLICITUD':
      return withdraw(app, db, objectId as ApplicationId, by)
    case 'CUENTA':
      return stopAccount(app, db, linked, by)
  }
}

/** Nobody has answered it: nobody will. */
async function withdraw(
  app: AppContext,
  db: Db,
  id: ApplicationId,
  { actor, at, reason, requestId }: By,
): Promise<Suspended | null> {
  const { state, radicado, personId, entidadId, sedeId } = await getApplication(db, id)
  if (!canDo('RETIRADA', state)) return null
  // Whoever holds the account's mail speaks for its applicant.
  const move = { id, act: 'RETIRADA', byPerson: personId, office: 'SOLICITANTE', at, reason, expectedVersion: null } as const
  const moved = await moveApplication(db, move)
  if (!moved.ok) throw new Error(`an application that can be withdrawn was not: ${moved.refusal.code}`)
  const event = { at, actor, entidadId, sedeId, personId, reason, requestId }
  await recordAudit(db, { ...event, id: app.newId(), act: 'application.withdrawn', objectId: id })
  return { kind: 'SOLICITUD', radicado }
}

/** R-CAS-4: no account acts as the person until somebody sees the document again, or the desk gives it back. */
async function stopAccount(app: AppContext, db: Db, { personId, accountId }: Linked, by: By): Promise<Suspended | null> {
  const { actor, at, reason, requestId } = by
  const proofing = await findLiveProofing(db, personId, at)
  if (proofing?.accountId !== accountId) return null
  await endProofing(db, { personId, at, reason: 'NO_FUI_YO' })
  await recordAudit(db, {
    id: app.newId(),
    at,
    actor,
    act: 'proofing.withdrawn',
    personId,
    objectId: accountId,
    reason,
    requestId,
  })
  return { kind: 'CUENTA', proofingId: proofing.id }
}
