import type { AppContext } from '../../platform/app-context.ts'
import { notBefore } from '../../shared/calendar.ts'
import { DelegationId } from '../../shared/id.ts'
import { accept, type Result } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { type AuditEvent, recordAudit } from '../audit/index.ts'
import { auditActorOf, decisionForRecord } from '../authority/index.ts'
import { findAccountsClaiming, findDocumentsOf, findLiveProofing, insertProofing, type ProofingRefusal } from '../people/index.ts'
import { findRethusStanding } from '../rethus/index.ts'
import { decideNaming } from './decide-delegation.ts'
import type { DocumentSeen, NamingFacts, NamingRequest } from './delegation.ts'
import { findHeldPeriods, findPlace, insertDelegation, needsSecondConfirmer } from './delegation-store.ts'
import { type DeskAct, onEntidad } from './on-entidad.ts'
import { tellOfDelegation } from './tell.ts'

/** Names a delegate of an entidad; where the account was not known to be the person's, the document seen settles it. */
export function nameDelegate(app: AppContext, act: DeskAct, asked: Omit<NamingRequest, 'by'>) {
  const { by, requestId } = act
  return onEntidad<{ id: DelegationId; needsConfirmation: boolean }>(app, act, asked, async ({ db, now, authority }) => {
    const request = { ...asked, by: by.personId, during: notBefore(now, asked.during) }
    const decision = decideNaming(request, await loadFacts(db, request, now))
    if (!decision.ok) return decision

    const { entidadId, personId, sedeIds, during, letter } = request
    const event: Omit<AuditEvent, 'id' | 'act' | 'objectId'> = {
      at: now,
      actor: auditActorOf(by),
      entidadId,
      personId,
      decision: decisionForRecord(authority),
      requestId,
    }
    if (decision.value.proofBy) {
      const proofed = await proof(app, db, request, decision.value.proofBy, now)
      if (!proofed.ok) return proofed
      await recordAudit(db, { ...event, id: app.newId(), act: 'proofing.recorded', objectId: proofed.value.id })
    }

    const id = DelegationId.parse(app.newId())
    const needsConfirmation = await needsSecondConfirmer(db)
    const { personId: namedBy } = by
    await insertDelegation(db, { entidadId, id, personId, sedeIds, during, letter, namedBy, namedAt: now, needsConfirmation })
    await recordAudit(db, { ...event, id: app.newId(), act: 'delegation.named', objectId: id, reason: letter })
    await tellOfDelegation(db, app, {
      kind: needsConfirmation ? 'named-to-confirm' : 'named',
      id,
      entidadId,
      personId,
      during,
      now,
    })
    return accept({ id, needsConfirmation })
  })
}

export async function loadFacts(db: Db, request: NamingRequest, now: Date): Promise<NamingFacts> {
  const { entidadId, personId } = request
  const place = await findPlace(db, entidadId)
  const standing = await findRethusStanding(db, personId)
  const proofing = await findLiveProofing(db, personId, now)
  return {
    now,
    entidadKind: place?.kind ?? null,
    sedeIds: place?.sedeIds ?? [],
    isDead: standing.entry?.documentState === 'FALLECIDO',
    accountIds: (await findAccountsClaiming(db, personId)).map(({ id }) => id),
    proofedAccountId: proofing?.accountId ?? null,
    documents: await findDocumentsOf(db, personId, now),
    held: await findHeldPeriods(db, entidadId, personId, now),
  }
}

type Proofed = Promise<Result<{ id: string }, ProofingRefusal>>

const proof = (app: AppContext, db: Db, request: NamingRequest, seen: DocumentSeen, at: Date): Proofed =>
  insertProofing(db, {
    id: app.newId(),
    accountId: request.accountId,
    personId: request.personId,
    ground: 'DOCUMENTO_VISTO',
    documentType: seen.type,
    documentNumber: seen.number,
    seenBy: request.by,
    office: 'MESA',
    entidadId: null,
    at,
  })
