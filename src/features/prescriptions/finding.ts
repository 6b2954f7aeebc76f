import type { CalendarDate } from '../../shared/calendar.ts'

export type RuleEffect = 'RECHAZA' | 'JUSTIFICA' | 'AVISA'

/** What a rule says of what is written. */
export type Finding = {
  /** A number of docs/rules/prescripcion.md; R-PRE-1 is a field that cannot be read. */
  rule: string
  effect: RuleEffect
  norm: string
  /** Where in the text: 'medicines.0.duration'; '' of the whole. */
  field: string
  /** The medicine's, from 1; 0 of the whole. */
  position: number
  /** For the prescriber, in Spanish, with what to do. */
  message: string
  /** One click each: what to write where. */
  repairs: { text: string; set: Record<string, string> }[]
  /** Of a JUSTIFICA: the reason already given. */
  reason: string | null
}

/** Nothing is refused, and what asks for a reason has one. */
export const isSignable = (findings: readonly Finding[]) =>
  findings.every(({ effect, reason }) => effect === 'AVISA' || (effect === 'JUSTIFICA' && reason !== null))

/** prescription_rule, by its number; switched-off ones are not there. */
export type RuleTable = Record<string, { effect: RuleEffect; amount: number | null; norm: string }>

/** What the rules must know besides what is written. */
export type FindingFacts = {
  today: CalendarDate
  rules: RuleTable
  /** One of the prescriber's own documents is the patient's. */
  isOneself: boolean
  isPatientDead: boolean
  hasEps: boolean
  /** Ingredients of the patient's active prescriptions that last until today or later, this one's predecessor left out. */
  active: {
    ingredient: string
    number: string
    signedOn: CalendarDate
    lastsUntil: CalendarDate
    sedeName: string
    isOwn: boolean
  }[]
  /** Ingredients that the patient has been prescribed before, ended ones left out: with one of these it is no first formula. */
  earlier: string[]
  /** Number of a prescription that the same prescriber signed for the patient today with the same medicines, not ended. */
  sameToday: string | null
}
