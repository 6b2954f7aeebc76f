import type { AppContext } from '../../platform/app-context.ts'
import type { DelegationId, EntidadId } from '../../shared/id.ts'
import { accept } from '../../shared/result.ts'
import { recordAudit } from '../audit/index.ts'
import { auditActorOf, decisionForRecord } from '../authority/index.ts'
import { decideEnding } from './decide-delegation.ts'
import { endDelegationRow } from './delegation-store.ts'
import { type DeskAct, onDelegation } from './on-entidad.ts'
import { tellOfDelegation } from './tell.ts'

type Ending = { entidadId: EntidadId; id: DelegationId; reason: string }

/** R-DEL-11: ends it at this instant. What the delegate did before stays. */
export function endDelegation(app: AppContext, act: DeskAct, { entidadId, id, reason }: Ending) {
  const { by, requestId } = act
  return onDelegation<{ id: DelegationId }>(app, act, { entidadId, id }, async ({ db, now, authority, delegation }) => {
    const decision = decideEnding(reason, { now, delegation })
    if (!decision.ok) return decision

    const { personId } = delegation
    await endDelegationRow(db, { entidadId, id, by: by.personId, at: now, reason })
    await recordAudit(db, {
      id: app.newId(),
      at: now,
      actor: auditActorOf(by),
      act: 'delegation.ended',
      entidadId,
      personId,
      objectId: id,
      decision: decisionForRecord(authority),
      reason,
      requestId,
    })
    await tellOfDelegation(db, app, { kind: 'ended', entidadId, personId, reason, now })
    return accept({ id })
  })
}
