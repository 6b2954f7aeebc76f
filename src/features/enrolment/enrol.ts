import type { AppContext } from '../../platform/app-context.ts'
import { type During, notBefore } from '../../shared/calendar.ts'
import { RoleGrantId } from '../../shared/id.ts'
import { accept, refuse } from '../../shared/result.ts'
import { moveApplication } from '../applications/index.ts'
import { recordAudit } from '../audit/index.ts'
import { auditActorOf, decisionForRecord } from '../authority/index.ts'
import { findLiveProofing } from '../people/index.ts'
import { decideEnrolment } from './decide-enrolment.ts'
import { findActivationOf, holdRolePolicy, insertRoleGrant } from './enrolment-store.ts'
import { tellPerson } from './mails.ts'
import { type ApplicationAct, officeOf, onApplication } from './on-application.ts'
import { findEnrolmentGround } from './weigh-activation.ts'

/** Enrolar: gives roles within the activation that answered the application. All of them, or none. */
export async function enrol(app: AppContext, act: ApplicationAct, asked: { roles: string[]; during: During | null }) {
  const { by, entidadId, applicationId, requestId } = act
  const current = await findActivationOf(app.db, entidadId, applicationId)
  if (!current) return refuse({ code: 'activation-unknown' } as const)
  const { sedeId } = current
  return onApplication<{ ids: RoleGrantId[] }>(
    app,
    act,
    { action: 'enrolment.enrol', sedeId },
    async ({ db, now, application, authority }) => {
      if (asked.roles.length === 0) return refuse({ code: 'no-role-chosen' })
      const { personId, kind } = application
      const activation = await findActivationOf(db, entidadId, applicationId)
      if (activation?.sedeId !== sedeId) return refuse({ code: 'activation-unknown' })
      // As in the activation: R-ACT-3, R-IDE-3.
      const proofing = await findLiveProofing(db, personId, now)
      if (!proofing) return refuse({ code: 'not-proofed' })
      if (proofing.accountId !== application.accountId) return refuse({ code: 'person-already-held' })
      const ground = await findEnrolmentGround(db, { entidadId, sedeId, personId, kind, activationId: activation.id }, now)
      const { policies, professions } = ground
      const heldHere = [...ground.heldHere]

      const ids: RoleGrantId[] = []
      for (const role of new Set(asked.roles)) {
        const during = asked.during ? notBefore(now, asked.during) : remaining(activation.during, now)
        const request = { personId, role, basis: officeOf(act), during, grantedBy: by.personId }
        const decision = decideEnrolment(request, { now, activation, policies, professions, heldHere })
        if (!decision.ok) return decision
        if (!(await holdRolePolicy(db, decision.value.policyId))) return refuse({ code: 'role-not-offered', role })
        const id = RoleGrantId.parse(app.newId())
        // What is given in this act counts against what follows in it: R-ENR-6.
        heldHere.push({ role, roleName: policies.find((policy) => policy.role === role)?.roleName ?? role, during })
        await insertRoleGrant(db, { ...request, ...decision.value, id, entidadId, activationId: activation.id }, now)
        await recordAudit(db, {
          id: app.newId(),
          at: now,
          actor: auditActorOf(by),
          act: 'role.granted',
          entidadId,
          sedeId,
          personId,
          objectId: id,
          decision: decisionForRecord(authority),
          reason: act.deskReason === undefined ? role : `${role}: ${act.deskReason}`,
          requestId,
        })
        ids.push(id)
      }
      const moved = await moveApplication(db, {
        id: applicationId,
        expectedVersion: act.version,
        act: 'ENROLADA',
        byPerson: by.personId,
        office: officeOf(act),
        at: now,
        reason: act.deskReason ?? null,
      })
      if (!moved.ok) return moved
      await tellPerson(db, app, application, { kind: 'enrolled', sedeId, roles: asked.roles }, act.deskReason)
      return accept({ ids })
    },
  )
}

/** The activation's own period, as far as it still lies ahead: a role is not given for the past. */
export const remaining = (during: During, now: Date): During => (during.from < now ? { ...during, from: now } : during)
