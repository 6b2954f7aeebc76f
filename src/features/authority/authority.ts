import type { ApplicationId, EntidadId, PersonId, SedeId } from '../../shared/id.ts'

/**
 * Every action and where it happens. `entidad` is asked at a sede, or at the entidad as a whole, which means: at one of
 * its sedes at least. `nacion` is asked of nobody's place; `solicitud` of one application, where it was sent to.
 */
export const scopeOf = {
  'enrolment.read': 'entidad',
  'enrolment.activate': 'entidad',
  'enrolment.enrol': 'entidad',
  'enrolment.end': 'entidad',
  'plaza.report': 'entidad',
  'prescription.sign': 'sede',
  'prescription.order': 'sede',
  'prescription.read': 'sede',
  'desk.read': 'nacion',
  'desk.delegations': 'nacion',
  'desk.act-for': 'solicitud',
  'desk.plazas': 'nacion',
  'desk.roles': 'nacion',
  'desk.cases': 'nacion',
  'desk.audit': 'nacion',
} as const

export type Action = keyof typeof scopeOf
export const actions = Object.keys(scopeOf) as Action[]

export type Place =
  | { kind: 'sede'; id: SedeId }
  | { kind: 'entidad'; id: EntidadId }
  | { kind: 'solicitud'; id: ApplicationId }
  | { kind: 'nacion' }

export type Question = { personId: PersonId; action: Action; place: Place; at: Date }

/** A row that speaks for the person, and since when we know it. `until` is its end, null when it has none or none is known. */
export type Evidence = { id: string; knownSince: Date; until: Date | null }

/** An application, as far as it says who may answer it. */
export type AskedApplication = Evidence & {
  /** Does it ask for the person's own rights? */
  isOwn: boolean
  /** Does it wait for the delegado, to activate or to enrol? Since when it does is `knownSince`. */
  isWaiting: boolean
  /** Is there a delegado in effect at its sede who can answer: another than the applicant, and known by his document? */
  hasDelegate: boolean
  /** Policy `desk.answer-days`: working days after which the desk may answer in his place. */
  answerDays: number
}

/** What holds at the instant asked about. */
export type AuthorityFacts = {
  entidadId: EntidadId | null
  sedeId: SedeId | null
  /** Is the person this entidad, by REPS? */
  isIndependiente: boolean
  /** The ground on which one account acts as the person. */
  proofing: (Evidence & { ground: 'DOCUMENTO_VISTO' | 'CONTACTO_REPS' }) | null
  delegation: Evidence | null
  official: Evidence | null
  rethusEntry: (Evidence & { documentState: 'VIGENTE' | 'NO_VIGENTE' | 'FALLECIDO' }) | null
  sanction: Evidence | null
  /** A plaza of Servicio Social in force at the sede asked about. */
  plazaHere: Evidence | null
  /** And one at another sede: as long as it is in force the person acts nowhere else. */
  plazaElsewhere: Evidence | null
  /** Policy `servicio-social.may-order`. */
  servicioSocialMayOrder: boolean
  /** The application asked about. */
  application: AskedApplication | null
  activation: (Evidence & { registration: 'PROFESIONAL' | 'SERVICIO_SOCIAL' | 'OTRO' }) | null
  /** A role grant whose role allows the action asked about; does a title of the person, or the plaza's profession, still bear it? */
  grant: (Evidence & { role: string; hasTitle: boolean }) | null
}

export type RuleNumber =
  | 'R-AUT-1'
  | 'R-AUT-2'
  | 'R-AUT-3'
  | 'R-AUT-4'
  | 'R-AUT-5'
  | 'R-AUT-6'
  | 'R-AUT-7'
  | 'R-AUT-8'
  | 'R-AUT-9'
  | 'R-AUT-10'
  | 'R-AUT-11'
  | 'R-AUT-12'
  | 'R-AUT-13'
  | 'R-AUT-14'

/** Who can mend a rule that is not satisfied. */
export type Mender = 'usted' | 'delegado' | 'representante-legal' | 'rethus' | 'secretaria-de-salud' | 'mesa' | 'nadie'

export type Outcome = {
  rule: RuleNumber
  norm: string
  /** Null: cannot be said before another rule is satisfied. */
  isSatisfied: boolean | null
  evidence: (Evidence & { ageInDays: number }) | null
  mender: Mender
}

/** The office in which somebody acts; an activation keeps it as its basis, the audit as its ground. */
export type Office = 'DELEGADO' | 'INDEPENDIENTE' | 'MESA'

export type Authority = {
  action: Action
  at: Date
  isAllowed: boolean
  /** Nothing ties the person to the place: the answer to them is 404, not a list of reasons. */
  isStranger: boolean
  office: Office | null
  entidadId: EntidadId | null
  sedeId: SedeId | null
  outcomes: Outcome[]
}
