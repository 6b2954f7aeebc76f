import { expect, test } from 'vitest'
import { CalendarDate } from '../../shared/calendar.ts'
import { ageText, yearsOn } from './age-text.ts'

const day = (text: string) => CalendarDate.parse(text)

test.each([
  ['1968-11-23', '2026-11-23', '58 años'],
  ['1968-11-24', '2026-11-23', '57 años'],
  ['2024-11-23', '2026-11-23', '2 años'],
  ['2024-11-24', '2026-11-23', '23 meses'],
  ['2026-10-23', '2026-11-23', '1 mes'],
  ['2026-10-24', '2026-11-23', '30 días'],
  ['2026-11-22', '2026-11-23', '1 día'],
  ['2026-11-23', '2026-11-23', '0 días'],
  // A month after the 31st of January is the last of February.
  ['2026-01-31', '2026-02-28', '1 mes'],
  ['2026-01-31', '2026-02-27', '27 días'],
])('born on %s one is on %s of %s', (born, on, said) => {
  expect(ageText(day(born), day(on)).replace('\u00a0', ' ')).toBe(said)
})

test('whoever was born on the 29th of February has his birthday on the 1st of March of a common year', () => {
  expect([yearsOn(day('2008-02-29'), day('2026-02-28')), yearsOn(day('2008-02-29'), day('2026-03-01'))]).toEqual([17, 18])
})
