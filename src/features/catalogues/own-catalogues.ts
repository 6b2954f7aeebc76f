import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { AppContext } from '../../platform/app-context.ts'
import { openCsv } from '../../platform/csv-file.ts'
import { openReport } from '../registers/index.ts'
import { findNewestVersion } from './catalogue-store.ts'
import { type Catalogue, catalogues } from './catalogues.ts'
import { decideDifference } from './decide-difference.ts'
import { readEntries, writeVersion } from './import-catalogue.ts'
import { lockCatalogue, settle } from './load-store.ts'
import { columnsOf } from './parse-entry.ts'

const folder = join(import.meta.dirname, 'own')

/**
 * R-CAT-6: the small tables written in this project, for whichever table has nothing yet; one transaction, and of two processes
 * that start at once one writes them.
 * @returns which tables it wrote
 */
export async function loadOwnCatalogues(app: AppContext): Promise<string[]> {
  const files = readdirSync(folder)
  const own = catalogues.filter(({ id }) => files.includes(`${id}.csv`))
  const without = []
  for (const catalogue of own) if (!(await findNewestVersion(app.db, catalogue.id))) without.push(catalogue)
  if (without.length === 0) return []
  const read = await Promise.all(without.map(readOwn))
  return app.transaction(async (db) => {
    const written: string[] = []
    for (const { catalogue, file, entries } of read) {
      await lockCatalogue(db, catalogue.id)
      if (await findNewestVersion(db, catalogue.id)) continue
      const now = await app.clock(db)
      const { changes } = decideDifference({ known: new Map(), said: entries, unread: new Set(), disablesMissing: false })
      await writeVersion(app, db, {
        ...{ catalogue: catalogue.id, number: 1, source: 'PROPIO', asOf: now, loadedAt: now, codesBefore: 0, changes },
        ...{ fileName: `${catalogue.id}.csv`, sha256: file.sha256 },
      })
      written.push(catalogue.id)
    }
    if (written.length > 0) await settle(db)
    return written
  })
}

/** @throws when one of its rows is wrong: the file is part of the program */
async function readOwn(catalogue: Catalogue) {
  const opened = await openCsv(join(folder, `${catalogue.id}.csv`), columnsOf(catalogue))
  if (!opened.ok) throw new Error(`own ${catalogue.id}.csv: ${opened.refusal.message}`)
  const said: string[] = []
  const report = await openReport((line) => said.push(line), null)
  if (!report.ok) throw new Error(report.refusal.message)
  const { entries } = await readEntries(catalogue, opened.value, report.value)
  if (said.length > 0) throw new Error(`own ${catalogue.id}.csv: ${said.join(' ')}`)
  return { catalogue, file: opened.value, entries }
}
