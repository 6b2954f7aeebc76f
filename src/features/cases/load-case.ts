import type { AppContext } from '../../platform/app-context.ts'
import type { AccountId, ApplicationId, PersonId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { type ApplicationStep, findSteps } from '../applications/index.ts'
import { type AuditAct, type AuditSearch, actNames, findAuditEvents, recordAudit } from '../audit/index.ts'
import { auditActorOf } from '../authority/index.ts'
import { type Document, findDocumentsOf, findLiveProofing, getAccount, getPersonNames } from '../people/index.ts'
import { findEntidad, findSede } from '../reps/index.ts'
import type { DeskCase } from './case.ts'
import { findCase, findRadicado } from './case-store.ts'

/** What was done on the person or by the person, as the record has it. */
export type CaseEvent = { id: string; at: Date; actName: string; actorName: string; isByPerson: boolean; reason: string | null }

export type LoadedCase = {
  found: DeskCase
  name: string
  documents: Document[]
  email: string
  entidadName: string | null
  sedeName: string | null
  closedByName: string | null
  radicado: string | null
  steps: ApplicationStep[]
  events: CaseEvent[]
  /** Does the account of the case act as the person now? */
  isHolder: boolean
  now: Date
}

/** How long before the case the record is read, and how much of it. */
const before = { days: 90, events: 40 }
const actors = { PERSONA: 'Sin nombre', OPERADOR: 'El operador del sistema', SISTEMA: 'El sistema' } as const

/** Null: there is none. Reading the record is written in the record (R-AUD-4). */
export async function loadCase(
  app: AppContext,
  id: string,
  reader: { personId: PersonId; accountId: AccountId; requestId: string },
): Promise<LoadedCase | null> {
  const { db } = app
  const now = await app.clock(db)
  const found = await findCase(db, id)
  if (!found) return null
  const { personId, accountId, entidadId, suspended, end } = found
  const applicationId = applicationOf(found)
  const sedeId = suspended?.kind === 'ACTIVACION' ? suspended.sedeId : null
  const events = await findEvents(db, found)
  const names = await getPersonNames(db, [personId, ...(end ? [end.by] : []), ...events.flatMap(({ actorId }) => actorId ?? [])])
  await recordAudit(db, {
    ...{ id: app.newId(), at: now, actor: auditActorOf(reader), act: 'audit.read', personId, objectId: id },
    ...{ reason: 'Caso de «No fui yo»', requestId: reader.requestId },
  })
  const proofing = await findLiveProofing(db, personId, now)
  return {
    found,
    name: names.get(personId) ?? '',
    documents: await findDocumentsOf(db, personId, now),
    email: (await getAccount(db, accountId)).email,
    entidadName: entidadId && ((await findEntidad(db, entidadId))?.name ?? null),
    sedeName: sedeId && ((await findSede(db, sedeId))?.name ?? null),
    closedByName: end && (names.get(end.by) ?? null),
    radicado: applicationId && (await findRadicado(db, applicationId)),
    steps: applicationId ? await findSteps(db, applicationId) : [],
    events: events.map(({ id: eventId, at, act, actorId, actorKind, reason }) => ({
      ...{ id: eventId, at, reason, isByPerson: actorId === personId },
      actName: actNames[act as AuditAct] ?? act,
      actorName: (actorId && names.get(actorId)) ?? actors[actorKind],
    })),
    isHolder: proofing?.accountId === accountId,
    now,
  }
}

function applicationOf({ subject, objectId, suspended }: DeskCase): ApplicationId | null {
  if (suspended?.kind === 'ACTIVACION') return suspended.applicationId
  return subject === 'SOLICITUD' ? (objectId as ApplicationId) : null
}

/** On the person and by the person, the latest first, each once. */
async function findEvents(db: Db, { personId, openedAt }: DeskCase) {
  const from = new Date(Math.min(openedAt.getTime(), Date.now()) - before.days * 86_400_000)
  const none: AuditSearch = {
    from,
    until: null,
    actorKind: null,
    actorIds: null,
    personIds: null,
    act: null,
    place: null,
    rule: null,
  }
  const page = { after: null, limit: before.events }
  const on = await findAuditEvents(db, { ...none, personIds: [personId] }, page)
  const by = await findAuditEvents(db, { ...none, actorIds: [personId] }, page)
  const all = new Map([...on, ...by].filter(({ act }) => act !== 'audit.read').map((event) => [event.id, event]))
  return [...all.values()].sort((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime()).slice(0, before.events)
}
