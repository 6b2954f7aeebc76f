import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/canonical-json.ts'
import type { SignedDocument } from '../prescriptions/index.ts'

/** R-VER-2: the document that a verified payload is, if it speaks of this number and of the content that was confirmed. */
export function readPayload(payload: string, number: string): SignedDocument | null {
  const document = JSON.parse(payload) as SignedDocument
  const isOurs = document.format === 'mipres-abierto/1' && document.number === number
  const sha256 = createHash('sha256').update(canonicalJson(document.content)).digest('hex')
  return isOurs && sha256 === document.contentSha256 ? document : null
}
