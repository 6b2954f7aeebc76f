import type { CalendarDate, During } from '../../shared/calendar.ts'
import type { EntidadId, PersonId, SedeId } from '../../shared/id.ts'

export type PlazaState =
  | 'REPORTADA'
  | 'APROBADA'
  | 'RECHAZADA'
  | 'ASIGNADA'
  | 'ACTIVA'
  | 'SUSPENDIDA'
  | 'FINALIZADA'
  | 'CANCELADA'
export type AssignmentState = 'ASIGNADA' | 'ACEPTADA' | 'ACTIVA' | 'SUSPENDIDA' | 'FINALIZADA' | 'RENUNCIADA' | 'NO_ACEPTADA'
export type InscriptionState = 'INSCRITA' | 'APROBADA' | 'RECHAZADA' | 'ANULADA' | 'EXONERADA'
/** By draw, or directly by the IPS where the department lets it. */
export type Provision = 'SORTEO' | 'DIRECTA'

/** A plaza as one person holds it: `during` is when it is in force, or is to be when it has not started. */
export type Plaza = {
  /** Of the assignment. */
  id: string
  plazaId: string
  code: string
  personId: PersonId
  sedeId: SedeId
  sedeName: string
  entidadId: EntidadId
  professionCode: string
  state: AssignmentState
  during: During
}

/** Assigned, accepted or not, and not yet started: nothing can stand on it. */
export const isToStart = ({ state }: Pick<Plaza, 'state'>) => state === 'ASIGNADA' || state === 'ACEPTADA'

/** What an IPS offers for a sede. */
export type Offer = {
  id: string
  code: string
  entidadId: EntidadId
  sedeId: SedeId
  professionCode: string
  /** Of the reporters' list, 0 to 5. */
  modality: number
  provision: Provision
  firstDay: CalendarDate
  lastDay: CalendarDate
  state: PlazaState
  stateSince: Date
  version: number
}

/** One holding of a plaza; `during` null: it never came into force, or no longer will. */
export type Assignment = {
  id: string
  plazaId: string
  personId: PersonId
  sedeId: SedeId
  state: AssignmentState
  stateSince: Date
  during: During | null
}

export type Inscription = {
  id: string
  personId: PersonId
  /** The assignment's round ("proceso"), such as '2026-1'. */
  round: string
  professionCode: string
  departamentoCode: string | null
  state: InscriptionState
  stateSince: Date
  reason: string | null
}

/** The professions that owe the service. */
export const socialProfessions = ['MEDICINA', 'ODONTOLOGIA', 'ENFERMERIA', 'BACTERIOLOGIA'] as const
export type SocialProfession = (typeof socialProfessions)[number]

export const professionNames: Record<string, string> = {
  MEDICINA: 'Medicina',
  ODONTOLOGIA: 'Odontología',
  ENFERMERIA: 'Enfermería',
  BACTERIOLOGIA: 'Bacteriología',
}

/** Of the reporters' list (Res. 3030 de 2014), by its number. */
export const modalityNames = [
  'Sin modalidad',
  'Programa de salud pública',
  'Programa en población vulnerable',
  'Investigación en salud',
  'Servicios profesionales en IPS habilitada',
  'Servicios especializados en IPS habilitada',
] as const

export const provisionNames: Record<Provision, string> = { SORTEO: 'Por sorteo', DIRECTA: 'Directa' }

export const inscriptionStateNames: Record<InscriptionState, string> = {
  INSCRITA: 'Inscrita',
  APROBADA: 'Aprobada',
  RECHAZADA: 'Rechazada',
  ANULADA: 'Anulada',
  EXONERADA: 'Exonerada',
}
