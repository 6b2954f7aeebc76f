import type { AppContext } from '../../platform/app-context.ts'
import type { AttemptRefusal } from '../../platform/idempotency.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { recordAudit } from '../audit/index.ts'
import { auditActorOf } from '../authority/index.ts'
import { lockEntidad } from '../delegados/index.ts'
import { findNoticeToken, type Linked, spendNoticeToken } from '../notifications/index.ts'
import { changeUnderLock, closeLinksOf, lockPerson } from '../people/index.ts'
import { endSessionsOf } from '../sign-in/index.ts'
import { type DeskCase, saidAgain, saidLength } from './case.ts'
import { addToCase, findOpenCaseOn, insertCase } from './case-store.ts'
import { type Refusal, refusalByConstraint } from './refusals.ts'
import { resolveSubject, suspend } from './suspend.ts'
import { tellOpened } from './tell.ts'

/** Its case, and what was in force of it. */
type Case = Pick<DeskCase, 'id' | 'suspended'>
type Answer = Promise<Result<Case, Refusal | AttemptRefusal>>
type Said = { said: string; requestId: string }

/** R-CAS-1: by the link of a notice, once, without signing in. Only a POST comes here: what merely looks changes nothing. */
export async function sayNotMeByLink(app: AppContext, { token, ...said }: Said & { token: string }): Answer {
  const notice = await findNoticeToken(app.db, token)
  if (!notice) return refuse({ code: 'notice-unknown' })
  if (notice.state !== 'ABIERTO') return refuse({ code: notice.state === 'USADO' ? 'notice-used' : 'notice-over' })
  return open(app, notice, {
    ...said,
    source: 'CORREO',
    spend: (db) => spendNoticeToken(db, token),
    keptSession: null,
    answerTo: notice.sentTo,
  })
}

/** R-CAS-1: the same from one's own account; the session from which it is said goes on. */
export const sayNotMeSignedIn = (app: AppContext, denied: Linked & { what: string }, said: Said & { session: string | null }) =>
  open(app, denied, { ...said, source: 'CUENTA', spend: async () => true, keptSession: said.session, answerTo: null })

type Opening = Said & Pick<DeskCase, 'source' | 'answerTo'> & { spend: (db: Db) => Promise<boolean>; keptSession: string | null }

/** The locks, the token, then in one transaction: the right ends, the sessions end, the case is there, everybody is told. */
function open(app: AppContext, denied: Linked & { what: string }, opening: Opening): Answer {
  const { personId, accountId, entidadId, what } = denied
  const { source, answerTo, requestId } = opening
  const said = opening.said.trim()
  if (said.length > saidLength) return Promise.resolve(refuse({ code: 'said-too-long', length: said.length }))
  const lock = async (db: Db) => {
    await lockPerson(db, personId)
    if (denied.subject === 'DELEGACION' && entidadId) await lockEntidad(db, entidadId)
  }
  return changeUnderLock<Case, Refusal>(app, refusalByConstraint, lock, async (db, now) => {
    if (!(await opening.spend(db))) return refuse({ code: 'notice-used' })
    const linked = await resolveSubject(db, denied)
    const { subject, objectId } = linked
    const actor = source === 'CUENTA' ? auditActorOf({ personId, accountId }) : ({ kind: 'SISTEMA' } as const)
    const reason = `La persona dijo «No fui yo» ${source === 'CORREO' ? 'desde un aviso' : 'desde su cuenta'}.`
    const suspended = await suspend(app, db, linked, { actor, at: now, reason, requestId })
    // R-CAS-3: whoever is in may be somebody else, and so may whoever asked for a link that is still to be opened.
    await endSessionsOf(db, accountId, opening.keptSession)
    await closeLinksOf(db, accountId)
    // Said again of the same thing: it is one case, and all of it is stopped again.
    const known = await findOpenCaseOn(db, objectId)
    const id = known?.id ?? app.newId()
    const about = { id, personId, accountId, entidadId, subject, objectId, what, source, openedAt: now }
    const opened = { ...about, said, answerTo, suspended }
    if (!known) await insertCase(db, opened)
    else
      await addToCase(db, id, {
        said: saidAgain(known.said, said, now),
        suspended: suspended ?? known.suspended,
        answerTo: answerTo ?? known.answerTo,
      })
    const event = { id: app.newId(), at: now, actor, entidadId, personId, objectId: id, reason, requestId }
    await recordAudit(db, { ...event, act: known ? 'case.said-again' : 'case.opened' })
    await tellOpened(db, app, opened)
    return accept({ id, suspended: suspended ?? known?.suspended ?? null })
  })
}
