import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Db, sql } from '../shared/sql.ts'
import { createDatabase } from '../testing/database.ts'
import type { AppContext } from './app-context.ts'
import { dbOver, openPool, transactionOn } from './database.ts'
import { within } from './within.ts'

let pool: Pool
let appUrl: string
let transaction: AppContext['transaction']
beforeAll(async () => {
  // One connection: whoever comes next has the one that the failed transaction had.
  const database = await createDatabase()
  appUrl = database.appUrl
  pool = openPool(database.appUrl, 1)
  // As compose.ts does: one that breaks while nobody uses it.
  pool.on('error', () => {})
  transaction = transactionOn(pool)
})
afterAll(() => pool.end())

const write = (db: Db, key: string) =>
  db.query(sql`insert into rate_limit (key, window_start, count) values (${key}, clock_timestamp(), 1)`)
const written = async (like: string) =>
  (await dbOver(pool).query<{ key: string }>(sql`select key from rate_limit where key like ${like} order by key`)).map(
    ({ key }) => key,
  )

/** As an operator does, or a server that is taken down. */
async function endBackend(pid: number) {
  const operator = openPool(appUrl, 1)
  await dbOver(operator).query(sql`select pg_terminate_backend(${pid}::int)`)
  await operator.end()
}

test('what is asked at once of a transaction is done in its order', async () => {
  const [, found] = await transaction((db) =>
    Promise.all([write(db, 'orden'), db.query<{ key: string }>(sql`select key from rate_limit where key = ${'orden'}`)]),
  )
  expect(found).toEqual([{ key: 'orden' }])
})

/** One of two things fails at once; the other still has something to write. */
async function failBeside(db: Db, key: string, told: (fault: unknown) => void) {
  const slow = async () => {
    await db.query(sql`select ${1}::int`)
    await sleep(50)
    await write(db, key)
  }
  await Promise.all([slow().catch(told), db.query(sql`select 1 / ${0}::int`)])
}

test('what fails ends the transaction: nothing of it is written later, in nobody else’s transaction either', async () => {
  const faults: unknown[] = []
  const tell = (fault: unknown) => faults.push(fault)
  await expect(transaction((db) => failBeside(db, 'tarde', tell))).rejects.toMatchObject({ code: '22012' })
  await transaction(async (db) => {
    await sleep(150)
    await write(db, 'tarde-no')
  })
  expect(await written('tarde%')).toEqual(['tarde-no'])
  expect(faults).toEqual([new Error('the transaction is over')])
})

test('the same of a use case inside an open transaction: the others of it stay', async () => {
  const app = { transaction } as unknown as AppContext
  await transaction(async (db) => {
    await write(db, 'dentro-antes')
    const inside = within(app, db)
    await expect(inside.transaction((nested) => failBeside(nested, 'dentro-tarde', () => {}))).rejects.toMatchObject({
      code: '22012',
    })
    await sleep(100)
    await write(db, 'dentro-despues')
  })
  expect(await written('dentro%')).toEqual(['dentro-antes', 'dentro-despues'])
})

test('what failed first is what is told, also when what stands behind it is heard before', async () => {
  const deep = async (db: Db, levels: number): Promise<void> => {
    if (levels > 0) return deep(db, levels - 1)
    await db.query(sql`insert into rate_limit (key, window_start, count) values (${'dos'}, clock_timestamp(), 1)`)
  }
  await transaction((db) => write(db, 'dos'))
  for (let round = 0; round < 20; round++)
    await expect(transaction((db) => Promise.all([deep(db, 4), db.query(sql`select ${round}::int`)]))).rejects.toMatchObject({
      code: '23505',
      constraint: 'rate_limit_pkey',
    })
})

test('a connection that the server ends in the middle of a transaction ends that transaction, and nothing else', async () => {
  const faults: unknown[] = []
  const hear = (fault: unknown) => faults.push(fault)
  process.on('uncaughtException', hear)
  const lost = transaction(async (db) => {
    const [own] = await db.query<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await endBackend(own!.pid)
    await sleep(100)
    await write(db, 'perdida')
  })
  await expect(lost).rejects.toThrow(/terminat|not queryable|connection/i)
  await transaction((db) => write(db, 'despues'))
  expect([await written('perdida'), await written('despues')]).toEqual([[], ['despues']])
  process.off('uncaughtException', hear)
  expect(faults).toEqual([])
})
