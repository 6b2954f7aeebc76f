import type { AppContext } from '../../platform/app-context.ts'
import type { AccountId, ActivationId, EntidadId, PersonId, RoleGrantId } from '../../shared/id.ts'
import { accept, refuse } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { recordAudit } from '../audit/index.ts'
import { auditActorOf, decide, decisionForRecord } from '../authority/index.ts'
import { lockEntidad } from '../delegados/index.ts'
import { changeRightsOf, changeUnderLock, lockPerson } from '../people/index.ts'
import { closeUnfinished } from './close-unfinished.ts'
import { endActivationAt, endGrantAt, findActivation, findGrant, findWhose } from './enrolment-store.ts'
import { tellEnd } from './mails.ts'
import { deskRefusal } from './on-application.ts'
import { type Refusal, refusalByConstraint } from './refusals.ts'

/** An end asked for. With `isDesk` an official ends it in the entidad's place (R-MES-2), by the request that it answered. */
type Ending = {
  by: { personId: PersonId; accountId: AccountId }
  entidadId: EntidadId
  reason: string
  intento: string
  requestId: string
  isDesk?: boolean
}

/** Ends an activation and its roles at this instant: by a delegado of the entidad, or by the person, who may always leave. */
export async function endActivation(app: AppContext, asked: Ending & { activationId: ActivationId }) {
  const { by, entidadId, activationId, intento, requestId, isDesk = false } = asked
  const reason = asked.reason.trim()
  const whose = await findWhose(app.db, entidadId, 'activation', activationId)
  if (!whose) return refuse({ code: 'not-found' } as const)

  const attempt = { accountId: by.accountId, key: intento, request: { activationId, reason } }
  const lock = async (db: Db) => {
    await lockPerson(db, whose)
    if (isDesk) await lockEntidad(db, entidadId)
  }
  return changeUnderLock<null, Refusal>(
    app,
    refusalByConstraint,
    lock,
    async (db, now) => {
      const activation = await findActivation(db, entidadId, activationId)
      if (!activation) return refuse({ code: 'not-found' })
      const { personId, sedeId, during, applicationId } = activation
      if (isDesk && applicationId === null) return refuse({ code: 'not-found' })
      const isOwn = by.personId === personId && !isDesk
      const question =
        isDesk && applicationId !== null
          ? ({ action: 'desk.act-for', place: { kind: 'solicitud', id: applicationId } } as const)
          : ({ action: 'enrolment.end', place: { kind: 'sede', id: sedeId } } as const)
      const authority = await decide(db, { personId: by.personId, ...question, at: now })
      if (isDesk && !authority.isAllowed) return refuse(deskRefusal(authority))
      if (!isOwn && !authority.isAllowed) return refuse({ code: 'office-ended' })
      if (reason === '') return refuse({ code: 'reason-missing' })
      if (during.until !== null && during.until <= now) return refuse({ code: 'already-ended' })

      const office = isDesk ? 'MESA' : 'DELEGADO'
      await endActivationAt(db, {
        entidadId,
        id: activationId,
        by: by.personId,
        at: now,
        ground: isOwn ? 'RENUNCIA' : office,
        reason,
      })
      await closeUnfinished(db, applicationId, { by: by.personId, office: isOwn ? 'SOLICITANTE' : office, at: now, reason })
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
      await tellEnd(db, app, { personId, sedeId, role: null, reason, at: now, ground: isOwn ? 'RENUNCIA' : office })
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
