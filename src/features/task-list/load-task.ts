import type { AppContext } from '../../platform/app-context.ts'
import type { PersonId } from '../../shared/id.ts'
import { type Application, answerClock, findStepsOfMany } from '../applications/index.ts'
import { type Authority, decideMany, explain } from '../authority/index.ts'
import { findHeldBy } from '../enrolment/index.ts'
import { findDelegateNames } from '../notifications/index.ts'
import { findHolders, findMatchLevels } from '../people/index.ts'
import { findEntidadKinds } from '../reps/index.ts'
import { findRethusBriefs } from '../rethus/index.ts'
import { findPlazaStanding, type PlazaStanding } from '../servicio-social/index.ts'
import type { TaskFacts } from './task.ts'

const distinct = <T>(ids: readonly T[]) => [...new Set(ids)]
const deeds = ['prescription.sign', 'prescription.order', 'prescription.read'] as const

/**
 * What the steps of these applications rest on now, in as many statements for fifty as for one; of Servicio Social two more
 * for each person. Of an account that nobody has proved to be the person's nothing that the person holds is loaded.
 */
export async function loadTasks({ db, clock }: Pick<AppContext, 'db' | 'clock'>, applications: readonly Application[]) {
  const now = await clock(db)
  const ids = applications.map(({ id }) => id)
  const personIds = distinct(applications.map(({ personId }) => personId))
  const holders = await findHolders(db, personIds, now)
  const heldBy = await findHeldBy(db, ids)
  const movements = await findStepsOfMany(db, ids)
  const delegates = await findDelegateNames(db, now, ids)
  const levels = await findMatchLevels(db, distinct(applications.map(({ accountId }) => accountId)))
  const kinds = await findEntidadKinds(db, distinct(applications.map(({ entidadId }) => entidadId)))
  const briefs = await findRethusBriefs(db, personIds, now)
  const services = await findServices(db, applications, now)

  const isOwn = ({ personId, accountId }: Application) => holders.get(personId) === accountId
  const heldOf = (application: Application) => {
    const held = isOwn(application) ? heldBy.get(application.id) : undefined
    return held?.during ? { ...held, during: held.during } : null
  }
  const questions = applications.flatMap((application) =>
    deeds.map((action) => ({
      personId: application.personId,
      action,
      place: { kind: 'sede' as const, id: heldOf(application)?.sedeId ?? application.sedeId },
      at: now,
      isClaim: !isOwn(application),
    })),
  )
  const answers = await decideMany(db, questions)

  return applications.map((application, index): TaskFacts => {
    const { id, personId, accountId, entidadId, kind, waitingSince } = application
    const held = heldOf(application)
    const asked = answers.slice(index * deeds.length, (index + 1) * deeds.length)
    return {
      now,
      application,
      entidadKind: kinds.get(entidadId) ?? 'IPS',
      movements: movements.get(id) ?? [],
      clock: answerClock(waitingSince, now),
      delegates: delegates.get(id) ?? [],
      proofing: isOwn(application) ? 2 : (levels.get(accountId) ?? 0),
      rethus: briefs.get(personId) ?? null,
      service: kind === 'SERVICIO_SOCIAL' ? (services.get(personId) ?? null) : null,
      ...usesOf(asked),
      held,
      sedeName: held?.sedeName ?? application.sedeName,
    }
  })
}

/** The most that is allowed, and why not, if nothing is: reading asks least. */
function usesOf([sign, order, read]: readonly Authority[]): Pick<TaskFacts, 'may' | 'rules'> {
  const may = sign?.isAllowed ? 'sign' : order?.isAllowed ? 'order' : read?.isAllowed ? 'read' : 'nothing'
  return { may, rules: read ? explain(read) : [] }
}

/** Of whoever has an application of Servicio Social: inscription and plaza. */
async function findServices(db: AppContext['db'], applications: readonly Application[], now: Date) {
  const found = new Map<PersonId, PlazaStanding>()
  const asked = distinct(applications.filter(({ kind }) => kind === 'SERVICIO_SOCIAL').map(({ personId }) => personId))
  for (const personId of asked) found.set(personId, await findPlazaStanding(db, personId, now))
  return found
}

/** One of them. */
export async function loadTask(app: Pick<AppContext, 'db' | 'clock'>, application: Application): Promise<TaskFacts> {
  const [facts] = await loadTasks(app, [application])
  if (!facts) throw new Error('one application gives one task')
  return facts
}
