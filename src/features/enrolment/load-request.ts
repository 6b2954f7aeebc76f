import type { AppContext } from '../../platform/app-context.ts'
import type { ApplicationId, EntidadId, PersonId } from '../../shared/id.ts'
import { answerClock, findApplication, findSteps, moveApplication } from '../applications/index.ts'
import { findLiveProofing, getAccount } from '../people/index.ts'
import { findEntidad, findSedesOf } from '../reps/index.ts'
import { findRethusStanding } from '../rethus/index.ts'
import { findPlazasOf } from '../servicio-social/index.ts'
import { rolesFor } from './decide-enrolment.ts'
import { findActivationOf, findGrantsOf, findRolePolicies } from './enrolment-store.ts'
import { findProfessions } from './find-professions.ts'
import { findCoveredSedes, withReadiness } from './queue.ts'

/**
 * All that the page of a request shows. Null: there is none of this id at the entidad, or at a sede that is not this
 * delegado's.
 *
 * @param by the delegado; null: the desk, whose look is no movement and which answers at the sede asked for only
 */
export async function loadRequest(app: AppContext, entidadId: EntidadId, applicationId: ApplicationId, by: PersonId | null) {
  const { db } = app
  const now = await app.clock(db)
  const application = await findApplication(db, entidadId, applicationId)
  const covered = by ? await findCoveredSedes(db, by, entidadId, now) : application && [application.sedeId]
  const entidad = await findEntidad(db, entidadId)
  if (!application || !entidad || (covered && !covered.includes(application.sedeId))) return null
  if (by) await markOpened(app, applicationId, application.state, by, now)

  const { personId, accountId, kind } = application
  const account = await getAccount(db, accountId)
  const proofing = await findLiveProofing(db, personId, now)
  const standing = await findRethusStanding(db, personId)
  const [row] = await withReadiness(db, entidadId, [application], now)
  if (!row) throw new Error('one application gives one row')
  const activation = await findActivationOf(db, entidadId, applicationId)
  const grants = activation ? await findGrantsOf(db, entidadId, activation.id) : []
  const policies = (await findRolePolicies(db, entidadId)).filter(({ registration }) => registration === kind)
  const place = activation?.sedeId ?? application.sedeId
  const roles = rolesFor(policies, await findProfessions(db, { personId, sedeId: place, kind, at: now }))
  const plaza =
    kind === 'SERVICIO_SOCIAL'
      ? ((await findPlazasOf(db, personId)).find(({ sedeId }) => sedeId === application.sedeId) ?? null)
      : null
  const sedes = (await findSedesOf(db, entidadId)).filter(({ id }) => !covered || covered.includes(id))
  return {
    entidad,
    application,
    account,
    proofing,
    standing,
    readiness: row.readiness,
    clock: answerClock(application.waitingSince, now),
    activation,
    grants,
    plaza,
    steps: await findSteps(db, applicationId),
    sedes,
    roles: roles.filter(({ role }, i) => roles.findIndex((other) => other.role === role) === i),
    now,
  }
}

/** The first look at a waiting application is a movement that its applicant sees. */
async function markOpened(app: AppContext, id: ApplicationId, state: string, by: PersonId, at: Date) {
  if (state !== 'ENVIADA') return
  const steps = await findSteps(app.db, id)
  if (steps.some(({ act }, i) => act === 'ABIERTA' && !steps.slice(i).some((later) => later.act === 'CORREGIDA'))) return
  await app.transaction((db) =>
    moveApplication(db, { id, act: 'ABIERTA', byPerson: by, office: 'DELEGADO', at, reason: null, expectedVersion: null }),
  )
}
