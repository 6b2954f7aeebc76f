import type { AppContext } from '../../platform/app-context.ts'
import type { PersonId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { recordAudit } from '../audit/index.ts'
import type { EndGround } from './activation.ts'
import { closeUnfinished } from './close-unfinished.ts'
import { endActivationAt, findOpenActivations } from './enrolment-store.ts'
import { tellEnd } from './mails.ts'

export type LostGround = { personId: PersonId; at: Date; ground: EndGround; reason: string }

/**
 * R-ACT-8: what a register says ends every right of the person at the instant of which it speaks, or now. Called under
 * the person's lock, in the transaction that records the register's word. The person is told.
 *
 * @returns how many activations ended
 */
export async function endRights(app: AppContext, db: Db, lost: LostGround): Promise<number> {
  const { personId, at, ground, reason } = lost
  const now = await app.clock(db)
  const open = await findOpenActivations(db, personId, at)
  for (const { entidadId, id, sedeId, applicationId } of open) {
    await endActivationAt(db, { entidadId, id, by: null, at, ground, reason })
    // Of an end that lies ahead the delegado may still make something; one at once leaves nothing to wait for.
    if (at <= now) await closeUnfinished(db, applicationId, { by: null, office: 'REGISTRO', at: now, reason })
    await recordAudit(db, {
      id: app.newId(),
      at: now,
      actor: { kind: 'SISTEMA' },
      act: 'activation.ended',
      entidadId,
      sedeId,
      personId,
      objectId: id,
      reason,
    })
    await tellEnd(db, app, { personId, sedeId, role: null, reason, at, isToCome: at > now, ground })
  }
  return open.length
}
