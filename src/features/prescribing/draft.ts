import type { AccountId, SedeId } from '../../shared/id.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import type { PrescriptionKind } from '../prescriptions/index.ts'
import type { DraftBody } from './text-of-form.ts'

/** One sending of a form, and what was answered to it: the same sending gets the same answer. */
export type Attempt = {
  /** A hash of all that was sent. */
  key: string
  /** Where on the page to go on; what is said there; what was wrong. */
  at: string
  note: string
  told: FieldError[]
}

/** A sheet that is being written, of one account. */
export type Draft = {
  id: string
  accountId: AccountId
  kind: PrescriptionKind
  patientId: string
  /** Where it was written last. */
  sedeId: SedeId
  /** The number that it is to take the place of. */
  replaces: string | null
  body: DraftBody
  /** The form that was saved last: a second sending of it is known. */
  attempt: Attempt | null
  revision: number
  createdAt: Date
  savedAt: Date
  /** When the account last had the patient's data shown with it, and that was recorded; null: never. */
  readAt: Date | null
}

/** R-BOR-2: so long is what nobody saved kept. */
export const draftDays = 30

const tenMinutes = 600_000

/**
 * R-PAC-7: of whose reading of the patient's data was recorded a moment ago, all that the sheet answers since is that reading; what it
 * shows later is another.
 */
export const isUnderHand = ({ readAt }: Pick<Draft, 'readAt'>, now: Date) =>
  readAt !== null && Math.abs(now.getTime() - readAt.getTime()) < tenMinutes
