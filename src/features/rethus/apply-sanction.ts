import type { AppContext } from '../../platform/app-context.ts'
import type { During } from '../../shared/calendar.ts'
import type { PersonId } from '../../shared/id.ts'
import { accept } from '../../shared/result.ts'
import { recordAudit } from '../audit/index.ts'
import { changeRightsOf } from '../people/index.ts'
import type { Load } from '../registers/index.ts'
import { decideSanctionRow } from './decide-sanction-row.ts'
import type { RethusHooks } from './import-rethus.ts'
import type { SanctionRow } from './rethus-row.ts'
import { findSanction, insertSanction, saveSanction } from './sanction-store.ts'

/** A row whose person was found. */
export type SanctionOf = SanctionRow & { personId: PersonId }

/**
 * R-RET-6: records a sanction, or what changed of it, under the person's lock, and ends what it takes away from the
 * instant at which it does.
 *
 * @returns what the row was
 */
export async function applySanctionRow(app: AppContext, load: Load, row: SanctionOf, hooks: RethusHooks) {
  const { personId, sanction, authority, act, during } = row
  const result = await changeRightsOf(app, personId, {}, async (db, now) => {
    const known = await findSanction(db, { personId, act, from: during.from })
    const { change, endsRightsAt } = decideSanctionRow(row, known, now)
    if (change === 'same') return accept(change)

    const id = known?.id ?? app.newId()
    if (known) await saveSanction(db, { id, sanction, authority, until: during.until, load })
    else await insertSanction(db, { id, personId, sanction, authority, act, during, at: now, load })
    const auditAct = known ? 'rethus.sanction-changed' : 'rethus.sanctioned'
    await recordAudit(db, { id: app.newId(), at: now, actor: { kind: 'OPERADOR' }, act: auditAct, personId, objectId: id })
    if (endsRightsAt) await hooks.endRights(db, { personId, at: endsRightsAt, ground: 'SANCION', reason: reasonOf(row) })
    return accept(change)
  })
  if (!result.ok) throw new Error('a sanction has no refusal')
  return result.value
}

const reasonOf = ({ sanction, act, authority }: { sanction: string; act: string; authority: string; during: During }) =>
  `Sanción en el ReTHUS: ${sanction}. ${act}, ${authority}.`
