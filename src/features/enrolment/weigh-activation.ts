import type { AccountId, EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { findLiveProofing, type Proofing, type ProofingRefusal } from '../people/index.ts'
import { findRethusStanding } from '../rethus/index.ts'
import { decideAgainstPlazas, findPlazasOf, type Plaza, type PlazaRefusal } from '../servicio-social/index.ts'
import type { Registration } from './activation.ts'
import { type ActivationFacts, type ActivationRefusal, type ActivationRequest, decideActivation } from './decide-activation.ts'
import type { EnrolmentFacts } from './decide-enrolment.ts'
import { findActivationsHere, findGrantsOf, findRolePolicies } from './enrolment-store.ts'
import { findProfessions } from './find-professions.ts'

type Place = { entidadId: EntidadId; sedeId: SedeId; personId: PersonId }

/** All that the rules of an activation rest on. The act asks it under the person's lock; a simulation only reads. */
export type ActivationGround = { facts: ActivationFacts; plazas: Plaza[]; proofing: Proofing | null }

export async function findActivationGround(db: Db, place: Place, now: Date): Promise<ActivationGround> {
  const { entry, sanctions } = await findRethusStanding(db, place.personId)
  const proofing = await findLiveProofing(db, place.personId, now)
  const heldHere = await findActivationsHere(db, place)
  const plazas = await findPlazasOf(db, place.personId)
  const documentState = entry?.documentState ?? null
  return { facts: { now, isProofed: proofing !== null, documentState, sanctions, heldHere }, plazas, proofing }
}

export type ActivationQuestion = ActivationRequest & {
  sedeId: SedeId
  /** Whoever asked: what is given is given to this account. */
  accountId: AccountId
}

/** Every rule of an activation, in the order in which they are told; the first that fails is the one reported. */
export function weighActivation(
  request: ActivationQuestion,
  { facts, plazas, proofing }: ActivationGround,
): Result<null, ActivationRefusal | PlazaRefusal | ProofingRefusal> {
  // Whoever asked is not the person: what is given would be another account's (R-IDE-3).
  if (proofing && proofing.accountId !== request.accountId) return refuse({ code: 'person-already-held' })
  const decision = decideActivation(request, facts)
  if (!decision.ok) return decision
  const besidePlazas = decideAgainstPlazas(request, plazas)
  return besidePlazas.ok ? accept(null) : besidePlazas
}

type EnrolmentPlace = Place & { kind: Registration; activationId: Parameters<typeof findGrantsOf>[2] | null }
export type EnrolmentGround = Pick<EnrolmentFacts, 'policies' | 'professions' | 'heldHere'>

/** What the rules of a role rest on, besides the activation it is to lie in: null where that is still to be given. */
export async function findEnrolmentGround(db: Db, place: EnrolmentPlace, at: Date): Promise<EnrolmentGround> {
  const { entidadId, sedeId, personId, kind, activationId } = place
  const policies = (await findRolePolicies(db, entidadId)).filter(({ registration }) => registration === kind)
  const professions = await findProfessions(db, { personId, sedeId, kind, at })
  const heldHere = activationId ? await findGrantsOf(db, entidadId, activationId) : []
  return { policies, professions, heldHere }
}
