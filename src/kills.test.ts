import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { killUnderLoad, type Outcome } from '../bench/kills.ts'

let folder: string
let outcome: Outcome
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mipres-kills-'))
  chmodSync(folder, 0o755)
  outcome = await killUnderLoad({ folder, kills: 4, clients: 4, say: () => {} })
}, 300_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('program and PostgreSQL killed under signing load: what was answered is there once and whole, and nothing half (`npm run faults`: 50 kills)', () => {
  expect(outcome.wrong).toEqual({ lost: 0, half: 0, twice: 0, sameNumber: 0 })
  expect(outcome.kills).toBe(4)
  expect(outcome.acknowledged).toBeGreaterThanOrEqual(16)
})
