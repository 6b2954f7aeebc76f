import type { AppContext } from '../../platform/app-context.ts'
import type { CsvFault } from '../../platform/csv-file.ts'
import type { Db } from '../../shared/sql.ts'
import type { Applied, Load } from '../registers/index.ts'
import { applySanctionRow, type SanctionOf } from './apply-sanction.ts'
import type { RethusHooks } from './import-rethus.ts'
import { documentKey, findInscribed, saveSocialServices, saveTitles } from './rethus-load-store.ts'
import type { SanctionRow, SocialServiceRow, TitleRow } from './rethus-row.ts'
import { findKnownSanctions, insertServedSanctions } from './sanction-store.ts'

export type FactRow = TitleRow | SocialServiceRow | SanctionRow

/**
 * Applies titles, social service and served sanctions together, and each other sanction that says something new under
 * its person's lock (R-RET-6).
 */
export async function applyFactRows(
  app: AppContext,
  load: Load,
  rows: FactRow[],
  hooks: RethusHooks,
): Promise<Applied & { faults: CsvFault[] }> {
  const { underLock, ...outcome } = await app.transaction((db) => applyTogether(app, db, load, rows))
  for (const sanction of underLock) outcome[await applySanctionRow(app, load, sanction, hooks)]++
  return outcome
}

async function applyTogether(app: AppContext, db: Db, load: Load, rows: FactRow[]) {
  const now = await app.clock(db)
  const documents = rows.map(({ document }) => document)
  const inscribed = await findInscribed(db, documents, now)
  const faults = rows
    .filter(({ document }) => !inscribed.has(documentKey(document)))
    .map(({ line }) => ({ line, column: 'numero_documento', reason: 'Ese documento no tiene fila PERSONA, o fue rechazada.' }))
  const of = <R extends FactRow>(kind: R['kind']) =>
    rows.flatMap((row) => {
      const personId = inscribed.get(documentKey(row.document))
      return row.kind === kind && personId ? [{ ...(row as R), id: app.newId(), personId }] : []
    })
  const titles = of<TitleRow>('TITULO')
  const services = of<SocialServiceRow>('SERVICIO_SOCIAL')
  const written = [
    ...(titles.length > 0 ? await saveTitles(db, titles, load) : []),
    ...(services.length > 0 ? await saveSocialServices(db, services, load) : []),
  ]

  const sanctions = of<SanctionRow>('SANCION')
  const known = sanctions.length > 0 ? await findKnownSanctions(db, sanctions) : new Map<number, { isSame: boolean }>()
  const told = sanctions.filter(({ line }) => !known.get(line)?.isSame)
  const served = told.filter(({ line, during }) => !known.has(line) && during.until !== null && during.until <= now)
  const newServed = served.length > 0 ? await insertServedSanctions(db, served, { at: now, load }) : 0

  const created = written.filter(({ isNew }) => isNew).length
  const changed = written.length - created
  const underLock: SanctionOf[] = told.filter((row) => !served.includes(row))
  const same = titles.length + services.length + sanctions.length - created - changed - newServed - underLock.length
  return { faults, underLock, created: created + newServed, changed, same }
}
