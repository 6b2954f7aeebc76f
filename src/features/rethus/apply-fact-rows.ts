import type { AppContext } from '../../platform/app-context.ts'
import type { CsvFault } from '../../platform/csv-file.ts'
import type { Applied, Load } from '../registers/index.ts'
import { applySanctionRow, type SanctionOf } from './apply-sanction.ts'
import type { RethusHooks } from './import-rethus.ts'
import { documentKey, findInscribed, saveSocialServices, saveTitles } from './rethus-load-store.ts'
import type { SanctionRow, SocialServiceRow, TitleRow } from './rethus-row.ts'
import { findKnownSanctions } from './sanction-store.ts'

export type FactRow = TitleRow | SocialServiceRow | SanctionRow

/** Applies titles and social service together, and each sanction that says something new under its person's lock. */
export async function applyFactRows(
  app: AppContext,
  load: Load,
  rows: FactRow[],
  hooks: RethusHooks,
): Promise<Applied & { faults: CsvFault[] }> {
  const { faults, sanctions, written, told } = await app.transaction(async (db) => {
    const inscribed = await findInscribed(
      db,
      rows.map(({ document }) => document),
      await app.clock(db),
    )
    const faults: CsvFault[] = []
    const of = <R extends FactRow>(kind: R['kind']) =>
      rows.flatMap((row) => {
        const personId = inscribed.get(documentKey(row.document))
        return row.kind === kind && personId ? [{ ...(row as R), id: app.newId(), personId }] : []
      })
    for (const { line, document } of rows)
      if (!inscribed.has(documentKey(document)))
        faults.push({ line, column: 'numero_documento', reason: 'Ese documento no tiene fila PERSONA, o fue rechazada.' })

    const titles = of<TitleRow>('TITULO')
    const services = of<SocialServiceRow>('SERVICIO_SOCIAL')
    const sanctions: SanctionOf[] = of<SanctionRow>('SANCION')
    const written = [
      ...(titles.length > 0 ? await saveTitles(db, titles, load) : []),
      ...(services.length > 0 ? await saveSocialServices(db, services, load) : []),
    ]
    const known = sanctions.length > 0 ? await findKnownSanctions(db, sanctions) : new Set<number>()
    return {
      faults,
      written,
      told: titles.length + services.length + known.size,
      sanctions: sanctions.filter(({ line }) => !known.has(line)),
    }
  })

  const created = written.filter(({ isNew }) => isNew).length
  const outcome = { created, changed: written.length - created, same: told - written.length, faults }
  for (const sanction of sanctions) outcome[await applySanctionRow(app, load, sanction, hooks)]++
  return outcome
}
