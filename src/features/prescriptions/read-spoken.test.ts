import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSpoken, unreadOf } from './read-spoken.ts'

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      'losartan',
      '50',
      '1',
      'mg',
      'ml',
      'tableta',
      'cada',
      '12h',
      '8 horas',
      '30d',
      'dias',
      'por',
      'y',
      'media',
      '1/2',
      '½',
      '-1',
    ],
    ...[
      '1e3',
      '#',
      '+',
      '/',
      '-',
      'a',
      'o',
      '0',
      '1.000',
      'una',
      'dos',
      'veces al dia',
      'c/',
      'x',
      '1-0-1',
      'frascos',
      'luego',
      'en ayunas',
    ],
    ...['mil', 'treinta', 'cuarto', '%', '(', 'q', 'b12', 'diaria', '5,5', 'total', 'dosis unica', 'UI'],
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
const line = fc.array(fc.tuple(piece, fc.constantFrom(' ', ' ', ' ', '', ', '))).map((all) => all.flat().join(''))

test('of whatever is typed nothing is dropped: each sign is used, or small and idle, or told; a number is never idle', () => {
  fc.assert(
    fc.property(line, (typed) => {
      const spoken = readSpoken(typed)
      const signs = spoken.line.split('')
      for (const { start, end } of spoken.tokens) signs.fill(' ', start, end)
      expect(signs.join('').replace(/[\p{Cc}\p{Cf}\p{Z}]/gu, '')).toBe('')
      for (const { start, end, state } of spoken.tokens)
        if (state === 'idle') expect(spoken.line.slice(start, end)).not.toMatch(/[\d½¼¾⅛]/)
      const told = unreadOf(spoken).join(' ')
      for (const { start, end, state } of spoken.tokens)
        if (state === 'unread') expect(told).toContain(spoken.line.slice(start, end).replace(/^[.,;:\s]+|[.,;:\s]+$/g, ''))
    }),
    { numRuns: 3000 },
  )
})

test('what was not read is in no field: no amount of a medicine is a number that its line does not have', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('losartan', '7', '-3', '1e9', '0', '2.000', 'mg', 'cada', '5', 'dias', '9h', 'tabletas')),
      (words) => {
        const { strengths, dose, every, duration, total } = readSpoken(words.join(' '))
        const amounts = [...strengths.map((one) => one?.amount), dose?.amount, every?.amount, duration?.amount, total]
        for (const amount of amounts) expect([undefined, null, '7', '5', '9', '1']).toContain(amount)
      },
    ),
    { numRuns: 2000 },
  )
})

test('a line of a thousand signs is read in no time', () => {
  for (const sign of ['1', '1 ', '1/', '1-', 'c/', '½', 'cada 1 ', '+1', 'y ', '1 y ']) {
    const began = performance.now()
    readSpoken(sign.repeat(1000).slice(0, 1000))
    expect(performance.now() - began).toBeLessThan(500)
  }
})
