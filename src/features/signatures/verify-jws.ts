import { compactVerify, decodeProtectedHeader } from 'jose'
import type { Db } from '../../shared/sql.ts'
import { findKey, type SigningKey } from './key-store.ts'

/** Clocks of several machines are not one. */
const toleranceMs = 5 * 60_000

/** One text for one signature: the last character of a part has bits that decoding drops. */
const isCanonical = (jws: string) => jws.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part)

const isInTime = (iat: unknown, { madeAt, signsUntil }: SigningKey) =>
  typeof iat === 'number' && iat * 1000 >= madeAt.getTime() - toleranceMs && iat * 1000 <= signsUntil.getTime() + toleranceMs

function headerOf(jws: string) {
  try {
    return decodeProtectedHeader(jws)
  } catch {
    return null
  }
}

/** R-FIR-1: null unless one of the published keys signed exactly this text while it signed, whether or not it still does. */
export async function verifyJws(db: Db, jws: string): Promise<{ kid: string; payload: string } | null> {
  const header = headerOf(jws)
  if (typeof header?.kid !== 'string' || !isCanonical(jws)) return null
  const key = await findKey(db, header.kid)
  if (!key || !isInTime(header.iat, key)) return null
  const verified = await compactVerify(jws, { ...key.publicJwk, alg: 'ES256' }, { algorithms: ['ES256'] }).catch(() => null)
  return verified && { kid: key.kid, payload: Buffer.from(verified.payload).toString('utf8') }
}
