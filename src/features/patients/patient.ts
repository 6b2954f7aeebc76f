import type { CalendarDate } from '../../shared/calendar.ts'
import type { EntidadId } from '../../shared/id.ts'
import type { PatientDocument } from './patient-document.ts'

export type Sex = 'F' | 'M' | 'I'
export type Regimen = 'CONTRIBUTIVO' | 'SUBSIDIADO' | 'EXCEPCION' | 'NO_AFILIADO'

/** What is said of a patient; each change of it is a version. */
export type PatientData = {
  firstName: string
  secondName: string | null
  firstSurname: string
  secondSurname: string | null
  birthDate: CalendarDate
  sex: Sex | null
  /** Null with a régimen without EPS, or when nobody knows (R-PAC-6). */
  eps: { id: EntidadId; code: string; name: string } | null
  regimen: Regimen | null
  /** Where the paper is sent besides the hand. */
  email: string | null
  phone: string | null
  /** Of whoever was born just now, or is a minor whom nobody identified (R-PAC-5). */
  mother: PatientDocument | null
}

/** Whoever is treated, as one version says it. */
export type Patient = PatientData & {
  id: string
  version: number
  document: PatientDocument
  /** "Rosa Elvira Cantillo de la Hoz" */
  fullName: string
  /** When this version was entered. */
  enteredAt: Date
  /** Since when EPS and régimen are said as this version says them. */
  epsSaidAt: Date
}

export const sexNames: Record<Sex, string> = { F: 'Femenino', M: 'Masculino', I: 'Indeterminado' }

export const regimenNames: Record<Regimen, string> = {
  CONTRIBUTIVO: 'contributivo',
  SUBSIDIADO: 'subsidiado',
  EXCEPCION: 'régimen de excepción o especial',
  NO_AFILIADO: 'no está afiliado',
}
