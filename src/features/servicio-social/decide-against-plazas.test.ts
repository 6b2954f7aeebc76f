import { expect, test } from 'vitest'
import { CalendarDate, toDuring } from '../../shared/calendar.ts'
import { EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { decideAgainstPlazas } from './decide-against-plazas.ts'
import type { Plaza } from './plaza.ts'

const ana = PersonId.parse('018f0000-0000-7000-8000-00000000000a')
const luis = PersonId.parse('018f0000-0000-7000-8000-00000000000b')
const norte = SedeId.parse('018f0000-0000-7000-8000-0000000000c1')
const sur = SedeId.parse('018f0000-0000-7000-8000-0000000000c2')

const during = (from: string, until: string | null) =>
  toDuring({ from: CalendarDate.parse(from), until: until === null ? null : CalendarDate.parse(until) })

const plaza: Plaza = {
  id: 'x',
  plazaId: 'y',
  code: 'P-1',
  personId: ana,
  sedeId: norte,
  sedeName: 'Norte',
  entidadId: EntidadId.parse('018f0000-0000-7000-8000-0000000000e1'),
  professionCode: 'MEDICINA',
  state: 'ACTIVA',
  during: during('2026-02-01', '2027-02-01'),
}
const endedAtNoon = { ...plaza, during: { ...plaza.during, until: new Date('2026-08-10T12:00:00-05:00') } }
const assigned: Plaza = { ...plaza, state: 'ACEPTADA' }
const suspended: Plaza = { ...plaza, state: 'SUSPENDIDA', during: during('2026-02-01', '2026-05-01') }

const social = 'SERVICIO_SOCIAL'
const prof = 'PROFESIONAL'

test.each([
  ['the plaza, exactly', social, norte, '2026-02-01', '2027-02-01', plaza, 'accepted'],
  ['starts the day before the plaza', social, norte, '2026-01-31', '2027-02-01', plaza, 'outside-plaza'],
  ['ends the day after the plaza', social, norte, '2026-02-01', '2027-02-02', plaza, 'outside-plaza'],
  ['has no end', social, norte, '2026-02-01', null, plaza, 'outside-plaza'],
  ["at another sede, in the plaza's year", social, sur, '2026-02-01', '2027-02-01', plaza, 'plaza-at-another-sede'],
  ['at another sede, after the plaza', social, sur, '2027-02-01', '2027-03-01', plaza, 'outside-plaza'],
  ['as professional elsewhere, until the plaza starts', prof, sur, '2026-01-01', '2026-02-01', plaza, 'accepted'],
  ['as professional elsewhere, its first day too', prof, sur, '2026-01-01', '2026-02-02', plaza, 'plaza-at-another-sede'],
  ['as professional elsewhere, on its last day', prof, sur, '2027-01-31', null, plaza, 'plaza-at-another-sede'],
  ['as professional elsewhere, from the day after', prof, sur, '2027-02-01', null, plaza, 'accepted'],
  ['as otro usuario elsewhere', 'OTRO', sur, '2026-06-01', null, plaza, 'plaza-at-another-sede'],
  ["as professional at the plaza's sede, beyond it", prof, norte, '2026-06-01', null, plaza, 'accepted'],
  ['elsewhere on the day the plaza ended at noon', prof, sur, '2026-08-10', null, endedAtNoon, 'plaza-at-another-sede'],
  ['elsewhere on the day after that', prof, sur, '2026-08-11', null, endedAtNoon, 'accepted'],
  ['elsewhere, while somebody else has a plaza', prof, sur, '2026-06-01', null, { ...plaza, personId: luis }, 'accepted'],
  ["on somebody else's plaza", social, norte, '2026-02-01', '2027-02-01', { ...plaza, personId: luis }, 'outside-plaza'],
  ['on a plaza that was accepted and has not started', social, norte, '2026-02-01', '2027-02-01', assigned, 'outside-plaza'],
  ['elsewhere, in the days of a plaza that is to start', prof, sur, '2026-06-01', null, assigned, 'plaza-at-another-sede'],
  ['until the suspension', social, norte, '2026-03-01', '2026-05-01', suspended, 'accepted'],
  ['a day into the suspension', social, norte, '2026-03-01', '2026-05-02', suspended, 'outside-plaza'],
  ['elsewhere, while the plaza is suspended', prof, sur, '2026-05-01', null, suspended, 'accepted'],
])('R-SS-1, R-SS-2: %s', (_when, registration, sedeId, from, until, held, expected) => {
  const result = decideAgainstPlazas({ personId: ana, sedeId, registration, during: during(from, until) }, [held])
  expect(result.ok ? 'accepted' : result.refusal.code).toBe(expected)
})
