import type { AppContext } from '../../platform/app-context.ts'
import type { AttemptRefusal } from '../../platform/idempotency.ts'
import type { AccountId, ApplicationId, EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { type Result, refuse } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { type Application, findApplication } from '../applications/index.ts'
import { type Action, type Authority, decide } from '../authority/index.ts'
import { changeRightsOf } from '../people/index.ts'
import { type Refusal, refusalByConstraint } from './refusals.ts'

/** One press of a delegado's button on one application. */
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
}

export type ActContext = { db: Db; now: Date; application: Application; authority: Authority }

/**
 * Every act of a delegado on an application: the person's lock, then the actor's office again, at the sede where it
 * takes effect and at the one that was asked, then the application as the rival before left it.
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
  return changeRightsOf<T, Refusal>(
    app,
    before.personId,
    refusalByConstraint,
    async (db, now) => {
      const application = await findApplication(db, entidadId, applicationId)
      if (!application) return refuse({ code: 'not-found' })
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
