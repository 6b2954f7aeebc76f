import type { AppContext } from '../../platform/app-context.ts'
import type { AttemptRefusal } from '../../platform/idempotency.ts'
import type { AccountId, ApplicationId, EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { type Application, findApplication } from '../applications/index.ts'
import { type Action, type Authority, decide } from '../authority/index.ts'
import { lockEntidad } from '../delegados/index.ts'
import { changeUnderLock, lockPerson } from '../people/index.ts'
import { type Refusal, refusalByConstraint } from './refusals.ts'

/** One press of a button on one application: a delegado's, or an official's in his place. */
export type ApplicationAct = {
  by: { personId: PersonId; accountId: AccountId }
  entidadId: EntidadId
  applicationId: ApplicationId
  /** Of the application when the form was drawn; an older one is stale. */
  version: number
  /** The intention: sent twice, it has one effect. */
  intento: string
  requestId: string
  /** What was asked, to tell the same intention from another with its key. */
  asked: unknown
  /** Why the desk answers and not the entidad (R-MES-2): with it the act is an official's. */
  deskReason?: string
}

/** In which office an act is done; the basis of what it gives. */
export const officeOf = ({ deskReason }: ApplicationAct): 'DELEGADO' | 'MESA' => (deskReason === undefined ? 'DELEGADO' : 'MESA')

export type ActContext = { db: Db; now: Date; application: Application; authority: Authority }

/**
 * Every act on an application: the person's lock, then the actor's office again, at the sede where it takes effect and
 * at the one that was asked, then the application as the rival before left it. An official's also waits for whoever is
 * naming a delegado: from that instant it is the delegado's to answer.
 */
export async function onApplication<T>(
  app: AppContext,
  act: ApplicationAct,
  office: { action: Action; sedeId: SedeId | null },
  work: (context: ActContext) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal | AttemptRefusal>> {
  const { by, entidadId, applicationId, intento } = act
  const before = await findApplication(app.db, entidadId, applicationId)
  if (!before) return refuse({ code: 'not-found' })

  const attempt = { accountId: by.accountId, key: intento, request: { applicationId, asked: act.asked } }
  const lock = async (db: Db) => {
    await lockPerson(db, before.personId)
    if (act.deskReason !== undefined) await lockEntidad(db, entidadId)
  }
  return changeUnderLock<T, Refusal>(
    app,
    refusalByConstraint,
    lock,
    async (db, now) => {
      const application = await findApplication(db, entidadId, applicationId)
      if (!application) return refuse({ code: 'not-found' })
      if (act.deskReason !== undefined) {
        const authority = await mayAnswerInPlace(db, act, { application, sedeId: office.sedeId, now })
        return authority.ok ? work({ db, now, application, authority: authority.value }) : authority
      }
      const place = { kind: 'sede', id: office.sedeId ?? application.sedeId } as const
      const authority = await decide(db, { personId: by.personId, action: office.action, place, at: now })
      if (!authority.isAllowed || authority.entidadId !== entidadId) return refuse({ code: 'office-ended' })
      // What was asked of another sede is not his to answer, not even at his own.
      const asked = { kind: 'sede', id: application.sedeId } as const
      const isHis =
        asked.id === place.id ||
        (await decide(db, { personId: by.personId, action: office.action, place: asked, at: now })).isAllowed
      if (!isHis) return refuse({ code: 'office-ended' })
      return work({ db, now, application, authority })
    },
    attempt,
  )
}

type InPlace = { application: Application; sedeId: SedeId | null; now: Date }

/** R-MES-2, R-AUT-13: asked under the locks, with the reason that the person will read. */
async function mayAnswerInPlace(
  db: Db,
  { by, deskReason }: ApplicationAct,
  { application, sedeId, now }: InPlace,
): Promise<Result<Authority, Refusal>> {
  const place = { kind: 'solicitud', id: application.id } as const
  const authority = await decide(db, { personId: by.personId, action: 'desk.act-for', place, at: now })
  if (!authority.isAllowed) return refuse(deskRefusal(authority))
  if (sedeId !== null && sedeId !== application.sedeId) return refuse({ code: 'desk-elsewhere' })
  if (deskReason?.trim() === '') return refuse({ code: 'desk-reason-missing' })
  return accept(authority)
}

/** Which of R-AUT-9, R-AUT-13 and R-AUT-14 stands in an official's way. */
export function deskRefusal({ outcomes }: Authority) {
  const fails = (rule: string) => outcomes.some((outcome) => outcome.rule === rule && outcome.isSatisfied !== true)
  if (fails('R-AUT-14')) return { code: 'own-application' } as const
  return fails('R-AUT-9') || !fails('R-AUT-13') ? ({ code: 'not-an-official' } as const) : ({ code: 'delegate-answers' } as const)
}
