import { expect, test } from 'vitest'
import {
  decideApplication,
  decideRethus,
  type OfferedRole,
  type PlaceFacts,
  type RethusFacts,
  rolesFor,
} from './decide-application.ts'

const medica: RethusFacts = { documentState: 'VIGENTE', professions: ['MEDICINA'], sanction: null }
const sanction = { from: new Date('2026-01-10T00:00:00-05:00'), until: null }

const role = (code: string, professionCode: string | null, professionName: string | null): OfferedRole => ({
  role: code,
  roleName: code,
  professionCode,
  professionName,
  prescribes: code === 'PRESCRIPTOR',
})
const prescriptor = role('PRESCRIPTOR', 'MEDICINA', 'Medicina')
const consulta = role('CONSULTA_IPS', null, null)
const hospital: PlaceFacts = {
  kind: 'IPS',
  isOwnPractice: false,
  offered: [prescriptor, consulta],
  isActiveHere: false,
  openRadicado: null,
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
  ['R-SOL-3: not of an EPS, in this release', medica, { kind: 'EPS', offered: [] }, 'not-an-ips'],
  ['R-SOL-3: not of a supplier', medica, { kind: 'PROVEEDOR', offered: [] }, 'not-an-ips'],
  ["R-SOL-3: not of another person's practice", medica, { kind: 'INDEPENDIENTE' }, 'not-an-ips'],
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
  const decision = decideApplication(rethus, { ...hospital, ...place })
  expect(decision.ok ? 'accepted' : decision.refusal.code).toBe(expected)
})

test('R-SOL-4: the refusal names the professions that may register', () => {
  const decision = decideApplication(
    { ...medica, professions: ['ENFERMERIA'] },
    { ...hospital, offered: [prescriptor, prescriptor] },
  )
  expect(decision).toEqual({ ok: false, refusal: { code: 'profession-without-role', professions: ['Medicina'] } })
})

test('R-SOL-2: a sanction that is over is not among the facts, and nothing is refused for it', () => {
  expect(decideRethus({ ...medica, sanction: null }).ok).toBe(true)
})

test('a nurse is offered consultation, a physician both roles', () => {
  expect(rolesFor(hospital.offered, ['ENFERMERIA']).map(({ role }) => role)).toEqual(['CONSULTA_IPS'])
  expect(rolesFor(hospital.offered, ['MEDICINA']).map(({ role }) => role)).toEqual(['PRESCRIPTOR', 'CONSULTA_IPS'])
})
