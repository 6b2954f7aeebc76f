import { createHash } from 'node:crypto'

const marker = '(mipres-sello/1 '
const room = 768

/** What the Info dictionary says until the file is sealed: the marker without its bracket, and the place. */
export const unsealed = marker.slice(1) + ' '.repeat(room)

/** Over the bytes of the file, its place being spaces. */
export type SealPayload = { format: 'mipres-abierto-sello/1'; number: string; sha256: string; printedAt: string }

/** Gives a JWS of the payload. */
export type Sign = (payload: string) => Promise<string>

/**
 * R-FIR-4: fills the place with a signature over all other bytes; the file stays as long as it was.
 *
 * @throws when there is no place, or more than one: then the file is not one of ours
 */
export async function sealFile(file: Buffer, about: { number: string; printedAt: string }, sign: Sign): Promise<Buffer> {
  const at = file.indexOf(marker)
  if (at === -1 || file.indexOf(marker, at + 1) !== -1) throw new Error('the file has no place for the seal, or two')
  const place = at + marker.length
  if (file.toString('latin1', place, place + room + 1) !== `${' '.repeat(room)})`)
    throw new Error('the place of the seal is not empty')
  const sha256 = createHash('sha256').update(file).digest('hex')
  const payload: SealPayload = { format: 'mipres-abierto-sello/1', number: about.number, sha256, printedAt: about.printedAt }
  const jws = await sign(JSON.stringify(payload))
  if (jws.length > room) throw new Error(`a seal of ${jws.length} characters does not fit`)
  const sealed = Buffer.from(file)
  sealed.write(jws, place, 'latin1')
  return sealed
}
