import { accept, type Result, refuse } from '../../shared/result.ts'

export type OwnPracticeFacts = {
  /** By REPS: is the person this entidad? */
  isOwner: boolean
  /** Does an account of this person act as it already, and is it this one? */
  holder: 'this-account' | 'another-account' | 'none'
  matchLevel: 0 | 1
  accountEmail: string
  repsEmail: string | null
}

export type OwnPracticeRefusal =
  | { code: 'not-own-practice' }
  | { code: 'own-sede-unknown' }
  | { code: 'account-not-matched' }
  | { code: 'reps-contact-differs' }
  | { code: 'person-already-held' }

const sameAddress = (a: string, b: string | null) => b !== null && a.trim().toLowerCase() === b.trim().toLowerCase()

/**
 * R-IND-1 to R-IND-3 in docs/rules/enrolment.md: nobody sees the independiente's document, so the register's own contact
 * vouches for him: the account matches ReTHUS and its confirmed e-mail is the one of the practice in REPS. Who has
 * already been seen in person needs neither.
 *
 * @returns whether a proofing by REPS contact is still to be written
 */
export function decideOwnPractice(facts: OwnPracticeFacts): Result<{ needsProofing: boolean }, OwnPracticeRefusal> {
  if (!facts.isOwner) return refuse({ code: 'not-own-practice' })
  if (facts.holder === 'this-account') return accept({ needsProofing: false })
  if (facts.holder === 'another-account') return refuse({ code: 'person-already-held' })
  if (facts.matchLevel !== 1) return refuse({ code: 'account-not-matched' })
  if (!sameAddress(facts.accountEmail, facts.repsEmail)) return refuse({ code: 'reps-contact-differs' })
  return accept({ needsProofing: true })
}
