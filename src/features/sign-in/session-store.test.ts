import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { openWorld, type World } from '../../testing/world.ts'
import {
  endSession,
  endSessionsOf,
  findSessionHolder,
  findSessionsOf,
  insertSession,
  newToken,
  session,
} from './session-store.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const isOpen = async (token: string) => (await findSessionHolder(world.app.db, token, world.app.legalInstant)) !== null
const open = async () => {
  const token = newToken()
  await insertSession(world.app.db, { token, accountId: world.people.ana.accountId })
  return token
}

test('a token is of 256 bits, and no two are alike', () => {
  expect(Buffer.from(newToken(), 'base64url')).toHaveLength(32)
  expect(newToken()).not.toBe(newToken())
})

test('a session lives while it is used, an hour at most between two uses, twelve hours in all', async () => {
  const age = async (column: 'last_used_at' | 'expires_at', interval: string) => {
    const token = await open()
    const moved = {
      text: `update session set ${column} = ${column} - $1::interval where token_hash = sha256(convert_to($2, 'UTF8'))`,
      values: [interval, token],
    }
    await world.owner.query(moved)
    return isOpen(token)
  }
  expect([session.idleMinutes, session.hours]).toEqual([60, 12])
  expect(await age('last_used_at', '59 minutes')).toBe(true)
  expect(await age('last_used_at', '60 minutes')).toBe(false)
  expect(await age('expires_at', '11 hours 59 minutes')).toBe(true)
  expect(await age('expires_at', '12 hours')).toBe(false)
})

test('an ended session ends once, and of its owner only that one', async () => {
  const [one, other] = [await open(), await open()]
  const { accountId, personId } = world.people.ana
  expect(await endSession(world.app.db, one)).toEqual({ accountId, personId })
  expect(await endSession(world.app.db, one)).toBeNull()
  expect(await endSession(world.app.db, 'invented')).toBeNull()
  expect([await isOpen(one), await isOpen(other)]).toEqual([false, true])
})

test('the sessions of an account end in every browser but one; those of others go on', async () => {
  const [one, other] = [await open(), await open()]
  const { ana, luis } = world.people
  await endSessionsOf(world.app.db, ana.accountId, one)
  expect([await isOpen(one), await isOpen(other), await isOpen(`token-${luis.accountId}`)]).toEqual([true, false, true])
  expect((await findSessionsOf(world.app.db, ana.accountId, one)).map(({ isThis }) => isThis)).toEqual([true])

  await endSessionsOf(world.app.db, ana.accountId, null)
  expect([await isOpen(one), await isOpen(`token-${luis.accountId}`)]).toEqual([false, true])
})

test('the database holds no token', async () => {
  const token = await open()
  const rows = await world.owner.query<{ hash: Buffer }>(sql`select token_hash as hash from session`)
  expect(rows.some(({ hash }) => hash.toString().includes(token))).toBe(false)
})
