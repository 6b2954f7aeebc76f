import type { AppContext } from '../../platform/app-context.ts'
import type { Attempt, AttemptRefusal } from '../../platform/idempotency.ts'
import type { AccountId, PersonId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/index.ts'
import { auditActorOf, decide, decisionForRecord } from '../authority/index.ts'
import { getPatient } from '../patients/index.ts'
import { changeRightsOf, findLiveProofing } from '../people/index.ts'
import { decideEnd, decideReason } from './decide-end.ts'
import { actionOf } from './prepare.ts'
import { findSigned, insertEnd } from './prescription-store.ts'
import type { AnnulRefusal } from './refusals.ts'
import { tellAnnulled } from './tell.ts'

export type AnnulRequest = {
  actor: { personId: PersonId; accountId: AccountId }
  number: string
  reason: string
  attempt: Attempt | null
  requestId?: string
}

/** R-FOR-2: by who signed it, while his right at its sede is in force, with a reason that the patient, the pharmacy and the auditor read. */
export async function annulPrescription(
  app: AppContext,
  { actor, number, reason: said, attempt, requestId }: AnnulRequest,
): Promise<Result<{ number: string }, AnnulRefusal>> {
  const decided = decideReason(said)
  if (!decided.ok) return decided
  const reason = decided.value
  const byConstraint: Partial<Record<string, AnnulRefusal>> = {
    prescription_end_pkey: { code: 'already-ended', number, kind: null },
  }
  return changeRightsOf<{ number: string }, AnnulRefusal | AttemptRefusal>(
    app,
    actor.personId,
    byConstraint,
    async (db, now) => {
      const signed = await findSigned(db, number)
      const end = decideEnd(signed, actor.personId)
      if (!end.ok || !signed) return end.ok ? refuse({ code: 'not-found' }) : end
      const { sedeId, entidadId, id, document } = signed
      const action = actionOf(document.content.kind)
      const authority = await decide(db, { personId: actor.personId, action, place: { kind: 'sede', id: sedeId }, at: now })
      const holder = await findLiveProofing(db, actor.personId, now)
      if (!authority.isAllowed || holder?.accountId !== actor.accountId) return refuse({ code: 'no-right', authority })
      await insertEnd(db, { number, kind: 'ANULADA', replacedBy: null, reason, by: actor.personId, endedAt: now })
      await recordAudit(db, {
        ...{ id: app.newId(), at: now, actor: auditActorOf(actor), act: 'prescription.annulled', entidadId, sedeId },
        ...{ personId: actor.personId, objectId: id, decision: decisionForRecord(authority) },
        ...{ reason: `${number}: ${reason}`, requestId: requestId ?? null },
      })
      const patient = await getPatient(db, signed.patientId)
      await tellAnnulled(db, app, { document, patient, prescriberId: actor.personId, now, reason })
      return accept({ number })
    },
    attempt,
  )
}
