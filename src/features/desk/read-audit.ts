import type { AppContext } from '../../platform/app-context.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import { type AuditAct, type AuditSearch, recordAudit } from '../audit/index.ts'
import { type Actor, auditActorOf, decisionForRecord } from '../authority/index.ts'
import { type AuditFields, readAuditSearch, searchForRecord } from './audit-search.ts'
import { type AuditRow, loadAudit } from './load-audit.ts'

export type Reading = {
  fields: AuditFields
  after: string | null
  limit: number
  act: Extract<AuditAct, 'audit.read' | 'audit.exported'>
  requestId: string
  /** How long one search may take. */
  patienceMs?: number
}

const tooWide: FieldError = {
  field: null,
  message: 'La búsqueda abarca demasiado. Añada una persona, un lugar o un acto, o busque en menos días.',
}

/** R-AUD-4: nobody reads without a line that says so; both in one transaction. */
export function readAudit(app: AppContext, actor: Actor, { fields, after, limit, act, requestId, patienceMs = 5000 }: Reading) {
  return app.transaction(async (db) => {
    const { search, errors } = await readAuditSearch(db, fields, app.realNow())
    const now = await app.clock(db)
    const rows = errors.length > 0 ? [] : await loadWithin(db, patienceMs, search, { after, limit }, now)
    const { personIds, place } = search
    const { reason, search: soughtIds } = searchForRecord(fields, search)
    await recordAudit(db, {
      id: app.newId(),
      at: now,
      actor: auditActorOf(actor),
      act,
      personId: personIds?.length === 1 ? personIds[0]! : null,
      entidadId: place?.entidadIds.length === 1 ? place.entidadIds[0]! : null,
      decision: { ...decisionForRecord(actor.authority), search: soughtIds },
      reason,
      requestId,
    })
    return rows === null ? { rows: [], errors: [tooWide], now } : { rows, errors, now }
  })
}

const canceledByTimeout = '57014'

/** Null when it took longer: the record grows by millions a day, and a wide search for a rare rule would read them all. */
async function loadWithin(
  db: Db,
  patienceMs: number,
  search: AuditSearch,
  page: { after: string | null; limit: number },
  now: Date,
): Promise<AuditRow[] | null> {
  await db.query({ text: 'savepoint search', values: [] })
  try {
    await db.query(sql`select set_config('statement_timeout', ${String(patienceMs)}, true)`)
    const rows = await loadAudit(db, search, page, now)
    await db.query(sql`select set_config('statement_timeout', ${'0'}, true)`)
    return rows
  } catch (error) {
    if ((error as { code?: string }).code !== canceledByTimeout) throw error
    // Takes the setting back, too.
    await db.query({ text: 'rollback to savepoint search', values: [] })
    return null
  }
}
