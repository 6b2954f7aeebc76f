import type { CsvFault, CsvRow } from '../../platform/csv-file.ts'
import { parseDate } from '../../shared/dates-es.ts'
import { parseDocument, parseNamePart } from '../people/index.ts'
import type { LoadColumn } from './load-row.ts'

/** A word without accents, spaces, signs or capitals: how codes are compared. */
export const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toUpperCase()

export type Reader = ReturnType<typeof readerOf>

/** Reads the cells of one row and gathers what is wrong with them. A cell that cannot be read is null, and a fault. */
export function readerOf({ line, fields }: CsvRow<LoadColumn>) {
  const faults: CsvFault[] = []
  const bad = (column: LoadColumn, reason: string) => {
    faults.push({ line, column, reason })
    return null
  }
  const text = (column: LoadColumn) =>
    fields[column].length > 300 ? (bad(column, `Tiene ${fields[column].length} letras: el máximo es 300.`) ?? '') : fields[column]
  const needed = (column: LoadColumn) => {
    if (fields[column] === '') bad(column, 'Está vacía.')
    return text(column)
  }
  const day = (column: LoadColumn) =>
    fields[column] === ''
      ? null
      : (parseDate(fields[column]) ?? bad(column, `«${fields[column]}» no es una fecha: escríbala como 2026-11-23.`))
  const neededDay = (column: LoadColumn) => (fields[column] === '' ? bad(column, 'Está vacía.') : day(column))
  const code = <M>(column: LoadColumn, meanings: Record<string, M>): M | null => {
    if (fields[column] === '') return bad(column, 'Está vacía.')
    return meanings[plain(fields[column])] ?? bad(column, `No conocemos «${fields[column]}».`)
  }
  const document = () => {
    const read = parseDocument(fields.tipo_documento, fields.numero_documento)
    if (read.ok) return read.value
    return bad(read.refusal.field === 'tipo' ? 'tipo_documento' : 'numero_documento', `${read.refusal.message}.`)
  }
  const name = (column: LoadColumn, noun: string) => {
    const read = parseNamePart(fields[column], noun)
    return read.ok ? read.value : bad(column, `${read.refusal.message}.`)
  }
  const inOrder = (from: string | null, last: string | null) => {
    if (from && last && last < from) bad('fecha_fin', 'La fecha de fin está antes que la de inicio.')
  }
  return { line, fields, faults, bad, text, needed, day, neededDay, code, document, name, inOrder }
}
