import { isOver } from '../../shared/calendar.ts'
import type { TaskFacts, TaskStep } from './task.ts'

/** Where the home shows an application: what waits for the reader, what waits for others, what works, what is past. */
export type Tray = 'yours' | 'waiting' | 'working' | 'past'

export const trays = ['yours', 'waiting', 'working', 'past'] as const satisfies readonly Tray[]

/** R-TAR-2: first what the reader can do something about. Past is what nobody has to do anything about any more. */
export function decideTray(
  { application: { state }, may, held, now, service, rethus }: TaskFacts,
  steps: readonly TaskStep[],
): Tray {
  if (state === 'RETIRADA' || state === 'RECHAZADA') return 'past'
  if (may !== 'nothing') return 'working'
  // The way on is an offer of the home (R-TAR-3), not a step of this application.
  const isServed = service?.standing === 'PLAZA_TERMINADA' || service?.standing === 'EXONERADO'
  if (isServed && rethus?.documentState === 'VIGENTE') return 'past'
  const open = steps.find(({ place }) => place === 'now')
  const isEnded = state === 'APROBADA' && held !== null && isOver(held.during, now)
  // While a register stands in the way, or the desk looks into it, there is still something to wait for.
  if (isEnded && open?.key === 'activation' && open.office !== 'mesa') return 'past'
  return open?.office === 'persona' ? 'yours' : 'waiting'
}
