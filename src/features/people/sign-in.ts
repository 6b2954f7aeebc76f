import type { AppContext } from '../../platform/app-context.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/index.ts'
import {
  endSession,
  hashPassword,
  insertSession,
  needsRehash,
  newToken,
  rememberDevice,
  spendSignInAttempt,
  verifyPassword,
} from '../sign-in/index.ts'
import { findSecretByEmail, holdsPassword, setPasswordHash } from './account-store.ts'

export type SignInRefusal = { code: 'wrong' } | { code: 'too-many-tries'; seconds: number }

export type SignInAsked = {
  email: string
  password: string
  address: string
  /** The tokens in this browser's cookies. */
  device: string | null
  formerSession: string | null
  requestId: string
}

/** New tokens for the browser: of the session, and of the browser itself, which is known from now on (R-ACC-9). */
export type SignedIn = { session: string; device: string }

/** Tells nobody whether the e-mail has an account: the same answer, after the same work (R-ACC-6). */
export async function signIn(app: AppContext, asked: SignInAsked): Promise<Result<SignedIn, SignInRefusal>> {
  const { email, password, address, device, formerSession, requestId } = asked
  const secret = await findSecretByEmail(app.db, email)
  const wait = await spendSignInAttempt(app.db, { email, accountId: secret?.accountId ?? null, address, device })
  if (wait) return refuse({ code: 'too-many-tries', seconds: wait.seconds })
  const isRight = await verifyPassword(secret?.passwordHash ?? null, password)
  if (!secret || !isRight) return refuse({ code: 'wrong' })

  const { accountId, personId, passwordHash } = secret
  const betterHash = needsRehash(passwordHash) ? await hashPassword(password) : null
  const tokens = { session: newToken(), device: device ?? newToken() }
  return app.transaction(async (db) => {
    // Changed while we computed: the change ended all sessions, and none may slip in after it.
    if (!(await holdsPassword(db, accountId, passwordHash))) return refuse({ code: 'wrong' })
    if (betterHash) await setPasswordHash(db, accountId, betterHash)
    if (formerSession) await closeSession(app, db, formerSession, requestId)
    await insertSession(db, { token: tokens.session, accountId })
    await rememberDevice(db, tokens.device, accountId)
    const actor = { kind: 'PERSONA', personId, accountId } as const
    await recordAudit(db, { id: app.newId(), at: await app.clock(db), actor, act: 'session.opened', personId, requestId })
    return accept(tokens)
  })
}

/** Signing out; of a session already over nothing is recorded. */
export const signOut = (app: AppContext, session: string, requestId: string) =>
  app.transaction((db) => closeSession(app, db, session, requestId))

async function closeSession(app: AppContext, db: AppContext['db'], session: string, requestId: string) {
  const ended = await endSession(db, session)
  if (!ended) return
  const { personId } = ended
  const actor = { kind: 'PERSONA', ...ended } as const
  await recordAudit(db, { id: app.newId(), at: await app.clock(db), actor, act: 'session.closed', personId, requestId })
}
