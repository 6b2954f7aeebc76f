import { randomUUID } from 'node:crypto'
import { loadDemoIfEmpty } from '../demo/index.ts'
import type { AppContext } from '../platform/app-context.ts'
import { dbOver, legalClock, openPool, transactionOn } from '../platform/database.ts'
import { createDatabase } from './database.ts'

/** A fresh database, its owner, and processes on it that tell the time as the demonstration does. Nobody is in it yet. */
export async function openEmptyDemo() {
  const { ownerUrl, appUrl } = await createDatabase()
  const ownerPool = openPool(ownerUrl, 4)
  const pools = [ownerPool]
  /** One more process of the program, with connections of its own. */
  function newProcess(): AppContext {
    const pool = openPool(appUrl, 8)
    pools.push(pool)
    return {
      db: dbOver(pool),
      transaction: transactionOn(pool),
      ...legalClock(true),
      realNow: () => new Date(),
      newId: () => randomUUID(),
      settings: { isDemo: true, publicUrl: 'http://localhost:3000', keySecret: 'del-mundo-de-las-pruebas-y-de-nadie-mas' },
    }
  }
  return {
    app: newProcess(),
    newProcess,
    owner: dbOver(ownerPool),
    asOwner: transactionOn(ownerPool),
    async close() {
      await Promise.all(pools.map((pool) => pool.end()))
    },
  }
}

/** The demo country as a first start finds it. */
export async function openDemo() {
  const demo = await openEmptyDemo()
  await loadDemoIfEmpty(demo.asOwner, demo.app)
  // As in the world: whoever draws no page does not wait for the server.
  const openServer = async (settings = demo.app.settings) => (await import('../server.ts')).buildServer({ ...demo.app, settings })
  return { ...demo, openServer }
}

export type Demo = Awaited<ReturnType<typeof openDemo>>
