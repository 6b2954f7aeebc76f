import type { CsvColumns, CsvFault, CsvRow } from '../../platform/csv-file.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { parseDocument, parseEmail } from '../people/index.ts'
import { parseNit } from './nit.ts'
import type { EntidadIdType, EntidadKind } from './reps.ts'

const required = [
  'codigoprestador',
  'nombreprestador',
  'codigohabilitacionsede',
  'nombresede',
  'tipoid',
  'numeroidentificacion',
  'departamentodededesc',
  'municipiosededesc',
  'claseprestador',
] as const
const optional = [
  'naturalezajuridica',
  'ese',
  'municipio_prestador',
  'departamentoprestadordesc',
  'municipioprestadordesc',
  'direccionprestador',
  'email_prestador',
  'telefonoprestador',
  'municipiosede',
  'direcci_nsede',
  'email_sede',
  't_lefonosede',
  'fecha_corte_reps',
] as const
export type RepsColumn = (typeof required)[number] | (typeof optional)[number]

/** The 22 columns of the open data c36g-9fc2, and the names that the portal's own download gives some of them. */
export const repsColumns: CsvColumns<RepsColumn> = {
  required,
  optional,
  aliases: {
    departamentodededesc: ['departamentosededesc'],
    direcci_nsede: ['direccionsede'],
    t_lefonosede: ['telefonosede'],
  },
}

export type SaidMunicipio = { code: string; name: string; departamento: string }
export type SaidEntidad = {
  kind: EntidadKind
  code: string
  idType: EntidadIdType
  idNumber: string
  name: string
  email: string | null
  phone: string | null
  address: string | null
  municipioCode: string | null
}
export type SaidSede = {
  kind: 'REPS' | 'EPS'
  code: string
  name: string
  email: string | null
  phone: string | null
  address: string | null
  municipioCode: string | null
}
/** One row: a sede with its entidad, and the municipios it names. `notes` are the values it does without. */
export type RepsRow = { line: number; entidad: SaidEntidad; sede: SaidSede; municipios: SaidMunicipio[]; notes: CsvFault[] }

/** R-REPS-2. The beginning of the register's words, without accents. */
const kinds: [start: string, kind: EntidadKind][] = [
  ['ips', 'IPS'],
  ['instituciones prestadoras', 'IPS'],
  ['instituciones - ips', 'IPS'],
  ['profesional independiente', 'INDEPENDIENTE'],
  ['objeto social diferente', 'IPS'],
  ['transporte especial', 'PROVEEDOR'],
]
const idTypes = ['NI', 'CC', 'CE', 'PE', 'PT'] as const

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** What a row of the open data says, or everything that is wrong with it. */
export function parseRepsRow({ line, fields }: CsvRow<RepsColumn>): Result<RepsRow, CsvFault[]> {
  const faults: CsvFault[] = []
  const notes: CsvFault[] = []
  const bad = (column: RepsColumn, reason: string) => {
    faults.push({ line, column, reason })
    return ''
  }
  const needed = (column: RepsColumn) => fields[column] || bad(column, 'Está vacía.')
  const code = (column: RepsColumn, length: number) =>
    new RegExp(`^\\d{${length}}$`).test(fields[column])
      ? fields[column]
      : bad(column, `«${fields[column]}» no es un código de ${length} cifras; una hoja de cálculo borra los ceros del comienzo.`)
  const email = (column: RepsColumn) => {
    const said = readContact(fields[column])
    if (said.note) notes.push({ line, column, reason: said.note })
    return said.email
  }

  const entidadCode = code('codigoprestador', 10)
  const sedeCode = code('codigohabilitacionsede', 12)
  if (entidadCode && sedeCode && !sedeCode.startsWith(entidadCode))
    bad('codigohabilitacionsede', `La sede «${sedeCode}» no empieza por el código del prestador, «${entidadCode}».`)
  const kind = kinds.find(([start]) => plain(fields.claseprestador).startsWith(start))?.[1]
  if (!kind) bad('claseprestador', `No conocemos la clase de prestador «${fields.claseprestador}».`)
  const identified = identify(fields.tipoid, fields.numeroidentificacion, kind)
  if (!identified.ok) bad(identified.refusal.column, identified.refusal.reason)
  const name = needed('nombreprestador')
  const sedeName = needed('nombresede')
  const sedeMunicipio = {
    code: /^\d{5}$/.test(fields.municipiosede) ? fields.municipiosede : sedeCode.slice(0, 5),
    name: needed('municipiosededesc'),
    departamento: needed('departamentodededesc'),
  }
  if (faults.length > 0 || !kind || !identified.ok) return refuse(faults)

  const ownMunicipio =
    fields.municipioprestadordesc && fields.departamentoprestadordesc
      ? {
          code: /^\d{5}$/.test(fields.municipio_prestador) ? fields.municipio_prestador : entidadCode.slice(0, 5),
          name: fields.municipioprestadordesc,
          departamento: fields.departamentoprestadordesc,
        }
      : null
  const entidad: SaidEntidad = {
    kind,
    code: entidadCode,
    ...identified.value,
    name,
    email: email('email_prestador'),
    phone: fields.telefonoprestador || null,
    address: fields.direccionprestador || null,
    municipioCode: ownMunicipio?.code ?? null,
  }
  const sede: SaidSede = {
    kind: 'REPS',
    code: sedeCode,
    name: sedeName,
    email: email('email_sede'),
    phone: fields.t_lefonosede || null,
    address: fields.direcci_nsede || null,
    municipioCode: sedeMunicipio.code,
  }
  const municipios = ownMunicipio ? [sedeMunicipio, ownMunicipio] : [sedeMunicipio]
  return accept({ line, entidad, sede, municipios, notes })
}

type Identified = Pick<SaidEntidad, 'idType' | 'idNumber'>

function identify(
  saidType: string,
  saidNumber: string,
  kind: EntidadKind | undefined,
): Result<Identified, { column: 'tipoid' | 'numeroidentificacion'; reason: string }> {
  const said = saidType.toUpperCase().replace(/[\s.]/g, '')
  const idType = idTypes.find((type) => type === (said === 'NIT' ? 'NI' : said === 'PPT' ? 'PT' : said))
  if (!idType) return refuse({ column: 'tipoid', reason: `No conocemos el tipo de identificación «${saidType}».` })
  if (idType === 'NI' && kind === 'INDEPENDIENTE')
    return refuse({ column: 'tipoid', reason: 'Un profesional independiente se identifica con su documento, no con NIT.' })
  if (idType === 'NI') {
    const nit = parseNit(saidNumber)
    return nit.ok
      ? accept({ idType, idNumber: nit.value })
      : refuse({ column: 'numeroidentificacion', reason: `${nit.refusal.message}.` })
  }
  const document = parseDocument(idType, saidNumber)
  return document.ok
    ? accept({ idType, idNumber: document.value.number })
    : refuse({ column: 'numeroidentificacion', reason: `${document.refusal.message}.` })
}

/** The one address of a contact; a note when what is written is none, or several. */
export function readContact(said: string): { email: string | null; note: string | null } {
  if (said === '') return { email: null, note: null }
  const email = parseEmail(said)
  return email.ok
    ? { email: email.value, note: null }
    : { email: null, note: `«${said.slice(0, 60)}»: ${email.refusal.message}.` }
}
