import { type Db, sql } from '../../shared/sql.ts'
import { hashOf } from '../sign-in/index.ts'
import { registrationHours, type Waiting } from './registration.ts'

/** Real time; what has expired is forgotten at the same time (Ley 1581 de 2012: no longer than its purpose). */
export async function insertRegistration(db: Db, token: string, { email, said }: Waiting) {
  await db.query(sql`delete from registration where expires_at < clock_timestamp()`)
  await db.query(sql`
    insert into registration (token_hash, email, said, created_at, expires_at)
    values (${hashOf(token)}, ${email}, ${JSON.stringify(said)}, clock_timestamp(), clock_timestamp() + make_interval(hours => ${registrationHours}))`)
}

/** `rivals` counts the other registrations that wait at the same e-mail: one of them may be a stranger's. */
export async function findRegistration(db: Db, token: string): Promise<(Waiting & { rivals: number }) | null> {
  const [found] = await db.query<Waiting & { rivals: number }>(sql`
    select r.email, r.said, (select count(*) from registration o
      where lower(o.email) = lower(r.email) and o.token_hash <> r.token_hash and o.expires_at > clock_timestamp())::int as rivals
    from registration r where r.token_hash = ${hashOf(token)} and r.expires_at > clock_timestamp()`)
  return found ?? null
}

/** Taken away: whoever presses the button twice waits here for himself, and finds it gone. */
export async function takeRegistration(db: Db, token: string): Promise<Waiting | null> {
  const [found] = await db.query<Waiting>(sql`
    delete from registration where token_hash = ${hashOf(token)} and expires_at > clock_timestamp() returning email, said`)
  return found ?? null
}

/** The first that is confirmed becomes the account; the others at that e-mail are over. */
export async function deleteRegistrationsAt(db: Db, email: string) {
  await db.query(sql`delete from registration where lower(email) = lower(${email})`)
}
