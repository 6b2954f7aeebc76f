import { recordAudit } from '../../features/audit/index.ts'
import type { AppContext } from '../../platform/app-context.ts'
import { longDateTime } from '../../shared/dates-es.ts'
import type { AccountId, PersonId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { findAhead, lockClock, moveAhead } from './clock-store.ts'
import { type ClockForm, type ClockRefusal, decideClockMove } from './decide-clock-move.ts'

export type MoveRefusal = ClockRefusal | { code: 'moved-meanwhile'; field: null; message: string }

type Asked = ClockForm & {
  /** How far ahead the clock was when the form was drawn: pressed twice, it moves once. */
  visto: string
  by: { personId: PersonId; accountId: AccountId } | null
  requestId: string
}

/** Moves the legal clock of all processes ahead. */
export function moveClock(
  app: AppContext,
  { by, requestId, visto, ...asked }: Asked,
): Promise<Result<{ now: Date }, MoveRefusal>> {
  return app.transaction(async (db) => {
    await lockClock(db)
    const now = await app.clock(db)
    if ((await findAhead(db)) !== visto)
      return refuse({
        code: 'moved-meanwhile',
        field: null,
        message: `El reloj ya se había movido y marca ${longDateTime(now)}`,
      })
    const decision = decideClockMove(asked, { now, realNow: app.realNow() })
    if (!decision.ok) return decision
    const to = decision.value
    await moveAhead(db, to.getTime() - now.getTime())
    await recordAudit(db, {
      id: app.newId(),
      at: now,
      actor: by ? { kind: 'PERSONA', ...by } : { kind: 'SISTEMA' },
      act: 'clock.moved',
      reason: `Del ${longDateTime(now)} al ${longDateTime(to)}`,
      requestId,
    })
    return accept({ now: to })
  })
}
