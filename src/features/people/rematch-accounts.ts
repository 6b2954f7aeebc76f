import type { PersonId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { findUnmatchedAccounts, setMatched } from './account-store.ts'
import { decideMatch } from './decide-match.ts'

/**
 * After ReTHUS has said who these persons are: the accounts that now agree with it rise to level 1 (R-ACC-3). None is
 * lowered: what was matched was matched. The caller holds the persons' locks.
 *
 * @returns how many rose
 */
export async function rematchAccounts(db: Db, personIds: readonly PersonId[], at: Date): Promise<number> {
  const unmatched = await findUnmatchedAccounts(db, personIds)
  const agreeing = unmatched.filter(({ said, registered }) => decideMatch(said, registered).length === 0)
  if (agreeing.length > 0)
    await setMatched(
      db,
      agreeing.map(({ accountId }) => accountId),
      at,
    )
  return agreeing.length
}
