import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRadicado, radicadoOf } from './radicado.ts'

test.each([
  [2026, 48172, 'RM-2026-048172-2'],
  [2026, 1, 'RM-2026-000001-7'],
  [2027, 1, 'RM-2027-000001-9'],
  [2026, 999999, 'RM-2026-999999-8'],
  [2026, 1000000, 'RM-2026-1000000-4'],
])('R-SOL-14: of the year %i, number %i is known as %s', (year, number, radicado) => {
  expect(radicadoOf(year, number)).toBe(radicado)
})

test.each([
  'RM-2026-048172-2',
  'rm-2026-048172-2',
  ' RM 2026 048172 2 ',
  'RM20260481722',
  '20260481722',
  'RM\u20112026\u2013048172\u20142',
  'rm.2026.048172.2',
])('"%s" is read as RM-2026-048172-2', (said) => {
  expect(parseRadicado(said)).toBe('RM-2026-048172-2')
})

test.each([
  '',
  'RM',
  'RM-2026-048172',
  'RM-2026-48172-2',
  'XX-2026-048172-2',
  'RM-2026-O48172-2',
  'RM-٢٠٢٦-048172-2',
])('"%s" is no radicado', (said) => {
  expect(parseRadicado(said)).toBeNull()
})

test('R-SOL-14: any one wrong digit is told', () => {
  const digits = '20260481722'
  for (let place = 0; place < digits.length; place++)
    for (const wrong of '0123456789')
      if (wrong !== digits[place])
        expect(parseRadicado(digits.slice(0, place) + wrong + digits.slice(place + 1)), `${place}: ${wrong}`).toBeNull()
})

test('two digits changed about are told', () => {
  expect(parseRadicado('RM-2026-084172-2')).toBeNull()
  expect(parseRadicado('RM-2026-048127-2')).toBeNull()
})

test('R-SOL-14: of any radicado one wrong digit, wherever it stands, is noticed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2026, max: 2099 }),
      fc.integer({ min: 1, max: 9_999_999 }),
      fc.nat(30),
      fc.integer({ min: 1, max: 9 }),
      (year, number, place, change) => {
        const radicado = radicadoOf(year, number)
        const digits = [...radicado].flatMap((sign, i) => (/\d/.test(sign) ? [i] : []))
        const at = digits[place % digits.length] ?? 0
        const wrong = radicado.slice(0, at) + ((Number(radicado[at]) + change) % 10) + radicado.slice(at + 1)
        return parseRadicado(radicado) === radicado && parseRadicado(wrong) === null
      },
    ),
  )
})
