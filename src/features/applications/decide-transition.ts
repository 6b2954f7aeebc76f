import { accept, type Result, refuse } from '../../shared/result.ts'
import type { ApplicationAct, ApplicationState } from './application.ts'

/** R-SOL-9. Forward only: where an act may happen, and what the application then is. What is not here cannot be done. */
const transitions: Record<Exclude<ApplicationAct, 'ENVIADA'>, Partial<Record<ApplicationState, ApplicationState>>> = {
  ABIERTA: { ENVIADA: 'ENVIADA' },
  // The document may be shown at any time before the end, also while the applicant corrects something.
  IDENTIDAD: { ENVIADA: 'ENVIADA', DEVUELTA: 'DEVUELTA', ACTIVADA: 'ACTIVADA' },
  DEVUELTA: { ENVIADA: 'DEVUELTA' },
  CORREGIDA: { DEVUELTA: 'ENVIADA' },
  ACTIVADA: { ENVIADA: 'ACTIVADA' },
  ENROLADA: { ACTIVADA: 'APROBADA' },
  // From ACTIVADA: the activation was ended before any role was given.
  RECHAZADA: { ENVIADA: 'RECHAZADA', DEVUELTA: 'RECHAZADA', ACTIVADA: 'RECHAZADA' },
  // Not from ACTIVADA: what has been given is ended, not withdrawn.
  RETIRADA: { ENVIADA: 'RETIRADA', DEVUELTA: 'RETIRADA' },
  RECORDADA: { ENVIADA: 'ENVIADA', ACTIVADA: 'ACTIVADA' },
  // The activation ended, by the person or a delegado, before any role was given: nothing is awaited any more.
  TERMINADA: { ACTIVADA: 'RETIRADA' },
}

/** Seen or remembered: nothing that a decision rests on has changed, and a form already open stays good. */
const leavesVersion: ReadonlySet<ApplicationAct> = new Set(['ABIERTA', 'RECORDADA'])

export type MoveRefusal = { code: 'not-in-that-state'; state: ApplicationState } | { code: 'stale-form'; state: ApplicationState }

type Held = { state: ApplicationState; version: number }
type Asked = { act: Exclude<ApplicationAct, 'ENVIADA'>; expectedVersion: number | null }

/** May this act be done in this state? The same answer for the button and for the server. */
export const canDo = (act: Exclude<ApplicationAct, 'ENVIADA'>, state: ApplicationState) => transitions[act][state] !== undefined

/**
 * R-SOL-9. The state is told before the form's age: "it was withdrawn" says more than "something changed".
 * @param asked `expectedVersion` null: the act rests on no form.
 */
export function decideTransition(held: Held, { act, expectedVersion }: Asked): Result<Held, MoveRefusal> {
  const state = transitions[act][held.state]
  if (state === undefined) return refuse({ code: 'not-in-that-state', state: held.state })
  if (expectedVersion !== null && expectedVersion !== held.version) return refuse({ code: 'stale-form', state: held.state })
  return accept({ state, version: leavesVersion.has(act) ? held.version : held.version + 1 })
}
