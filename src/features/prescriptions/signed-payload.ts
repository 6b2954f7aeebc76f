import type { SignedDocument } from './prescription.ts'

/** What a signature of ours speaks of. It is read, not verified: it comes from our own table. */
export const payloadOf = (jws: string): SignedDocument =>
  JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8'))
