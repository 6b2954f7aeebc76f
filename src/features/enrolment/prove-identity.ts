import type { AppContext } from '../../platform/app-context.ts'
import { accept, refuse } from '../../shared/result.ts'
import { moveApplication } from '../applications/index.ts'
import { recordAudit } from '../audit/index.ts'
import { auditActorOf, decisionForRecord } from '../authority/index.ts'
import { endProofing, findLiveProofing, getAccount, insertProofing } from '../people/index.ts'
import { decideDocumentSeen } from './decide-document-seen.ts'
import { tellPerson } from './mails.ts'
import { type ApplicationAct, officeOf, onApplication } from './on-application.ts'

/** Comprobar la identidad: the delegado records the document that the person showed (level 2). */
export function proveIdentity(app: AppContext, act: ApplicationAct, shown: { type: string; number: string }) {
  const { by, entidadId, requestId } = act
  return onApplication<null>(
    app,
    act,
    { action: 'enrolment.activate', sedeId: null },
    async ({ db, now, application, authority }) => {
      const { personId, accountId, sedeId } = application
      const account = await getAccount(db, accountId)
      const held = await findLiveProofing(db, personId, now)

      const heldBy = held && (held.accountId === accountId ? held.ground : 'another-account')
      const decision = decideDocumentSeen({ shown, claimed: account.document, seenBy: by.personId, personId, heldBy })
      if (!decision.ok) return decision

      const moved = await moveApplication(db, {
        id: application.id,
        expectedVersion: act.version,
        act: 'IDENTIDAD',
        byPerson: by.personId,
        office: officeOf(act),
        at: now,
        reason: act.deskReason ?? null,
      })
      if (!moved.ok) return moved
      // Seeing the person says more than the contact in REPS, and takes its place.
      if (held) await endProofing(db, { personId, at: now, reason: 'DOCUMENTO_VISTO' })
      const proofing = await insertProofing(db, {
        id: app.newId(),
        accountId,
        personId,
        ground: 'DOCUMENTO_VISTO',
        documentType: shown.type,
        documentNumber: shown.number,
        seenBy: by.personId,
        office: officeOf(act),
        entidadId,
        at: now,
      })
      if (!proofing.ok) return refuse(proofing.refusal)
      await recordAudit(db, {
        id: app.newId(),
        at: now,
        actor: auditActorOf(by),
        act: 'proofing.recorded',
        entidadId,
        sedeId,
        personId,
        objectId: accountId,
        decision: decisionForRecord(authority),
        reason: act.deskReason ?? null,
        requestId,
      })
      await tellPerson(db, app, application, { kind: 'proofed' }, act.deskReason)
      return accept(null)
    },
  )
}
