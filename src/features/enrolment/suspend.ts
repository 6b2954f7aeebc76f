import type { AppContext } from '../../platform/app-context.ts'
import { type During, notBefore } from '../../shared/calendar.ts'
import {
  type AccountId,
  ActivationId,
  type ApplicationId,
  type EntidadId,
  type PersonId,
  RoleGrantId,
  type SedeId,
} from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { type AuditActor, recordAudit } from '../audit/index.ts'
import type { Basis, Registration } from './activation.ts'
import { closeUnfinished } from './close-unfinished.ts'
import { decideEnrolment } from './decide-enrolment.ts'
import {
  endActivationAt,
  findActivation,
  findGrantsOf,
  holdRolePolicy,
  insertActivation,
  insertRoleGrant,
} from './enrolment-store.ts'
import type { Refusal } from './refusals.ts'
import { findBasis } from './suspend-store.ts'
import { findActivationGround, findEnrolmentGround, weighActivation } from './weigh-activation.ts'

type Ends = { from: string; until: string | null }

/** What an activation was when «No fui yo» ended it, as a case keeps it. */
export type SuspendedActivation = Ends & {
  kind: 'ACTIVACION'
  id: ActivationId
  entidadId: EntidadId
  sedeId: SedeId
  registration: Registration
  basis: Basis
  applicationId: ApplicationId | null
  roles: (Ends & { role: string; name: string })[]
}

const endsOf = ({ from, until }: During): Ends => ({ from: from.toISOString(), until: until?.toISOString() ?? null })
const duringOf = ({ from, until }: Ends): During => ({ from: new Date(from), until: until === null ? null : new Date(until) })

export type Suspending = {
  entidadId: EntidadId
  id: ActivationId
  actor: AuditActor
  at: Date
  reason: string
  requestId: string
}

/**
 * R-CAS-2: ends it at this instant with its roles. An application that still waited for its role goes on waiting: the desk
 * closes it, or gives the activation back. Called under the person's lock.
 *
 * @returns what it was; null: it was over already
 */
export async function suspendActivation(app: AppContext, db: Db, asked: Suspending): Promise<SuspendedActivation | null> {
  const { entidadId, id, actor, at, reason, requestId } = asked
  const activation = await findActivation(db, entidadId, id)
  if (!activation || (activation.during.until !== null && activation.during.until <= at)) return null
  const { personId, sedeId, registration, applicationId, during } = activation
  const grants = (await findGrantsOf(db, entidadId, id)).filter((grant) => grant.during.until === null || grant.during.until > at)
  const basis = await findBasis(db, entidadId, id)
  await endActivationAt(db, { entidadId, id, by: null, at, ground: 'NO_FUI_YO', reason })
  const record = { at, actor, entidadId, sedeId, personId, reason, requestId }
  await recordAudit(db, { ...record, id: app.newId(), act: 'activation.ended', objectId: id })
  const roles = grants.map(({ role, roleName, during: held }) => ({ role, name: roleName, ...endsOf(held) }))
  return { kind: 'ACTIVACION', id, entidadId, sedeId, registration, basis, applicationId, ...endsOf(during), roles }
}

/** Nothing of it comes back: an application that waited waits no more. */
export const closeSuspended = (
  db: Db,
  { applicationId }: SuspendedActivation,
  { by, at, reason }: { by: PersonId; at: Date; reason: string },
) => closeUnfinished(db, applicationId, { by, office: 'MESA', at, reason })

export type GivingBack = {
  suspended: SuspendedActivation
  personId: PersonId
  accountId: AccountId
  by: PersonId
  at: Date
  /** What the record and each row of it say besides. */
  record: { actor: AuditActor; decision: unknown; reason: string; requestId: string }
}

/**
 * R-CAS-6: gives what remains of it as a new activation with the same roles, asking every rule again as of now. Called
 * under the person's lock; a refusal leaves nothing.
 *
 * @returns null: its days were over meanwhile
 */
export async function giveBackActivation(
  app: AppContext,
  db: Db,
  asked: GivingBack,
): Promise<Result<ActivationId | null, Refusal>> {
  const { suspended, personId, accountId, by, at, record } = asked
  const { entidadId, sedeId, registration, applicationId } = suspended
  const during = remainderOf(suspended, at)
  if (!during) return accept(null)
  const isOwn = suspended.basis === 'INDEPENDIENTE'
  const basis = isOwn ? ('INDEPENDIENTE' as const) : ('MESA' as const)
  const activatedBy = isOwn ? personId : by
  const ground = await findActivationGround(db, { entidadId, sedeId, personId }, at)
  const request = { personId, registration, basis, during, activatedBy }
  const decision = weighActivation({ ...request, sedeId, accountId }, ground)
  if (!decision.ok) return decision
  if (!ground.proofing) throw new Error('weighActivation accepted somebody without proofing')

  const id = ActivationId.parse(app.newId())
  await insertActivation(db, { ...request, id, entidadId, sedeId, applicationId, proofingId: ground.proofing.id }, at)
  const event = { ...record, at, entidadId, sedeId, personId }
  await recordAudit(db, { ...event, id: app.newId(), act: 'activation.given', objectId: id })

  const place = { entidadId, sedeId, personId, kind: registration, activationId: id }
  const { policies, professions } = await findEnrolmentGround(db, place, at)
  const heldHere: { role: string; roleName: string; during: During }[] = []
  for (const { role, name, ...ends } of suspended.roles) {
    const days = remainderOf(ends, at)
    if (!days) continue
    const wanted = { personId, role, basis, during: days, grantedBy: activatedBy }
    const fits = decideEnrolment(wanted, { now: at, activation: request, policies, professions, heldHere })
    if (!fits.ok) return fits
    if (!(await holdRolePolicy(db, fits.value.policyId))) return refuse({ code: 'role-not-offered', role })
    heldHere.push({ role, roleName: name, during: days })
    const grantId = RoleGrantId.parse(app.newId())
    await insertRoleGrant(db, { ...wanted, ...fits.value, id: grantId, entidadId, activationId: id }, at)
    await recordAudit(db, {
      ...event,
      id: app.newId(),
      act: 'role.granted',
      objectId: grantId,
      reason: `${role}: ${record.reason}`,
    })
  }
  return accept(id)
}

/** What of the days still lies ahead; null: nothing. */
function remainderOf(ends: Ends, now: Date): During | null {
  const during = duringOf(ends)
  if (during.until !== null && during.until <= now) return null
  return during.from < now ? { ...during, from: now } : notBefore(now, during)
}
