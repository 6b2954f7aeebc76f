import type { AppContext } from '../../platform/app-context.ts'
import { type CsvFile, readCsv } from '../../platform/csv-file.ts'
import { startOf } from '../../shared/calendar.ts'
import { numberText, parseDate } from '../../shared/dates-es.ts'
import { type ImportRequest, importFile } from '../registers/index.ts'
import { applyRepsRows } from './apply-reps-rows.ts'
import { epsColumns, parseEpsRow } from './parse-eps-row.ts'
import { parseRepsRow, type RepsColumn, repsColumns } from './parse-reps-row.ts'
import { countSedesOlderThan } from './reps-load-store.ts'
import { linkIndependientes } from './reps-store.ts'

/**
 * Loads the open data of REPS: entidades, sedes, municipios. A sede that the file does not name stays as it was known,
 * with the instant of its last word (R-REPS-4). Afterwards every independiente is tied to its person.
 */
export function importReps(app: AppContext, request: ImportRequest) {
  return importFile(app, request, {
    register: 'REPS',
    act: 'reps.loaded',
    columns: repsColumns,
    asOfIn: findCut,
    async apply(load, file, report) {
      const applied = await applyRepsRows(app, { load, file, report, parse: parseRepsRow })
      const tied = await linkIndependientes(app.db, await app.clock(app.db))
      if (tied > 0) request.say(`Profesionales independientes con su persona: ${numberText(tied)} más.`)
      const older = await countSedesOlderThan(app.db, load.asOf)
      if (older > 0)
        request.say(
          `Sedes que ya conocíamos y no vienen en este archivo: ${numberText(older)}. Siguen como estaban, con su fecha.`,
        )
      return applied
    },
  })
}

/** Loads the list of EPS, each with the one office at which its delegados act. */
export function importEps(app: AppContext, request: ImportRequest) {
  return importFile(app, request, {
    register: 'EPS',
    act: 'reps.loaded',
    columns: epsColumns,
    apply: (load, file, report) => applyRepsRows(app, { load, file, report, parse: parseEpsRow }),
  })
}

/** The day of the cut, `fecha_corte_reps` of the first row; null when it has none that can be read. */
async function findCut(file: CsvFile<RepsColumn>): Promise<Date | null> {
  for await (const [first] of readCsv(file)) {
    const said = first && 'fields' in first ? first.fields.fecha_corte_reps.replace(/T.*$/, '').replace(/^.*:/, '') : ''
    const day = parseDate(said)
    return day && startOf(day)
  }
  return null
}
