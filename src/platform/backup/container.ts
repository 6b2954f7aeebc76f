import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'

/*
 * A backup is one gzip stream of frames: one letter, the length of what follows as four bytes (big endian), and that much.
 *   M  the words of `magic`
 *   H  Header, as JSON: of which schema it is, and its tables in the order in which they can be loaded
 *   D  rows of the present table, as PostgreSQL's COPY writes text
 *   E  TableEnd, as JSON: ends the table. One for each table of the header, in its order
 *   Z  FileEnd, as JSON: the last frame. Without it the file is not whole
 */
export const magic = 'Mipres Abierto, respaldo 1'

export const Header = z.object({
  /** The instant of the snapshot. */
  takenAt: z.iso.datetime(),
  migrations: z.array(z.object({ number: z.int(), name: z.string(), sha256: z.string() })).min(1),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })).min(1),
  /** Months of the record that have a partition of their own: 2026_11. */
  months: z.array(z.string().regex(/^\d{4}_\d{2}$/)),
})
export type Header = z.infer<typeof Header>

export const TableEnd = z.object({
  table: z.string(),
  rows: z.int(),
  /** Of the bytes of its D frames. */
  sha256: z.string(),
  /** Of its rows whatever their order, see fingerprint.ts. */
  fingerprint: z.string(),
})
export type TableEnd = z.infer<typeof TableEnd>

export const FileEnd = z.object({
  sequences: z.array(z.object({ name: z.string(), lastValue: z.int(), isCalled: z.boolean() })),
  /** Of the payloads of all H and E frames in their order: what they say is as it was written. */
  sha256: z.string(),
})
export type FileEnd = z.infer<typeof FileEnd>

export type FrameKind = 'M' | 'H' | 'D' | 'E' | 'Z'
export type Frame = { kind: string; payload: Buffer }

/** No frame is written longer; one that says so is not ours. */
const longest = 16 * 1024 * 1024

export function frame(kind: FrameKind, payload: Buffer | string | object): Buffer {
  const bytes = Buffer.isBuffer(payload) ? payload : Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload))
  const head = Buffer.alloc(5)
  head.write(kind, 'latin1')
  head.writeUInt32BE(bytes.length, 1)
  return Buffer.concat([head, bytes])
}

export type Broken = 'not-a-backup' | 'truncated' | 'altered'

/** What a file is not, told while it is read. */
export class BrokenFile extends Error {
  readonly why: Broken
  constructor(why: Broken) {
    super(why)
    this.why = why
  }
}

/** @throws BrokenFile where the bytes are not those of frames. */
export async function* readFrames(file: Readable): AsyncGenerator<Frame> {
  const plain = createGunzip()
  file.on('error', (error) => plain.destroy(error))
  let pending = Buffer.alloc(0)
  let isBegun = false
  try {
    for await (const chunk of file.pipe(plain)) {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
      for (let size = sizeOf(pending, isBegun); size !== null && pending.length >= size; size = sizeOf(pending, isBegun)) {
        yield { kind: pending.toString('latin1', 0, 1), payload: pending.subarray(5, size) }
        isBegun = true
        pending = pending.subarray(size)
      }
    }
  } catch (error) {
    throw brokenBy(error, isBegun)
  } finally {
    file.destroy()
  }
  if (pending.length > 0) throw new BrokenFile(isBegun ? 'truncated' : 'not-a-backup')
}

function sizeOf(pending: Buffer, isBegun: boolean): number | null {
  if (pending.length < 5) return null
  const size = 5 + pending.readUInt32BE(1)
  if (size > longest) throw new BrokenFile(isBegun ? 'altered' : 'not-a-backup')
  return size
}

function brokenBy(error: unknown, isBegun: boolean) {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'Z_BUF_ERROR') return new BrokenFile('truncated')
  if (code?.startsWith('Z_')) return new BrokenFile(isBegun ? 'altered' : 'not-a-backup')
  return error
}

/** What is read of a JSON frame, or BrokenFile. */
export function parsed<T>(shape: z.ZodType<T>, payload: Buffer): T {
  try {
    return shape.parse(JSON.parse(payload.toString()))
  } catch {
    throw new BrokenFile('altered')
  }
}

export const digest = () => createHash('sha256')
