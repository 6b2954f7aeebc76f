import type { AppContext } from '../../platform/app-context.ts'
import type { AuditActor } from '../audit/index.ts'
import { findCurrentKey, findKeys, lockKeys } from './key-store.ts'
import { makeKey, retireKeys } from './make-key.ts'

/**
 * R-FIR-1, each hour: when the key that signed has come to its end, the next one is made, and the private part of the old one wiped.
 * The first key is not made here but by the first signature.
 */
export async function rotateKeys(app: AppContext): Promise<void> {
  const keys = await findKeys(app.db)
  const isDue = keys.some(({ wipedAt, signsUntil }) => wipedAt === null && signsUntil <= app.realNow())
  const isLeftWithout =
    keys.length > 0 && keys.every(({ wipedAt, signsUntil }) => wipedAt !== null || signsUntil <= app.realNow())
  if (!isDue && !isLeftWithout) return
  const actor: AuditActor = { kind: 'SISTEMA' }
  await app.transaction(async (db) => {
    await lockKeys(db)
    await retireKeys(db, app, actor, 'ENDED')
    if (!(await findCurrentKey(db, app.realNow()))) await makeKey(db, app, actor)
  })
}

/** By the operator, at once: all that sign now sign no more, and a new one does. */
export const replaceKey = (app: AppContext) =>
  app.transaction(async (db) => {
    const actor: AuditActor = { kind: 'OPERADOR' }
    await lockKeys(db)
    const retired = await retireKeys(db, app, actor, 'ALL')
    return { retired, made: await makeKey(db, app, actor) }
  })
