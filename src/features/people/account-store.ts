import type { AccountId, PersonId } from '../../shared/id.ts'
import { type Db, type Sql, sql } from '../../shared/sql.ts'
import type { Account } from './account.ts'
import type { Registered, Said } from './decide-match.ts'

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

/** Of many at once, for lists: how well what each said agrees with ReTHUS. */
export async function findMatchLevels(db: Db, ids: readonly AccountId[]): Promise<Map<AccountId, 0 | 1>> {
  const rows = await db.query<{ id: AccountId; level: 0 | 1 }>(sql`
    select id, match_level as level from account where id = any (${ids}::uuid[])`)
  return new Map(rows.map(({ id, level }) => [id, level]))
}

/** Capitals make no difference. */
export async function findAccountByEmail(db: Db, email: string): Promise<Account | null> {
  const [account] = await findBy(db, sql`lower(a.email) = lower(${email})`)
  return account ?? null
}

/** All that say they are the person, the oldest first. Which of them acts as the person, proofing tells. */
export const findAccountsClaiming = (db: Db, personId: PersonId): Promise<Account[]> => findBy(db, sql`a.person_id = ${personId}`)

export type NewAccount = Omit<Account, 'matchLevel' | 'createdAt'> & { passwordHash: string; consentVersion: string; at: Date }

/** Writers on one account that must see each other's rows. */
export async function lockAccount(db: Db, id: AccountId) {
  await db.query(sql`select from account where id = ${id} for no key update`)
}

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

/** Accounts of level 0 of persons whose names ReTHUS has given, with both sides of the comparison. */
export async function findUnmatchedAccounts(db: Db, personIds: readonly PersonId[]) {
  return db.query<{ accountId: AccountId; said: Said; registered: Registered }>(sql`
    select a.id as "accountId",
      json_build_object('birthDate', a.birth_date, 'names', json_build_object('first', a.first_name, 'second', a.second_name,
        'firstSurname', a.first_surname, 'secondSurname', a.second_surname)) as said,
      json_build_object('birthDate', p.birth_date, 'names', json_build_object('first', p.first_name, 'second', p.second_name,
        'firstSurname', p.first_surname, 'secondSurname', p.second_surname)) as registered
    from account a join person p on p.id = a.person_id
    where a.person_id = any(${personIds}) and a.match_level = 0 and p.names_from = 'RETHUS'`)
}

export async function setMatched(db: Db, accountIds: readonly AccountId[], at: Date) {
  await db.query(sql`update account set match_level = 1, matched_at = ${at} where id = any(${accountIds})`)
}

/** What a password is compared with. */
export type Secret = { accountId: AccountId; personId: PersonId; passwordHash: string }

export async function findSecretByEmail(db: Db, email: string): Promise<Secret | null> {
  const [secret] = await db.query<Secret>(sql`
    select id as "accountId", person_id as "personId", password_hash as "passwordHash" from account where lower(email) = lower(${email})`)
  return secret ?? null
}

export async function getPasswordHash(db: Db, id: AccountId): Promise<string> {
  const [row] = await db.query<{ hash: string }>(sql`select password_hash as hash from account where id = ${id}`)
  if (!row) throw new Error(`no account ${id}`)
  return row.hash
}

/** Holds the password still: false when it is another by now. Whoever changes it waits, or has already changed it. */
export async function holdsPassword(db: Db, id: AccountId, passwordHash: string): Promise<boolean> {
  const held = await db.query(sql`select from account where id = ${id} and password_hash = ${passwordHash} for no key update`)
  return held.length > 0
}

export async function setPasswordHash(db: Db, id: AccountId, passwordHash: string) {
  await db.query(sql`update account set password_hash = ${passwordHash} where id = ${id}`)
}

export async function setMobile(db: Db, id: AccountId, mobile: string) {
  await db.query(sql`update account set mobile = ${mobile} where id = ${id}`)
}

/** An e-mail that another account has shows as account_email. */
export async function setEmail(db: Db, id: AccountId, email: string) {
  await db.query(sql`update account set email = ${email} where id = ${id}`)
}

/** The latest text that the owner agreed to. */
export async function findConsent(db: Db, id: AccountId): Promise<{ version: string; acceptedAt: Date } | null> {
  const [consent] = await db.query<{ version: string; acceptedAt: Date }>(sql`
    select version, accepted_at as "acceptedAt" from consent where account_id = ${id} order by accepted_at desc limit 1`)
  return consent ?? null
}
