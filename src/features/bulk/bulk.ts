import { z } from 'zod'
import type { During } from '../../shared/calendar.ts'
import type { AccountId, ActivationId, ApplicationId, EntidadId, PersonId } from '../../shared/id.ts'
import type { ApplicationKind } from '../applications/index.ts'
import type { Document } from '../people/index.ts'

export const BulkLoadId = z.uuid().brand<'BulkLoadId'>()
export type BulkLoadId = z.infer<typeof BulkLoadId>

/** The columns of the file, by the names of its header. */
export const columns = [
  'accion',
  'tipo_documento',
  'numero_documento',
  'nombre',
  'codigo_sede',
  'opcion',
  'roles',
  'desde',
  'hasta',
  'documento_visto',
  'motivo',
] as const
export type BulkColumn = (typeof columns)[number]
export type Fields = Record<BulkColumn, string>

/** The least that says of whom a row speaks. */
export const required = ['accion', 'tipo_documento', 'numero_documento'] as const satisfies readonly BulkColumn[]

/** R-MAS-1: no file has more. */
export const mostRows = 500
export const mostBytes = 512 * 1024
/** R-MAS-6, in real days: until when a plan may be applied, and how long a report stays. */
export const planDays = 7
export const reportDays = 90

/** What a row asks, read and without a fault in its writing. `sedeCode` empty: the only sede there is. */
export type Asked = { document: Document; name: string; sedeCode: string; kind: ApplicationKind | null } & (
  | { action: 'ACTIVAR'; roles: string[]; during: During; seen: Document | null }
  | { action: 'TERMINAR'; reason: string }
)

/** COMPROBANDO and APLICANDO are the program's work; COMPROBADO and DETENIDO wait for the delegado; the others are over. */
export type LoadState = 'COMPROBANDO' | 'COMPROBADO' | 'APLICANDO' | 'DETENIDO' | 'APLICADO' | 'VENCIDO'

/** What the plan says of a row: it will be done, there is nothing to do, it is refused. */
export type Plan = 'HARA' | 'NADA' | 'NO'
/** What came of it. FALLA: the program failed, and nothing of the row was done. */
export type Outcome = 'HECHA' | 'NADA' | 'NO' | 'FALLA'

export type Step = 'IDENTIDAD' | 'ACTIVAR' | 'ENROLAR' | 'TERMINAR'

/** What is done for a row, or would be: kept with it, so that plan and report can be drawn without asking again. */
export type Effect = {
  steps: Step[]
  personId: PersonId
  personName: string
  sedeName: string
  sedeCode: string
  /** Of the person at the sede, in words. */
  before: string
  after: string
  /** What the delegado should see before going on; nothing of it stands in the way. */
  warnings: string[]
  /** On what it rests: a plan made on an older one is not applied. */
  applicationId: ApplicationId | null
  version: number | null
  activationId: ActivationId | null
}

/** Why a row is not done: a sentence, and the rule with its norm where there is one. */
export type Reason = { code: string; message: string; rule: string | null; norm: string | null }

/** What the plan or the report says of a row. */
export type Said = { effect: Effect | null; reason: Reason | null; personName?: string; sedeName?: string }

export type BulkRow = {
  line: number
  fields: Fields
  fault: string | null
  plan: Plan | null
  planSaid: Said | null
  outcome: Outcome | null
  outcomeSaid: Said | null
  doneAt: Date | null
}

/** Rows by what the plan says and by what came of them. */
export type LoadCounts = { planned: Record<Plan, number>; done: Record<Outcome, number> }

export type BulkLoad = {
  id: BulkLoadId
  entidadId: EntidadId
  uploadedBy: PersonId
  uploadedByName: string
  accountId: AccountId
  fileName: string
  rowCount: number
  state: LoadState
  stateSince: Date
  uploadedAt: Date
  plannedAt: Date | null
  startedAt: Date | null
  finishedAt: Date | null
  expiresAt: Date
  isForgotten: boolean
  counts: LoadCounts
}
