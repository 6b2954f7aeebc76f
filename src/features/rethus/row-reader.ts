import type { CsvFault, CsvRow } from '../../platform/csv-file.ts'
import { type CalendarDate, dayOf } from '../../shared/calendar.ts'
import { parseDate } from '../../shared/dates-es.ts'
import { parseDocument, parseNamePart } from '../people/index.ts'
import type { RethusColumn } from './rethus-row.ts'

const longest = 300

/** A word without accents, spaces, signs or capitals: how codes are compared. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toUpperCase()

export type RowReader = ReturnType<typeof readerOf>

/**
 * Reads the cells of one row and gathers what is wrong with them: a cell that cannot be read is null (or empty), and a
 * fault. `now` is the legal clock's: nobody was born and nothing was earned tomorrow.
 */
export function readerOf({ line, fields }: CsvRow<RethusColumn>, now: Date) {
  const faults: CsvFault[] = []
  const bad = (column: RethusColumn, reason: string) => {
    faults.push({ line, column, reason })
    return null
  }
  const missing = (column: RethusColumn) => bad(column, 'Está vacía.')

  const text = (column: RethusColumn) => {
    const said = fields[column]
    if (said.length > longest) bad(column, `Tiene ${said.length} letras: el máximo es ${longest}.`)
    return said
  }
  const neededText = (column: RethusColumn) => {
    if (fields[column] === '') missing(column)
    return text(column)
  }
  const day = (column: RethusColumn) => {
    if (fields[column] === '') return null
    return parseDate(fields[column]) ?? bad(column, `«${fields[column]}» no es una fecha: escríbala como 2026-11-23.`)
  }
  const neededDay = (column: RethusColumn) => (fields[column] === '' ? missing(column) : day(column))
  const notFuture = (column: RethusColumn, read: CalendarDate | null) =>
    read !== null && read > dayOf(now) ? bad(column, `La fecha «${fields[column]}» está en el futuro.`) : read

  const code = <Meaning extends string>(column: RethusColumn, meanings: Record<string, Meaning>): Meaning | null => {
    const said = fields[column]
    if (said === '') return null
    return meanings[plain(said)] ?? bad(column, `No conocemos «${said}».`)
  }
  const neededCode = <Meaning extends string>(column: RethusColumn, meanings: Record<string, Meaning>) =>
    fields[column] === '' ? missing(column) : code(column, meanings)
  /** A number of the reporters' list, the first of which is `first`; or the register's own words. */
  const listed = (column: RethusColumn, names: readonly string[], first: number) => {
    const said = text(column)
    if (!/^\d+$/.test(said)) return said || null
    return names[Number(said) - first] ?? bad(column, `No conocemos el código «${said}».`)
  }
  const name = (column: RethusColumn, noun: string) => {
    const read = parseNamePart(fields[column], noun)
    return read.ok ? read.value : bad(column, `${read.refusal.message}.`)
  }
  const neededName = (column: RethusColumn, noun: string) => (fields[column] === '' ? missing(column) : name(column, noun))
  const document = (type: RethusColumn, number: RethusColumn) => {
    const read = parseDocument(fields[type], fields[number])
    return read.ok ? read.value : bad(read.refusal.field === 'tipo' ? type : number, `${read.refusal.message}.`)
  }
  return {
    line,
    fields,
    faults,
    bad,
    text,
    neededText,
    day,
    neededDay,
    notFuture,
    code,
    neededCode,
    listed,
    name,
    neededName,
    document,
  }
}
