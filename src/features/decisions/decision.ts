import type { EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import type { Authority } from '../authority/index.ts'
import type { Asking } from './decide-asking.ts'

/** What a person may ask of himself or of another. */
export const askable = {
  'prescription.sign': 'Prescribir',
  'prescription.order': 'Ordenar',
  'prescription.read': 'Consultar prescripciones',
} as const
export type Askable = keyof typeof askable

export type Asked = { personId: PersonId; action: Askable; sedeId: SedeId; at: Date | null }

/** Of whom and of where a decision speaks, as they are called. */
export type Subject = {
  person: { id: PersonId; name: string }
  sede: { id: SedeId; name: string; code: string; entidadId: EntidadId; entidadName: string }
}

export type Answer = Subject & { authority: Authority; asking: Exclude<Asking, 'nobody'> }
