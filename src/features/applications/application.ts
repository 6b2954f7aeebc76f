import { z } from 'zod'
import type { AccountId, ApplicationId, EntidadId, PersonId, SedeId } from '../../shared/id.ts'

/** The options of the guide in which somebody registers. */
export const ApplicationKind = z.enum(['PROFESIONAL', 'SERVICIO_SOCIAL', 'OTRO'])
export type ApplicationKind = z.infer<typeof ApplicationKind>

export const kindNames: Record<ApplicationKind, string> = {
  PROFESIONAL: 'Profesional de la salud',
  SERVICIO_SOCIAL: 'Servicio Social Obligatorio',
  OTRO: 'Otro usuario',
}

/**
 * ENVIADA waits for the delegado, DEVUELTA for the applicant. ACTIVADA: switched on at the sede, still without a role.
 * APROBADA: activated and enrolled.
 */
export const ApplicationState = z.enum(['ENVIADA', 'DEVUELTA', 'ACTIVADA', 'APROBADA', 'RECHAZADA', 'RETIRADA'])
export type ApplicationState = z.infer<typeof ApplicationState>

/** What may still become something. */
export const openStates = ['ENVIADA', 'DEVUELTA', 'ACTIVADA'] as const satisfies readonly ApplicationState[]

/** One movement of an application. */
export type ApplicationAct =
  | 'ENVIADA'
  | 'ABIERTA'
  | 'DEVUELTA'
  | 'CORREGIDA'
  | 'IDENTIDAD'
  | 'ACTIVADA'
  | 'ENROLADA'
  | 'RECHAZADA'
  | 'RETIRADA'
  | 'RECORDADA'
  | 'TERMINADA'

/** For how long answers that were not sent wait to be gone on with, in real days. */
export const draftDays = 30

/** In what capacity a movement was made. */
export type StepOffice = 'SOLICITANTE' | 'DELEGADO' | 'INDEPENDIENTE' | 'MESA' | 'REGISTRO'

/** An application with the names that a list or a page of it shows. */
export type Application = {
  id: ApplicationId
  radicado: string
  kind: ApplicationKind
  state: ApplicationState
  /** Since when it has been in that state. */
  stateSince: Date
  /** When it last reached the delegado: sent, or corrected. His days count from here (R-SOL-10). */
  waitingSince: Date
  submittedAt: Date
  /** Grows with every step that changes what a decision rests on: a form made on an older one is stale. */
  version: number
  /** Who sent it: an account, which claims to be the person. */
  accountId: AccountId
  personId: PersonId
  personName: string
  document: { type: string; number: string }
  entidadId: EntidadId
  entidadName: string
  sedeId: SedeId
  sedeName: string
  municipioName: string | null
  /** What the applicant wrote to the delegado; empty when nothing. */
  note: string
  /** Of *Otro usuario* only: what he asks to be able to do. The delegado gives it, or another. */
  roleAsked: { code: string; name: string } | null
  evidence: Evidence
}

/** What the registers said when it was sent: codes and instants, no names. */
export type Evidence = {
  /** Of which instant ReTHUS spoke; null: it does not know the person. */
  rethusAsOf: string | null
  /** On which a role may stand: of the titles; in Servicio Social of the plaza. */
  professions: string[]
  /** 0: the account's names or birth date differ from ReTHUS (R-ACC-3). 1: they match. */
  matchLevel: 0 | 1
  /** Which of them differ. */
  differs: string[]
  /** Of Servicio Social only: the plaza on which it stands. */
  plaza?: PlazaEvidence
}

/** A plaza as it was when the application was sent. */
export type PlazaEvidence = {
  code: string
  assignmentId: string
  professionCode: string
  /** First instant in force, and the first no longer. */
  from: string
  until: string | null
  /** When it was read, and of which instant the newest file of the register spoke; null: none was loaded. */
  readAt: string
  fileAsOf: string | null
}

export type ApplicationStep = {
  seq: number
  act: ApplicationAct
  /** Null: a register's word. */
  byPerson: PersonId | null
  byName: string
  office: StepOffice
  at: Date
  reason: string | null
}
