import { expect, test } from 'vitest'
import { EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import type { Plaza, Standing } from '../servicio-social/index.ts'
import type { ApplicationKind } from './application.ts'
import { type ApplicationRequest, decideApplication } from './decide-application.ts'
import { decidePerson, type PersonFacts, type RethusFacts } from './decide-person.ts'
import { decideEntidad, type OfferedRole, type PlaceFacts, rolesFor } from './decide-place.ts'

const medica: RethusFacts = { documentState: 'VIGENTE', professions: ['MEDICINA'], sanction: null }
const sanction = { from: new Date('2026-01-10T00:00:00-05:00'), until: null }
const norte = SedeId.parse('01900000-0000-7000-8000-000000000001')
const sur = SedeId.parse('01900000-0000-7000-8000-000000000002')

const plaza = (sedeId = norte): Plaza => ({
  ...{ id: 'a', plazaId: 'p', code: 'PZ-1', personId: PersonId.parse('01900000-0000-7000-8000-000000000003'), sedeId },
  ...{ sedeName: 'Sede Norte', entidadId: EntidadId.parse('01900000-0000-7000-8000-000000000004'), state: 'ACTIVA' },
  professionCode: 'MEDICINA',
  during: { from: new Date('2026-02-01T00:00:00-05:00'), until: new Date('2027-02-01T00:00:00-05:00') },
})
const outside: PersonFacts['service'] = { standing: 'NO_INSCRITO', plaza: null, running: null }
const inService: PersonFacts['service'] = { standing: 'PLAZA_ACTIVA', plaza: plaza(), running: plaza() }

const role = (code: string, professionCode: string | null, actions = ['prescription.read']): OfferedRole => ({
  ...{ entidadKind: 'IPS', role: code, roleName: code, actions, professionCode, norm: 'Guía' },
  professionName: professionCode && `${professionCode[0]}${professionCode.slice(1).toLowerCase()}`,
})
const prescriptor = role('PRESCRIPTOR', 'MEDICINA', ['prescription.sign'])
const consulta = role('CONSULTA_IPS', null)
const hospital: PlaceFacts = {
  kind: 'IPS',
  isOwnPractice: false,
  offered: [prescriptor, consulta],
  isActiveHere: false,
  openRadicado: null,
}
const decide = (request: Partial<ApplicationRequest>, person: Partial<PersonFacts>, place: Partial<PlaceFacts> = {}) => {
  const decision = decideApplication(
    { kind: 'PROFESIONAL', sedeId: norte, roleAsked: null, ...request },
    { rethus: null, service: outside, ...person },
    { ...hospital, ...place },
  )
  return decision.ok ? 'accepted' : decision.refusal.code
}

test.each<[string, RethusFacts | null, Partial<PlaceFacts>, string]>([
  ['R-SOL-1: who is in ReTHUS with a current document may ask', medica, {}, 'accepted'],
  ['R-SOL-1: who is not in ReTHUS may not', null, {}, 'not-in-rethus'],
  [
    'R-SOL-1: nor with a document that is no longer current',
    { ...medica, documentState: 'NO_VIGENTE' },
    {},
    'identification-not-current',
  ],
  ['R-SOL-1: nor in the name of somebody dead', { ...medica, documentState: 'FALLECIDO' }, {}, 'dead'],
  ['R-SOL-2: nor under a sanction', { ...medica, sanction }, {}, 'sanctioned'],
  ['R-SOL-3: of an EPS', medica, { kind: 'EPS' }, 'accepted'],
  ['R-SOL-3: not of a supplier', medica, { kind: 'PROVEEDOR' }, 'entidad-not-offered'],
  ["R-SOL-3: not of another person's practice", medica, { kind: 'INDEPENDIENTE' }, 'entidad-not-offered'],
  ['R-SOL-3: not where the table of roles has nothing', medica, { offered: [] }, 'entidad-not-offered'],
  ['R-SOL-3: of the own practice nobody is asked', medica, { kind: 'INDEPENDIENTE', isOwnPractice: true }, 'own-practice'],
  [
    'R-SOL-4: a profession for which the table has only consultation may ask',
    { ...medica, professions: ['ENFERMERIA'] },
    {},
    'accepted',
  ],
  ['R-SOL-4: a title with words that nobody knows may ask for what any may have', { ...medica, professions: [] }, {}, 'accepted'],
  [
    'R-SOL-4: a profession for which the table has nothing may not',
    { ...medica, professions: ['ENFERMERIA'] },
    { offered: [prescriptor] },
    'profession-without-role',
  ],
  ['R-SOL-5: who is active there already may not', medica, { isActiveHere: true }, 'already-active'],
  ['R-SOL-6: nor who has an open application there', medica, { openRadicado: 'RM-2026-000001-7' }, 'already-open'],
  ['the person comes before the place', { ...medica, sanction }, { isActiveHere: true }, 'sanctioned'],
])('%s', (_promise, rethus, place, expected) => {
  expect(decide({}, { rethus }, place)).toBe(expected)
})

test.each<[Standing, string]>([
  ['PLAZA_ACTIVA', 'accepted'],
  ['PLAZA_ASIGNADA', 'no-active-plaza'],
  ['PLAZA_SUSPENDIDA', 'no-active-plaza'],
  ['PLAZA_TERMINADA', 'no-active-plaza'],
  ['EXONERADO', 'no-active-plaza'],
  ['INSCRITO', 'no-active-plaza'],
  ['POR_APROBAR', 'no-active-plaza'],
  ['RECHAZADO', 'no-active-plaza'],
  ['ANULADO', 'no-active-plaza'],
  ['NO_INSCRITO', 'no-active-plaza'],
])('R-SOL-15: Servicio Social with standing %s is %s', (standing, expected) => {
  const service = { standing, plaza: plaza(), running: null }
  expect(decide({ kind: 'SERVICIO_SOCIAL' }, { service }, { offered: [prescriptor] })).toBe(expected)
})

test.each<[string, Partial<ApplicationRequest>, Partial<PersonFacts>, Partial<PlaceFacts>, string]>([
  ['R-SOL-15: at another sede than the plaza’s nobody is activated', { sedeId: sur }, {}, {}, 'not-the-plaza'],
  ['R-SOL-15: nobody needs ReTHUS for it', {}, { rethus: null }, {}, 'accepted'],
  [
    'R-SOL-1: a document no longer current does not matter here',
    {},
    { rethus: { ...medica, documentState: 'NO_VIGENTE' } },
    {},
    'accepted',
  ],
  ['R-SOL-1: the dead ask for nothing', {}, { rethus: { ...medica, documentState: 'FALLECIDO' } }, {}, 'dead'],
  ['R-SOL-2: nor the sanctioned', {}, { rethus: { ...medica, sanction } }, {}, 'sanctioned'],
  [
    'R-SOL-4: the profession is the plaza’s, not the title’s',
    {},
    {},
    { offered: [role('CONSULTA_IPS', 'ENFERMERIA')] },
    'profession-without-role',
  ],
  ['R-SOL-3: only of an IPS', {}, {}, { kind: 'EPS' }, 'entidad-not-offered'],
])('Servicio Social: %s', (_promise, request, person, place, expected) => {
  const facts = { service: inService, rethus: medica, ...person }
  expect(decide({ kind: 'SERVICIO_SOCIAL', ...request }, facts, { offered: [prescriptor], ...place })).toBe(expected)
})

test.each<ApplicationKind>(['PROFESIONAL', 'OTRO'])('R-SOL-16: while a plaza runs, nobody asks in option %s', (kind) => {
  const assigned = { ...plaza(), state: 'ASIGNADA' as const }
  expect(decide({ kind, roleAsked: 'CONSULTA_IPS' }, { rethus: medica, service: inService })).toBe('in-servicio-social')
  const unstarted = { standing: 'PLAZA_ASIGNADA' as const, plaza: assigned, running: assigned }
  expect(decide({ kind, roleAsked: 'CONSULTA_IPS' }, { rethus: medica, service: unstarted })).toBe('in-servicio-social')
  const ahead = { standing: 'PLAZA_ASIGNADA' as const, plaza: assigned, running: null }
  expect(decide({ kind, roleAsked: 'CONSULTA_IPS' }, { rethus: medica, service: ahead })).toBe('accepted')
})

test.each<[string, Partial<ApplicationRequest>, Partial<PersonFacts>, Partial<PlaceFacts>, string]>([
  ['R-SOL-18: with a role of the table', { roleAsked: 'REGENTE' }, {}, {}, 'accepted'],
  ['R-SOL-18: not without saying which', { roleAsked: null }, {}, {}, 'role-missing'],
  ['R-SOL-18: not for a role that the table does not have there', { roleAsked: 'PRESCRIPTOR' }, {}, {}, 'role-not-offered'],
  ['R-SOL-3: of an EPS where the policy lets it', { roleAsked: 'REGENTE' }, {}, { kind: 'EPS' }, 'accepted'],
  [
    'R-SOL-3: of an EPS not where it is switched off',
    { roleAsked: 'REGENTE' },
    {},
    { kind: 'EPS', offered: [] },
    'entidad-not-offered',
  ],
  ['R-SOL-3: not of an independiente', { roleAsked: 'REGENTE' }, {}, { kind: 'INDEPENDIENTE' }, 'entidad-not-offered'],
  ['R-SOL-2: not under a sanction', { roleAsked: 'REGENTE' }, { rethus: { ...medica, sanction } }, {}, 'sanctioned'],
  [
    'R-SOL-1: not in the name of somebody dead',
    { roleAsked: 'REGENTE' },
    { rethus: { ...medica, documentState: 'FALLECIDO' } },
    {},
    'dead',
  ],
])('Otro usuario: %s', (_promise, request, person, place, expected) => {
  expect(decide({ kind: 'OTRO', ...request }, person, { offered: [role('REGENTE', null)], ...place })).toBe(expected)
})

test('only Otro usuario is asked for a role: of the others none is kept', () => {
  const facts = { rethus: medica, service: outside }
  const request = { kind: 'PROFESIONAL', sedeId: norte, roleAsked: 'PRESCRIPTOR' } as const
  expect(decideApplication(request, facts, hospital)).toMatchObject({ value: { roleAsked: null } })
})

test('R-SOL-4: the refusal names the professions that may register', () => {
  expect(decideEntidad('PROFESIONAL', { ...hospital, offered: [prescriptor, prescriptor] }, ['ENFERMERIA'])).toEqual({
    ok: false,
    refusal: { code: 'profession-without-role', professions: ['Medicina'] },
  })
})

test('R-SOL-2: a sanction that is over is not among the facts, and nothing is refused for it', () => {
  expect(decidePerson('PROFESIONAL', { rethus: { ...medica, sanction: null }, service: outside }).ok).toBe(true)
})

test('a nurse is offered consultation, a physician both roles', () => {
  expect(rolesFor(hospital.offered, ['ENFERMERIA']).map(({ role }) => role)).toEqual(['CONSULTA_IPS'])
  expect(rolesFor(hospital.offered, ['MEDICINA']).map(({ role }) => role)).toEqual(['PRESCRIPTOR', 'CONSULTA_IPS'])
})
