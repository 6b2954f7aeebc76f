import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { CsvFault } from '../../platform/csv-file.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'

/** Where every bad row is told: to the operator line by line, and to a file that a spreadsheet opens. */
export type Report = {
  bad: (fault: CsvFault) => Promise<void>
  /** Of a row that was applied without one of its values. */
  note: (fault: CsvFault) => Promise<void>
  /** How many rows were bad; one may have several faults. */
  rowsBad: () => number
  close: () => Promise<void>
}

/** `path` null: only told, not written. */
export async function openReport(say: (line: string) => void, path: string | null): Promise<Result<Report, { message: string }>> {
  const file = path === null ? null : createWriteStream(path)
  if (file) {
    try {
      await once(file, 'open')
    } catch {
      return refuse({ message: `No podemos escribir el informe en ${path}.` })
    }
    file.write('\uFEFFlinea;columna;motivo;efecto\r\n')
  }
  const tell = async ({ line, column, reason }: CsvFault, effect: 'rechazada' | 'cargada sin este dato') => {
    say(`Fila ${line}${column ? `, ${column}` : ''}: ${reason}${effect === 'rechazada' ? '' : ` Fila ${effect}.`}`)
    const cells = [line, column ?? '', `"${reason.replaceAll('"', '""')}"`, effect]
    if (file && !file.write(`${cells.join(';')}\r\n`)) await once(file, 'drain')
  }
  let rowsBad = 0
  let lastLine = 0
  return accept({
    async bad(fault) {
      if (fault.line !== lastLine) rowsBad++
      lastLine = fault.line
      await tell(fault, 'rechazada')
    },
    note: (fault) => tell(fault, 'cargada sin este dato'),
    rowsBad: () => rowsBad,
    async close() {
      if (!file) return
      file.end()
      await once(file, 'close')
    },
  })
}
