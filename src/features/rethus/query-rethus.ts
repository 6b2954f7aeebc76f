import type { Db } from '../../shared/sql.ts'
import type { Document } from '../people/index.ts'
import { findLatestAsOf } from '../registers/index.ts'
import { decideVerdict, type Verdict } from './decide-verdict.ts'
import type { RethusSocialService, RethusStanding } from './rethus.ts'
import { findRethusPerson, findRethusStanding, findSocialService, type Named, wasDocumentInRethus } from './rethus-store.ts'

/** What anybody may read of somebody in ReTHUS: neither birth date nor contact. */
export type PublicRecord = {
  document: Document
  askedAt: Date
  verdict: Verdict
  /** Null when nobody of that document is in ReTHUS. */
  person: Named | null
  standing: RethusStanding
  socialService: RethusSocialService[]
  /** The instant of which the answer speaks; null while the register is empty. */
  asOf: Date | null
  /** The document was somebody's of ReTHUS who identifies with another one now; which, is not told. */
  isFormerDocument: boolean
}

/** The public query of ReTHUS (R-RET-7). */
export async function queryRethus(db: Db, document: Document, now: Date): Promise<PublicRecord> {
  const person = await findRethusPerson(db, document, now)
  if (!person) {
    const standing: RethusStanding = { entry: null, titles: [], sanctions: [] }
    const isFormerDocument = await wasDocumentInRethus(db, document, now)
    const asOf = await findLatestAsOf(db, 'RETHUS')
    return { document, askedAt: now, verdict: 'NO_FIGURA', person, standing, socialService: [], asOf, isFormerDocument }
  }
  const standing = await findRethusStanding(db, person.personId)
  const socialService = await findSocialService(db, person.personId)
  const verdict = decideVerdict(standing, now)
  const asOf = standing.entry?.asOf ?? null
  return { document, askedAt: now, verdict, person, standing, socialService, asOf, isFormerDocument: false }
}
