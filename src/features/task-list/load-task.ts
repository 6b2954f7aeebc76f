import type { AppContext } from '../../platform/app-context.ts'
import { type Application, answerClock, findDelegatesFor, findSteps } from '../applications/index.ts'
import { decide, decideForClaim, explain } from '../authority/index.ts'
import { findActivationOf, findGrantsOf } from '../enrolment/index.ts'
import { getAccount } from '../people/index.ts'
import { getSede } from '../reps/index.ts'
import type { SessionHolder } from '../sign-in/index.ts'
import type { TaskFacts } from './task.ts'

/** What one application's steps rest on now. A claim that nobody has proved is shown nothing that the person holds. */
export async function loadTask(app: AppContext, holder: SessionHolder, application: Application): Promise<TaskFacts> {
  const { db } = app
  const now = await app.clock(db)
  const { id, personId, accountId, entidadId, waitingSince } = application
  const held = holder.holdsPerson ? await findActivationOf(db, entidadId, id) : null
  const grants = held ? await findGrantsOf(db, entidadId, held.id) : []
  const sede = await getSede(db, held?.sedeId ?? application.sedeId)

  const ask = holder.holdsPerson ? decide : decideForClaim
  const question = { personId, place: { kind: 'sede', id: sede.id } as const, at: now }
  const reading = await ask(db, { ...question, action: 'prescription.read' })
  const signing = await ask(db, { ...question, action: 'prescription.sign' })
  const { matchLevel } = await getAccount(db, accountId)
  const delegates = await findDelegatesFor(db, application, now)
  return {
    now,
    application,
    movements: await findSteps(db, id),
    clock: answerClock(waitingSince, now),
    delegates: delegates.map(({ name }) => name),
    proofing: holder.holdsPerson ? 2 : matchLevel,
    rules: explain(reading),
    may: signing.isAllowed ? 'sign' : reading.isAllowed ? 'read' : 'nothing',
    activation: held && { sedeName: sede.name, during: held.during },
    grants,
    sedeName: sede.name,
  }
}
