import type { AppContext } from '../../platform/app-context.ts'
import type { AttemptRefusal } from '../../platform/idempotency.ts'
import type { PersonId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { recordAudit } from '../audit/index.ts'
import { type Authority, decide, decisionForRecord } from '../authority/index.ts'
import { changeRightsOf } from '../people/index.ts'
import { findHolderFacts, type PlazaActor, recordedActor } from './change-plaza.ts'
import { decideInscription, decideInscriptionMove } from './decide-inscription.ts'
import { findInscription, findInscriptionsOf, insertInscription, moveInscription } from './inscription-store.ts'
import type { InscriptionState } from './plaza.ts'
import { type Refusal, refusalByConstraint } from './refusals.ts'
import { tellOfInscription } from './tell.ts'

type Answer = Promise<Result<{ id: string }, Refusal | AttemptRefusal>>

async function officeAtDesk(db: Db, actor: PlazaActor, at: Date): Promise<Result<Authority | null, Refusal>> {
  if (actor.office === 'OPERADOR') return accept(null)
  const authority = await decide(db, { personId: actor.personId, action: 'desk.plazas', place: { kind: 'nacion' }, at })
  return authority.isAllowed ? accept(authority) : refuse({ code: 'office-ended' })
}

export type InscriptionWish = {
  personId: PersonId
  round: string
  professionCode: string
  departamentoCode: string | null
}

/** R-SS-6: inscribes a person for a round. */
export function inscribe(app: AppContext, actor: PlazaActor, wish: InscriptionWish): Answer {
  const { personId, departamentoCode } = wish
  return changeRightsOf<{ id: string }, Refusal>(
    app,
    personId,
    refusalByConstraint,
    async (db, now) => {
      const office = await officeAtDesk(db, actor, now)
      if (!office.ok) return office
      const { isDead, inscriptions } = await findHolderFacts(db, personId)
      const rounds = inscriptions.map(({ round }) => round)
      const decision = decideInscription(wish, { isDead, rounds, isOwn: actor.personId === personId })
      if (!decision.ok) return decision
      const id = app.newId()
      const { round, professionCode } = decision.value
      const said = { personId, round, professionCode, departamentoCode, state: 'INSCRITA', at: now } as const
      await insertInscription(db, { id, ...said, reason: null, norm: null, by: null })
      await record(app, db, { actor, office: office.value, to: 'INSCRITA', personId, id, now, reason: null })
      return accept({ id })
    },
    actor.attempt,
  )
}

/** R-SS-6: approves, rejects, annuls or exonerates. */
export async function decideOnInscription(
  app: AppContext,
  actor: PlazaActor,
  { id, to, reason, norm }: { id: string; to: InscriptionState; reason: string; norm: string | null },
): Answer {
  const before = await findInscription(app.db, id)
  if (!before) return refuse({ code: 'inscription-unknown' })
  const { personId } = before
  return changeRightsOf<{ id: string }, Refusal>(
    app,
    personId,
    refusalByConstraint,
    async (db, now) => {
      const office = await officeAtDesk(db, actor, now)
      if (!office.ok) return office
      const { plazas } = await findHolderFacts(db, personId)
      const inscription = (await findInscriptionsOf(db, personId)).find((one) => one.id === id)
      if (!inscription) return refuse({ code: 'inscription-unknown' })
      const isLive = inscription.state === 'APROBADA' && plazas.some(({ during: { until } }) => until === null || until > now)
      const decision = decideInscriptionMove(
        { to, reason },
        { state: inscription.state, holdsPlaza: isLive, isOwn: actor.personId === personId },
      )
      if (!decision.ok) return decision
      await moveInscription(db, { id, state: to, at: now, reason: reason || null, norm, by: actor.personId })
      await record(app, db, { actor, office: office.value, to, personId, id, now, reason: reason || null })
      await tellOfInscription(db, app, { inscription: { ...inscription, state: to }, reason, now })
      return accept({ id })
    },
    actor.attempt,
  )
}

type Done = {
  actor: PlazaActor
  office: Authority | null
  to: InscriptionState
  personId: PersonId
  id: string
  now: Date
  reason: string | null
}

const record = (app: AppContext, db: Db, { actor, office, to, personId, id, now, reason }: Done) =>
  recordAudit(db, {
    id: app.newId(),
    at: now,
    actor: recordedActor(actor),
    act: `inscription.${to}`,
    personId,
    objectId: id,
    ...(office && { decision: decisionForRecord(office) }),
    reason,
    requestId: actor.requestId,
  })
