import type { AppContext } from '../../platform/app-context.ts'
import { accept } from '../../shared/result.ts'
import { findSteps, moveApplication } from './applications-store.ts'
import { decideReminder } from './decide-reminder.ts'
import { type OwnAct, onOwnApplication } from './own-application.ts'
import { findDelegatesFor, tell } from './tell.ts'

/** Recordar: writes to whoever can answer (R-SOL-11). */
export function remindDelegado(app: AppContext, act: OwnAct) {
  return onOwnApplication<{ told: string[] }>(app, act, 'application.reminded', null, async ({ db, now, application }) => {
    const { id, personId, state } = application
    const steps = await findSteps(db, id)
    const lastReminder = steps.findLast(({ act }) => act === 'RECORDADA')?.at ?? null
    const delegates = await findDelegatesFor(db, application, now)
    const decision = decideReminder({ now, state, lastReminder, reachable: delegates.length })
    if (!decision.ok) return decision

    const moved = await moveApplication(db, {
      id,
      expectedVersion: null,
      act: 'RECORDADA',
      byPerson: personId,
      office: 'SOLICITANTE',
      at: now,
      reason: null,
    })
    if (!moved.ok) return moved
    await tell(db, app, id, 'RECORDADA', now)
    return accept({ told: delegates.map(({ name }) => name) })
  })
}
