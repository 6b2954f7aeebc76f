import type { AppContext } from '../../platform/app-context.ts'
import { accept } from '../../shared/result.ts'
import { moveApplication } from './applications-store.ts'
import { type OwnAct, onOwnApplication } from './own-application.ts'
import { tell } from './tell.ts'

/** Retirar: only what has not been answered; what was given is ended, not withdrawn (R-SOL-9). */
export function withdrawApplication(app: AppContext, act: OwnAct, asked: { version: number }) {
  return onOwnApplication<null>(app, act, 'application.withdrawn', asked, async ({ db, now, application: { id, personId } }) => {
    const moved = await moveApplication(db, {
      id,
      expectedVersion: asked.version,
      act: 'RETIRADA',
      byPerson: personId,
      office: 'SOLICITANTE',
      at: now,
      reason: null,
    })
    if (!moved.ok) return moved
    await tell(db, app, id, 'RETIRADA', now)
    return accept(null)
  })
}
