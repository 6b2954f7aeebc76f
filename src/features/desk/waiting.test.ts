import { expect, test } from 'vitest'
import { answerClock } from '../applications/index.ts'
import { bandEdges, bandsOf, lateEdge } from './waiting.ts'

const at = (text: string) => new Date(`${text}-05:00`)

test('each band begins where one more working day has gone by; weekends and holidays do not count', () => {
  // Monday 16 November 2026 is a holiday (Independencia de Cartagena).
  expect(bandEdges(at('2026-11-24T09:00:00')).map((edge) => edge.toISOString())).toEqual(
    ['2026-11-24', '2026-11-23', '2026-11-20', '2026-11-19', '2026-11-18', '2026-11-17', '2026-11-09'].map(
      (day) => `${day}T05:00:00.000Z`,
    ),
  )
})

test.each([
  '2026-11-24T00:00:00',
  '2026-11-22T12:00:00',
  '2026-11-16T08:00:00',
  '2026-04-03T23:59:59',
])('what the desk calls out of time is what the delegado was told (%s)', (now) => {
  const edge = lateEdge(at(now))
  expect(answerClock(edge, at(now)).state).not.toBe('late')
  expect(answerClock(new Date(edge.getTime() - 1), at(now)).state).toBe('late')
})

test('only what is out of time is red', () => {
  const counts = new Map([
    [0, 3],
    [7, 2],
  ])
  expect(bandsOf(counts, at('2026-11-24T09:00:00')).map(({ label, isLate, count }) => [label, isLate, count])).toEqual([
    ['hoy', false, 3],
    ['1 día', false, 0],
    ['2 días', false, 0],
    ['3 días', false, 0],
    ['4 días', false, 0],
    ['5 días', false, 0],
    ['6 a 10', true, 0],
    ['más de 10', true, 2],
  ])
})

test('on a Sunday the fifth working day is over: what has waited for five is out of time', () => {
  const late = (now: string) => bandsOf(new Map(), at(now)).filter(({ isLate }) => isLate)
  expect(late('2026-11-22T12:00:00').map(({ label }) => label)).toEqual(['5 días', '6 a 10', 'más de 10'])
  expect(late('2026-11-23T12:00:00').map(({ label }) => label)).toEqual(['6 a 10', 'más de 10'])
})
