import type { Db } from '../shared/sql.ts'
import type { AppContext } from './app-context.ts'
import { endable } from './database.ts'

/** A statement that takes no values, as a savepoint must be. */
const bare = (text: string) => ({ text, values: [] })

/**
 * The same program inside a transaction that is open: what a use case would commit by itself becomes a savepoint of it,
 * kept when the use case succeeds and undone when it throws. What PostgreSQL would check at the commit is checked at the
 * end of each, so that a constraint refuses the use case that broke it and not the whole.
 */
export function within(app: AppContext, db: Db): AppContext {
  let depth = 0
  return {
    ...app,
    db,
    async transaction(work) {
      const name = `nested_${++depth}`
      const nested = endable(db)
      await db.query(bare(`savepoint ${name}`))
      try {
        const value = await work(nested.db)
        nested.end()
        await db.query(bare('set constraints all immediate'))
        await db.query(bare('set constraints all deferred'))
        await db.query(bare(`release savepoint ${name}`))
        return value
      } catch (error) {
        nested.end()
        await db.query(bare(`rollback to savepoint ${name}`))
        await db.query(bare(`release savepoint ${name}`))
        throw error
      } finally {
        depth--
      }
    },
  }
}
