import { createHash } from 'node:crypto'

const digest = (text: string) => createHash('sha256').update(`mipres-abierto/demo/${text}`).digest()

/** A source of choices that repeats itself exactly: the demonstration is the same country every time it is made. */
export type Random = {
  /** From `least` to `most`, both included. */
  int: (least: number, most: number) => number
  pick: <T>(from: readonly T[]) => T
  shuffled: <T>(from: readonly T[]) => T[]
  chance: (share: number) => boolean
}

/** Each part of the country has its own topic, so that a change in one part does not stir the others. */
export function randomFor(topic: string): Random {
  const seed = digest(topic)
  let [a, b, c, counter] = [seed.readInt32LE(0), seed.readInt32LE(4), seed.readInt32LE(8), seed.readInt32LE(12)]
  // sfc32
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    int,
    pick: (from) => from[int(0, from.length - 1)]!,
    chance: (share) => next() < share,
    shuffled(from) {
      const out = [...from]
      for (let last = out.length - 1; last > 0; last--) {
        const other = int(0, last)
        ;[out[last], out[other]] = [out[other]!, out[last]!]
      }
      return out
    },
  }
}

/** The same id for the same thing on every day and machine: UUID of version 8, made of the thing's name. */
export function idOf(kind: string, key: string | number): string {
  const bytes = digest(`${kind}/${key}`).subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
