import { Buffer, isAscii, isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { accept, type Result, refuse } from '../shared/result.ts'

/** The columns a file may have, by the names its header gives them: capitals, accents and signs make no difference. */
export type CsvColumns<C extends string> = {
  required: readonly C[]
  optional: readonly C[]
  /** Other names of a column. */
  aliases?: Partial<Record<C, readonly string[]>>
}

/** Where its bytes are: a path, or the bytes of what a browser sent. */
export type CsvSource = string | Buffer

export type CsvFile<C extends string> = {
  source: CsvSource
  sha256: string
  /** That of most lines with accents; UTF-8 where there are none. */
  encoding: 'UTF-8' | 'Latin-1'
  /** Some lines are in one and some in the other: those of the fewer are bad rows, because a name must not be guessed. */
  isMixed: boolean
  separator: ',' | ';'
  /** As the header orders them; null where a column is none of ours. */
  columns: (C | null)[]
  /** Read as empty where the header has none of that name. */
  absent: C[]
  /** What of its header no column of ours is called. */
  unknown: string[]
}

export type CsvRefusal = {
  code: 'not-found' | 'empty' | 'utf-16' | 'no-separator' | 'column-missing' | 'column-twice'
  /** In Spanish. */
  message: string
}

export type CsvRow<C extends string> = { line: number; fields: Record<C, string> }
/** A row that cannot be read; the column when one is to blame. `readable`: what of it could be, where its columns are known. */
export type CsvFault = { line: number; column: string | null; reason: string; readable?: Record<string, string> }

/** Longer than any row of a register: what was saved without line ends does not fill the memory. */
const longestLine = 64 * 1024

/** Reads a file once, to tell how it is written; `readCsv` then reads its rows. Neither holds more than a part of it. */
export async function openCsv<C extends string>(
  source: CsvSource,
  wanted: CsvColumns<C>,
): Promise<Result<CsvFile<C>, CsvRefusal>> {
  const hash = createHash('sha256')
  let header: Buffer | null = null
  let utf8 = 0
  let latin = 0
  try {
    for await (const lines of linesOf(source, (chunk) => hash.update(chunk)))
      for (const line of lines) {
        header ??= line
        if (isAscii(line)) continue
        if (isUtf8(line)) utf8++
        else latin++
      }
  } catch (error) {
    const { code } = error as { code?: string }
    if (code !== 'ENOENT' && code !== 'EISDIR' && code !== 'EACCES') throw error
    return refuse({ code: 'not-found', message: `No podemos abrir el archivo ${source}.` })
  }
  if (!header || header.toString('latin1').trim() === '') return refuse({ code: 'empty', message: 'El archivo está vacío.' })
  if (header.includes(0))
    return refuse({ code: 'utf-16', message: 'El archivo está en UTF-16. Guárdelo como CSV UTF-8 y cárguelo de nuevo.' })

  const encoding = utf8 >= latin ? 'UTF-8' : 'Latin-1'
  const titles = (encoding === 'UTF-8' ? header.toString('utf8') : windows1252.decode(header)).replace(/^\uFEFF/, '')
  const separator = count(titles, ';') >= count(titles, ',') ? ';' : ','
  if (count(titles, separator) === 0)
    return refuse({ code: 'no-separator', message: 'La primera fila no es un encabezado con columnas separadas por «;» o «,».' })
  const named = columnsOf(splitLine(titles, separator) ?? titles.split(separator), wanted)
  if (!named.ok) return named
  return accept({ source, sha256: hash.digest('hex'), encoding, isMixed: utf8 > 0 && latin > 0, separator, ...named.value })
}

const count = (text: string, sign: string) => text.split(sign).length - 1

const keyOf = (title: string) =>
  title
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

function columnsOf<C extends string>(titles: string[], { required, optional, aliases = {} }: CsvColumns<C>) {
  const byKey = new Map<string, C>()
  for (const column of [...required, ...optional])
    for (const name of [column, ...((aliases as Partial<Record<C, readonly string[]>>)[column] ?? [])])
      byKey.set(keyOf(name), column)

  const columns = titles.map((title) => byKey.get(keyOf(title)) ?? null)
  const twice = columns.find((column, i) => column !== null && columns.indexOf(column) !== i)
  if (twice)
    return refuse<CsvRefusal>({ code: 'column-twice', message: `La columna «${twice}» viene dos veces en el encabezado.` })
  const missing = required.filter((column) => !columns.includes(column))
  if (missing.length > 0) {
    const names = missing.map((column) => `«${column}»`).join(', ')
    return refuse<CsvRefusal>({ code: 'column-missing', message: `Al encabezado le falta: ${names}.` })
  }
  const absent = optional.filter((column) => !columns.includes(column))
  return accept({ columns, absent, unknown: titles.filter((title, i) => columns[i] === null && title.trim() !== '') })
}

/** The rows after the header, some hundred at a time. A row is a line: what is broken in one harms no other. */
export async function* readCsv<C extends string>(file: CsvFile<C>): AsyncGenerator<(CsvRow<C> | CsvFault)[]> {
  let line = 0
  for await (const lines of linesOf(file.source)) {
    const rows: (CsvRow<C> | CsvFault)[] = []
    for (const bytes of lines) {
      line++
      if (line === 1 || isBlank(bytes)) continue
      rows.push(rowOf(file, line, bytes))
    }
    if (rows.length > 0) yield rows
  }
}

function rowOf<C extends string>(file: CsvFile<C>, line: number, bytes: Buffer): CsvRow<C> | CsvFault {
  const { separator, columns, absent, encoding } = file
  const bad = (reason: string, column: string | null = null): CsvFault => ({ line, column, reason })
  if (bytes.length >= longestLine) return bad('La fila es demasiado larga: puede que falten saltos de línea.')
  const text = decode(file, bytes)
  // Separators and quotes are ASCII, so a line can be split into its cells before it is known what letters they are.
  const cells = splitLine(text ?? bytes.toString('latin1'), separator)
  if (!cells) return bad('Las comillas no cierran en la misma fila, o hay texto pegado a ellas.')
  while (cells.length > columns.length && cells.at(-1)?.trim() === '') cells.pop()
  if (cells.length !== columns.length)
    return bad(`La fila tiene ${cells.length} columnas y el encabezado ${columns.length}: revise separadores y comillas.`)
  const decoded = text === null ? cells.map((cell) => decode(file, Buffer.from(cell, 'latin1'))) : cells
  const strange = decoded.indexOf(null)

  const fields = {} as Record<C, string>
  for (const column of absent) fields[column] = ''
  let lost: string | null = null
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i]
    if (!column) continue
    const field = (decoded[i] ?? '').replace(/\s+/g, ' ').trim()
    if (unreadable.test(field)) lost ??= column
    fields[column] = field.replace(controls, '')
  }
  if (strange !== -1) {
    const reason = `El texto no está en ${encoding} como el resto del archivo: guárdelo todo con una sola codificación.`
    return { ...bad(reason, columns[strange] ?? null), readable: fields }
  }
  if (lost !== null)
    return { ...bad('Hay signos que no se pueden leer: el archivo se dañó al guardarlo.', lost), readable: fields }
  return { line, fields }
}

