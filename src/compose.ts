import { randomUUIDv7 } from 'node:crypto'
import pg from 'pg'
import type { Config } from './config.ts'
import { loadDemoIfEmpty } from './demo/index.ts'
import { type OpenDatabase, openDatabase } from './open-database.ts'
import type { AppContext } from './platform/app-context.ts'
import { dbOver, movedClock, realClock, transactionOn } from './platform/database.ts'
import { migrate } from './platform/migrate.ts'

export type Composed = {
  app: AppContext
  database: OpenDatabase
  /** Gives the connections back and stops a server that was started for this process. */
  close: () => Promise<void>
}

/** Database, newest schema and the program's own connections: what `main` and `cli` both stand on. */
export async function compose(config: Config, purpose: 'program' | 'task', onFault: (fault: unknown) => void): Promise<Composed> {
  const database = await openDatabase(config, purpose)
  try {
    await migrate(database.ownerUrl, database.appUrl)
    const pool = new pg.Pool({ connectionString: database.appUrl, max: 20, connectionTimeoutMillis: 10_000 })
    // A connection that breaks while nobody uses it is replaced by the pool; unheard, its error would end the process.
    pool.on('error', onFault)
    const isDemo = config.mode === 'demo'
    const app: AppContext = {
      db: dbOver(pool),
      transaction: transactionOn(pool),
      clock: isDemo ? movedClock : realClock,
      realNow: () => new Date(),
      newId: () => randomUUIDv7(),
      settings: { isDemo, publicUrl: config.publicUrl },
    }
    if (isDemo) await loadDemo(database.ownerUrl, app)
    const close = async () => {
      await pool.end()
      await database.stop()
    }
    return { app, database, close }
  } catch (error) {
    await database.stop()
    throw error
  }
}

async function loadDemo(ownerUrl: string, app: AppContext) {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 })
  try {
    await loadDemoIfEmpty(transactionOn(pool), app)
  } finally {
    await pool.end()
  }
}
