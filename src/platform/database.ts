import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import type { Db, Sql } from '../shared/sql.ts'

export const dbOver = (connection: Pool | PoolClient): Db => ({
  query: async <Row>({ text, values }: Sql) => (await connection.query(text, values)).rows as Row[],
})

type SqlError = { code?: string; constraint?: string }
const mayPassNextTime = new Set(['40001', '40P01']) // serialization failure, deadlock
const constraintStates = new Set(['23503', '23505', '23514', '23P01']) // foreign key, unique, check, exclusion

/** The name of the constraint that refused, or null when the error is something else. */
export function violatedConstraint(error: unknown) {
  const { code = '', constraint } = error as SqlError
  return constraintStates.has(code) ? (constraint ?? null) : null
}

export function transactionOn(pool: Pool) {
  return async function transaction<T>(work: (db: Db) => Promise<T>): Promise<T> {
    for (let retriesLeft = 3; ; retriesLeft--) {
      const client = await pool.connect()
      try {
        await client.query('begin')
        const value = await work(dbOver(client))
        await client.query('commit')
        client.release()
        return value
      } catch (error) {
        await client.query('rollback').then(
          () => client.release(),
          (broken: Error) => client.release(broken),
        )
        if (retriesLeft === 0 || !mayPassNextTime.has((error as SqlError).code ?? '')) throw error
      }
      await sleep(Math.random() * 50)
    }
  }
}
