import type { AppContext } from '../../platform/app-context.ts'
import type { SedeId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { SessionHolder } from '../sign-in/index.ts'
import { findWorkplace } from './find-workplace.ts'
import type { WorkRight } from './workplace.ts'
import { saveChoice } from './workplace-store.ts'

export type WorkplaceRefusal = { code: 'not-active-there' }

/**
 * From now on the person works at this sede. Nothing is given by it, so that it needs neither lock nor record: a right that
 * ends at this very moment is found ended at the next look.
 */
export function chooseWorkplace(
  app: AppContext,
  holder: SessionHolder,
  sedeId: SedeId,
): Promise<Result<WorkRight, WorkplaceRefusal>> {
  return app.transaction(async (db) => {
    const now = await app.clock(db)
    const { current, others } = await findWorkplace(db, holder, now)
    const right = [...(current ? [current] : []), ...others].find((one) => one.sedeId === sedeId)
    if (!right) return refuse({ code: 'not-active-there' })
    await saveChoice(db, { accountId: holder.accountId, entidadId: right.entidadId, sedeId, at: now })
    return accept(right)
  })
}
