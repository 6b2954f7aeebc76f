import { expect, test } from 'vitest'
import type { Action, AskedApplication, AuthorityFacts, Evidence } from './authority.ts'
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
  plazaHere: null,
  plazaElsewhere: null,
  servicioSocialMayOrder: false,
  application: null,
  activation: { ...row, registration: 'PROFESIONAL' },
  grant: { ...row, role: 'PRESCRIPTOR', hasTitle: true },
}
const delegado: AuthorityFacts = { ...prescriber, rethusEntry: null, activation: null, grant: null, delegation: row }
const official: AuthorityFacts = { ...delegado, delegation: null, official: row }

/** Sent on Monday 16 February: five working days later it is Monday the 23rd. */
const orphan: AskedApplication = {
  ...row,
  knownSince: new Date('2026-02-16T09:00:00-05:00'),
  isOwn: false,
  isWaiting: true,
  hasDelegate: false,
  answerDays: 5,
}
const answering = (more: Partial<AskedApplication>): AuthorityFacts => ({ ...official, application: { ...orphan, ...more } })
const inTime = { hasDelegate: true, knownSince: new Date('2026-02-23T09:00:00-05:00') }

const failing = (facts: AuthorityFacts, action: Action) =>
  decideAuthority(facts, action, now)
    .outcomes.filter(({ isSatisfied }) => isSatisfied !== true)
    .map(({ rule, isSatisfied }) => `${rule}${isSatisfied === null ? '?' : ''}`)

const servicioSocial: AuthorityFacts = {
  ...prescriber,
  rethusEntry: null,
  plazaHere: row,
  activation: { ...row, registration: 'SERVICIO_SOCIAL' },
}
const otro: AuthorityFacts = {
  ...prescriber,
  rethusEntry: null,
  activation: { ...row, registration: 'OTRO' },
  grant: { ...row, role: 'REGENTE', hasTitle: true },
}

test.each<[string, Action, AuthorityFacts, string[]]>([
  ['R-AUT-10: in Servicio Social, not in ReTHUS', 'prescription.sign', servicioSocial, []],
  ['R-AUT-10: in Servicio Social, the plaza over', 'prescription.sign', { ...servicioSocial, plazaHere: null }, ['R-AUT-10']],
  [
    'R-AUT-10: with a plaza here, not yet active',
    'prescription.sign',
    { ...servicioSocial, activation: null, grant: null },
    ['R-AUT-4', 'R-AUT-5?', 'R-AUT-6?'],
  ],
  [
    'R-AUT-11: with a plaza elsewhere, as professional here',
    'prescription.sign',
    { ...prescriber, plazaElsewhere: row },
    ['R-AUT-11'],
  ],
  ['R-AUT-11: with a plaza elsewhere, as otro usuario here', 'prescription.read', { ...otro, plazaElsewhere: row }, ['R-AUT-11']],
  ['R-AUT-12: in Servicio Social, ordering', 'prescription.order', servicioSocial, ['R-AUT-12']],
  [
    'R-AUT-12: in Servicio Social, ordering, when policy lets it',
    'prescription.order',
    { ...servicioSocial, servicioSocialMayOrder: true },
    [],
  ],
  [
    'R-AUT-7: in Servicio Social, recorded as dead',
    'prescription.sign',
    { ...servicioSocial, rethusEntry: { ...row, documentState: 'FALLECIDO' } },
    ['R-AUT-7'],
  ],
  ['an otro usuario, whom no register knows', 'prescription.read', otro, []],
  ['a professional ordering', 'prescription.order', prescriber, []],
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
  ['R-AUT-13: an official, where no delegado can answer', 'desk.act-for', answering({}), []],
  ['R-AUT-13: where one can, in time', 'desk.act-for', answering(inTime), ['R-AUT-13']],
  ['R-AUT-13: where one can, out of time', 'desk.act-for', answering({ hasDelegate: true }), []],
  ['R-AUT-13: out of time, by more days', 'desk.act-for', answering({ hasDelegate: true, answerDays: 10 }), ['R-AUT-13']],
  ['R-AUT-13: where nothing waits for him', 'desk.act-for', answering({ hasDelegate: true, isWaiting: false }), ['R-AUT-13']],
  ['R-AUT-14: an official on his own', 'desk.act-for', answering({ isOwn: true }), ['R-AUT-14']],
  ['a delegado in the desk’s place', 'desk.act-for', { ...delegado, application: orphan }, ['R-AUT-9']],
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
  expect(decideAuthority(answering({}), 'desk.act-for', now).office).toBe('MESA')
  expect(decideAuthority(prescriber, 'prescription.sign', now).office).toBeNull()
  expect(decideAuthority({ ...delegado, proofing: null }, 'enrolment.enrol', now).office).toBeNull()
})

test('R-AUT-13: the last day is in time to its end, the next is not', () => {
  const facts = answering({ hasDelegate: true })
  const at = (instant: string) => decideAuthority(facts, 'desk.act-for', new Date(instant)).isAllowed
  expect([at('2026-02-23T23:59:59-05:00'), at('2026-02-24T00:00:00-05:00')]).toEqual([false, true])
})

test('a delegado is a stranger to the desk’s doors, also at his own entidad', () => {
  expect(decideAuthority({ ...delegado, application: orphan }, 'desk.act-for', now).isStranger).toBe(true)
})
