import type { AppContext } from '../../platform/app-context.ts'
import type { AccountId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/index.ts'
import {
  decidePassword,
  endSessionsOf,
  getCommonPasswords,
  giveBackPasswordCheck,
  hashPassword,
  insertSession,
  newToken,
  type PasswordRefusal,
  spendPasswordCheck,
  verifyPassword,
} from '../sign-in/index.ts'
import { ownWordsOf } from './account.ts'
import { getAccount, getPasswordHash, holdsPassword, setPasswordHash } from './account-store.ts'
import { closeLinksOf } from './email-token-store.ts'
import { tellAccount } from './tell-account.ts'

export type PresentPasswordRefusal = { code: 'present-password-wrong' } | { code: 'too-many-tries'; seconds: number }

/** Who sits before an open session need not be its owner: what lets others in asks for the password again. */
export async function checkPresentPassword(
  app: AppContext,
  accountId: AccountId,
  password: string,
): Promise<Result<{ passwordHash: string }, PresentPasswordRefusal>> {
  const [wait, passwordHash] = await Promise.all([spendPasswordCheck(app.db, accountId), getPasswordHash(app.db, accountId)])
  if (wait) return refuse({ code: 'too-many-tries', seconds: wait.seconds })
  if (!(await verifyPassword(passwordHash, password))) return refuse({ code: 'present-password-wrong' })
  await giveBackPasswordCheck(app.db, accountId)
  return accept({ passwordHash })
}

export type ChangePasswordRefusal = PresentPasswordRefusal | PasswordRefusal | { code: 'password-is-the-same' }

/** @returns the token of the one session that goes on: every other has ended, this browser's former one too */
export async function changePassword(
  app: AppContext,
  asked: { accountId: AccountId; present: string; password: string; requestId: string },
): Promise<Result<{ session: string }, ChangePasswordRefusal>> {
  const { accountId, present, password, requestId } = asked
  const account = await getAccount(app.db, accountId)
  // The new one first: whoever mistypes it does not spend a try of the present one.
  const decision = decidePassword(password, { common: await getCommonPasswords(), own: ownWordsOf(account) })
  if (!decision.ok) return decision
  const checked = await checkPresentPassword(app, accountId, present)
  if (!checked.ok) return checked
  const { passwordHash } = checked.value
  if (await verifyPassword(passwordHash, password)) return refuse({ code: 'password-is-the-same' })

  const newHash = await hashPassword(decision.value)
  const session = newToken()
  return app.transaction(async (db) => {
    if (!(await holdsPassword(db, accountId, passwordHash))) return refuse({ code: 'present-password-wrong' })
    await setPasswordHash(db, accountId, newHash)
    await closeLinksOf(db, accountId)
    await endSessionsOf(db, accountId, null)
    await insertSession(db, { token: session, accountId })
    const { personId } = account
    const actor = { kind: 'PERSONA', personId, accountId } as const
    await recordAudit(db, {
      id: app.newId(),
      at: await app.clock(db),
      actor,
      act: 'account.password-changed',
      personId,
      requestId,
    })
    await tellAccount(db, app, account, 'clave')
    return accept({ session })
  })
}
