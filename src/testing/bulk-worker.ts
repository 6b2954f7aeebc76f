// A process of its own that works on files, as a program beside the one under test does: killed in the middle of it.
import { randomUUID } from 'node:crypto'
import { runBulk } from '../features/bulk/index.ts'
import { dbOver, legalClock, openPool, transactionOn } from '../platform/database.ts'

const pool = openPool(process.argv[2] ?? '', 5)
const app = {
  db: dbOver(pool),
  transaction: transactionOn(pool),
  ...legalClock(false),
  realNow: () => new Date(),
  newId: () => randomUUID(),
  settings: { isDemo: false, publicUrl: 'http://localhost:3000', keySecret: 'del-mundo-de-las-pruebas-y-de-nadie-mas' },
}
await runBulk(app, new AbortController().signal, (fault) => console.error(fault))
