import type { AppContext } from '../../platform/app-context.ts'
import { type During, notBefore } from '../../shared/calendar.ts'
import { ActivationId, type SedeId } from '../../shared/id.ts'
import { accept } from '../../shared/result.ts'
import { moveApplication } from '../applications/index.ts'
import { recordAudit } from '../audit/index.ts'
import { auditActorOf, decisionForRecord } from '../authority/index.ts'
import type { Activation } from './activation.ts'
import { insertActivation } from './enrolment-store.ts'
import { tellPerson } from './mails.ts'
import { type ApplicationAct, officeOf, onApplication } from './on-application.ts'
import { findActivationGround, weighActivation } from './weigh-activation.ts'

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
      const ground = await findActivationGround(db, { entidadId, sedeId, personId }, now)
      const { proofing } = ground

      const request = {
        personId,
        registration,
        basis: officeOf(act),
        during: notBefore(now, asked.during),
        activatedBy: by.personId,
      }
      const decision = weighActivation({ ...request, sedeId, accountId: application.accountId }, ground)
      if (!decision.ok) return decision
      if (!proofing) throw new Error('weighActivation accepted somebody without proofing')

      const moved = await moveApplication(db, {
        id: applicationId,
        expectedVersion: act.version,
        act: 'ACTIVADA',
        byPerson: by.personId,
        office: officeOf(act),
        at: now,
        reason: act.deskReason ?? null,
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
        reason: act.deskReason ?? null,
        requestId,
      })
      await tellPerson(db, app, application, { kind: 'activated', sedeId, during: activation.during }, act.deskReason)
      return accept({ id })
    },
  )
}
