import type { Db } from '../../shared/sql.ts'
import { findChain, findSigned, type Signed, type SignedDocument } from '../prescriptions/index.ts'
import { verifyJws } from '../signatures/index.ts'
import { readPayload } from './read-payload.ts'

/**
 * What is kept of a number, and whether its signature holds today; `document` is what the signature says, never the table. `instead`: the
 * one that is in force in the place of one that was modified.
 */
export type Checked =
  | { isGenuine: true; signed: Signed; document: SignedDocument; kid: string; instead: string | null }
  | { isGenuine: false; signed: Signed; document: null }

/** R-VER-2: verified anew each time, with the keys that are published now. Null: there is none of this number. */
export async function checkNumber(db: Db, number: string): Promise<Checked | null> {
  const signed = await findSigned(db, number)
  if (!signed) return null
  const verified = await verifyJws(db, signed.jws)
  const document = verified && readPayload(verified.payload, number)
  if (!document) return { isGenuine: false, signed, document: null }
  const last = signed.end?.replacedBy ? (await findChain(db, number)).at(-1) : null
  const instead = last?.state === 'ACTIVA' ? last.number : null
  return { isGenuine: true, signed, document, kid: verified.kid, instead }
}
