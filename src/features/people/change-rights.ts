import type { AppContext } from '../../platform/app-context.ts'
import { violatedConstraint } from '../../platform/database.ts'
import { type Attempt, type AttemptRefusal, once } from '../../platform/idempotency.ts'
import type { PersonId } from '../../shared/id.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { type Db, sql } from '../../shared/sql.ts'

/**
 * The only way to change what a person may do. Writers on one person queue at the person's row, so what `work` loads
 * is what the rival before it left. For several people: lock them in the order of their ids. With an attempt, one
 * intention has one effect however often it is sent.
 */
export async function changeRightsOf<T, R>(
  app: AppContext,
  personId: PersonId,
  refusalByConstraint: Partial<Record<string, R>>,
  work: (db: Db, now: Date) => Promise<Result<T, R>>,
  attempt: Attempt | null = null,
): Promise<Result<T, R | AttemptRefusal>> {
  return changeUnderLock(app, refusalByConstraint, (db) => lockPerson(db, personId), work, attempt)
}

/** "no key": excludes its like as `for update` does, but rows that merely refer to this person need not wait. */
export async function lockPerson(db: Db, personId: PersonId) {
  await db.query(sql`select from person where id = ${personId} for no key update`)
}

/** Carries a refusal out of the transaction, so that whatever was written before it is rolled back. */
class Refused<R> {
  readonly refusal: R
  constructor(refusal: R) {
    this.refusal = refusal
  }
}

/** One transaction: lock, read the clock, work. A refusal leaves nothing; a violated constraint is one by its name, or a fault. */
export async function changeUnderLock<T, R>(
  app: AppContext,
  refusalByConstraint: Partial<Record<string, R>>,
  lock: (db: Db) => Promise<void>,
  work: (db: Db, now: Date) => Promise<Result<T, R>>,
  attempt: Attempt | null = null,
): Promise<Result<T, R | AttemptRefusal>> {
  try {
    return await app.transaction(async (db) => {
      await lock(db)
      const act = async () => work(db, await app.clock(db))
      const result = attempt ? await once(db, attempt, act) : await act()
      if (!result.ok) throw new Refused(result.refusal)
      return result
    })
  } catch (error) {
    if (error instanceof Refused) return refuse(error.refusal as R | AttemptRefusal)
    const refusal = refusalByConstraint[violatedConstraint(error) ?? '']
    if (refusal === undefined) throw error
    return refuse(refusal)
  }
}
