import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { openWorld, times, type World } from '../../testing/world.ts'
import { attemptLimits, giveBackPasswordCheck, spendPasswordCheck, spendSignInAttempt } from './attempt-limits.ts'
import { isKnownDevice, rememberDevice } from './known-device-store.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const attempt = (email: string, address: string, more: Partial<Parameters<typeof spendSignInAttempt>[1]> = {}) =>
  spendSignInAttempt(world.app.db, { email, address, accountId: null, device: null, ...more })
const inTurn = async (count: number, make: (i: number) => ReturnType<typeof attempt>) => {
  const waits = []
  for (let i = 0; i < count; i++) waits.push(await make(i))
  return waits.map((wait) => wait !== null)
}
const refusedAfter = (count: number, allowed: number) => times(count, (i) => i >= allowed)

test('R-ACC-9: ten attempts from one address at one e-mail, the eleventh waits; another e-mail and another address do not', async () => {
  expect(await inTurn(12, () => attempt('uno@correo.example', '192.0.2.1'))).toEqual(refusedAfter(12, 10))
  const wait = await attempt('UNO@correo.example', '192.0.2.1')
  expect(wait?.seconds).toBeGreaterThan(800)
  expect(wait?.seconds).toBeLessThanOrEqual(900)
  expect(await attempt('dos@correo.example', '192.0.2.1')).toBeNull()
  expect(await attempt('uno@correo.example', '192.0.2.2')).toBeNull()
})

test('R-ACC-9: sixty attempts from everywhere at one e-mail, the sixty-first waits; one address alone cannot spend them', async () => {
  expect(await inTurn(62, (i) => attempt('tres@correo.example', `198.51.100.${i}`))).toEqual(refusedAfter(62, 60))
  const spentByOneAddressInTheTime =
    attemptLimits.addressAtEmail.limit * (attemptLimits.email.seconds / attemptLimits.addressAtEmail.seconds)
  expect(spentByOneAddressInTheTime).toBeLessThan(attemptLimits.email.limit)
})

test('R-ACC-9: a hospital is one address: five hundred attempts, the five hundred and first waits', async () => {
  expect(await inTurn(502, (i) => attempt(`persona${i}@correo.example`, '203.0.113.7'))).toEqual(refusedAfter(502, 500))
})

test('R-ACC-9: after 10,000 failures of others the owner still comes in from a known browser, at the same address too', async () => {
  const { dora, luis } = world.people
  await rememberDevice(world.owner, 'navegador de Dora', dora.accountId)
  for (const i of times(100, (i) => i))
    await attempt(dora.email, i % 2 ? '192.0.2.66' : `10.0.0.${i}`, { accountId: dora.accountId })
  await world.owner.query(sql`update rate_limit set count = count + ${10_000}`)
  expect(await attempt(dora.email, '192.0.2.66', { accountId: dora.accountId })).not.toBeNull()

  const own = { accountId: dora.accountId, device: 'navegador de Dora' }
  expect(await inTurn(12, () => attempt(dora.email, '192.0.2.66', own))).toEqual(refusedAfter(12, 10))
  // Known for Dora, unknown for Luis: there it spends what unknown browsers have.
  expect(await isKnownDevice(world.app.db, 'navegador de Dora', luis.accountId)).toBe(false)
})

test('a browser that several owners share is known to each of them', async () => {
  const { dora, luis, eva } = world.people
  await rememberDevice(world.owner, 'puesto de enfermería', dora.accountId)
  await rememberDevice(world.owner, 'puesto de enfermería', luis.accountId)
  await rememberDevice(world.owner, 'puesto de enfermería', luis.accountId)
  const known = (accountId: typeof dora.accountId) => isKnownDevice(world.app.db, 'puesto de enfermería', accountId)
  expect([await known(dora.accountId), await known(luis.accountId), await known(eva.accountId)]).toEqual([true, true, false])
  expect(await isKnownDevice(world.app.db, null, dora.accountId)).toBe(false)
})

test('the present password is asked ten times, the eleventh waits', async () => {
  const { eva, luis } = world.people
  expect(await inTurn(11, () => spendPasswordCheck(world.app.db, eva.accountId))).toEqual(refusedAfter(11, 10))
  expect(await spendPasswordCheck(world.app.db, luis.accountId)).toBeNull()
})

test('the counters hold no e-mail', async () => {
  await attempt('nadie.mas@correo.example', '192.0.2.9')
  const keys = await world.owner.query<{ key: string }>({ text: 'select key from rate_limit', values: [] })
  expect(keys.filter(({ key }) => key.includes('@'))).toEqual([])
})

test('a present password that was right is none of the ten', async () => {
  const { rita } = world.people
  const right = async () => {
    const wait = await spendPasswordCheck(world.app.db, rita.accountId)
    await giveBackPasswordCheck(world.app.db, rita.accountId)
    return wait
  }
  expect(await inTurn(40, right)).toEqual(times(40, () => false))
})
