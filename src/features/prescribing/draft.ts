import type { AccountId, SedeId } from '../../shared/id.ts'
import type { PrescriptionKind } from '../prescriptions/index.ts'
import type { DraftBody } from './text-of-form.ts'

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
  /** Of the form that was saved last: a second sending of it is known. */
  attempt: string | null
  revision: number
  createdAt: Date
  savedAt: Date
}

/** R-BOR-2: so long is what nobody saved kept. */
export const draftDays = 30

const tenMinutes = 600_000

/** R-PAC-7: whoever saved it a moment ago has it before his eyes; to open it later is another reading of the patient's data. */
export const isUnderHand = ({ savedAt }: Pick<Draft, 'savedAt'>, now: Date) => now.getTime() - savedAt.getTime() < tenMinutes
