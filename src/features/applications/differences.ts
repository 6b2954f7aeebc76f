import type { Db } from '../../shared/sql.ts'
import { type Account, decideMatch, getPerson, type MatchDifference } from '../people/index.ts'

/**
 * R-SOL-13: what of the account differs from the register's person of the same document: which field, never what the
 * register has. Whom no register names differs from nothing; a register that does not know the birth date says none.
 */
export async function findDifferences(db: Db, { matchLevel, personId, names, birthDate }: Account): Promise<MatchDifference[]> {
  if (matchLevel === 1) return []
  const person = await getPerson(db, personId)
  if (person.namesFrom === 'CUENTA') return []
  const differs = decideMatch({ names, birthDate }, person)
  return person.birthDate === null ? differs.filter((part) => part !== 'birth-date') : differs
}
