import { randomUUIDv7 } from 'node:crypto'
import type { Config } from './config.ts'
import { isDemoCountry, loadDemoIfEmpty } from './demo/index.ts'
import { type OpenDatabase, openDatabase } from './open-database.ts'
import type { AppContext } from './platform/app-context.ts'
import { dbOver, legalClock, openPool, transactionOn } from './platform/database.ts'
import { migrate } from './platform/migrate.ts'
import { StartRefusal } from './platform/start-refusal.ts'

export type Composed = {
  app: AppContext
  database: OpenDatabase
  /** Gives the connections back and stops a server that was started for this process. */
  close: () => Promise<void>
}

/** Database, newest schema and the program's own connections: what `main` and `cli` both stand on. */
export async function compose(config: Config, purpose: 'program' | 'task', onFault: (fault: unknown) => void): Promise<Composed> {
  const database = await openDatabase(config, purpose)
  const pool = openPool(database.appUrl, 20)
  // A connection that breaks while nobody uses it is replaced by the pool; unheard, its error would end the process.
  pool.on('error', onFault)
  const close = async () => {
    await pool.end()
    await database.stop()
  }
  try {
    await migrate(database.ownerUrl, database.appUrl)
    const isDemo = config.mode === 'demo'
    const app: AppContext = {
      db: dbOver(pool),
      transaction: transactionOn(pool),
      ...legalClock(isDemo),
      realNow: () => new Date(),
      newId: () => randomUUIDv7(),
      settings: { isDemo, publicUrl: config.publicUrl, noticeDays: config.noticeDays, keySecret: config.keySecret },
    }
    if (isDemo) await loadDemo(database.ownerUrl, app)
    await refuseMixing(app, isDemo)
    return { app, database, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The demonstration's doors are open to everybody, and its passwords are public: neither goes with real people. */
async function refuseMixing({ db }: AppContext, isDemo: boolean) {
  const hasDemo = await isDemoCountry(db)
  if (isDemo && !hasDemo)
    throw new StartRefusal(
      'Esta base de datos tiene datos que no son de la demostración. Si es la de producción, inicie con NODE_ENV=production; si no, dé una vacía.',
    )
  if (!isDemo && hasDemo)
    throw new StartRefusal(
      'Esta base de datos es la de una demostración y sus claves son públicas. Para producción, dé una vacía.',
    )
}

async function loadDemo(ownerUrl: string, app: AppContext) {
  const pool = openPool(ownerUrl, 1)
  try {
    await loadDemoIfEmpty(transactionOn(pool), app)
  } finally {
    await pool.end()
  }
}
