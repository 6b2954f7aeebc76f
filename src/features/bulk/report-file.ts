import { csvOf } from '../../shared/csv.ts'
import { type BulkRow, columns } from './bulk.ts'
import { resultWord } from './words.ts'

/**
 * Plan or report as a file in the form of the one that was loaded, with what is said of each row: what was refused can be
 * corrected in it and loaded again, for the columns that are ours alone are not read.
 */
export const reportFile = (rows: readonly BulkRow[], isBegun: boolean) =>
  csvOf(
    ['fila', 'resultado', 'razon', 'regla', 'norma', 'antes', 'despues', ...columns],
    rows.map((row) => {
      const said = row.outcomeSaid ?? row.planSaid
      const { effect = null, reason = null } = said ?? {}
      return [
        String(row.line),
        resultWord(row, isBegun),
        [reason?.message, ...(effect?.warnings ?? [])].filter(Boolean).join(' '),
        reason?.rule ?? '',
        reason?.norm ?? '',
        effect?.before ?? '',
        effect?.after ?? '',
        ...columns.map((column) => row.fields[column]),
      ]
    }),
  )
