import type { AppContext } from '../../platform/app-context.ts'
import type { Db } from '../../shared/sql.ts'
import type { BulkLoad, BulkRow, Outcome, Said } from './bulk.ts'
import { shareLoad } from './bulk-store.ts'
import { findOffice, findSedeOf } from './load-context.ts'
import { parseRow } from './parse-row.ts'
import { performRow } from './perform-row.ts'
import { reasonOf } from './refusals.ts'
import { saveFault, saveOutcome, takeRow } from './row-store.ts'

/** After so many faults of the program a row is told as not done, and the others go on. */
const mostFaults = 3

const fault: Said = {
  effect: null,
  reason: {
    code: 'fault',
    message: 'Tuvimos una falla con esta fila. Nada de ella cambió: cárguela de nuevo.',
    rule: null,
    norm: null,
  },
}

/**
 * R-MAS-5. The next row of the plan, and what came of it, in one transaction: whoever dies before its end has done nothing,
 * whoever comes after finds the row done. Every rule and the office are asked again.
 *
 * @returns false when the load was stopped, or has no row left
 */
export async function applyNextRow(app: AppContext, load: BulkLoad, onFault: (fault: unknown) => void): Promise<boolean> {
  let line: number | null = null
  try {
    return await app.transaction(async (db) => {
      if ((await shareLoad(db, load.id)) !== 'APLICANDO') return false
      const row = await takeRow(db, load.id)
      if (!row) return false
      line = row.line
      await saveOutcome(db, load.id, row.line, await applyRow(app, db, load, row))
      return true
    })
  } catch (error) {
    if (line === null) throw error
    onFault(error)
    await saveFault(app.db, load.id, line, { most: mostFaults, said: fault })
    return true
  }
}

async function applyRow(app: AppContext, db: Db, load: BulkLoad, row: BulkRow): Promise<{ outcome: Outcome; said: Said }> {
  const effect = row.planSaid?.effect
  const asked = parseRow(row.fields)
  if (!effect || !asked.ok) throw new Error(`row ${row.line} of bulk load ${load.id} was planned and cannot be read`)
  const office = await findOffice(db, load, await app.clock(db))
  const names = { personName: effect.personName, sedeName: effect.sedeName }
  const sede = await findSedeOf(db, office, asked.value)
  if (!sede.ok) return { outcome: 'NO', said: { effect: null, reason: reasonOf(sede.refusal), ...names } }
  const result = await performRow(app, db, office, { ...asked.value, sede: sede.value }, effect)
  if (!result.ok) return { outcome: 'NO', said: { effect: null, reason: reasonOf(result.refusal), ...names } }
  const { kind, effect: done, says } = result.value
  if (kind === 'done') return { outcome: 'HECHA', said: { effect: done, reason: null } }
  const reason = { code: 'nothing-to-do', message: says ?? '', rule: null, norm: null }
  return { outcome: 'NADA', said: { effect: done, reason } }
}
