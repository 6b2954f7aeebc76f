import { createHash } from 'node:crypto'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** "K7Q2-9FXM-4TBA": short enough to be compared by eye. The first 60 bits of the SHA-256 of the signature, in base32 (RFC 4648). */
export function proofCode(jws: string): string {
  const bits = createHash('sha256').update(jws).digest().readBigUInt64BE() >> 4n
  const code = Array.from({ length: 12 }, (_, i) => letters[Number((bits >> BigInt(5 * (11 - i))) & 31n)]).join('')
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`
}
