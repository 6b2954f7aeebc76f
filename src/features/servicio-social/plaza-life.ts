import type { Assignment, PlazaState } from './plaza.ts'

export type PlazaAct =
  | 'REPORTADA'
  | 'APROBADA'
  | 'RECHAZADA'
  | 'ASIGNADA'
  | 'ACEPTADA'
  | 'NO_ACEPTADA'
  | 'RENUNCIADA'
  | 'INICIADA'
  | 'SUSPENDIDA'
  | 'REANUDADA'
  | 'PRORROGADA'
  | 'ACORTADA'
  | 'FINALIZADA'
  | 'CANCELADA'

/** In which office somebody does it. */
export type Office = 'DELEGADO' | 'MESA' | 'PROFESIONAL' | 'OPERADOR'

type Life = { from: readonly PlazaState[]; to: PlazaState; offices: readonly Office[]; needsReason: boolean }

const desk = ['MESA', 'OPERADOR'] as const
const own = ['PROFESIONAL', 'OPERADOR'] as const

/** R-SS-4: the life of a plaza. What was not accepted, or is renounced, leaves the plaza approved: it may be assigned again. */
export const lifeOf: Record<Exclude<PlazaAct, 'REPORTADA'>, Life> = {
  APROBADA: { from: ['REPORTADA'], to: 'APROBADA', offices: desk, needsReason: false },
  RECHAZADA: { from: ['REPORTADA'], to: 'RECHAZADA', offices: desk, needsReason: true },
  ASIGNADA: { from: ['APROBADA'], to: 'ASIGNADA', offices: desk, needsReason: false },
  ACEPTADA: { from: ['ASIGNADA'], to: 'ASIGNADA', offices: own, needsReason: false },
  NO_ACEPTADA: { from: ['ASIGNADA'], to: 'APROBADA', offices: own, needsReason: true },
  RENUNCIADA: { from: ['ASIGNADA', 'ACTIVA', 'SUSPENDIDA'], to: 'APROBADA', offices: own, needsReason: true },
  INICIADA: { from: ['ASIGNADA'], to: 'ACTIVA', offices: ['DELEGADO', ...desk], needsReason: false },
  SUSPENDIDA: { from: ['ACTIVA'], to: 'SUSPENDIDA', offices: desk, needsReason: true },
  REANUDADA: { from: ['SUSPENDIDA'], to: 'ACTIVA', offices: desk, needsReason: false },
  PRORROGADA: { from: ['ACTIVA'], to: 'ACTIVA', offices: desk, needsReason: true },
  ACORTADA: { from: ['ACTIVA'], to: 'ACTIVA', offices: desk, needsReason: true },
  FINALIZADA: { from: ['ACTIVA', 'SUSPENDIDA'], to: 'FINALIZADA', offices: desk, needsReason: false },
  CANCELADA: {
    from: ['REPORTADA', 'APROBADA', 'ASIGNADA', 'ACTIVA', 'SUSPENDIDA'],
    to: 'CANCELADA',
    offices: desk,
    needsReason: true,
  },
}

/** A plaza whose last day is over is finished, whoever has written it down. */
export const stateAt = (state: PlazaState, current: Pick<Assignment, 'during'> | null, now: Date): PlazaState =>
  state === 'ACTIVA' && current?.during?.until && current.during.until <= now ? 'FINALIZADA' : state

export const stateNames: Record<PlazaState, string> = {
  REPORTADA: 'Por aprobar',
  APROBADA: 'Vacante',
  RECHAZADA: 'Rechazada',
  ASIGNADA: 'Asignada',
  ACTIVA: 'Activa',
  SUSPENDIDA: 'Suspendida',
  FINALIZADA: 'Finalizada',
  CANCELADA: 'Cancelada',
}

export const actNamesOf: Record<PlazaAct, string> = {
  REPORTADA: 'Reportada',
  APROBADA: 'Aprobada',
  RECHAZADA: 'Rechazada',
  ASIGNADA: 'Asignada',
  ACEPTADA: 'Aceptada',
  NO_ACEPTADA: 'No aceptada',
  RENUNCIADA: 'Renunciada',
  INICIADA: 'Iniciada',
  SUSPENDIDA: 'Suspendida',
  REANUDADA: 'Reanudada',
  PRORROGADA: 'Prorrogada',
  ACORTADA: 'Acortada',
  FINALIZADA: 'Finalizada',
  CANCELADA: 'Cancelada',
}
