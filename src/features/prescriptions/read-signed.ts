import type { AppContext } from '../../platform/app-context.ts'
import type { AccountId, PersonId } from '../../shared/id.ts'
import { type AuditAct, recordAudit } from '../audit/index.ts'
import { auditActorOf, decide, decisionForRecord } from '../authority/index.ts'
import { findLiveProofing } from '../people/index.ts'
import { findSigned, type Signed } from './prescription-store.ts'

/** What for: to look, to put on paper, or for a program. */
export type Reading = 'VER' | 'IMPRIMIR' | 'API'

export type ReadRequest = {
  actor: { personId: PersonId; accountId: AccountId }
  number: string
  how: Reading
  requestId?: string
}

const actOf: Record<Reading, AuditAct> = { VER: 'prescription.read', IMPRIMIR: 'prescription.printed', API: 'prescription.read' }

/**
 * R-FOR-3: read by who signed it, whatever became of his right, and by whoever may read at its sede; to all others it is not
 * there. Each reading is recorded in the transaction that reads.
 */
export async function readSigned(app: AppContext, { actor, number, how, requestId }: ReadRequest): Promise<Signed | null> {
  if (!/^\d{20}$/.test(number)) return null
  return app.transaction(async (db) => {
    const signed = await findSigned(db, number)
    if (!signed) return null
    const { id, sedeId, entidadId, prescriberId } = signed
    const now = await app.clock(db)
    if ((await findLiveProofing(db, actor.personId, now))?.accountId !== actor.accountId) return null
    const isOwn = prescriberId === actor.personId
    const place = { kind: 'sede', id: sedeId } as const
    const authority = isOwn ? null : await decide(db, { personId: actor.personId, action: 'prescription.read', place, at: now })
    if (authority && !authority.isAllowed) return null
    await recordAudit(db, {
      ...{ id: app.newId(), at: now, actor: auditActorOf(actor), act: actOf[how], entidadId, sedeId, objectId: id },
      ...{ personId: prescriberId, reason: number, requestId: requestId ?? null },
      ...(authority && { decision: decisionForRecord(authority) }),
    })
    return signed
  })
}
