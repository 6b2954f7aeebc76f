import type { AppContext } from '../../platform/app-context.ts'
import type { AttemptRefusal } from '../../platform/idempotency.ts'
import type { AccountId, PersonId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { recordAudit } from '../audit/index.ts'
import { auditActorOf, decide, decisionForRecord } from '../authority/index.ts'
import { lockEntidad } from '../delegados/index.ts'
import { closeSuspended } from '../enrolment/index.ts'
import { changeUnderLock, endProofing, findLiveProofing, lockPerson } from '../people/index.ts'
import { type CaseOutcome, type DeskCase, outcomeNames } from './case.ts'
import { closeCase, findCase } from './case-store.ts'
import { decideResolution } from './decide-resolution.ts'
import { type Giving, giveBack } from './give-back.ts'
import { type Refusal, refusalByConstraint } from './refusals.ts'
import { tellClosed } from './tell.ts'

export type Resolution = {
  by: { personId: PersonId; accountId: AccountId }
  caseId: string
  outcome: CaseOutcome | null
  reason: string
  /** With a fraud: this account acts as the person no more, until somebody sees the document. */
  isRevoked: boolean
  intento: string
  requestId: string
}

/** R-CAS-6: one of two outcomes, once. What the rules refuse to give back leaves the case open. */
export async function resolveCase(app: AppContext, asked: Resolution): Promise<Result<null, Refusal | AttemptRefusal>> {
  const { by, caseId, requestId } = asked
  const known = await findCase(app.db, caseId)
  if (!known) return refuse({ code: 'case-unknown' })
  const { personId, accountId, entidadId } = known
  const lock = async (db: Db) => {
    await lockPerson(db, personId)
    if (known.subject === 'DELEGACION' && entidadId) await lockEntidad(db, entidadId)
  }
  const request = { caseId, outcome: asked.outcome, reason: asked.reason, isRevoked: asked.isRevoked }
  const attempt = { accountId: by.accountId, key: asked.intento, request }
  return changeUnderLock<null, Refusal>(
    app,
    refusalByConstraint,
    lock,
    async (db, now) => {
      const office = await decide(db, { personId: by.personId, action: 'desk.cases', place: { kind: 'nacion' }, at: now })
      const held = await findCase(db, caseId)
      const decision = decideResolution(asked, { isAllowed: office.isAllowed, held })
      if (!decision.ok) return decision
      const { outcome, reason, isRevoked } = decision.value
      const actor = auditActorOf(by)
      const record = { actor, decision: decisionForRecord(office), reason, requestId }

      const giving = { found: known, by: by.personId, at: now, record }
      const done = outcome === 'FUE_LA_PERSONA' ? await giveBack(app, db, giving) : await keepEnded(app, db, giving, isRevoked)
      if (!done.ok) return done
      if (!(await closeCase(db, caseId, { by: by.personId, at: now, outcome, resolution: reason })))
        return refuse({ code: 'already-closed' })
      await recordAudit(db, {
        ...{ ...record, id: app.newId(), at: now, act: 'case.closed', entidadId, personId, objectId: caseId },
        reason: `${outcomeNames[outcome]}: ${reason}`,
      })
      await tellClosed(db, app, known, { outcome, reason, ...done.value })
      return accept(null)
    },
    attempt,
  )

  /** It stays ended; where the official says so, the account too. */
  async function keepEnded(app: AppContext, db: Db, { found, at, record }: Giving, isRevoked: boolean) {
    await closeHeld(db, found, { by: by.personId, at, reason: record.reason })
    const proofing = isRevoked ? await findLiveProofing(db, personId, at) : null
    if (proofing?.accountId === accountId) {
      await endProofing(db, { personId, at, reason: 'SUPLANTACION' })
      await recordAudit(db, { ...record, id: app.newId(), at, act: 'proofing.withdrawn', personId, objectId: accountId })
    }
    return accept({ isGivenBack: false, isRevoked })
  }
}

/** A request that waited for its role while the case was open waits no more. */
const closeHeld = async (db: Db, { suspended }: DeskCase, end: { by: PersonId; at: Date; reason: string }) => {
  if (suspended?.kind === 'ACTIVACION') await closeSuspended(db, suspended, end)
}
