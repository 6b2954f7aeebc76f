import { expect, test } from 'vitest'
import { CalendarDate, toDuring } from '../../shared/calendar.ts'
import { decideSanctionRow } from './decide-sanction-row.ts'

const during = (from: string, until: string | null) =>
  toDuring({ from: CalendarDate.parse(from), until: until === null ? null : CalendarDate.parse(until) })
const said = (from: string, until: string | null, sanction = 'Suspensión') => ({
  sanction,
  authority: 'Tribunal',
  during: during(from, until),
})

const now = new Date('2026-03-01T12:00:00-05:00')
const midnight = (day: string) => new Date(`${day}T00:00:00-05:00`)

test.each([
  ['in force since last month', said('2026-02-01', '2026-06-01'), null, 'created', now],
  ['in force without end', said('2026-02-01', null), null, 'created', now],
  ['that starts today', said('2026-03-01', '2026-06-01'), null, 'created', now],
  ['that starts tomorrow', said('2026-03-02', '2026-06-01'), null, 'created', midnight('2026-03-02')],
  ['served until yesterday', said('2026-01-01', '2026-03-01'), null, 'created', null],
  ['whose last day is today', said('2026-01-01', '2026-03-02'), null, 'created', now],
  ['that is known so', said('2026-02-01', '2026-06-01'), said('2026-02-01', '2026-06-01'), 'same', null],
  ['without end that is known so', said('2026-02-01', null), said('2026-02-01', null), 'same', null],
  ['made longer', said('2026-02-01', '2026-07-01'), said('2026-02-01', '2026-06-01'), 'changed', now],
  ['made endless', said('2026-02-01', null), said('2026-02-01', '2026-06-01'), 'changed', now],
  ['served, made longer until today', said('2026-01-01', '2026-03-02'), said('2026-01-01', '2026-02-01'), 'changed', now],
  ['served, made longer but still served', said('2026-01-01', '2026-02-15'), said('2026-01-01', '2026-02-01'), 'changed', null],
  ['made shorter', said('2026-02-01', '2026-05-01'), said('2026-02-01', '2026-06-01'), 'changed', null],
  ['ended today', said('2026-02-01', '2026-03-02'), said('2026-02-01', null), 'changed', null],
  ['with another name', said('2026-02-01', '2026-06-01', 'Censura'), said('2026-02-01', '2026-06-01'), 'changed', null],
])('R-RET-6: a sanction %s', (_what, row, known, change, endsRightsAt) => {
  expect(decideSanctionRow(row, known, now)).toEqual({ change, endsRightsAt })
})

test('a sanction of which only the authority is another is changed, and ends nothing again', () => {
  const row = said('2026-02-01', '2026-06-01')
  expect(decideSanctionRow({ ...row, authority: 'Otro tribunal' }, row, now)).toEqual({ change: 'changed', endsRightsAt: null })
})
