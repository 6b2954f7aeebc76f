import type { PersonId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { findHoldings } from '../people/index.ts'
import { findRethusStanding } from '../rethus/index.ts'
import { namesOf, type PatientDocument } from './patient-document.ts'

/** What the registers say of whoever bears a patient's document. */
export type PatientStanding = {
  /** The natural person of that document; null: the registers know none. */
  personId: PersonId | null
  /** R-PAC-9: everybody whose document it is or was, at any time. */
  holders: PersonId[]
  /** R-PAC-8: ReTHUS has the person as deceased. */
  isDead: boolean
}

/** R-PAC-8. Of the last who held the document by that instant, also when another one has taken its place since (TI, then CC). */
export async function findPatientStanding(db: Db, document: PatientDocument, now: Date): Promise<PatientStanding> {
  const holdings = await findHoldings(db, namesOf(document))
  const holders = holdings.map(({ personId }) => personId)
  const personId = holdings.findLast(({ from }) => from === null || from <= now)?.personId ?? null
  if (!personId) return { personId, holders, isDead: false }
  const { entry } = await findRethusStanding(db, personId)
  return { personId, holders, isDead: entry?.documentState === 'FALLECIDO' }
}
