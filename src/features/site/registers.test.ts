import { expect, test } from 'vitest'
import { registerState } from './registers.ts'

const asOf = new Date('2026-11-21T05:40:00-05:00')

test.each([
  ['just loaded', asOf, '2026-11-21T05:40:00-05:00', 'AL_DIA'],
  ['of exactly 48 hours ago', asOf, '2026-11-23T05:40:00-05:00', 'AL_DIA'],
  ['a moment older', asOf, '2026-11-23T05:40:00.001-05:00', 'CON_DEMORA'],
  ['never loaded', null, '2026-11-23T05:40:00-05:00', 'SIN_DATOS'],
])('a register %s is told as it stands', (_when, of, now, state) => {
  expect(registerState('ReTHUS', '', of, new Date(now)).state).toBe(state)
})
