import { createHash } from 'node:crypto'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** "K7Q2-9FXM-4TBA": the first 12 letters of base32 (RFC 4648) of the SHA-256 of the signature. As the paper prints it. */
export function proofCode(jws: string): string {
  const bits = [...createHash('sha256').update(jws).digest().subarray(0, 8)]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
  const said = Array.from({ length: 12 }, (_, i) => letters[Number.parseInt(bits.slice(i * 5, i * 5 + 5), 2)]).join('')
  return said.replace(/(.{4})(?=.)/g, '$1-')
}
