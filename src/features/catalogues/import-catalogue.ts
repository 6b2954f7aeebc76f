import { basename } from 'node:path'
import type { AppContext } from '../../platform/app-context.ts'
import { type CsvFile, openCsv, readCsv } from '../../platform/csv-file.ts'
import { longDateTime, numberText } from '../../shared/dates-es.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { recordAudit } from '../audit/index.ts'
import { decideAsOf, openReport, parseInstant, type Report } from '../registers/index.ts'
import { findNewestVersion } from './catalogue-store.ts'
import { type Catalogue, catalogues, findCatalogue, type Version } from './catalogues.ts'
import { type Change, countKinds, type Difference, decideDifference } from './decide-difference.ts'
import { decideFile } from './decide-file.ts'
import { findKnown, insertEntries, insertVersion, lockCatalogue, settle } from './load-store.ts'
import { codeOf, columnsOf, type EntryColumn, parseEntry, type SaidEntry } from './parse-entry.ts'
import { sayDifference } from './say-difference.ts'

export type CatalogueRequest = {
  table: string
  path: string
  /** False: the difference is only shown. */
  applies: boolean
  /** Codes that the file does not name are disabled. */
  disablesMissing: boolean
  /** The instant of which the file speaks, ISO; null: now. */
  asOf: string | null
  /** Where to write the bad rows as CSV too. */
  reportPath: string | null
  say: (line: string) => void
}

export type CatalogueOutcome = {
  rowsRead: number
  rowsBad: number
  difference: Difference
  /** The version that was made; null when nothing was applied. */
  version: Version | null
}

/** R-CAT-2: shows what a file changes in a table, and applies it when asked, in one transaction. */
export async function importCatalogue(
  app: AppContext,
  request: CatalogueRequest,
): Promise<Result<CatalogueOutcome, { message: string }>> {
  const { say } = request
  const catalogue = findCatalogue(request.table)
  if (!catalogue) return refuse({ message: `No hay una tabla «${request.table}». Las tablas son:\n${tableList()}` })
  const opened = await openCsv(request.path, columnsOf(catalogue))
  if (!opened.ok) return opened
  const file = opened.value

  const now = await app.clock(app.db)
  const saidAsOf = request.asOf === null ? now : parseInstant(request.asOf)
  if (!saidAsOf)
    return refuse({ message: `No podemos leer la fecha de los datos «${request.asOf}»: escríbala como 2026-11-23T05:40.` })
  const reporting = await openReport(say, request.reportPath)
  if (!reporting.ok) return reporting
  const report = reporting.value

  say(
    `${catalogue.name}: archivo ${basename(request.path)}, ${file.encoding}, columnas separadas por «${file.separator}». Datos al ${longDateTime(saidAsOf)}`,
  )
  if (file.isMixed) say(`El archivo mezcla UTF-8 y Latin-1: se leen las filas en ${file.encoding} y se rechazan las otras.`)
  if (file.unknown.length > 0) say(`Columnas que no usamos: ${file.unknown.join(', ')}.`)
  const read = await readEntries(catalogue, file, report)
  await report.close()
  for (const { line, code, name } of read.former)
    say(`Fila ${line}: «${name}» queda como nombre anterior del código ${code}, que el archivo trae otra vez.`)

  const work = async (db: Db) => {
    if (request.applies) await lockCatalogue(db, catalogue.id)
    const newest = await findNewestVersion(db, catalogue.id)
    const decided = decideAsOf(saidAsOf, { now, latest: newest?.source === 'ARCHIVO' ? newest.asOf : null })
    if (!decided.ok) return decided
    const known = await findKnown(db, catalogue.id)
    const disablesMissing = request.disablesMissing || newest?.source === 'PROPIO'
    const difference = decideDifference({ known, said: read.entries, unread: read.unread, disablesMissing })
    const version =
      request.applies && difference.changes.length > 0
        ? await writeVersion(app, db, {
            ...{
              catalogue: catalogue.id,
              number: (newest?.number ?? 0) + 1,
              source: 'ARCHIVO',
              asOf: saidAsOf,
              loadedAt: await app.clock(db),
            },
            ...{ fileName: basename(request.path), sha256: file.sha256, changes: difference.changes, codesBefore: known.size },
          })
        : null
    if (version) await settle(db)
    return accept({ rowsRead: read.rowsRead, rowsBad: report.rowsBad(), difference, version, newest })
  }
  const result = request.applies ? await app.transaction(work) : await work(app.db)
  if (!result.ok) return result
  const { newest, ...outcome } = result.value
  sayDifference(say, { ...outcome, newest, catalogue, applies: request.applies })
  return accept(outcome)
}

export const tableList = () => {
  const widest = Math.max(...catalogues.map(({ id }) => id.length))
  return catalogues.map(({ id, name, more }) => `  ${id.padEnd(widest)}  ${name}${more ? `, con «${more.name}»` : ''}`).join('\n')
}

/** The whole table: the largest has some ten thousand short rows. */
export async function readEntries(catalogue: Catalogue, file: CsvFile<EntryColumn>, report: Report) {
  const rows: SaidEntry[] = []
  const unread = new Set<string>()
  let rowsRead = 0
  for await (const batch of readCsv(file))
    for (const row of batch) {
      rowsRead++
      if ('reason' in row) {
        await report.bad(row)
        continue
      }
      const parsed = parseEntry(catalogue, file, row)
      if (parsed.ok) rows.push(parsed.value)
      else {
        unread.add(codeOf(row.fields.codigo))
        for (const fault of parsed.refusal) await report.bad(fault)
      }
    }
  const { entries, former, faults } = decideFile(rows)
  for (const fault of faults) await report.bad(fault)
  for (const { entry } of rows) if (!entries.has(entry.code)) unread.add(entry.code)
  return { entries, former, unread, rowsRead }
}

type NewVersion = Pick<Version, 'catalogue' | 'number' | 'source' | 'asOf' | 'loadedAt' | 'fileName'> & {
  sha256: string
  changes: readonly Change[]
  codesBefore: number
}

/** In the transaction of whoever decided the changes, under the table's lock. */
export async function writeVersion(
  app: Pick<AppContext, 'newId'>,
  db: Db,
  { changes, codesBefore, sha256, ...given }: NewVersion,
): Promise<Version> {
  const counts = countKinds(changes)
  const version: Version = { ...given, id: app.newId(), ...counts, codes: codesBefore + counts.added }
  await insertVersion(db, { ...version, sha256 })
  await insertEntries(
    db,
    version.catalogue,
    version.number,
    changes.map(({ after }) => after),
  )
  await recordAudit(db, {
    ...{ id: app.newId(), at: version.loadedAt, act: 'catalogue.loaded', objectId: version.id },
    ...{ actor: { kind: 'OPERADOR' }, reason: `${version.catalogue}, versión ${numberText(version.number)}` },
  })
  return version
}
