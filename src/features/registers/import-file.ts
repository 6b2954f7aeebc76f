import { basename } from 'node:path'
import type { AppContext } from '../../platform/app-context.ts'
import { type CsvColumns, type CsvFile, type CsvRow, openCsv, readCsv } from '../../platform/csv-file.ts'
import { longDateTime, numberText } from '../../shared/dates-es.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { type AuditAct, recordAudit } from '../audit/index.ts'
import { decideAsOf, parseInstant } from './decide-as-of.ts'
import { findLatestAsOf, finishLoad, insertLoad, type Load, type Register } from './load-store.ts'
import { openReport, type Report } from './report.ts'

export type ImportRequest = {
  path: string
  /** The instant of which the file speaks, ISO; null: as the file says, else now. */
  asOf: string | null
  /** Where to write the bad rows as CSV too; null: only said. */
  reportPath: string | null
  /** Takes a line for the operator. */
  say: (line: string) => void
}

/** How many rows were new, changed something, or said what was known. */
export type Applied = { created: number; changed: number; same: number }

export type ImportOutcome = Applied & { loadId: string; rowsRead: number; rowsBad: number }

type Import<C extends string> = {
  register: Register
  act: AuditAct
  columns: CsvColumns<C>
  /** What the file itself says of its instant. */
  asOfIn?: (file: CsvFile<C>) => Promise<Date | null>
  /** Applies the good rows, tells the bad ones to `report`, and answers what came of it. */
  apply: (load: Load, file: CsvFile<C>, report: Report) => Promise<Applied & { rowsRead: number }>
}

/**
 * Loads one file of a register: says how it is written, notes the load, applies it in small transactions, and closes the
 * note with its numbers. A load that was interrupted is completed by loading the file again: what is known is not
 * written twice.
 */
export async function importFile<C extends string>(
  app: AppContext,
  { path, asOf, reportPath, say }: ImportRequest,
  { register, act, columns, asOfIn, apply }: Import<C>,
): Promise<Result<ImportOutcome, { message: string }>> {
  const opened = await openCsv(path, columns)
  if (!opened.ok) return opened
  const file = opened.value

  const startedAt = await app.clock(app.db)
  const saidAsOf = asOf === null ? ((await asOfIn?.(file)) ?? startedAt) : parseInstant(asOf)
  if (!saidAsOf) return refuse({ message: `No podemos leer la fecha de los datos «${asOf}»: escríbala como 2026-11-23T05:40.` })
  const decided = decideAsOf(saidAsOf, { now: startedAt, latest: await findLatestAsOf(app.db, register) })
  if (!decided.ok) return decided
  const reporting = await openReport(say, reportPath)
  if (!reporting.ok) return reporting
  const report = reporting.value

  const load: Load = { id: app.newId(), register, asOf: decided.value }
  say(
    `Archivo ${basename(path)}, ${file.encoding}, columnas separadas por «${file.separator}». Datos al ${longDateTime(load.asOf)}`,
  )
  if (file.isMixed) say(`El archivo mezcla UTF-8 y Latin-1: se leen las filas en ${file.encoding} y se rechazan las otras.`)
  if (file.unknown.length > 0) say(`Columnas que no usamos: ${file.unknown.join(', ')}.`)

  await insertLoad(app.db, { ...load, fileName: basename(path), sha256: file.sha256, startedAt })
  const { rowsRead, ...applied } = await apply(load, file, report)
  const rowsBad = report.rowsBad()
  await report.close()
  await app.transaction(async (db) => {
    const at = await app.clock(db)
    await finishLoad(db, load.id, { at, rowsRead, rowsBad })
    await recordAudit(db, { id: app.newId(), at, actor: { kind: 'OPERADOR' }, act, objectId: load.id })
  })
  const { created, changed, same } = applied
  say(
    `Filas leídas: ${numberText(rowsRead)}. Nuevas: ${numberText(created)}. Con cambios: ${numberText(changed)}. ` +
      `Ya conocidas: ${numberText(same)}. Rechazadas: ${numberText(rowsBad)}.`,
  )
  return accept({ loadId: load.id, rowsRead, rowsBad, ...applied })
}

/** How many rows are applied in one transaction. */
const batchSize = 1000

/**
 * Reads the rows of a file in batches. No two rows of a batch share one of the keys that `parse` gives: whatever two rows
 * say of one thing is applied one after the other, and the last holds.
 *
 * @param parse what a row says; null when it is none of this reading or was told as bad
 * @returns how many rows there were
 */
export async function applyInBatches<C extends string, T>(
  file: CsvFile<C>,
  report: Report | null,
  parse: (row: CsvRow<C>) => Promise<{ value: T; keys: string[] } | null>,
  apply: (batch: T[]) => Promise<void>,
): Promise<number> {
  let rowsRead = 0
  let batch: T[] = []
  const held = new Set<string>()
  const flush = async () => {
    if (batch.length > 0) await apply(batch)
    batch = []
    held.clear()
  }
  for await (const rows of readCsv(file))
    for (const row of rows) {
      rowsRead++
      if ('reason' in row) {
        await report?.bad(row)
        continue
      }
      const parsed = await parse(row)
      if (!parsed) continue
      if (batch.length === batchSize || parsed.keys.some((key) => held.has(key))) await flush()
      batch.push(parsed.value)
      for (const key of parsed.keys) held.add(key)
    }
  await flush()
  return rowsRead
}
