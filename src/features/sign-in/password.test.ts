import { hash } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import { hashPassword, needsRehash, verifyPassword } from './password.ts'

test('R-ACC-8: a password is kept as argon2id with 19 MiB, two passes, one lane', async () => {
  expect(await hashPassword('tigo mesa lucero')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test("the right password is known, also typed with other code points; a wrong one and nobody's are not", async () => {
  const kept = await hashPassword('tigo mesa lámpara')
  expect(await verifyPassword(kept, 'tigo mesa la\u0301mpara')).toBe(true)
  expect(await verifyPassword(kept, 'tigo mesa lampara')).toBe(false)
  expect(await verifyPassword(null, 'tigo mesa lámpara')).toBe(false)
  expect(await verifyPassword(null, 'nobody has this password')).toBe(false)
})

test('a hash of another cost wants to be made anew', async () => {
  expect(needsRehash(await hashPassword('tigo mesa lucero'))).toBe(false)
  expect(needsRehash(await hash('tigo mesa lucero', { memoryCost: 12_288, timeCost: 2, parallelism: 1 }))).toBe(true)
  expect(needsRehash(await hash('tigo mesa lucero', { memoryCost: 19_456, timeCost: 3, parallelism: 1 }))).toBe(true)
})
