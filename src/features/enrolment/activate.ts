import type { AppContext } from '../../platform/app-context.ts'
import { type During, notBefore } from '../../shared/calendar.ts'
import { ActivationId, type SedeId } from '../../shared/id.ts'
import { accept, refuse } from '../../shared/result.ts'
import { moveApplication } from '../applications/index.ts'
import { recordAudit } from '../audit/index.ts'
import { auditActorOf, decisionForRecord } from '../authority/index.ts'
import { findLiveProofing } from '../people/index.ts'
import { findRethusStanding } from '../rethus/index.ts'
import { decideAgainstPlazas, findPlazasOf } from '../servicio-social/index.ts'
import type { Activation } from './activation.ts'
import { decideActivation } from './decide-activation.ts'
import { findActivationsHere, insertActivation } from './enrolment-store.ts'
import { tellPerson } from './mails.ts'
import { type ApplicationAct, onApplication } from './on-application.ts'

/** Activar: switches a person on at a sede for a period, in answer to an application. Gives no role; see `enrol`. */
export function activate(app: AppContext, act: ApplicationAct, asked: { sedeId: SedeId; during: During }) {
  const { by, entidadId, requestId } = act
  const { sedeId } = asked
  return onApplication<{ id: ActivationId }>(
    app,
    act,
    { action: 'enrolment.activate', sedeId },
    async ({ db, now, application, authority }) => {
      const { personId, id: applicationId, kind: registration } = application
      const standing = await findRethusStanding(db, personId)
      const proofing = await findLiveProofing(db, personId, now)
      // Whoever asked is not the person: what is given would be another account's (R-IDE-3).
      if (proofing && proofing.accountId !== application.accountId) return refuse({ code: 'person-already-held' })
      const heldHere = await findActivationsHere(db, { entidadId, sedeId, personId })
      const plazas = await findPlazasOf(db, personId)

      const request = {
        personId,
        registration,
        basis: 'DELEGADO' as const,
        during: notBefore(now, asked.during),
        activatedBy: by.personId,
      }
      const { sanctions, entry } = standing
      const decision = decideActivation(request, {
        now,
        isProofed: proofing !== null,
        documentState: entry?.documentState ?? null,
        sanctions,
        heldHere,
      })
      if (!decision.ok) return decision
      const besidePlazas = decideAgainstPlazas({ personId, sedeId, registration, during: request.during }, plazas)
      if (!besidePlazas.ok) return besidePlazas
      if (!proofing) throw new Error('decideActivation accepted somebody without proofing')

      const moved = await moveApplication(db, {
        id: applicationId,
        expectedVersion: act.version,
        act: 'ACTIVADA',
        byPerson: by.personId,
        office: 'DELEGADO',
        at: now,
        reason: null,
      })
      if (!moved.ok) return moved
      const id = ActivationId.parse(app.newId())
      const activation: Activation = { ...request, id, entidadId, sedeId, applicationId, proofingId: proofing.id }
      await insertActivation(db, activation, now)

      await recordAudit(db, {
        id: app.newId(),
        at: now,
        actor: auditActorOf(by),
        act: 'activation.given',
        entidadId,
        sedeId,
        personId,
        objectId: id,
        decision: decisionForRecord(authority),
        requestId,
      })
      await tellPerson(db, app, application, { kind: 'activated', sedeId, during: activation.during })
      return accept({ id })
    },
  )
}
