import { expect, test } from 'vitest'
import { isUnderHand } from './draft.ts'

const readAt = new Date('2026-03-01T12:00:00-05:00')

test.each([
  ['2026-03-01T12:09:59-05:00', true],
  ['2026-03-01T12:10:00-05:00', false],
  ['2026-03-02T08:00:00-05:00', false],
])('R-PAC-7: a sheet whose reading was recorded at noon, at %s is under the hand: %s; if not, it is another reading', (at, expected) => {
  expect(isUnderHand({ readAt }, new Date(at))).toBe(expected)
})

test('R-PAC-7: a sheet that nobody has read yet is under no hand', () => {
  expect(isUnderHand({ readAt: null }, readAt)).toBe(false)
})
