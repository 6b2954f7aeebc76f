import type { AccountId, PersonId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'

/** Where to write to a person: the one account that acts as him, never one that only says so. */
export type Contact = { personId: PersonId; accountId: AccountId; name: string; email: string }

/** Null: no account is known to be the person's, and nobody is told. */
export async function findContact(db: Db, personId: PersonId, at: Date): Promise<Contact | null> {
  const [contact] = await db.query<Contact>(sql`
    select p.person_id as "personId", a.id as "accountId", person.full_name as name, a.email
    from proofing p join account a on a.id = p.account_id join person on person.id = p.person_id
    where p.person_id = ${personId} and p.during @> ${at}::timestamptz`)
  return contact ?? null
}
