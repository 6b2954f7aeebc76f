import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AppContext } from '../platform/app-context.ts'
import { dbOver, movedClock, transactionOn } from '../platform/database.ts'
import { sql } from '../shared/sql.ts'
import { createDatabase } from '../testing/database.ts'
import { tableNames } from './country/tables.ts'
import { loadDemoIfEmpty } from './load-demo.ts'

async function openCountry() {
  const { ownerUrl, appUrl } = await createDatabase()
  const ownerPool = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  const pool = new pg.Pool({ connectionString: appUrl, max: 4 })
  const app: AppContext = {
    db: dbOver(pool),
    transaction: transactionOn(pool),
    clock: movedClock,
    realNow: () => new Date(),
    newId: () => randomUUID(),
    settings: { isDemo: true, publicUrl: 'http://localhost:3000' },
  }
  const close = async () => {
    await pool.end()
    await ownerPool.end()
  }
  return { app, owner: dbOver(ownerPool), asOwner: transactionOn(ownerPool), close }
}

let country: Awaited<ReturnType<typeof openCountry>>
beforeAll(async () => {
  country = await openCountry()
  expect(await loadDemoIfEmpty(country.asOwner, country.app)).toBe(true)
})
afterAll(() => country.close())

test('counts', async () => {
  for (const t of tableNames) console.log(t, await country.owner.query({ text: `select count(*) from ${t}`, values: [] }))
})
