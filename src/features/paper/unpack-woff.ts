import { inflateSync } from 'node:zlib'

type Table = { tag: Buffer; checksum: Buffer; data: Buffer }

/** Kerning and ligatures: for each document the PDF library reads them again, which takes four fifths of its time. */
const leftOut = ['GPOS', 'GSUB', 'GDEF']

/** The font inside a WOFF (1.0) file, as OpenType has it, without what the paper does without. Done once, by zlib. */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF file')
  const all = Array.from({ length: woff.readUInt16BE(12) }, (_, i): Table => {
    const entry = woff.subarray(44 + 20 * i, 64 + 20 * i)
    const [offset, packed, size] = [entry.readUInt32BE(4), entry.readUInt32BE(8), entry.readUInt32BE(12)]
    const stored = woff.subarray(offset, offset + packed)
    return { tag: entry.subarray(0, 4), checksum: entry.subarray(16, 20), data: packed < size ? inflateSync(stored) : stored }
  })
  const tables = all.filter(({ tag }) => !leftOut.includes(tag.toString('latin1')))

  const count = tables.length
  const power = Math.floor(Math.log2(count))
  const head = Buffer.alloc(12 + 16 * count)
  woff.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(16 * 2 ** power, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE(16 * (count - 2 ** power), 10)
  let at = head.length
  const bodies = tables.map(({ tag, checksum, data }, i) => {
    tag.copy(head, 12 + 16 * i)
    checksum.copy(head, 16 + 16 * i)
    head.writeUInt32BE(at, 20 + 16 * i)
    head.writeUInt32BE(data.length, 24 + 16 * i)
    const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)])
    at += padded.length
    return padded
  })
  return Buffer.concat([head, ...bodies])
}
