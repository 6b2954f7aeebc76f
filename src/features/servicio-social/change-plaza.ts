import type { AppContext } from '../../platform/app-context.ts'
import type { Attempt, AttemptRefusal } from '../../platform/idempotency.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import type { AccountId, PersonId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { type AuditActor, recordAudit } from '../audit/index.ts'
import { type Authority, auditActorOf, decide, decisionForRecord } from '../authority/index.ts'
import { changeUnderLock, findLiveProofing, lockPersons } from '../people/index.ts'
import { findRethusStanding } from '../rethus/index.ts'
import { findPlazasOf } from './assignment-store.ts'
import { decidePlazaAct } from './decide-plaza-act.ts'
import type { PlazaHooks } from './hooks.ts'
import { findInscriptionsOf } from './inscription-store.ts'
import type { Offer } from './plaza.ts'
import type { HolderFacts, PlazaActRequest } from './plaza-act.ts'
import type { Office } from './plaza-life.ts'
import { findCurrent, findOffer, insertStep, lockPlaza } from './plaza-store.ts'
import { type Refusal, refusalByConstraint } from './refusals.ts'
import { tellOfPlaza } from './tell.ts'
import { writeChange } from './write-change.ts'

/** Who acts, in which office, for which intention. The operator is nobody of ours. */
export type PlazaActor =
  | { office: Exclude<Office, 'OPERADOR'>; personId: PersonId; accountId: AccountId; requestId: string; attempt: Attempt }
  | { office: 'OPERADOR'; personId: null; accountId: null; requestId: null; attempt: null }

export const operator: PlazaActor = { office: 'OPERADOR', personId: null, accountId: null, requestId: null, attempt: null }

export const recordedActor = (actor: PlazaActor): AuditActor =>
  actor.office === 'OPERADOR' ? { kind: 'OPERADOR' } : auditActorOf(actor)

export type PlazaWish = Omit<PlazaActRequest, 'office' | 'by'> & {
  norm: string | null
  /** The day of which a register's row speaks, where the act itself has none. */
  about?: CalendarDate
}

/**
 * Every act on a plaza that is there: the locks of who holds it and of who is to hold it, in the order of their ids, then
 * the plaza's; then the clock, the actor's office again, the facts, the rule, the writes, the record and the messages.
 */
export async function changePlaza(
  app: AppContext,
  hooks: PlazaHooks,
  actor: PlazaActor,
  plazaId: string,
  wish: PlazaWish,
): Promise<Result<{ id: string }, Refusal | AttemptRefusal>> {
  const before = await findCurrent(app.db, plazaId)
  const persons = [...new Set([before?.personId, wish.personId].filter((id) => id != null))]
  const lock = async (db: Db) => {
    await lockPersons(db, persons)
    await lockPlaza(db, plazaId)
  }
  return changeUnderLock<{ id: string }, Refusal>(
    app,
    refusalByConstraint,
    lock,
    async (db, now) => {
      const offer = await findOffer(db, plazaId)
      if (!offer) return refuse({ code: 'plaza-unknown' })
      const office = await confirmOffice(db, actor, offer, now)
      if (!office.ok) return office
      const current = await findCurrent(db, plazaId)

      const holderId = wish.act === 'ASIGNADA' ? wish.personId : (current?.personId ?? null)
      const holder = holderId && (await findHolderFacts(db, holderId))
      const decision = decidePlazaAct({ ...wish, office: actor.office, by: actor.personId }, { now, offer, current, holder })
      if (!decision.ok) return decision
      // Whoever holds it by now was not locked.
      if (current && !persons.includes(current.personId)) return refuse({ code: 'changed-meanwhile' })
      const { asks } = decision.value
      if (asks && holderId) {
        const [elsewhere] = await hooks.findActiveElsewhere(db, holderId, offer.sedeId, asks)
        if (elsewhere) return refuse({ code: 'active-elsewhere', ...elsewhere })
      }

      const by = { actor: recordedActor(actor), personId: actor.personId }
      const reason = wish.reason || null
      await writeChange(app, db, hooks, { offer, current, change: decision.value, now, by, wish })
      const day = wish.about ?? (wish.act === 'INICIADA' ? wish.firstDay : wish.lastDay)
      await insertStep(db, {
        plazaId,
        act: wish.act,
        by: actor.personId,
        office: actor.office,
        at: now,
        holder: holderId,
        day,
        norm: wish.norm,
        reason,
      })
      await recordAudit(db, {
        id: app.newId(),
        at: now,
        actor: by.actor,
        act: `plaza.${wish.act}`,
        entidadId: offer.entidadId,
        sedeId: offer.sedeId,
        personId: holderId,
        objectId: plazaId,
        ...(office.value && { decision: decisionForRecord(office.value) }),
        reason,
        requestId: actor.requestId,
      })
      await tellOfPlaza(db, app, { offer, holderId, office: actor.office, wish, now })
      return accept({ id: plazaId })
    },
    actor.attempt,
  )
}

export async function findHolderFacts(db: Db, personId: PersonId): Promise<HolderFacts> {
  const { entry, sanctions } = await findRethusStanding(db, personId)
  return {
    isDead: entry?.documentState === 'FALLECIDO',
    sanctions,
    inscriptions: await findInscriptionsOf(db, personId),
    plazas: await findPlazasOf(db, personId),
  }
}

/** Asked at the door, and again here: an office that ended while the form was open gives nothing. */
async function confirmOffice(
  db: Db,
  actor: PlazaActor,
  { sedeId, entidadId }: Offer,
  at: Date,
): Promise<Result<Authority | null, Refusal>> {
  if (actor.office === 'OPERADOR') return accept(null)
  const { personId, office, accountId } = actor
  if (office === 'PROFESIONAL') {
    const proofing = await findLiveProofing(db, personId, at)
    return proofing?.accountId === accountId ? accept(null) : refuse({ code: 'not-proofed' })
  }
  const authority = await decide(
    db,
    office === 'MESA'
      ? { personId, action: 'desk.plazas', place: { kind: 'nacion' }, at }
      : { personId, action: 'plaza.report', place: { kind: 'sede', id: sedeId }, at },
  )
  const isHere = office === 'MESA' || authority.entidadId === entidadId
  return authority.isAllowed && isHere ? accept(authority) : refuse({ code: 'office-ended' })
}
