import { expect, test } from 'vitest'
import { decideAsOf, parseInstant } from './decide-as-of.ts'

test.each([
  ['2026-11-23', '2026-11-23T05:00:00.000Z'],
  ['2026-11-23T05:40', '2026-11-23T10:40:00.000Z'],
  ['2026-11-23 05:40:30', '2026-11-23T10:40:30.000Z'],
  ['2026-11-23T05:40:00Z', '2026-11-23T05:40:00.000Z'],
  ['2026-11-23T05:40:00.5+01:00', '2026-11-23T04:40:00.500Z'],
])("%s is %s: without offset it is Colombia's hour", (said, instant) => {
  expect(parseInstant(said)?.toISOString()).toBe(instant)
})

test.each([
  '',
  '23/11/2026',
  '2026-02-30',
  '2026-02-30T10:00',
  '2026-11-23T25:00',
  '2026-11-23T05',
  'ayer',
  '2026-11-23T05:40-5',
])('"%s" is no instant', (said) => {
  expect(parseInstant(said)).toBeNull()
})

const now = new Date('2026-03-01T12:00:00-05:00')
const earlier = new Date(now.getTime() - 1)
const later = new Date(now.getTime() + 1)

test.each([
  ['the first of all', earlier, null, 'accepted'],
  ['of this very instant', now, null, 'accepted'],
  ['of a moment later', later, null, 'as-of-in-the-future'],
  ['as old as the newest known', earlier, earlier, 'accepted'],
  ['a moment older than the newest known', earlier, now, 'older-than-known'],
])('R-REG-1: a file %s', (_what, said, latest, expected) => {
  const decided = decideAsOf(said, { now, latest })
  expect(decided.ok ? 'accepted' : decided.refusal.code).toBe(expected)
})
