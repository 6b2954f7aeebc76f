import type { EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { type AuditAct, type AuditSearch, actNames, findAuditEvents, type RecordedEvent } from '../audit/index.ts'
import { type Document, getPersonNames } from '../people/index.ts'
import { findDocuments, findPlaceNames } from './desk-store.ts'
import { findChanges, type PastChange } from './policy-store.ts'

/** A line of the record with the names of today (R-AUD-3). */
export type AuditRow = RecordedEvent & {
  actName: string
  actorName: string
  person: { name: string; document: Document | null } | null
  entidadName: string | null
  sedeName: string | null
  /** Of a change of the policy: what, from what and to what. */
  change: PastChange | null
}

const actors = { PERSONA: 'Sin nombre', OPERADOR: 'El operador del sistema', SISTEMA: 'El sistema' } as const

const distinct = <T>(ids: (T | null)[]) => [...new Set(ids.filter((id): id is T => id !== null))]

/** Five statements a page, however long it is, and one more where the policy was changed. */
export async function loadAudit(
  db: Db,
  search: AuditSearch,
  page: { after: string | null; limit: number },
  now: Date,
): Promise<AuditRow[]> {
  const events = await findAuditEvents(db, search, page)
  const names = await getPersonNames(db, distinct<PersonId>(events.flatMap(({ actorId, personId }) => [actorId, personId])))
  const documents = await findDocuments(db, distinct<PersonId>(events.map(({ personId }) => personId)), now)
  const places = await findPlaceNames(
    db,
    distinct<EntidadId>(events.map(({ entidadId }) => entidadId)),
    distinct<SedeId>(events.map(({ sedeId }) => sedeId)),
  )
  const changeIds = events.flatMap(({ act, objectId }) => (act === 'policy.changed' && objectId ? [objectId] : []))
  const found = changeIds.length === 0 ? [] : await findChanges(db, { ids: changeIds }, changeIds.length)
  const changes = new Map(found.map((change) => [change.id, change]))
  return events.map((event) => {
    const { act, actorKind, actorId, personId, entidadId, sedeId } = event
    return {
      ...event,
      actName: actNames[act as AuditAct] ?? act,
      actorName: (actorId && names.get(actorId)) ?? actors[actorKind],
      person: personId && { name: names.get(personId) ?? 'Sin nombre', document: documents.get(personId) ?? null },
      entidadName: entidadId && (places.entidades.get(entidadId) ?? null),
      sedeName: sedeId && (places.sedes.get(sedeId) ?? null),
      change: changes.get(event.objectId ?? '') ?? null,
    }
  })
}
