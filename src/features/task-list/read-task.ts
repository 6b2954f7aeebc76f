import type { AppContext } from '../../platform/app-context.ts'
import type { ApplicationId, EntidadId } from '../../shared/id.ts'
import { findApplication, findApplicationById } from '../applications/index.ts'
import { recordAudit } from '../audit/index.ts'
import { type Actor, auditActorOf, decisionForRecord } from '../authority/index.ts'
import { findCoveredSedes } from '../enrolment/index.ts'
import { decideSteps } from './decide-steps.ts'
import { loadTask } from './load-task.ts'
import type { TaskFacts, TaskStep } from './task.ts'

/** The steps of somebody else's application, in the third person. */
export type Standing = { facts: TaskFacts; steps: TaskStep[] }

const standingOf = (facts: TaskFacts): Standing => ({ facts, steps: decideSteps(facts, 'about') })

/** R-AUD-4: the desk reads nobody's steps without a line that says so; both in one transaction. Null: there is none. */
export function readTask(
  app: AppContext,
  actor: Actor,
  applicationId: ApplicationId,
  requestId: string,
): Promise<Standing | null> {
  return app.transaction(async (db) => {
    const application = await findApplicationById(db, applicationId)
    if (!application) return null
    const { entidadId, sedeId, personId } = application
    await recordAudit(db, {
      id: app.newId(),
      at: await app.clock(db),
      actor: auditActorOf(actor),
      act: 'application.read',
      ...{ entidadId, sedeId, personId, objectId: applicationId, requestId },
      decision: decisionForRecord(actor.authority),
    })
    return standingOf(await loadTask({ db, clock: app.clock }, application))
  })
}

/** Of an application of the delegado's entidad, at a sede for which he answers. Null: as if there were none. */
export async function findTask(
  app: AppContext,
  { personId, authority: { at } }: Actor,
  entidadId: EntidadId,
  id: ApplicationId,
): Promise<Standing | null> {
  const covered = await findCoveredSedes(app.db, personId, entidadId, at)
  const application = await findApplication(app.db, entidadId, id)
  if (!application || (covered && !covered.includes(application.sedeId))) return null
  return standingOf(await loadTask(app, application))
}
