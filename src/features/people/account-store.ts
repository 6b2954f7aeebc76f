import type { CalendarDate } from '../../shared/calendar.ts'
import type { AccountId, PersonId } from '../../shared/id.ts'
import { type Db, type Sql, sql } from '../../shared/sql.ts'
import type { Document } from './document.ts'
import type { Names } from './person-store.ts'

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

const columns = sql`a.id, a.person_id as "personId", a.email, a.mobile, a.document_issued_on as "issuedOn", a.birth_date as "birthDate",
  json_build_object('type', a.document_type, 'number', a.document_number) as document,
  json_build_object('first', a.first_name, 'second', a.second_name, 'firstSurname', a.first_surname, 'secondSurname', a.second_surname) as names,
  a.match_level as "matchLevel", a.matched_at as "matchedAt", a.created_at as "createdAt"`

const findBy = async (db: Db, condition: Sql) =>
  db.query<Account>(sql`select ${columns} from account a where ${condition} order by a.created_at, a.id`)

/** Throws for an id that is nobody's: ids come from our own rows. */
export async function getAccount(db: Db, id: AccountId): Promise<Account> {
  const [account] = await findBy(db, sql`a.id = ${id}`)
  if (!account) throw new Error(`no account ${id}`)
  return account
}

/** Capitals make no difference. */
export async function findAccountByEmail(db: Db, email: string): Promise<Account | null> {
  const [account] = await findBy(db, sql`lower(a.email) = lower(${email})`)
  return account ?? null
}

/** All that say they are the person, the oldest first. Which of them acts as the person, proofing tells. */
export const findAccountsClaiming = (db: Db, personId: PersonId): Promise<Account[]> => findBy(db, sql`a.person_id = ${personId}`)

export type NewAccount = Omit<Account, 'matchLevel' | 'createdAt'> & { passwordHash: string; consentVersion: string; at: Date }

/** With the consent it was opened on. An e-mail that another account has shows as account_email. */
export async function insertAccount(db: Db, account: NewAccount) {
  const { id, personId, email, passwordHash, mobile, document, issuedOn, names, birthDate, matchedAt, consentVersion, at } =
    account
  await db.query(sql`
    insert into account (id, person_id, email, password_hash, mobile, document_type, document_number, document_issued_on,
      first_name, second_name, first_surname, second_surname, birth_date, match_level, matched_at, created_at)
    values (${id}, ${personId}, ${email}, ${passwordHash}, ${mobile}, ${document.type}, ${document.number}, ${issuedOn},
      ${names.first}, ${names.second}, ${names.firstSurname}, ${names.secondSurname}, ${birthDate},
      ${matchedAt ? 1 : 0}, ${matchedAt}, ${at})`)
  await db.query(sql`insert into consent (account_id, version, accepted_at) values (${id}, ${consentVersion}, ${at})`)
}
