import { createHash } from 'node:crypto'
import { countUse, giveBackUse } from '../../platform/rate-limit.ts'
import type { AccountId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { isKnownDevice } from './known-device-store.ts'
import { hashOf } from './session-store.ts'

/**
 * R-ACC-9: how often a password may be tried. Nothing here closes an account: each allowance is of a place, and the
 * owner's known browser and the recovery by e-mail stand outside those that strangers can use up.
 */
export const attemptLimits = {
  /** One known browser at one account. */
  device: { limit: 10, seconds: 15 * 60 },
  /** One unknown address at one e-mail. */
  addressAtEmail: { limit: 10, seconds: 15 * 60 },
  /** All unknown browsers of the world at one e-mail: more than one address alone can spend in that time. */
  email: { limit: 60, seconds: 60 * 60 },
  /** One address at all e-mails. A hospital is one address. */
  address: { limit: 500, seconds: 15 * 60 },
  /** The present password, asked again of somebody signed in. */
  signedIn: { limit: 10, seconds: 15 * 60 },
} as const

type Limit = { limit: number; seconds: number }

/** Null: go on. Otherwise how long to wait. */
export type Wait = { seconds: number } | null

/** An e-mail in a table of counters is only recognised, never read. */
const folded = (text: string) => createHash('sha256').update(text.toLowerCase()).digest('base64url')

async function spend(db: Db, key: string, { limit, seconds }: Limit): Promise<Wait> {
  const { count, secondsLeft } = await countUse(db, key, seconds)
  return count > limit ? { seconds: secondsLeft } : null
}

export type SignInAttempt = { email: string; accountId: AccountId | null; address: string; device: string | null }

/**
 * Counts an attempt before the password is looked at, so that many at once do not slip through. What a narrower
 * allowance refuses is not taken from the wider one: one address alone does not use up an e-mail's.
 */
export async function spendSignInAttempt(db: Db, { email, accountId, address, device }: SignInAttempt): Promise<Wait> {
  if (await isKnownDevice(db, device, accountId))
    return spend(db, `ingreso-navegador:${hashOf(device ?? '').toString('base64url')}:${accountId}`, attemptLimits.device)
  return (
    (await spend(db, `ingreso-direccion:${address}`, attemptLimits.address)) ??
    (await spend(db, `ingreso-correo-direccion:${folded(email)}:${address}`, attemptLimits.addressAtEmail)) ??
    (await spend(db, `ingreso-correo:${folded(email)}`, attemptLimits.email))
  )
}

/** For acts that ask the present password again. */
export const spendPasswordCheck = (db: Db, accountId: AccountId): Promise<Wait> =>
  spend(db, presentPassword(accountId), attemptLimits.signedIn)

/** It was right: whoever signs sixty prescriptions an hour has tried nothing. */
export const giveBackPasswordCheck = (db: Db, accountId: AccountId) => giveBackUse(db, presentPassword(accountId))

const presentPassword = (accountId: AccountId) => `clave-actual:${accountId}`
