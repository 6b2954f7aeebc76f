import { expect, test } from 'vitest'
import type { Action, AuthorityFacts, Evidence } from './authority.ts'
import { decideAuthority } from './decide-authority.ts'

const now = new Date('2026-03-01T12:00:00-05:00')
const row: Evidence = { id: 'row', knownSince: new Date('2026-02-20T12:00:00-05:00'), until: null }

const prescriber: AuthorityFacts = {
  entidadId: null,
  sedeId: null,
  isIndependiente: false,
  proofing: { ...row, ground: 'DOCUMENTO_VISTO' },
  delegation: null,
  official: null,
  rethusEntry: { ...row, documentState: 'VIGENTE' },
  sanction: null,
  activation: { ...row, registration: 'PROFESIONAL' },
  grant: { ...row, role: 'PRESCRIPTOR', hasTitle: true },
}
const delegado: AuthorityFacts = { ...prescriber, rethusEntry: null, activation: null, grant: null, delegation: row }
const official: AuthorityFacts = { ...delegado, delegation: null, official: row }

const failing = (facts: AuthorityFacts, action: Action) =>
  decideAuthority(facts, action, now)
    .outcomes.filter(({ isSatisfied }) => isSatisfied !== true)
    .map(({ rule, isSatisfied }) => `${rule}${isSatisfied === null ? '?' : ''}`)

test.each<[string, Action, AuthorityFacts, string[]]>([
  ['a prescriber with everything', 'prescription.sign', prescriber, []],
  ['whose account nobody has seen', 'prescription.sign', { ...prescriber, proofing: null }, ['R-AUT-1']],
  ['who is not in ReTHUS', 'prescription.sign', { ...prescriber, rethusEntry: null }, ['R-AUT-2']],
  [
    'whose identification is not current',
    'prescription.sign',
    { ...prescriber, rethusEntry: { ...row, documentState: 'NO_VIGENTE' } },
    ['R-AUT-2'],
  ],
  ['who died', 'prescription.sign', { ...prescriber, rethusEntry: { ...row, documentState: 'FALLECIDO' } }, ['R-AUT-2']],
  ['who is sanctioned', 'prescription.sign', { ...prescriber, sanction: row }, ['R-AUT-3']],
  [
    'who is not active',
    'prescription.sign',
    { ...prescriber, activation: null, grant: null },
    ['R-AUT-4', 'R-AUT-5?', 'R-AUT-6?'],
  ],
  ['who is active without a role', 'prescription.sign', { ...prescriber, grant: null }, ['R-AUT-5', 'R-AUT-6?']],
  [
    'whose title is gone',
    'prescription.sign',
    { ...prescriber, grant: { ...row, role: 'PRESCRIPTOR', hasTitle: false } },
    ['R-AUT-6'],
  ],
  [
    'who lacks two things at once',
    'prescription.sign',
    { ...prescriber, sanction: row, rethusEntry: null },
    ['R-AUT-2', 'R-AUT-3'],
  ],
  ['a delegado', 'enrolment.activate', delegado, []],
  ['a delegado whose account nobody has seen', 'enrolment.activate', { ...delegado, proofing: null }, ['R-AUT-1']],
  [
    'a delegado who died',
    'enrolment.activate',
    { ...delegado, rethusEntry: { ...row, documentState: 'FALLECIDO' } },
    ['R-AUT-7'],
  ],
  ['a delegado no longer', 'enrolment.activate', { ...delegado, delegation: null }, ['R-AUT-8']],
  ['an official', 'desk.read', official, []],
  ['a delegado at the desk', 'desk.read', delegado, ['R-AUT-9']],
  ['an official at an entidad', 'enrolment.activate', official, ['R-AUT-8']],
])('%s, %s', (_who, action, facts, expected) => {
  expect(failing(facts, action)).toEqual(expected)
  expect(decideAuthority(facts, action, now).isAllowed).toBe(expected.length === 0)
})

test('evidence carries its age in whole days', () => {
  const [first] = decideAuthority(prescriber, 'prescription.sign', now).outcomes
  expect(first?.evidence?.ageInDays).toBe(9)
})

test('whom nothing ties to the place is a stranger; a place that is not there makes everybody one', () => {
  const stranger = { ...prescriber, activation: null, grant: null }
  expect(decideAuthority(stranger, 'prescription.sign', now).isStranger).toBe(true)
  expect(decideAuthority(prescriber, 'prescription.sign', now).isStranger).toBe(false)
  expect(decideAuthority(null, 'prescription.sign', now)).toMatchObject({ isAllowed: false, isStranger: true, outcomes: [] })
})

test('an office is named only when it is held', () => {
  expect(decideAuthority(delegado, 'enrolment.enrol', now).office).toBe('DELEGADO')
  expect(decideAuthority(official, 'desk.audit', now).office).toBe('MESA')
  expect(decideAuthority(prescriber, 'prescription.sign', now).office).toBeNull()
  expect(decideAuthority({ ...delegado, proofing: null }, 'enrolment.enrol', now).office).toBeNull()
})
