import type { AppContext } from '../../platform/app-context.ts'
import type { AttemptRefusal } from '../../platform/idempotency.ts'
import type { ApplicationId } from '../../shared/id.ts'
import { type Result, refuse } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { type AuditAct, recordAudit } from '../audit/index.ts'
import { auditActorOf } from '../authority/index.ts'
import { changeRightsOf } from '../people/index.ts'
import type { Application } from './application.ts'
import { findOwnApplication } from './applications-store.ts'
import { type Refusal, refusalByConstraint } from './refusals.ts'
import type { Applicant } from './standing.ts'

/** One press of a button on an application of one's own. */
export type OwnAct = { by: Applicant; applicationId: ApplicationId; intento: string; requestId: string }

type Work<T> = (context: { db: Db; now: Date; application: Application }) => Promise<Result<T, Refusal>>

/** The person's lock, then the application as whoever came before left it, then the work, then the record. */
export function onOwnApplication<T>(
  app: AppContext,
  { by, applicationId, intento, requestId }: OwnAct,
  act: AuditAct,
  asked: unknown,
  work: Work<T>,
): Promise<Result<T, Refusal | AttemptRefusal>> {
  return changeRightsOf<T, Refusal>(
    app,
    by.personId,
    refusalByConstraint,
    async (db, now) => {
      const application = await findOwnApplication(db, by.accountId, applicationId)
      if (!application) return refuse({ code: 'not-found' })
      const done = await work({ db, now, application })
      if (!done.ok) return done
      const { entidadId, sedeId, personId } = application
      await recordAudit(db, {
        id: app.newId(),
        at: now,
        actor: auditActorOf(by),
        act,
        entidadId,
        sedeId,
        personId,
        objectId: applicationId,
        requestId,
      })
      return done
    },
    { accountId: by.accountId, key: intento, request: { applicationId, act, asked } },
  )
}
