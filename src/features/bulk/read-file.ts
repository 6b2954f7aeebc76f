import { openCsv, readCsv } from '../../platform/csv-file.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { type BulkColumn, columns, type Fields, mostBytes, mostRows, required } from './bulk.ts'

export type ReadRow = { line: number; fields: Fields; fault: string | null }
export type ReadFile = { sha256: string; rows: ReadRow[]; isMixed: boolean; unknown: string[] }
type Refused = { message: string }

const template = 'Descargue la plantilla y escriba sobre ella.'
const saveAsCsv = 'En Excel: Archivo, Guardar como, «CSV UTF-8 (delimitado por comas)».'

/** What programs write first in files that are no text. */
const signatures: [starts: string, name: string][] = [
  ['504b0304', 'un libro de Excel o un archivo comprimido'],
  ['d0cf11e0', 'un libro de Excel antiguo'],
  ['25504446', 'un PDF'],
  ['89504e47', 'una imagen'],
  ['ffd8ff', 'una imagen'],
]

/**
 * R-MAS-1. Reads a file as Excel, LibreOffice or a person writes it. What is wrong with all of it refuses it; what is wrong
 * with one row is that row's fault.
 */
export async function readFile(bytes: Buffer): Promise<Result<ReadFile, Refused>> {
  if (bytes.length > mostBytes) return refuse({ message: tooBig })
  const start = bytes.subarray(0, 4).toString('hex')
  const known = signatures.find(([starts]) => start.startsWith(starts))
  if (known) return refuse({ message: `El archivo es ${known[1]}, no un CSV. ${saveAsCsv}` })
  const isUtf16 = start.startsWith('fffe') || start.startsWith('feff')
  if (!isUtf16 && bytes.includes(0)) return refuse({ message: `El archivo no es de texto. ${saveAsCsv}` })

  const text = isUtf16 ? Buffer.from(new TextDecoder(start.startsWith('fffe') ? 'utf-16le' : 'utf-16be').decode(bytes)) : bytes
  const opened = await openCsv<BulkColumn>(fromClipboard(withoutBlankStart(text)), {
    required,
    optional: columns.filter((column) => !required.some((one) => one === column)),
    aliases: {
      accion: ['acción'],
      tipo_documento: ['tipo', 'tipo de documento'],
      numero_documento: ['numero', 'documento', 'número de documento', 'cedula'],
      codigo_sede: ['sede', 'código de la sede', 'codigo sede'],
      documento_visto: ['documento visto', 'vio el documento'],
      roles: ['rol'],
    },
  })
  if (!opened.ok) return refuse({ message: explained(opened.refusal) })
  const file = opened.value

  const rows: ReadRow[] = []
  for await (const some of readCsv(file))
    for (const row of some) {
      // What of it could be read stays, to be corrected in the file that tells of it.
      if ('reason' in row) rows.push({ line: row.line, fields: { ...noFields(), ...row.readable }, fault: row.reason })
      else rows.push({ line: row.line, fields: mapFields(row.fields, withoutApostrophe), fault: null })
    }
  if (rows.length === 0)
    return refuse({ message: 'El archivo tiene encabezado y ninguna fila. Escriba una fila por cada persona.' })
  if (rows.length > mostRows)
    return refuse({
      message: `El archivo tiene ${rows.length} filas y el máximo es ${mostRows}. Divídalo en varios y cárguelos uno tras otro.`,
    })
  return accept({ sha256: file.sha256, rows, isMixed: file.isMixed, unknown: file.unknown })
}

export const tooBig = `El archivo pasa de ${mostBytes / 1024} KB: no puede tener más de ${mostRows} filas. Divídalo en varios.`

const explained = ({ code, message }: { code: string; message: string }) => {
  if (code === 'empty') return 'El archivo está vacío. Descargue la plantilla y escriba una fila por cada persona.'
  if (code === 'column-missing' || code === 'no-separator') return `${message} ${template}`
  return message
}

const noFields = () => Object.fromEntries(columns.map((column) => [column, ''])) as Fields
const mapFields = (fields: Fields, change: (value: string) => string) =>
  Object.fromEntries(columns.map((column) => [column, change(fields[column])])) as Fields

/** With it spreadsheets say that a cell is text, and our own files that it is no formula. */
const withoutApostrophe = (value: string) => value.replace(/^'/, '')

/** Lines without anything before the header. */
const withoutBlankStart = (bytes: Buffer) => {
  let start = 0
  while (bytes[start] === 10 || bytes[start] === 13) start++
  return bytes.subarray(start)
}

/** What is copied from a spreadsheet has tabs between its cells. */
function fromClipboard(bytes: Buffer): Buffer {
  const end = bytes.indexOf(10)
  const header = bytes.subarray(0, end === -1 ? undefined : end)
  if (!header.includes(9) || header.includes(0x3b)) return bytes
  // Byte by byte, so that it need not be known yet what letters they are.
  const lines = bytes.toString('latin1').split('\n')
  return Buffer.from(lines.map((line) => line.replace(/\r$/, '').split('\t').map(quoted).join(';')).join('\n'), 'latin1')
}

const quoted = (cell: string) => (/[;"]/.test(cell) && !/^".*"$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
