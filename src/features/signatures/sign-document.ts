import type { KeyObject } from 'node:crypto'
import { CompactSign } from 'jose'
import type { AppContext, Settings } from '../../platform/app-context.ts'
import type { Db } from '../../shared/sql.ts'
import { findCurrentKey, lockKeys } from './key-store.ts'
import { type Made, makeKey } from './make-key.ts'
import { openPrivate } from './seal-private.ts'

/** The private key that this process opened last, by its kid: opened once, used until another signs. */
const opened = new WeakMap<Settings, { kid: string; key: KeyObject }>()

async function privateOf({ kid, sealedPrivate }: Pick<Made, 'kid' | 'sealedPrivate'>, settings: Settings): Promise<KeyObject> {
  const held = opened.get(settings)
  if (held?.kid === kid) return held.key
  const key = await openPrivate(sealedPrivate, kid, settings.keySecret)
  opened.set(settings, { kid, key })
  return key
}

/** The one that signs now; when there is none, made by the first who comes, and all others wait for it. */
async function currentKey(db: Db, app: AppContext): Promise<Made> {
  const current = await findCurrentKey(db, app.realNow())
  if (current) return current
  await lockKeys(db)
  return (await findCurrentKey(db, app.realNow())) ?? (await makeKey(db, app, { kind: 'SISTEMA' }))
}

type Sign = (payload: string) => Promise<{ kid: string; jws: string }>

/**
 * R-FIR-1: what signs in the caller's transaction, by the key that signs now: a compact JWS (ES256) over the payload, whose header says
 * when it was signed by the security clock, which nobody moves.
 *
 * @throws WrongKeySecret
 */
export async function openSigner(db: Db, app: AppContext): Promise<Sign> {
  const { kid, sealedPrivate } = await currentKey(db, app)
  const key = await privateOf({ kid, sealedPrivate }, app.settings)
  return async (payload) => {
    const iat = Math.floor(app.realNow().getTime() / 1000)
    return { kid, jws: await new CompactSign(Buffer.from(payload)).setProtectedHeader({ alg: 'ES256', kid, iat }).sign(key) }
  }
}

/** One document. */
export const signDocument = async (db: Db, app: AppContext, payload: string) => (await openSigner(db, app))(payload)

/** At the start of the program: better refused there than when somebody signs. */
export async function checkKeySecret(app: AppContext) {
  const current = await findCurrentKey(app.db, app.realNow())
  if (current) await privateOf(current, app.settings)
}
