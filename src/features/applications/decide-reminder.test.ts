import { expect, test } from 'vitest'
import { decideReminder } from './decide-reminder.ts'

const bogota = (local: string) => new Date(`${local}-05:00`)

/** Friday 13 November 2026; Monday 16 is a holiday. */
test.each([
  ['never reminded', 'ENVIADA', null, '2026-11-13T10:00', 1, 'accepted'],
  ['activated and still without a role', 'ACTIVADA', null, '2026-11-13T10:00', 1, 'accepted'],
  ['returned: it is with the applicant', 'DEVUELTA', null, '2026-11-13T10:00', 1, 'nothing-to-remind'],
  ['decided', 'APROBADA', null, '2026-11-13T10:00', 1, 'nothing-to-remind'],
  ['withdrawn', 'RETIRADA', null, '2026-11-13T10:00', 1, 'nothing-to-remind'],
  ['reminded this morning', 'ENVIADA', '2026-11-13T08:00', '2026-11-13T23:59', 1, 'reminded-already'],
  ['reminded yesterday', 'ENVIADA', '2026-11-12T23:59', '2026-11-13T00:00', 1, 'accepted'],
  ['reminded on Friday, now it is Saturday', 'ENVIADA', '2026-11-13T08:00', '2026-11-14T08:00', 1, 'reminded-already'],
  ['reminded on Friday, now it is the holiday', 'ENVIADA', '2026-11-13T08:00', '2026-11-16T23:59', 1, 'reminded-already'],
  ['reminded on Friday, now it is Tuesday', 'ENVIADA', '2026-11-13T08:00', '2026-11-17T00:00', 1, 'accepted'],
  ['reminded on Sunday, now it is the holiday', 'ENVIADA', '2026-11-15T08:00', '2026-11-16T08:00', 1, 'reminded-already'],
  ['reminded on Sunday, now it is Tuesday', 'ENVIADA', '2026-11-15T08:00', '2026-11-17T00:00', 1, 'accepted'],
  ['nobody to write to', 'ENVIADA', null, '2026-11-13T10:00', 0, 'no-delegado'],
] as const)('R-SOL-11: %s', (_when, state, last, now, reachable, expected) => {
  const decision = decideReminder({ state, lastReminder: last && bogota(last), now: bogota(now), reachable })
  expect(decision.ok ? 'accepted' : decision.refusal.code).toBe(expected)
})
