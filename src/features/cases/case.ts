import { longDateTime } from '../../shared/dates-es.ts'
import type { AccountId, EntidadId, PersonId, ProofingId } from '../../shared/id.ts'
import type { SuspendedDelegation } from '../delegados/index.ts'
import type { SuspendedActivation } from '../enrolment/index.ts'
import type { NoticeSubject } from '../notifications/index.ts'

/** That an account acts as the person, as it was when «No fui yo» ended it. */
export type SuspendedAccount = { kind: 'CUENTA'; proofingId: ProofingId }
/** A request that nobody had answered yet; it is not given back, it is asked anew. */
export type SuspendedApplication = { kind: 'SOLICITUD'; radicado: string }

/** What was suspended, with what is needed to give it back. */
export type Suspended = SuspendedActivation | SuspendedDelegation | SuspendedAccount | SuspendedApplication

/** How the desk resolves a case. */
export const outcomes = ['SUPLANTACION', 'FUE_LA_PERSONA'] as const
export type CaseOutcome = (typeof outcomes)[number]

export const outcomeNames: Record<CaseOutcome, string> = {
  SUPLANTACION: 'Fue suplantación',
  FUE_LA_PERSONA: 'Sí fue la persona',
}

export const subjectNames: Record<NoticeSubject, string> = {
  SOLICITUD: 'Solicitud',
  ACTIVACION: 'Activación',
  DELEGACION: 'Delegación',
  CUENTA: 'Cuenta',
}

/** One «No fui yo», as the desk knows it. */
export type DeskCase = {
  id: string
  personId: PersonId
  accountId: AccountId
  entidadId: EntidadId | null
  subject: NoticeSubject
  objectId: string
  /** The notice that it answers. */
  what: string
  /** What the person added, each time that it was said; empty when nothing. */
  said: string
  /** To which address the notice had gone; null: it was said from the account, or the notice is older than this. */
  answerTo: string | null
  source: 'CORREO' | 'CUENTA'
  /** Null: nothing was in force any more. */
  suspended: Suspended | null
  openedAt: Date
  end: { at: Date; by: PersonId; outcome: CaseOutcome; resolution: string } | null
}

/** R-CAS-2: said again while the case is open, it is still one case, that keeps both. */
export const saidAgain = (before: string, now: string, at: Date) =>
  now === '' ? before : [...(before === '' ? [] : [before]), `El ${longDateTime(at)}: ${now}`].join('\n')

/** R-CAS-5: the delegados are told of what was their entidad's. */
export const areDelegatesTold = <C extends Pick<DeskCase, 'entidadId' | 'suspended'>>(
  about: C,
): about is C & { entidadId: EntidadId; suspended: Suspended } => about.entidadId !== null && about.suspended !== null

/** Does what is sent to the account come to whoever read the notice? Null: he read it in the account itself. */
export const isOwnMail = (sentTo: string | null, email: string) => sentTo === null || sentTo.toLowerCase() === email.toLowerCase()

/** What somebody may add, in letters. */
export const saidLength = 500
