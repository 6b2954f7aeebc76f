import { expect, test } from 'vitest'
import { CalendarDate, toDuring } from '../../shared/calendar.ts'
import { EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { decideStanding } from './decide-standing.ts'
import type { AssignmentState, Inscription, InscriptionState, Plaza } from './plaza.ts'

const ana = PersonId.parse('018f0000-0000-7000-8000-00000000000a')
const norte = SedeId.parse('018f0000-0000-7000-8000-0000000000c1')
const hospital = EntidadId.parse('018f0000-0000-7000-8000-0000000000e1')
const during = (from: string, until: string) => toDuring({ from: CalendarDate.parse(from), until: CalendarDate.parse(until) })
const noon = new Date('2026-03-01T12:00:00-05:00')

const plaza = (state: AssignmentState, from = '2026-02-01', until = '2027-02-01'): Plaza => ({
  id: state,
  plazaId: 'p',
  code: 'P-1',
  personId: ana,
  sedeId: norte,
  sedeName: 'Norte',
  entidadId: hospital,
  professionCode: 'MEDICINA',
  state,
  during: during(from, until),
})
const inscription = (state: InscriptionState): Inscription => ({
  id: state,
  personId: ana,
  round: '2026-1',
  professionCode: 'MEDICINA',
  departamentoCode: '02',
  state,
  stateSince: noon,
  reason: null,
})

test.each([
  ['nothing is known', [], [], 'NO_INSCRITO', [false, false, false]],
  ['inscribed and not looked at', [inscription('INSCRITA')], [], 'POR_APROBAR', [true, false, false]],
  ['rejected', [inscription('RECHAZADA')], [], 'RECHAZADO', [false, false, false]],
  ['annulled', [inscription('ANULADA')], [], 'ANULADO', [false, false, false]],
  ['exonerated', [inscription('EXONERADA')], [], 'EXONERADO', [false, false, false]],
  ['approved', [inscription('APROBADA')], [], 'INSCRITO', [true, false, false]],
  ['rejected after one that holds', [inscription('RECHAZADA'), inscription('APROBADA')], [], 'INSCRITO', [true, false, false]],
  ['assigned', [inscription('APROBADA')], [plaza('ASIGNADA')], 'PLAZA_ASIGNADA', [true, true, false]],
  ['active', [inscription('APROBADA')], [plaza('ACTIVA')], 'PLAZA_ACTIVA', [true, true, true]],
  ['active, and how it was inscribed is not known', [], [plaza('ACTIVA')], 'PLAZA_ACTIVA', [true, true, true]],
  [
    'suspended',
    [inscription('APROBADA')],
    [plaza('SUSPENDIDA', '2026-02-01', '2026-02-20')],
    'PLAZA_SUSPENDIDA',
    [true, false, false],
  ],
  [
    'resumed',
    [],
    [plaza('SUSPENDIDA', '2026-01-01', '2026-02-01'), plaza('ACTIVA', '2026-02-20', '2027-01-01')],
    'PLAZA_ACTIVA',
    [true, true, true],
  ],
  ['over', [], [plaza('ACTIVA', '2025-02-01', '2026-02-01')], 'PLAZA_TERMINADA', [false, false, false]],
] as const)('R-SS-3: %s', (_when, inscriptions, plazas, standing, flags) => {
  const said = decideStanding([...inscriptions], [...plazas], noon)
  expect([said.standing, [said.isInscribed, said.hasPlaza, said.isActive]]).toEqual([standing, flags])
  expect(said.missing.length === 0).toBe(said.isActive)
})

test('R-SS-3: a plaza until 31 January is active up to its midnight in Bogotá, and over from it', () => {
  const held = [plaza('ACTIVA')]
  expect(decideStanding([], held, new Date('2027-02-01T04:59:59.999Z')).standing).toBe('PLAZA_ACTIVA')
  expect(decideStanding([], held, new Date('2027-02-01T05:00:00Z')).standing).toBe('PLAZA_TERMINADA')
  expect(decideStanding([], held, new Date('2026-02-01T04:59:59.999Z')).standing).toBe('PLAZA_ASIGNADA')
  expect(decideStanding([], held, new Date('2026-02-01T05:00:00Z')).standing).toBe('PLAZA_ACTIVA')
})
