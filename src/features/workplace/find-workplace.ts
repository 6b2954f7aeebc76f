import type { Db } from '../../shared/sql.ts'
import { findHeldOf } from '../enrolment/index.ts'
import type { SessionHolder } from '../sign-in/index.ts'
import { decideWorkplace } from './decide-workplace.ts'
import { nowhere, type Workplace, type WorkRight } from './workplace.ts'
import { findChoice } from './workplace-store.ts'

/** Where the account's person works at an instant. An account that only claims to be the person works nowhere. */
export async function findWorkplace(db: Db, { accountId, personId, holdsPerson }: SessionHolder, now: Date): Promise<Workplace> {
  if (!holdsPerson) return nowhere
  const rights = (await findHeldOf(db, personId)).flatMap(({ during, ...held }): WorkRight[] =>
    during ? [{ ...held, during }] : [],
  )
  return decideWorkplace(await findChoice(db, accountId), rights, now)
}
