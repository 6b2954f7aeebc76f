import type { PersonId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { findPlazasOf } from './assignment-store.ts'
import { decideStanding, type PlazaStanding } from './decide-standing.ts'
import { findInscriptionsOf } from './inscription-store.ts'

/** Inscription, plaza and what is missing of the guide's first step, at an instant (R-SS-3). */
export async function findPlazaStanding(db: Db, personId: PersonId, at: Date): Promise<PlazaStanding> {
  return decideStanding(await findInscriptionsOf(db, personId), await findPlazasOf(db, personId), at)
}
