import type { CsvColumns, CsvFault, CsvRow } from '../../platform/csv-file.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { parseNit } from './nit.ts'
import { type RepsRow, readContact } from './parse-reps-row.ts'

const required = ['codigo', 'nombre', 'nit'] as const
const optional = ['municipio', 'correo', 'telefono', 'direccion'] as const
export type EpsColumn = (typeof required)[number] | (typeof optional)[number]
export const epsColumns: CsvColumns<EpsColumn> = { required, optional }

/**
 * R-REPS-5: an EPS and its one office, at which its delegados act; or everything that is wrong
 * with the row. Its municipio is one that REPS has named.
 */
export function parseEpsRow({ line, fields }: CsvRow<EpsColumn>): Result<RepsRow, CsvFault[]> {
  const faults: CsvFault[] = []
  const bad = (column: EpsColumn, reason: string) => faults.push({ line, column, reason })

  const code = fields.codigo.toUpperCase()
  if (!/^[A-Z]{3}[A-Z0-9]{3}$/.test(code))
    bad('codigo', `«${fields.codigo}» no es un código de EPS: son tres letras y tres letras o cifras.`)
  if (fields.nombre === '') bad('nombre', 'Está vacía.')
  const nit = parseNit(fields.nit)
  if (!nit.ok) bad('nit', `${nit.refusal.message}.`)
  if (fields.municipio !== '' && !/^\d{5}$/.test(fields.municipio))
    bad('municipio', `«${fields.municipio}» no es un código de municipio de cinco cifras.`)
  if (faults.length > 0 || !nit.ok) return refuse(faults)

  const { email, note } = readContact(fields.correo)
  const contact = {
    email,
    phone: fields.telefono || null,
    address: fields.direccion || null,
    municipioCode: fields.municipio || null,
  }
  return accept({
    line,
    entidad: { kind: 'EPS', code, idType: 'NI', idNumber: nit.value, name: fields.nombre, ...contact },
    sede: { kind: 'EPS', code, name: `Oficina de ${fields.nombre}`, ...contact },
    municipios: [],
    notes: note === null ? [] : [{ line, column: 'correo', reason: note }],
  })
}
