import type { EntidadId, PersonId, SedeId } from '../../shared/id.ts'

export type EntidadKind = 'IPS' | 'EPS' | 'INDEPENDIENTE' | 'PROVEEDOR'
export type EntidadIdType = 'NI' | 'CC' | 'CE' | 'PE' | 'PT'

export type Municipio = { code: string; name: string; departamento: string }

export type Entidad = {
  id: EntidadId
  kind: EntidadKind
  /** Of REPS, 10 digits; of an EPS, the 6 characters of the insurers' list. */
  code: string
  idType: EntidadIdType
  /** Without verification digit. */
  idNumber: string
  /** Of a NIT only. */
  nitDv: number | null
  name: string
  email: string | null
  phone: string | null
  address: string | null
  municipio: Municipio | null
  /** The natural person who is this entidad; null while no person of that document is known. */
  independienteId: PersonId | null
  /** The instant of which the register spoke. */
  asOf: Date
}

export type Sede = {
  id: SedeId
  entidadId: EntidadId
  kind: 'REPS' | 'EPS'
  /** 12 digits; of an EPS's office, the code of the EPS. */
  code: string
  name: string
  address: string | null
  phone: string | null
  email: string | null
  municipio: Municipio | null
  asOf: Date
}

export const entidadKindNames: Record<EntidadKind, string> = {
  IPS: 'IPS',
  EPS: 'EPS',
  INDEPENDIENTE: 'Profesional independiente',
  PROVEEDOR: 'Proveedor',
}

/** "NIT 900.123.456-8", "CC 1.900.318.562" */
export function entidadIdText({ idType, idNumber, nitDv }: Pick<Entidad, 'idType' | 'idNumber' | 'nitDv'>): string {
  const number = /^\d+$/.test(idNumber) ? idNumber.replace(/\B(?=(\d{3})+$)/g, '.') : idNumber
  return idType === 'NI' ? `NIT\u00a0${number}-${nitDv}` : `${idType}\u00a0${number}`
}
