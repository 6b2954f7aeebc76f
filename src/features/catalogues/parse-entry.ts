import type { CsvColumns, CsvFault, CsvFile, CsvRow } from '../../platform/csv-file.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import { parseDate } from '../../shared/dates-es.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Catalogue, Entry, MoreColumn } from './catalogues.ts'

export type EntryColumn = 'codigo' | 'nombre' | 'habilitado' | 'desde' | MoreColumn

/** R-CAT-1: which columns a file of this table must have, and which it may. */
export const columnsOf = ({ more }: Catalogue): CsvColumns<EntryColumn> => ({
  required: more ? ['codigo', 'nombre', more.column] : ['codigo', 'nombre'],
  optional: ['habilitado', 'desde'],
  aliases: {
    codigo: ['cod', 'code'],
    nombre: ['descripcion', 'name'],
    habilitado: ['activo', 'habilitada'],
    desde: ['fecha', 'vigente desde', 'fecha desde'],
  },
})

const answers: Record<string, boolean> = { SI: true, SÍ: true, S: true, '1': true, NO: false, N: false, '0': false }
const longestName = 500

export type SaidEntry = { line: number; entry: Entry }

/** As tables write their codes: capitals, and CIE-10 without its dot. */
export const codeOf = (said: string) => said.toUpperCase().replace(/[.\s]/g, '')

/** What a row says, or everything that is wrong with it. A table without «Habilitado» names only what may be written. */
export function parseEntry(
  { pattern, codes, name: catalogueName, more }: Catalogue,
  { absent }: Pick<CsvFile<EntryColumn>, 'absent'>,
  { line, fields }: CsvRow<EntryColumn>,
): Result<SaidEntry, CsvFault[]> {
  const faults: CsvFault[] = []
  const bad = (column: EntryColumn, reason: string) => faults.push({ line, column, reason })

  const code = codeOf(fields.codigo)
  if (code === '') bad('codigo', 'Está vacía.')
  else if (!pattern.test(code))
    bad('codigo', `«${fields.codigo}» no es un código de ${catalogueName}: son ${codes}.${zeros(code, pattern)}`)
  if (fields.nombre === '') bad('nombre', 'Está vacía.')
  else if (fields.nombre.length > longestName)
    bad('nombre', `Tiene ${fields.nombre.length} letras, y un nombre no pasa de ${longestName}.`)
  const isEnabled = absent.includes('habilitado') ? true : answers[fields.habilitado.toUpperCase()]
  if (isEnabled === undefined)
    bad('habilitado', fields.habilitado === '' ? 'Está vacía: escriba SI o NO.' : `«${fields.habilitado}» no es SI ni NO.`)
  const since = fields.desde === '' ? null : parseDate(fields.desde.replace(/[T ].*$/, ''))
  if (since === null && fields.desde !== '') bad('desde', `«${fields.desde}» no es una fecha: escríbala como 2018-01-31.`)
  const detail = more ? fields[more.column] : ''
  if (more && detail === '') bad(more.column, 'Está vacía.')

  if (faults.length > 0 || isEnabled === undefined) return refuse(faults)
  const said: Entry['more'] = more ? { [more.column]: detail } : {}
  return accept({ line, entry: { code, name: fields.nombre, isEnabled, since: since as CalendarDate | null, more: said } })
}

/** Spreadsheets take 0042 for a number. */
const zeros = (code: string, pattern: RegExp) => {
  const wide = [2, 3, 4, 5, 6].some((width) => code.length < width && pattern.test(code.padStart(width, '0')))
  return /^\d+$/.test(code) && wide ? ' Puede que una hoja de cálculo le haya quitado los ceros del principio.' : ''
}
