import { constants } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { findMigrations, findMonths, findSequences, findTables, type StoredTable } from './catalogue.ts'
import { digest, type FileEnd, frame, type Header, magic, type TableEnd } from './container.ts'
import { fingerprintOf, settle } from './fingerprint.ts'
import { isBackup } from './read-backup.ts'

export type Taken = { takenAt: Date; tables: TableEnd[]; bytes: number }

/** Rows leave in pieces of about this many bytes, so that memory stays flat however many there are. */
const piece = 256 * 1024

/**
 * Writes everything that the database of `ownerUrl` holds at one instant into a file that only its owner may read, while
 * others go on working. It is `path` once it is whole and on disk, and `path.part` until then.
 */
export async function takeBackup(ownerUrl: string, path: string): Promise<Result<Taken, { message: string }>> {
  const target = await openPart(path)
  if (!target.ok) return target
  const file = target.value
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  let isWhole = false
  try {
    await client.connect()
    await settle(client)
    await client.query('begin isolation level repeatable read, read only')
    const migrations = await findMigrations(client)
    if (!migrations) return refuse({ message: 'Esta base de datos no tiene datos del programa: no hay qué respaldar.' })
    const tables: TableEnd[] = []
    const header = await headerOf(client, migrations)
    let bytes = 0
    await pipeline(framesOf(client, header, tables), createGzip({ level: 3 }), async (packed: AsyncIterable<Buffer>) => {
      for await (const chunk of packed) {
        await file.appendFile(chunk)
        bytes += chunk.length
      }
    })
    await file.sync()
    await rename(`${path}.part`, path)
    await syncFolder(dirname(path))
    isWhole = true
    return accept({ takenAt: new Date(header.takenAt), tables, bytes })
  } catch (error) {
    const message = whyNotWritten(error, path)
    if (message === null) throw error
    return refuse({ message })
  } finally {
    await client.end()
    await file.close()
    if (!isWhole) await rm(`${path}.part`, { force: true })
  }
}

async function headerOf(client: pg.Client, migrations: Header['migrations']): Promise<Header> {
  const { rows } = await client.query<{ now: Date }>('select now() as now')
  const tables = await findTables(client)
  // Nobody may take a table away while it is read.
  await client.query(`lock table ${tables.map(({ name }) => client.escapeIdentifier(name)).join(', ')} in access share mode`)
  return { takenAt: rows[0]!.now.toISOString(), migrations, tables, months: await findMonths(client) }
}

async function* framesOf(client: pg.Client, header: Header, ends: TableEnd[]): AsyncGenerator<Buffer> {
  const said = digest()
  const head = Buffer.from(JSON.stringify(header))
  said.update(head)
  yield frame('M', magic)
  yield frame('H', head)
  for (const table of header.tables) {
    const content = digest()
    for await (const rows of rowsOf(client, table)) {
      content.update(rows)
      yield frame('D', rows)
    }
    const end = { table: table.name, sha256: content.digest('hex'), ...(await fingerprintOf(client, table.name, table.columns)) }
    ends.push(end)
    const bytes = Buffer.from(JSON.stringify(end))
    said.update(bytes)
    yield frame('E', bytes)
  }
  const end: FileEnd = { sequences: await findSequences(client), sha256: said.digest('hex') }
  yield frame('Z', end)
}

/** A partitioned table is read through a query: COPY knows none by name. */
async function* rowsOf(client: pg.Client, { name, columns }: StoredTable): AsyncGenerator<Buffer> {
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ')
  const rows = client.query(copyTo(`copy (select ${list} from ${client.escapeIdentifier(name)}) to stdout`))
  let held: Buffer[] = []
  let size = 0
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    held.push(chunk)
    size += chunk.length
    if (size < piece) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(held)
}

/** Readable by nobody else from its first byte on. What is there already is only replaced by a backup if it is one. */
async function openPart(path: string): Promise<Result<FileHandle, { message: string }>> {
  try {
    const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW } = constants
    if (!(await isBackup(path)))
      return refuse({ message: `Ya existe ${path} y no es un respaldo: no lo reemplazamos. Dé otro nombre.` })
    const file = await open(`${path}.part`, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o600)
    await file.chmod(0o600)
    return accept(file)
  } catch (error) {
    const message = whyNotWritten(error, path)
    if (message === null) throw error
    return refuse({ message })
  }
}

const writeFaults: Record<string, string> = {
  ENOENT: 'la carpeta no existe',
  ENOTDIR: 'la carpeta no existe',
  EACCES: 'no tiene permiso para escribir ahí',
  EPERM: 'no tiene permiso para escribir ahí',
  EROFS: 'es un disco de solo lectura',
  EISDIR: 'es una carpeta',
  ENOSPC: 'no queda espacio en el disco',
  EDQUOT: 'no queda espacio en el disco',
  EFBIG: 'el disco no admite un archivo tan grande',
  EIO: 'el disco falló',
  ELOOP: 'es un enlace a otro archivo',
}

function whyNotWritten(error: unknown, path: string) {
  const why = writeFaults[(error as NodeJS.ErrnoException).code ?? '']
  return why ? `No se puede escribir ${path}: ${why}.` : null
}

/** The new name of a file is on disk with its folder. */
async function syncFolder(path: string) {
  const folder = await open(path)
  await folder.sync()
  await folder.close()
}
