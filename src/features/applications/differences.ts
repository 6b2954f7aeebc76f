import type { Db } from '../../shared/sql.ts'
import { type Account, fullName, getPerson, type Person } from '../people/index.ts'

export type Difference = 'names' | 'birth-date'

/** Accents, capitals and double spaces do not tell two names apart. */
const plain = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

/** What of the account differs from the register's person of the same document: which field, never what it says there. */
export function differencesBetween(account: Pick<Account, 'names' | 'birthDate'>, person: Person): Difference[] {
  const differs: Difference[] = []
  if (plain(fullName(account.names)) !== plain(fullName(person.names))) differs.push('names')
  if (person.birthDate !== null && account.birthDate !== person.birthDate) differs.push('birth-date')
  return differs
}

export async function findDifferences(db: Db, account: Account): Promise<Difference[]> {
  if (account.matchLevel === 1) return []
  const person = await getPerson(db, account.personId)
  return person.namesFrom === 'RETHUS' ? differencesBetween(account, person) : []
}
