import type { AppContext } from '../../platform/app-context.ts'
import type { ApplicationId, EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { type ApplicationStep, answerClock, findApplication, findSteps, moveApplication } from '../applications/index.ts'
import { findLiveProofing, getAccount } from '../people/index.ts'
import { findEntidad, findSede } from '../reps/index.ts'
import { findRethusStanding } from '../rethus/index.ts'
import { rolesFor } from './decide-enrolment.ts'
import { findActivationOf, findGrantsOf, findRolePolicies } from './enrolment-store.ts'
import { findProfessions } from './find-professions.ts'
import { findActivationCard } from './people-store.ts'
import { withReadiness } from './queue.ts'
import { findFrame } from './queue-store.ts'

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
  if (!application) return null
  const frame = by ? await findFrame(db, by, entidadId, now) : await findDeskFrame(db, application)
  if (!frame?.sedes.some(({ id }) => id === application.sedeId)) return null
  const { entidad, sedes } = frame
  const before = await findSteps(db, applicationId)
  const isFirstLook = by !== null && application.state === 'ENVIADA' && !wasOpened(before)
  if (isFirstLook) await markOpened(app, applicationId, by, now)

  const { personId, accountId, kind, sedeId } = application
  const account = await getAccount(db, accountId)
  const proofing = await findLiveProofing(db, personId, now)
  const standing = await findRethusStanding(db, personId)
  const policies = await findRolePolicies(db, entidadId)
  const [row] = await withReadiness(db, policies, [application], now)
  if (!row) throw new Error('one application gives one row')
  const activation = await findActivationOf(db, entidadId, applicationId)
  const grants = activation ? await findGrantsOf(db, entidadId, activation.id) : []
  const place = activation?.sedeId ?? sedeId
  const professions =
    kind === 'SERVICIO_SOCIAL'
      ? await findProfessions(db, { personId, sedeId: place, kind, at: now })
      : standing.titles.flatMap(({ professionCode }) => professionCode ?? [])
  const roles = rolesFor(
    policies.filter(({ registration }) => registration === kind),
    professions,
  )
  return {
    entidad,
    application,
    account,
    proofing,
    standing,
    readiness: row.readiness,
    clock: answerClock(application.waitingSince, now),
    activation,
    /** How it was ended, or will be; null: by its last day. */
    end: (activation && (await findActivationCard(db, entidadId, activation.id)))?.end ?? null,
    grants,
    plazas: row.plazas,
    steps: isFirstLook ? await findSteps(db, applicationId) : before,
    sedes,
    roles: roles.filter(({ role }, i) => roles.findIndex((other) => other.role === role) === i),
    /** Who looks is who activated: a role that wants a second person is not his to give. */
    isOwnActivation: activation !== null && activation.activatedBy === by,
    now,
  }
}

/** The desk answers at the sede that was asked for, and at no other. */
async function findDeskFrame(db: AppContext['db'], { entidadId, sedeId }: { entidadId: EntidadId; sedeId: SedeId }) {
  const entidad = await findEntidad(db, entidadId)
  const sede = await findSede(db, sedeId)
  return entidad && sede && { entidad, sedes: [sede] }
}

/** Since it was last sent. */
const wasOpened = (steps: readonly ApplicationStep[]) =>
  steps.some(({ act }, i) => act === 'ABIERTA' && !steps.slice(i).some((later) => later.act === 'CORREGIDA'))

/** The first look at a waiting application is a movement that its applicant sees. */
const markOpened = (app: AppContext, id: ApplicationId, by: PersonId, at: Date) =>
  app.transaction((db) =>
    moveApplication(db, { id, act: 'ABIERTA', byPerson: by, office: 'DELEGADO', at, reason: null, expectedVersion: null }),
  )
