import type { AppContext } from '../../platform/app-context.ts'
import type { DelegationId, EntidadId } from '../../shared/id.ts'
import { accept } from '../../shared/result.ts'
import { recordAudit } from '../audit/index.ts'
import { auditActorOf, decisionForRecord } from '../authority/index.ts'
import { findRethusStanding } from '../rethus/index.ts'
import { decideConfirmation } from './decide-delegation.ts'
import { confirmDelegationRow } from './delegation-store.ts'
import { type DeskAct, onDelegation } from './on-entidad.ts'
import { tellOfDelegation } from './tell.ts'

/** R-DEL-10: the second official. It takes effect now, or on its first day. */
export function confirmDelegation(app: AppContext, act: DeskAct, which: { entidadId: EntidadId; id: DelegationId }) {
  const { by, requestId } = act
  const { entidadId, id } = which
  return onDelegation<{ id: DelegationId }>(app, act, which, async ({ db, now, authority, delegation }) => {
    const { entry } = await findRethusStanding(db, delegation.personId)
    const decision = decideConfirmation(by.personId, { now, isDead: entry?.documentState === 'FALLECIDO', delegation })
    if (!decision.ok) return decision

    const { personId } = delegation
    const during = await confirmDelegationRow(db, { entidadId, id, by: by.personId, at: now })
    await recordAudit(db, {
      id: app.newId(),
      at: now,
      actor: auditActorOf(by),
      act: 'delegation.confirmed',
      entidadId,
      personId,
      objectId: id,
      decision: decisionForRecord(authority),
      requestId,
    })
    await tellOfDelegation(db, app, { kind: 'named', id, entidadId, personId, during, now })
    return accept({ id })
  })
}
