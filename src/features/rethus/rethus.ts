import type { CalendarDate, During } from '../../shared/calendar.ts'

/** What ReTHUS says of a person's identification. */
export type DocumentState = 'VIGENTE' | 'NO_VIGENTE' | 'FALLECIDO'
export type ProgramType = 'AUX' | 'TCP' | 'TEC' | 'UNV' | 'ESP' | 'MAE' | 'DOC'
export type Origin = 'LOCAL' | 'EXTRANJERO'
/** How somebody stands towards the Servicio Social Obligatorio. */
export type Provision = 'PRESTO' | 'EXENTO' | 'EXONERADO'

export type RethusTitle = {
  id: string
  programType: ProgramType
  origin: Origin
  /** As the register writes it. */
  profession: string
  /** Null: the register's words are none that we know, and no role stands on this title. */
  professionCode: string | null
  practisingSince: CalendarDate
  act: string
  reporter: string
}

export type RethusSocialService = {
  id: string
  provision: Provision
  placeKind: Origin | null
  place: string | null
  from: CalendarDate | null
  /** The last day. */
  last: CalendarDate | null
  modality: string | null
  program: string | null
  reporter: string
}

/** In force during [from, until); without end while `until` is null. */
export type RethusSanction = During & { id: string; sanction: string; authority: string; act: string }

/** All that ReTHUS says of a person who is in it. */
export type RethusStanding = {
  /** Null: the person is not in ReTHUS. */
  entry: { documentState: DocumentState; asOf: Date } | null
  titles: RethusTitle[]
  /** Served ones and those to come too. */
  sanctions: RethusSanction[]
}

/** The same in brief, at one instant. */
export type RethusBrief = { documentState: DocumentState; asOf: Date; professions: string[]; isSanctioned: boolean }

export const documentStateNames: Record<DocumentState, string> = {
  VIGENTE: 'Vigente',
  NO_VIGENTE: 'No vigente',
  FALLECIDO: 'Fallecido',
}

export const programNames: Record<ProgramType, string> = {
  AUX: 'Auxiliar',
  TCP: 'Técnico profesional',
  TEC: 'Tecnológico',
  UNV: 'Universitario',
  ESP: 'Especialización',
  MAE: 'Maestría',
  DOC: 'Doctorado',
}

export const originNames: Record<Origin, string> = { LOCAL: 'Local', EXTRANJERO: 'Extranjero' }

export const provisionNames: Record<Provision, string> = { PRESTO: 'Prestó', EXENTO: 'Exento', EXONERADO: 'Exonerado' }

/** Of the reporter's list (Res. 3030 de 2014), by its number. */
export const modalityNames = [
  'Sin modalidad',
  'Programa de salud pública',
  'Programa en población vulnerable',
  'Investigación en salud',
  'Servicios profesionales en IPS habilitada',
  'Servicios especializados en IPS habilitada',
] as const

/** Of the same list, from 1. */
export const socialServiceProgramNames = ['Medicina', 'Odontología', 'Enfermería', 'Bacteriología'] as const
