import { expect, test } from 'vitest'
import { CalendarDate, toDuring } from '../../shared/calendar.ts'
import { ActivationId, EntidadId, SedeId } from '../../shared/id.ts'
import { decideEnding } from './decide-ending.ts'
import { type Choice, decideWorkplace } from './decide-workplace.ts'
import type { WorkRight } from './workplace.ts'

const bogota = (local: string) => new Date(`${local}-05:00`)
const during = (from: string, until: string | null) =>
  toDuring({ from: CalendarDate.parse(from), until: until === null ? null : CalendarDate.parse(until) })
const sede = (n: number) => SedeId.parse(`0198b7a0-0000-7000-8000-00000000000${n}`)
const entidadId = EntidadId.parse('0198b7a0-0000-7000-8000-000000000009')

const right = (n: number, name: string, period: [string, string | null], activatedOn: string): WorkRight => ({
  ...{
    id: ActivationId.parse(sede(n)),
    registration: 'PROFESIONAL' as const,
    entidadId,
    entidadName: 'Hospital San Roque',
    sedeId: sede(n),
    sedeName: name,
    roles: [],
  },
  during: during(...period),
  activatedAt: bogota(`${activatedOn}T09:00:00`),
})
const norte = right(1, 'Norte', ['2026-02-01', '2026-12-01'], '2026-01-10')
const sur = right(2, 'Sur', ['2026-02-01', null], '2026-01-20')
const later = right(3, 'Oriente', ['2026-12-24', null], '2026-11-01')
const choice = (of: WorkRight): Choice => ({ sedeId: of.sedeId, sedeName: of.sedeName, entidadName: of.entidadName })
const rights = [norte, sur, later]

test.each<[string, Choice | null, string, string | null, boolean, string[], string | null]>([
  ['chose nothing: the last given', null, '2026-11-30T12:00:00', 'Sur', false, ['Norte'], null],
  ['chose norte', choice(norte), '2026-11-30T12:00:00', 'Norte', true, ['Sur'], null],
  ['chose norte, at its last second', choice(norte), '2026-11-30T23:59:59', 'Norte', true, ['Sur'], null],
  ['chose norte, which is over', choice(norte), '2026-12-01T00:00:00', 'Sur', false, [], 'Norte'],
  ['chose what has not begun', choice(later), '2026-11-30T12:00:00', 'Sur', false, ['Norte'], 'Oriente'],
  ['chose norte, before any began', choice(norte), '2026-01-31T23:59:59', null, false, [], 'Norte'],
])('R-SED-1: whoever %s', (_who, chosen, now, current, isChosen, others, lost) => {
  const found = decideWorkplace(chosen, rights, bogota(now))
  expect(found.current?.sedeName ?? null).toBe(current)
  expect(found.isChosen).toBe(isChosen)
  expect(found.others.map(({ sedeName }) => sedeName)).toEqual(others)
  expect(found.lost?.sedeName ?? null).toBe(lost)
})

test('of what is over it is told since when, and of what never was there it is not', () => {
  expect(decideWorkplace(choice(norte), rights, bogota('2026-12-05T12:00:00')).lost?.endedAt).toEqual(
    bogota('2026-12-01T00:00:00'),
  )
  expect(decideWorkplace(choice(later), rights, bogota('2026-12-05T12:00:00')).lost?.endedAt).toBeNull()
})

test('whoever is active nowhere works nowhere', () => {
  expect(decideWorkplace(null, [], bogota('2026-11-30T12:00:00'))).toEqual({
    current: null,
    isChosen: false,
    others: [],
    past: null,
    lost: null,
  })
})

test('whoever is active nowhere any more is told where he was last', () => {
  const ended = [norte, right(4, 'Ribera', ['2026-03-01', '2026-06-01'], '2026-02-20')]
  const { current, past } = decideWorkplace(null, ended, bogota('2026-12-24T12:00:00'))
  expect([current, past?.sedeName, past?.endedAt]).toEqual([null, 'Norte', bogota('2026-12-01T00:00:00')])
  expect(decideWorkplace(null, ended, bogota('2026-07-30T12:00:00')).past).toBeNull()
})

test.each([
  ['2026-01-31T12:00:00', 'info', 'Programada'],
  ['2026-09-30T23:59:59', 'ok', 'Activa'],
  ['2026-10-02T12:00:00', 'warn', 'Termina en 59 días'],
  ['2026-10-01T00:00:00', 'warn', 'Termina en 60 días'],
  ['2026-11-15T12:00:00', 'warn', 'Termina en 15 días'],
  ['2026-11-29T23:59:59', 'warn', 'Termina mañana'],
  ['2026-11-30T00:00:00', 'warn', 'Termina hoy'],
  ['2026-11-30T23:59:59', 'warn', 'Termina hoy'],
  ['2026-12-01T00:00:00', 'idle', 'Terminada'],
])('at %s the end on 30 November is said as %s: %s', (now, tone, text) => {
  const said = decideEnding(norte.during, bogota(now))
  expect([said.tone, said.text.replaceAll('\u00a0', ' ')]).toEqual([tone, text])
})

test('what has no end is active', () => {
  expect(decideEnding(sur.during, bogota('2030-01-01T00:00:00')).text).toBe('Activa')
})
