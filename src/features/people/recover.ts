import type { AppContext } from '../../platform/app-context.ts'
import { sendLater } from '../../platform/outbox.ts'
import { countUse } from '../../platform/rate-limit.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/index.ts'
import {
  decidePassword,
  endSessionsOf,
  getCommonPasswords,
  hashPassword,
  isKnownDevice,
  newToken,
  type PasswordRefusal,
  rememberDevice,
} from '../sign-in/index.ts'
import { ownWordsOf } from './account.ts'
import { findAccountByEmail, getAccount, lockAccount, setPasswordHash } from './account-store.ts'
import { closeLinksOf, findLink, hasFreshLink, insertLink, spendLink } from './email-token-store.ts'
import { recoverLetter } from './letters.ts'
import { tellAccount } from './tell-account.ts'

/** Strangers at one address, a hospital among them. A known browser of the account is not counted. */
const recoveryLimit = { limit: 200, seconds: 60 * 60 } as const

/**
 * Sends a link to the e-mail, if it has an account; says nothing of it (R-ACC-6). While the owner has one that opens
 * for half its time or longer no other is sent, so that nobody floods a mailbox, and yet there is always one that
 * opens (R-ACC-10).
 */
export async function askRecovery(
  app: AppContext,
  { email, address, device }: { email: string; address: string; device: string | null },
): Promise<Result<null, { code: 'too-many-here'; seconds: number }>> {
  const account = await findAccountByEmail(app.db, email)
  if (!(await isKnownDevice(app.db, device, account?.id ?? null))) {
    const { count, secondsLeft } = await countUse(app.db, `recuperar-direccion:${address}`, recoveryLimit.seconds)
    if (count > recoveryLimit.limit) return refuse({ code: 'too-many-here', seconds: secondsLeft })
  }
  if (!account) return accept(null)
  await app.transaction(async (db) => {
    await lockAccount(db, account.id)
    if (await hasFreshLink(db, account.id, 'RECOVER')) return
    const token = newToken()
    await insertLink(db, { token, purpose: 'RECOVER', accountId: account.id, newEmail: null })
    await sendLater(db, app, recoverLetter({ settings: app.settings, to: account.email }, token))
  })
  return accept(null)
}

export type NewPasswordRefusal = { code: 'link-over' } | PasswordRefusal

/**
 * Sets the password by a link, once. Every session ends; the browser that did it is known from now on, so that what
 * strangers tried meanwhile does not stop the owner.
 *
 * @returns the token of this browser
 */
export async function recover(
  app: AppContext,
  asked: { token: string; password: string; device: string | null; requestId: string },
): Promise<Result<{ device: string }, NewPasswordRefusal>> {
  const { token, password, requestId } = asked
  const link = await findLink(app.db, token, 'RECOVER')
  if (!link) return refuse({ code: 'link-over' })
  const { accountId } = link
  const account = await getAccount(app.db, accountId)
  const decision = decidePassword(password, { common: await getCommonPasswords(), own: ownWordsOf(account) })
  if (!decision.ok) return decision

  const passwordHash = await hashPassword(decision.value)
  const device = asked.device ?? newToken()
  return app.transaction(async (db) => {
    if (!(await spendLink(db, token, 'RECOVER'))) return refuse({ code: 'link-over' })
    await setPasswordHash(db, accountId, passwordHash)
    await closeLinksOf(db, accountId)
    await endSessionsOf(db, accountId, null)
    await rememberDevice(db, device, accountId)
    const { personId } = account
    const actor = { kind: 'PERSONA', personId, accountId } as const
    const at = await app.clock(db)
    await recordAudit(db, {
      id: app.newId(),
      at,
      actor,
      act: 'account.password-changed',
      personId,
      reason: 'recovery',
      requestId,
    })
    await tellAccount(db, app, account, 'clave')
    return accept({ device })
  })
}
