import type { Db } from '../../shared/sql.ts'
import { type Account, decideMatch, getPerson, type MatchDifference } from '../people/index.ts'

/** R-SOL-13: what of the account differs from the register's person of the same document: which field, never what the register has. */
export async function findDifferences(db: Db, { matchLevel, personId, names, birthDate }: Account): Promise<MatchDifference[]> {
  if (matchLevel === 1) return []
  const person = await getPerson(db, personId)
  return decideMatch({ names, birthDate }, person.namesFrom === 'RETHUS' ? person : null)
}
