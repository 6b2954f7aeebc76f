import { createPublicKey, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import { calculateJwkThumbprint, exportJWK } from 'jose'
import type { AppContext } from '../../platform/app-context.ts'
import type { Db } from '../../shared/sql.ts'
import { type AuditActor, recordAudit } from '../audit/index.ts'
import { findKeyDays, insertKey, type PublicJwk, type SigningKey, wipeKeys } from './key-store.ts'
import { sealPrivate } from './seal-private.ts'

const makePair = promisify(generateKeyPair)
const dayMs = 86_400_000

export type Made = SigningKey & { sealedPrivate: Buffer }

/** R-FIR-1: a new one, from now on, for as many days as the policy says. Under `lockKeys`. */
export async function makeKey(db: Db, app: AppContext, actor: AuditActor): Promise<Made> {
  const { privateKey } = await makePair('ec', { namedCurve: 'P-256' })
  const publicJwk = (await exportJWK(createPublicKey(privateKey))) as PublicJwk
  const kid = await calculateJwkThumbprint(publicJwk)
  const madeAt = app.realNow()
  const signsUntil = new Date(madeAt.getTime() + (await findKeyDays(db)) * dayMs)
  const sealedPrivate = await sealPrivate(privateKey, kid, app.settings.keySecret)
  const key: Made = { kid, publicJwk, sealedPrivate, madeAt, signsUntil, wipedAt: null }
  await insertKey(db, key)
  const decision = { kid, signsUntil: signsUntil.toISOString() }
  await recordAudit(db, { id: app.newId(), at: await app.clock(db), actor, act: 'key.made', decision, reason: kid })
  return key
}

/** Private parts whose time has ended are wiped; with `ALL`, also the one that signs. Under `lockKeys`. */
export async function retireKeys(db: Db, app: AppContext, actor: AuditActor, which: 'ENDED' | 'ALL'): Promise<string[]> {
  const wiped = await wipeKeys(db, app.realNow(), which)
  for (const { kid } of wiped) {
    const at = await app.clock(db)
    await recordAudit(db, { id: app.newId(), at, actor, act: 'key.retired', decision: { kid }, reason: kid })
  }
  return wiped.map(({ kid }) => kid)
}
