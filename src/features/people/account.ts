import type { CalendarDate } from '../../shared/calendar.ts'
import type { AccountId, PersonId } from '../../shared/id.ts'
import type { Document } from './document.ts'
import { fullName, type Names } from './person.ts'

/** What whoever opened the account said of himself: a claim to be a person (R-ACC-2). */
export type Claim = { document: Document; issuedOn: CalendarDate; names: Names; birthDate: CalendarDate }

export type Account = Claim & {
  id: AccountId
  personId: PersonId
  email: string
  /** Ten digits. */
  mobile: string
  /** 1: document, names and birth date match ReTHUS. Level 2 is a row of proofing, see `findLiveProofing`. */
  matchLevel: 0 | 1
  matchedAt: Date | null
  createdAt: Date
}

/** What a password must not contain. */
export const ownWordsOf = ({ names, document, email, mobile }: Account) => [fullName(names), document.number, email, mobile]
