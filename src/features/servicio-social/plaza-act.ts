import type { CalendarDate, During } from '../../shared/calendar.ts'
import type { PersonId } from '../../shared/id.ts'
import type { Assignment, AssignmentState, Inscription, Offer, Plaza, PlazaState } from './plaza.ts'
import type { Office, PlazaAct } from './plaza-life.ts'

export type PlazaActRequest = {
  act: Exclude<PlazaAct, 'REPORTADA'>
  office: Office
  /** Null: the operator at the command line. */
  by: PersonId | null
  reason: string
  /** Of an assignment: to whom. */
  personId: PersonId | null
  /** Of an assignment and of a start: the first day. */
  firstDay: CalendarDate | null
  /** Of an assignment, an extension, a shortening and a resumption: the last day. */
  lastDay: CalendarDate | null
}

/** Of whoever holds the plaza, or is to. */
export type HolderFacts = {
  isDead: boolean
  sanctions: During[]
  inscriptions: Inscription[]
  /** Plazas of the person, this one included. */
  plazas: Plaza[]
}

export type PlazaFacts = { now: Date; offer: Offer; current: Assignment | null; holder: HolderFacts | null }

export type PlazaActRefusal =
  | { code: 'not-now'; act: PlazaAct; state: PlazaState }
  | { code: 'not-of-this-office' }
  | { code: 'self-act' }
  | { code: 'not-holder' }
  | { code: 'reason-missing' }
  | { code: 'day-missing'; field: 'desde' | 'hasta' }
  | { code: 'days-cross' }
  | { code: 'outside-offer'; firstDay: CalendarDate; lastDay: CalendarDate }
  | { code: 'starts-in-the-future'; today: CalendarDate }
  | { code: 'starts-before-assignment'; day: CalendarDate }
  | { code: 'ends-in-the-past'; today: CalendarDate }
  | { code: 'not-longer'; lastDay: CalendarDate }
  | { code: 'not-shorter'; lastDay: CalendarDate }
  | { code: 'not-inscribed' }
  | { code: 'other-profession'; professionCode: string }
  | { code: 'person-is-dead' }
  | { code: 'sanctioned' }
  | { code: 'other-plaza'; plaza: Plaza }

/** What an act makes of a plaza and of who holds it. `asks` are days in which the person must be nowhere else. */
export type PlazaChange = {
  state: PlazaState
  assignment:
    | { kind: 'none' }
    | { kind: 'new'; personId: PersonId; state: AssignmentState; during: During }
    | { kind: 'move'; state: AssignmentState; during: During | null }
  lastDay: CalendarDate | null
  asks: During | null
}
