import type { AppContext } from '../../platform/app-context.ts'
import type { AccountId, EntidadId, PersonId } from '../../shared/id.ts'
import type { InstantKeyset } from '../../shared/instant-key.ts'
import type { Db } from '../../shared/sql.ts'
import { recordAudit } from '../audit/index.ts'
import { auditActorOf } from '../authority/index.ts'
import { findListed, type ListFilters, type ListRow, type ListScope } from './list-store.ts'

export type ListRequest = {
  actor: { personId: PersonId; accountId: AccountId }
  scope: ListScope
  /** Of the sede, where the scope is one. */
  entidadId: EntidadId | null
  filters: ListFilters
  keyset: InstantKeyset
  now: Date
  requestId: string
}

/**
 * R-FOR-3: a page of a list, and in the same transaction one event of the record that names every patient shown in it. `beside` is
 * read in that transaction too.
 */
export async function listPrescriptions<B>(
  app: AppContext,
  { actor, scope, entidadId, filters, keyset, now, requestId }: ListRequest,
  beside: (db: Db) => Promise<B>,
): Promise<{ rows: ListRow[]; hasMore: boolean; beside: B }> {
  return app.transaction(async (db) => {
    const found = await findListed(db, scope, filters, { ...keyset, limit: keyset.limit + 1 })
    const hasMore = found.length > keyset.limit
    // Read backwards, the one too many is the first.
    const rows = keyset.before ? found.slice(hasMore ? 1 : 0) : found.slice(0, keyset.limit)
    await recordAudit(db, {
      ...{ id: app.newId(), at: now, actor: auditActorOf(actor), act: 'prescription.listed', requestId },
      ...(scope.of === 'SEDE' ? { sedeId: scope.sedeId, entidadId } : { personId: scope.personId }),
      decision: { shown: [...new Set(rows.map(({ patientId }) => patientId))] },
    })
    return { rows, hasMore, beside: await beside(db) }
  })
}
