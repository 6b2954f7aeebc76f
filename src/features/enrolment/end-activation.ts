import type { AppContext } from '../../platform/app-context.ts'
import type { AccountId, ActivationId, EntidadId, PersonId, RoleGrantId } from '../../shared/id.ts'
import { accept, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/index.ts'
import { auditActorOf, decide, decisionForRecord } from '../authority/index.ts'
import { changeRightsOf } from '../people/index.ts'
import { closeUnfinished } from './close-unfinished.ts'
import { endActivationAt, endGrantAt, findActivation, findGrant, findWhose } from './enrolment-store.ts'
import { tellEnd } from './mails.ts'
import { type Refusal, refusalByConstraint } from './refusals.ts'

type Ending = {
  by: { personId: PersonId; accountId: AccountId }
  entidadId: EntidadId
  reason: string
  intento: string
  requestId: string
}

/** Ends an activation and its roles at this instant: by a delegado of the entidad, or by the person, who may always leave. */
export async function endActivation(app: AppContext, asked: Ending & { activationId: ActivationId }) {
  const { by, entidadId, activationId, intento, requestId } = asked
  const reason = asked.reason.trim()
  const whose = await findWhose(app.db, entidadId, 'activation', activationId)
  if (!whose) return refuse({ code: 'not-found' } as const)

  const attempt = { accountId: by.accountId, key: intento, request: { activationId, reason } }
  return changeRightsOf<null, Refusal>(
    app,
    whose,
    refusalByConstraint,
    async (db, now) => {
      const activation = await findActivation(db, entidadId, activationId)
      if (!activation) return refuse({ code: 'not-found' })
      const { personId, sedeId, during, applicationId } = activation
      const isOwn = by.personId === personId
      const authority = await decide(db, {
        personId: by.personId,
        action: 'enrolment.end',
        place: { kind: 'sede', id: sedeId },
        at: now,
      })
      if (!isOwn && !authority.isAllowed) return refuse({ code: 'office-ended' })
      if (reason === '') return refuse({ code: 'reason-missing' })
      if (during.until !== null && during.until <= now) return refuse({ code: 'already-ended' })

      await endActivationAt(db, {
        entidadId,
        id: activationId,
        by: by.personId,
        at: now,
        ground: isOwn ? 'RENUNCIA' : 'DELEGADO',
        reason,
      })
      await closeUnfinished(db, applicationId, { by: by.personId, office: isOwn ? 'SOLICITANTE' : 'DELEGADO', at: now, reason })
      await recordAudit(db, {
        id: app.newId(),
        at: now,
        actor: auditActorOf(by),
        act: 'activation.ended',
        entidadId,
        sedeId,
        personId,
        objectId: activationId,
        decision: decisionForRecord(authority),
        reason,
        requestId,
      })
      await tellEnd(db, app, { personId, sedeId, role: null, reason, at: now })
      return accept(null)
    },
    attempt,
  )
}

/** Takes one role away at this instant; the person stays active. */
export async function endRole(app: AppContext, asked: Ending & { grantId: RoleGrantId }) {
  const { by, entidadId, grantId, intento, requestId } = asked
  const reason = asked.reason.trim()
  const whose = await findWhose(app.db, entidadId, 'role_grant', grantId)
  if (!whose) return refuse({ code: 'not-found' } as const)

  const attempt = { accountId: by.accountId, key: intento, request: { grantId, reason } }
  return changeRightsOf<null, Refusal>(
    app,
    whose,
    refusalByConstraint,
    async (db, now) => {
      const grant = await findGrant(db, entidadId, grantId)
      if (!grant) return refuse({ code: 'not-found' })
      const { personId, sedeId, during, roleName } = grant
      const authority = await decide(db, {
        personId: by.personId,
        action: 'enrolment.end',
        place: { kind: 'sede', id: sedeId },
        at: now,
      })
      if (!authority.isAllowed) return refuse({ code: 'office-ended' })
      if (reason === '') return refuse({ code: 'reason-missing' })
      if (during.until !== null && during.until <= now) return refuse({ code: 'already-ended' })

      await endGrantAt(db, { entidadId, id: grantId, by: by.personId, at: now, reason })
      await recordAudit(db, {
        id: app.newId(),
        at: now,
        actor: auditActorOf(by),
        act: 'role.ended',
        entidadId,
        sedeId,
        personId,
        objectId: grantId,
        decision: decisionForRecord(authority),
        reason,
        requestId,
      })
      await tellEnd(db, app, { personId, sedeId, role: roleName, reason, at: now })
      return accept(null)
    },
    attempt,
  )
}
