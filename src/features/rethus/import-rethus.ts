import type { AppContext } from '../../platform/app-context.ts'
import type { CsvFault } from '../../platform/csv-file.ts'
import type { PersonId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { type Applied, applyInBatches, type ImportRequest, importFile } from '../registers/index.ts'
import { applyFactRows } from './apply-fact-rows.ts'
import { applyPersonRows } from './apply-person-rows.ts'
import { parseRethusRow } from './parse-rethus-row.ts'
import { documentKey } from './rethus-load-store.ts'
import { rethusColumns } from './rethus-row.ts'

/** What others do when the register has spoken; given by the composition root, in the transaction of that word. */
export type RethusHooks = {
  /** Ends every right of a person from an instant on; the person's row is locked. */
  endRights: (
    db: Db,
    lost: { personId: PersonId; at: Date; ground: 'SANCION' | 'FALLECIMIENTO' | 'RETHUS'; reason: string },
  ) => Promise<unknown>
  /** Compares the accounts that claim these persons with what the register now says. */
  rematchAccounts: (db: Db, personIds: PersonId[], at: Date) => Promise<unknown>
  /** Ties these persons to the entidad that each is. */
  linkIndependientes: (db: Db, at: Date, personIds: PersonId[]) => Promise<unknown>
}

/**
 * Loads a file of ReTHUS. It is read twice: first the persons, then what is said of them, so that rows may stand in any
 * order and memory does not grow with the file.
 */
export function importRethus(app: AppContext, request: ImportRequest, hooks: RethusHooks) {
  return importFile(app, request, {
    register: 'RETHUS',
    act: 'rethus.loaded',
    columns: rethusColumns,
    async apply(load, file, report) {
      const total = { created: 0, changed: 0, same: 0 }
      const add = async ({ faults, ...applied }: Applied & { faults: CsvFault[] }) => {
        for (const fault of faults) await report.bad(fault)
        total.created += applied.created
        total.changed += applied.changed
        total.same += applied.same
      }
      const now = await app.clock(app.db)
      const rowsRead = await applyInBatches(
        file,
        report,
        async (row) => {
          const parsed = parseRethusRow(row, now)
          if (!parsed.ok) {
            for (const fault of parsed.refusal) await report.bad(fault)
            return null
          }
          const said = parsed.value
          if (said.kind !== 'PERSONA') return null
          const keys = [said.document, ...(said.previous ? [said.previous.document] : [])].map(documentKey)
          return { value: said, keys }
        },
        async (batch) => add(await applyPersonRows(app, load, batch, hooks)),
      )
      // What cannot be read was told in the first reading.
      await applyInBatches(
        file,
        null,
        async (row) => {
          const parsed = parseRethusRow(row, now)
          if (!parsed.ok || parsed.value.kind === 'PERSONA') return null
          const said = parsed.value
          const keys = said.kind === 'SANCION' ? [`${documentKey(said.document)} ${said.act} ${said.during.from.getTime()}`] : []
          return { value: said, keys }
        },
        async (batch) => add(await applyFactRows(app, load, batch, hooks)),
      )
      return { ...total, rowsRead }
    },
  })
}
