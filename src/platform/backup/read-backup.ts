import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { BrokenFile, digest, FileEnd, type Frame, Header, magic, parsed, readFrames, TableEnd } from './container.ts'

/** What a backup says of itself, once all of it was read. */
export type Contents = { header: Header; tables: TableEnd[]; end: FileEnd }

/** Where the rows go while a file is read; nothing for whoever only checks it. */
export type RowTaker = {
  header?: (header: Header) => Promise<void>
  rows?: (table: Header['tables'][number], rows: AsyncIterable<Buffer>) => Promise<void>
}

/**
 * Reads a backup from its first byte to its last and checks every digest on the way.
 *
 * @throws BrokenFile where it is not as it was written
 */
export async function readBackup(file: FileHandle, take: RowTaker = {}): Promise<Contents> {
  const frames = readFrames(readStream(file))
  try {
    return await contentsOf(frames, take)
  } finally {
    await frames.return(undefined)
  }
}

async function contentsOf(frames: AsyncGenerator<Frame>, take: RowTaker): Promise<Contents> {
  const next = async (kind: string, otherwise: 'not-a-backup' | 'altered' = 'altered') => {
    const { value, done } = await frames.next()
    if (done) throw new BrokenFile('truncated')
    if (value.kind !== kind) throw new BrokenFile(otherwise)
    return value.payload
  }
  if ((await next('M', 'not-a-backup')).toString() !== magic) throw new BrokenFile('not-a-backup')
  const said = digest()
  const head = await next('H')
  said.update(head)
  const header = parsed(Header, head)
  await take.header?.(header)

  const tables: TableEnd[] = []
  for (const table of header.tables) {
    const content = digest()
    let end: Buffer | null = null
    async function* rows() {
      for (;;) {
        const { value, done } = await frames.next()
        if (done) throw new BrokenFile('truncated')
        if (value.kind === 'E') {
          end = Buffer.from(value.payload)
          return
        }
        if (value.kind !== 'D') throw new BrokenFile('altered')
        content.update(value.payload)
        yield value.payload
      }
    }
    if (take.rows) await take.rows(table, rows())
    else for await (const _ of rows());
    if (end === null) throw new BrokenFile('altered')
    said.update(end)
    const told = parsed(TableEnd, end)
    if (told.table !== table.name || told.sha256 !== content.digest('hex')) throw new BrokenFile('altered')
    tables.push(told)
  }
  const end = parsed(FileEnd, await next('Z'))
  if (end.sha256 !== said.digest('hex')) throw new BrokenFile('altered')
  if (!(await frames.next()).done) throw new BrokenFile('altered')
  return { header, tables, end }
}

const readStream = (file: FileHandle) => Readable.from(chunksOf(file), { objectMode: false })

async function* chunksOf(file: FileHandle) {
  for (let position = 0; ; ) {
    const { bytesRead, buffer } = await file.read({ buffer: Buffer.allocUnsafe(512 * 1024), position })
    if (bytesRead === 0) return
    position += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

/** Whether nothing is at `path`, or a backup: only those may be written over. */
export async function isBackup(path: string): Promise<boolean> {
  let file: FileHandle
  try {
    file = await open(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true
    throw error
  }
  try {
    const frames = readFrames(readStream(file))
    const first = await frames.next()
    await frames.return(undefined)
    return !first.done && first.value.payload.toString() === magic
  } catch (error) {
    if (error instanceof BrokenFile) return false
    throw error
  } finally {
    await file.close()
  }
}
