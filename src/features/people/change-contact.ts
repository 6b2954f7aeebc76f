import type { AppContext } from '../../platform/app-context.ts'
import { sendLater } from '../../platform/outbox.ts'
import type { AccountId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { recordAudit } from '../audit/index.ts'
import { newToken } from '../sign-in/index.ts'
import type { Account } from './account.ts'
import { findAccountByEmail, getAccount, setEmail, setMobile } from './account-store.ts'
import { checkPresentPassword, type PresentPasswordRefusal } from './change-password.ts'
import { changeUnderLock } from './change-rights.ts'
import { parseEmail, parseMobile, type Unread } from './contact.ts'
import { closeLinksOf, insertLink, spendLink } from './email-token-store.ts'
import { newEmailLetter, newEmailTakenLetter } from './letters.ts'
import { tellAccount } from './tell-account.ts'

type Asked = { accountId: AccountId; requestId: string }

/** At once, with a notice to the owner's mail. The same number again changes nothing. */
export async function changeMobile(
  app: AppContext,
  { accountId, requestId, said }: Asked & { said: string },
): Promise<Result<null, Unread>> {
  const mobile = parseMobile(said)
  if (!mobile.ok) return mobile
  return app.transaction(async (db) => {
    const account = await getAccount(db, accountId)
    if (account.mobile === mobile.value) return accept(null)
    await setMobile(db, accountId, mobile.value)
    await recordChange(app, db, account, 'celular', requestId)
    await tellAccount(db, app, account, 'celular')
    return accept(null)
  })
}

export type ChangeEmailRefusal = Unread | { code: 'email-is-the-same' } | PresentPasswordRefusal

/** A link to the new address, a notice to the present one, which stays until the link is opened. */
export async function askNewEmail(
  app: AppContext,
  { accountId, said, present }: { accountId: AccountId; said: string; present: string },
): Promise<Result<{ email: string }, ChangeEmailRefusal>> {
  const read = parseEmail(said)
  if (!read.ok) return read
  const email = read.value
  const account = await getAccount(app.db, accountId)
  if (email.toLowerCase() === account.email.toLowerCase()) return refuse({ code: 'email-is-the-same' })
  const checked = await checkPresentPassword(app, accountId, present)
  if (!checked.ok) return checked

  const token = newToken()
  const about = { settings: app.settings, to: email }
  await app.transaction(async (db) => {
    if (await findAccountByEmail(db, email)) await sendLater(db, app, newEmailTakenLetter(about))
    else {
      await insertLink(db, { token, purpose: 'NEW_EMAIL', accountId, newEmail: email })
      await sendLater(db, app, newEmailLetter(about, { firstName: account.names.first, token }))
    }
    await tellAccount(db, app, account, 'correo-pedido')
  })
  return accept({ email })
}

export type NewEmailRefusal = { code: 'link-over' } | { code: 'email-taken' }

const refusalByConstraint: Partial<Record<string, NewEmailRefusal>> = { account_email: { code: 'email-taken' } }

/** By the link, once. What was sent to the former address opens no more. */
export async function confirmNewEmail(app: AppContext, { token, requestId }: { token: string; requestId: string }) {
  const noLock = async () => {}
  return changeUnderLock<{ email: string }, NewEmailRefusal>(app, refusalByConstraint, noLock, async (db) => {
    const link = await spendLink(db, token, 'NEW_EMAIL')
    if (!link?.newEmail) return refuse({ code: 'link-over' })
    const account = await getAccount(db, link.accountId)
    await setEmail(db, account.id, link.newEmail)
    await closeLinksOf(db, account.id)
    await recordChange(app, db, account, 'correo', requestId)
    await tellAccount(db, app, account, 'correo')
    return accept({ email: link.newEmail })
  })
}

/** Which contact changed, never from what to what. */
async function recordChange(
  app: AppContext,
  db: Db,
  { id: accountId, personId }: Account,
  what: 'celular' | 'correo',
  requestId: string,
) {
  const actor = { kind: 'PERSONA', personId, accountId } as const
  const at = await app.clock(db)
  await recordAudit(db, { id: app.newId(), at, actor, act: 'account.contact-changed', personId, reason: what, requestId })
}