/** Control characters, and the sign that programs leave for a letter they lost. */
const unreadable = /[\p{Cc}\uFFFD]/u
const controls = /\p{Cc}/gu

const isBlank = (bytes: Buffer) => bytes.length < 1000 && /^[\s;,]*$/.test(bytes.toString('latin1'))

/** Null when it is not in the file's encoding. */
function decode({ encoding, isMixed }: Pick<CsvFile<never>, 'encoding' | 'isMixed'>, bytes: Buffer): string | null {
  if (isAscii(bytes)) return bytes.toString('latin1')
  if (encoding === 'UTF-8') return isUtf8(bytes) ? bytes.toString('utf8').normalize('NFC') : null
  return isMixed && isUtf8(bytes) ? null : windows1252.decode(bytes)
}

/** The cells of a line, or null when its quotes do not close. */
function splitLine(line: string, separator: string): string[] | null {
  if (!line.includes('"')) return line.split(separator)
  try {
    return (parse(line, { delimiter: separator, relax_column_count: true, trim: true, bom: false }) as string[][])[0] ?? null
  } catch {
    return null
  }
}

/** What programs call Latin-1, with the signs that it lacks. */
const windows1252 = new TextDecoder('windows-1252')

/** The lines of a file without their ends, as many at a time as a read brings; each at most `longestLine` bytes. */
async function* linesOf(source: CsvSource, onChunk: (chunk: Buffer) => void = () => {}): AsyncGenerator<Buffer[]> {
  let rest = Buffer.alloc(0)
  const chunks = typeof source === 'string' ? (createReadStream(source) as AsyncIterable<Buffer>) : [source]
  for await (const chunk of chunks) {
    onChunk(chunk)
    const lines: Buffer[] = []
    let start = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      const part = chunk.subarray(start, end)
      lines.push(trimEnd(rest.length === 0 ? part : Buffer.concat([rest, part])))
      rest = Buffer.alloc(0)
      start = end + 1
    }
    if (rest.length < longestLine) rest = Buffer.concat([rest, chunk.subarray(start)])
    yield lines
  }
  if (rest.length > 0) yield [trimEnd(rest)]
}

const trimEnd = (line: Buffer) => (line.at(-1) === 13 ? line.subarray(0, -1) : line).subarray(0, longestLine)
