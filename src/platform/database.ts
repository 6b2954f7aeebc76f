import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg, { type Pool, type PoolClient } from 'pg'
import { type Db, type Sql, sql } from '../shared/sql.ts'
import type { AppContext } from './app-context.ts'

pg.types.setTypeParser(pg.types.builtins.INT8, Number)
// A calendar day stays the text it is: 'YYYY-MM-DD'.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

const nameOf = new Map<string, string>()

/** One name for one text: PostgreSQL then parses and plans a statement once a connection. */
function preparedName(text: string) {
  let name = nameOf.get(text)
  if (!name) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 24)
    nameOf.set(text, name)
  }
  return name
}

/**
 * To the planner an index by ranges (GiST) costs a hundredth less than the plain one beside it, and reads fifty times as much where
 * 100,000 people are. With operations this cheap both cost the same to it, and it takes the one that gives its first row at once.
 */
const planning = '-c cpu_operator_cost=0.001'

/**
 * The program's own connections. What is asked at once of one of them (`Promise.all` in a transaction) goes there in one journey; asked
 * at once of the pool it takes as many connections as it is statements.
 */
export const openPool = (connectionString: string, max: number, options = '') =>
  new pg.Pool({ connectionString, max, options: `${planning} ${options}`, pipeline: true, connectionTimeoutMillis: 10_000 })

export const dbOver = (connection: Pool | PoolClient): Db => ({
  query: async <Row>({ text, values }: Sql) => {
    const statement = values.length === 0 ? { text } : { name: preparedName(text), text, values }
    return (await connection.query(statement)).rows as Row[]
  },
})

type SqlError = { code?: string; constraint?: string }
const mayPassNextTime = new Set(['40001', '40P01']) // serialization failure, deadlock
const constraintStates = new Set(['23503', '23505', '23514', '23P01']) // foreign key, unique, check, exclusion

/** The name of the constraint that refused, or null when the error is something else. */
export function violatedConstraint(error: unknown) {
  const { code = '', constraint } = error as SqlError
  return constraintStates.has(code) ? (constraint ?? null) : null
}

/**
 * A Db that answers until it is ended. Of what is asked at once one thing may fail while another has its next statement still to send:
 * sent after the end it would come into somebody else's transaction. And what stands behind the one that failed fails because of it,
 * with words of its own ("aborted"): the first is what is told, whichever is heard first.
 */
export function endable(db: Db): { db: Db; end: () => void } {
  let isOver = false
  let cause: unknown = null
  async function query<Row>(statement: Sql): Promise<Row[]> {
    if (isOver) throw new Error('the transaction is over')
    try {
      const rows = await db.query<Row>(statement)
      cause = null
      return rows
    } catch (fault) {
      cause ??= fault
      throw cause
    }
  }
  return {
    db: { query },
    end: () => {
      isOver = true
    },
  }
}

/** A connection in use that breaks rejects what is asked of it; unheard, its error would end the process besides. */
const deaf = () => {}

/** READ COMMITTED, committed whole or not at all; tried again, at most three times, when PostgreSQL says that may help. */
export function transactionOn(pool: Pool) {
  return async function transaction<T>(work: (db: Db) => Promise<T>): Promise<T> {
    for (let retriesLeft = 3; ; retriesLeft--) {
      const client = await pool.connect()
      const { db, end } = endable(dbOver(client))
      client.on('error', deaf)
      const release = (broken?: Error) => {
        client.off('error', deaf)
        client.release(broken)
      }
      try {
        await client.query('begin')
        const value = await work(db)
        end()
        await client.query('commit')
        release()
        return value
      } catch (error) {
        end()
        await client.query('rollback').then(
          () => release(),
          (broken: Error) => release(broken),
        )
        if (retriesLeft === 0 || !mayPassNextTime.has((error as SqlError).code ?? '')) throw error
      }
      await sleep(Math.random() * 50)
    }
  }
}

/** The legal instant of the demonstration: PostgreSQL's own, moved ahead by what the row says, the same in every process. */
const movedInstant = sql`(clock_timestamp() + (select ahead from legal_clock where only_row = ${true}))`
/** The legal instant of production: real time. */
const realInstant = sql`clock_timestamp()`

/** The legal clock, and what it tells as an expression of SQL. */
export function legalClock(isDemo: boolean): Pick<AppContext, 'clock' | 'legalInstant'> {
  const legalInstant = isDemo ? movedInstant : realInstant
  return {
    legalInstant,
    async clock(db) {
      const [row] = await db.query<{ now: Date | null }>(sql`select ${legalInstant} as now`)
      if (!row?.now) throw new Error('table legal_clock has no row')
      return row.now
    },
  }
}
