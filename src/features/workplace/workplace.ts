import type { During } from '../../shared/calendar.ts'
import type { ActivationId, EntidadId, SedeId } from '../../shared/id.ts'

/** One activation as the choice shows it. */
export type WorkRight = {
  /** Of the activation. */
  id: ActivationId
  registration: 'PROFESIONAL' | 'SERVICIO_SOCIAL' | 'OTRO'
  entidadId: EntidadId
  entidadName: string
  sedeId: SedeId
  sedeName: string
  during: During
  activatedAt: Date
  roles: { name: string; during: During }[]
}

/** Where somebody works at an instant. */
export type Workplace = {
  /** Null: active nowhere. */
  current: WorkRight | null
  /** Did he choose it, or is it what is there? */
  isChosen: boolean
  /** Where else he could work now. */
  others: WorkRight[]
  /** Where he was active last, when he is active nowhere any more. */
  past: PastPlace | null
  /** What he had chosen, where he is active no longer. */
  lost: { sedeName: string; entidadName: string; endedAt: Date | null } | null
}

/** Where somebody was active last. */
export type PastPlace = Pick<WorkRight, 'entidadName' | 'sedeId' | 'sedeName'> & { endedAt: Date }

/** Active nowhere, as a mere claim is always shown. */
export const nowhere: Workplace = { current: null, isChosen: false, others: [], past: null, lost: null }
