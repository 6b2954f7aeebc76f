import type { AppContext } from '../../platform/app-context.ts'
import { countUse } from '../../platform/rate-limit.ts'
import { AccountId, PersonId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { recordAudit } from '../audit/index.ts'
import { hashOf, verifyPassword } from '../sign-in/index.ts'
import { insertAccount } from './account-store.ts'
import { changeUnderLock, lockPerson } from './change-rights.ts'
import { decideMatch } from './decide-match.ts'
import { findPersonByDocument, insertPerson } from './person-store.ts'
import type { Waiting } from './registration.ts'
import { deleteRegistrationsAt, findRegistration, takeRegistration } from './registration-store.ts'

export type ConfirmRefusal =
  | { code: 'link-over' }
  | { code: 'email-taken' }
  | { code: 'password-wrong' }
  | { code: 'too-many-tries'; seconds: number }

/** What others do, in the same transaction, when the person of a document is known: reps ties his own practice. */
export type OnPersonKnown = (db: Db, at: Date, personIds: PersonId[]) => Promise<unknown>

export type Confirmation = { token: string; password: string; requestId: string; onPersonKnown: OnPersonKnown }

/**
 * The account, and the person it claims (R-ACC-2). Where several registrations wait at one e-mail the password tells
 * the owner's from a stranger's, who would otherwise be let in by the owner's own click.
 */
export async function confirmRegistration(
  app: AppContext,
  asked: Confirmation,
): Promise<Result<{ email: string }, ConfirmRefusal>> {
  const waiting = await findRegistration(app.db, asked.token)
  if (!waiting) return refuse({ code: 'link-over' })
  if (waiting.rivals > 0) {
    const { count, secondsLeft } = await countUse(app.db, `confirmar:${hashOf(asked.token).toString('base64url')}`, 15 * 60)
    if (count > 10) return refuse({ code: 'too-many-tries', seconds: secondsLeft })
    if (!(await verifyPassword(waiting.said.passwordHash, asked.password))) return refuse({ code: 'password-wrong' })
  }
  const first = await openAccount(app, asked)
  // A register's load, or another account, brought the same document meanwhile: it is the person to claim.
  const result = !first.ok && first.refusal.code === 'document-just-taken' ? await openAccount(app, asked) : first
  if (result.ok) return result
  const { refusal } = result
  if (refusal.code === 'document-just-taken' || refusal.code === 'attempt-reused')
    throw new Error(`refused twice: ${refusal.code}`)
  return refuse(refusal)
}

type OpenRefusal = { code: 'link-over' } | { code: 'email-taken' } | { code: 'document-just-taken' }

const refusalByConstraint: Partial<Record<string, OpenRefusal>> = {
  account_email: { code: 'email-taken' },
  person_document_one_person: { code: 'document-just-taken' },
}

async function openAccount(app: AppContext, { token, requestId, onPersonKnown }: Confirmation) {
  let waiting: Waiting | null = null
  const lock = async (db: Db) => {
    waiting = await takeRegistration(db, token)
    const known = waiting && (await findPersonByDocument(db, waiting.said.document, await app.clock(db)))
    if (known) await lockPerson(db, known.id)
  }
  return changeUnderLock<{ email: string }, OpenRefusal>(app, refusalByConstraint, lock, async (db, now) => {
    if (!waiting) return refuse({ code: 'link-over' })
    const { email, said } = waiting
    const person = await findPersonByDocument(db, said.document, now)
    const personId = person?.id ?? PersonId.parse(app.newId())
    if (!person) {
      const document = { ...said.document, id: app.newId() }
      await insertPerson(db, { id: personId, names: said.names, birthDate: said.birthDate, source: 'CUENTA', document, at: now })
    }
    const registered = person?.namesFrom === 'RETHUS' ? person : null
    const isMatch = decideMatch(said, registered).length === 0
    const accountId = AccountId.parse(app.newId())
    await insertAccount(db, { ...said, id: accountId, personId, email, matchedAt: isMatch ? now : null, at: now })
    await onPersonKnown(db, now, [personId])
    await deleteRegistrationsAt(db, email)

    const actor = { kind: 'PERSONA', personId, accountId } as const
    await recordAudit(db, { id: app.newId(), at: now, actor, act: 'account.created', personId, objectId: accountId, requestId })
    return accept({ email })
  })
}
