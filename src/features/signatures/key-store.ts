import { type Db, sql } from '../../shared/sql.ts'

/** The public part, as RFC 7517 writes it. */
export type PublicJwk = { kty: 'EC'; crv: 'P-256'; x: string; y: string }

export type SigningKey = {
  kid: string
  publicJwk: PublicJwk
  /** Null: wiped, it signs no more. */
  sealedPrivate: Buffer | null
  madeAt: Date
  signsUntil: Date
  wipedAt: Date | null
}

const columns = sql`kid, public_jwk as "publicJwk", sealed_private as "sealedPrivate", made_at as "madeAt", signs_until as "signsUntil",
  wiped_at as "wipedAt"`

/** The one that signs at this instant of the security clock. */
export async function findCurrentKey(db: Db, now: Date): Promise<(SigningKey & { sealedPrivate: Buffer }) | null> {
  const [key] = await db.query<SigningKey & { sealedPrivate: Buffer }>(sql`
    select ${columns} from signing_key where wiped_at is null and signs_until > ${now} order by made_at desc limit 1`)
  return key ?? null
}

export async function findKey(db: Db, kid: string): Promise<SigningKey | null> {
  const [key] = await db.query<SigningKey>(sql`select ${columns} from signing_key where kid = ${kid}`)
  return key ?? null
}

/** All there ever were, the newest first. */
export const findKeys = (db: Db) => db.query<SigningKey>(sql`select ${columns} from signing_key order by made_at desc, kid`)

/** Until the end of the transaction nobody else makes or retires a key. */
export const lockKeys = (db: Db) => db.query(sql`select pg_advisory_xact_lock(hashtextextended(${'signing_key'}, 0))`)

export async function findKeyDays(db: Db): Promise<number> {
  const [row] = await db.query<{ value: number }>(sql`select value from policy_number where key = ${'signature.key-days'}`)
  if (!row) throw new Error('table policy_number has no row signature.key-days')
  return row.value
}

export async function insertKey(db: Db, key: SigningKey) {
  await db.query(sql`
    insert into signing_key (kid, public_jwk, sealed_private, made_at, signs_until)
    values (${key.kid}, ${JSON.stringify(key.publicJwk)}, ${key.sealedPrivate}, ${key.madeAt}, ${key.signsUntil})`)
}

/** Those that are to sign no more, now or since their time ended: their private parts are gone after this. */
export const wipeKeys = (db: Db, now: Date, which: 'ENDED' | 'ALL') =>
  db.query<{ kid: string }>(sql`
    update signing_key set sealed_private = null, wiped_at = ${now}, signs_until = least(signs_until, greatest(${now}, made_at + interval '1 millisecond'))
    where wiped_at is null and (${which === 'ALL'} or signs_until <= ${now})
    returning kid`)
