import { z } from 'zod'

/** What of the policy an official may change: a switch, a threshold, a row of the table of roles, a rule of prescribing. */
export const Subject = z.enum(['POLITICA', 'UMBRAL', 'FILA', 'REGLA'])
export type Subject = z.infer<typeof Subject>
export type Field = 'enabled' | 'value' | 'needs_second' | 'exclusive_with' | 'effect' | 'amount'

/** What a rule of prescribing does (R-PRE-3). */
export const ruleEffects = ['RECHAZA', 'JUSTIFICA', 'AVISA', 'APAGADA'] as const

/** A value as it is compared and kept: `true`, `false`, a number, an effect, the code of a role, or empty. */
export type Value = string

/** Something that can be changed, as it stands. */
export type Standing = {
  subject: Subject
  key: string
  name: string
  meaning: string
  norm: string
  fields: Partial<Record<Field, Value>>
  /** Of a threshold. */
  least: number | null
  most: number | null
  unit: string | null
  /** Of a row: its own role, which it cannot exclude. */
  role: string | null
  /** Held by a law or by the tables: not for the desk to change. */
  isFixed: boolean
}

export type Change = { field: Field; before: Value; after: Value }

/** What an official asks for. `seen`: the values on which the form was drawn. */
export type ChangeRequest = {
  subject: Subject
  key: string
  after: Partial<Record<Field, Value>>
  seen: Partial<Record<Field, Value>>
  reason: string
  norm: string
}
