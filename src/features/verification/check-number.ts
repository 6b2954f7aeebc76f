import type { Db } from '../../shared/sql.ts'
import { findSigned, type Signed, type SignedDocument } from '../prescriptions/index.ts'
import { verifyJws } from '../signatures/index.ts'
import { readPayload } from './read-payload.ts'

/** What is kept of a number, and whether its signature holds today; `document` is what the signature says, never the table. */
export type Checked =
  | { isGenuine: true; signed: Signed; document: SignedDocument; kid: string }
  | { isGenuine: false; signed: Signed; document: null }

/** R-VER-2: verified anew each time, with the keys that are published now. Null: there is none of this number. */
export async function checkNumber(db: Db, number: string): Promise<Checked | null> {
  const signed = await findSigned(db, number)
  if (!signed) return null
  const verified = await verifyJws(db, signed.jws)
  const document = verified && readPayload(verified.payload, number)
  return document ? { isGenuine: true, signed, document, kid: verified.kid } : { isGenuine: false, signed, document: null }
}
