import type { AppContext } from '../../platform/app-context.ts'
import { applyInBatches, type ImportRequest, importFile } from '../registers/index.ts'
import { applyLoadRow } from './apply-load-row.ts'
import type { PlazaHooks } from './hooks.ts'
import { type LoadRow, loadColumns } from './load-row.ts'
import { parseLoadRow } from './parse-load-row.ts'

/** What must be known before what. Changes of one plaza follow each other as in the file. */
const readings: LoadRow['kind'][][] = [['INSCRIPCION', 'PLAZA'], ['ASIGNACION'], ['NOVEDAD']]

/** R-SS-16: loads a file of inscriptions, plazas, assignments and changes; its rows may stand in any order. */
export function importServicioSocial(app: AppContext, request: ImportRequest, hooks: PlazaHooks) {
  return importFile(app, request, {
    register: 'SERVICIO_SOCIAL',
    act: 'servicio-social.loaded',
    columns: loadColumns,
    async apply(_load, file, report) {
      const total = { created: 0, changed: 0, same: 0 }
      let rowsRead = 0
      for (const kinds of readings) {
        const isFirst = kinds === readings[0]
        const count = await applyInBatches(
          file,
          // What cannot be read is told in the first reading.
          isFirst ? report : null,
          async (row) => {
            const parsed = parseLoadRow(row)
            if (parsed.ok) return kinds.includes(parsed.value.kind) ? { value: parsed.value, keys: [] } : null
            if (isFirst) for (const fault of parsed.refusal) await report.bad(fault)
            return null
          },
          async (batch) => {
            for (const row of batch) {
              const result = await applyLoadRow(app, hooks, row)
              if (result.ok) total[result.value]++
              else await report.bad({ line: row.line, ...result.refusal })
            }
          },
        )
        if (isFirst) rowsRead = count
      }
      return { ...total, rowsRead }
    },
  })
}
