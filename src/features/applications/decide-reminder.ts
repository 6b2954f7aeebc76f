import { type CalendarDate, dayOf } from '../../shared/calendar.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { workingDayOf } from './answer-time.ts'
import type { ApplicationState } from './application.ts'
import { canDo } from './decide-transition.ts'

export type ReminderFacts = {
  now: Date
  state: ApplicationState
  /** When it was last done; null when never. */
  lastReminder: Date | null
  /** How many delegados the mail would reach. */
  reachable: number
}

export type ReminderRefusal =
  | { code: 'nothing-to-remind'; state: ApplicationState }
  | { code: 'reminded-already'; day: CalendarDate }
  | { code: 'no-delegado' }

/** R-SOL-11: while a delegado has it, at most once a working day. */
export function decideReminder({ now, state, lastReminder, reachable }: ReminderFacts): Result<null, ReminderRefusal> {
  if (!canDo('RECORDADA', state)) return refuse({ code: 'nothing-to-remind', state })
  if (lastReminder && workingDayOf(dayOf(lastReminder)) === workingDayOf(dayOf(now)))
    return refuse({ code: 'reminded-already', day: dayOf(lastReminder) })
  if (reachable === 0) return refuse({ code: 'no-delegado' })
  return accept(null)
}
