import { expect, test } from 'vitest'
import { CalendarDate, toDuring } from '../../shared/calendar.ts'
import { PersonId } from '../../shared/id.ts'
import { type ActivationFacts, type ActivationRequest, decideActivation } from './decide-activation.ts'
import { decideDocumentSeen } from './decide-document-seen.ts'
import { decideEnrolment, type EnrolmentFacts, type EnrolmentRequest, type RolePolicy, rolesFor } from './decide-enrolment.ts'
import { decideOwnPractice, type OwnPracticeFacts } from './decide-own-practice.ts'
import { decideReadiness, type ReadinessFacts } from './decide-readiness.ts'

const ana = PersonId.parse('0190a0a0-0000-7000-8000-000000000001')
const dora = PersonId.parse('0190a0a0-0000-7000-8000-000000000002')
const luis = PersonId.parse('0190a0a0-0000-7000-8000-000000000003')
const now = new Date('2026-03-01T12:00:00-05:00')
const during = (from: string, until: string | null) =>
  toDuring({ from: CalendarDate.parse(from), until: until === null ? null : CalendarDate.parse(until) })
const said = (result: { ok: true } | { ok: false; refusal: { code: string } }) => (result.ok ? 'accepted' : result.refusal.code)

const activating: ActivationRequest = {
  personId: ana,
  registration: 'PROFESIONAL',
  basis: 'DELEGADO',
  during: during('2026-03-01', '2026-09-01'),
  activatedBy: dora,
}
const good: ActivationFacts = { now, isProofed: true, documentState: 'VIGENTE', sanctions: [], heldHere: [] }

test.each<[string, Partial<ActivationRequest>, Partial<ActivationFacts>, string]>([
  ['with everything in order', {}, {}, 'accepted'],
  ['R-ACT-1: oneself, as delegado', { activatedBy: ana }, {}, 'self-activation'],
  ['R-ACT-1: oneself, as independiente', { activatedBy: ana, basis: 'INDEPENDIENTE' }, {}, 'accepted'],
  ['R-ACT-2: from today', { during: during('2026-03-01', '2026-03-02') }, {}, 'accepted'],
  ['R-ACT-2: from yesterday', { during: during('2026-02-28', '2026-03-02') }, {}, 'period-starts-in-the-past'],
  ['R-ACT-2: of no day', { during: during('2026-03-05', '2026-03-05') }, {}, 'period-ends-before-it-starts'],
  ['R-ACT-2: without end', { during: during('2026-03-05', null) }, {}, 'accepted'],
  ['R-ACT-3: whom nobody has seen', {}, { isProofed: false }, 'not-proofed'],
  ['R-ACT-4: not in ReTHUS', {}, { documentState: null }, 'not-in-rethus'],
  ['R-ACT-4: not in ReTHUS, as otro usuario', { registration: 'OTRO' }, { documentState: null }, 'accepted'],
  ['R-ACT-4: identification not current', {}, { documentState: 'NO_VIGENTE' }, 'identification-not-current'],
  ['R-ACT-4: dead, as otro usuario too', { registration: 'OTRO' }, { documentState: 'FALLECIDO' }, 'dead'],
  ['R-ACT-5: a sanction from the last day on', {}, { sanctions: [during('2026-08-31', null)] }, 'sanctioned'],
  ['R-ACT-5: a sanction from the day after', {}, { sanctions: [during('2026-09-01', null)] }, 'accepted'],
  ['R-ACT-5: a sanction served the day before', {}, { sanctions: [during('2026-01-01', '2026-03-01')] }, 'accepted'],
  ['R-ACT-6: active until the day before', {}, { heldHere: [during('2026-01-01', '2026-03-01')] }, 'accepted'],
  ['R-ACT-6: active on the first day', {}, { heldHere: [during('2026-01-01', '2026-03-02')] }, 'already-active'],
])('activating %s', (_what, request, facts, expected) => {
  expect(said(decideActivation({ ...activating, ...request }, { ...good, ...facts }))).toBe(expected)
})

const enrolling: EnrolmentRequest = {
  personId: ana,
  role: 'PRESCRIPTOR',
  basis: 'DELEGADO',
  during: during('2026-04-01', '2026-06-01'),
  grantedBy: dora,
}
const policy = (id: number, role: string, professionCode: string | null, more: Partial<RolePolicy> = {}): RolePolicy => ({
  id,
  registration: 'PROFESIONAL',
  role,
  roleName: role,
  professionCode,
  norm: '',
  exclusiveWith: null,
  needsSecond: false,
  ...more,
})
const offered: EnrolmentFacts = {
  now,
  activation: { personId: ana, activatedBy: dora, during: during('2026-03-01', '2026-09-01') },
  policies: [policy(1, 'PRESCRIPTOR', 'MEDICINA'), policy(5, 'CONSULTA_IPS', null), policy(7, 'CONSULTA_IPS', 'MEDICINA')],
  professions: ['MEDICINA'],
  heldHere: [],
}

test.each<[string, Partial<EnrolmentRequest>, Partial<EnrolmentFacts>, string]>([
  ['with everything in order', {}, {}, 'accepted'],
  ['R-ENR-1: oneself, as delegado', { grantedBy: ana }, {}, 'self-enrolment'],
  ['R-ENR-1: oneself, as independiente', { grantedBy: ana, basis: 'INDEPENDIENTE' }, {}, 'accepted'],
  ['without an activation', {}, { activation: null }, 'activation-unknown'],
  [
    'in the activation of another',
    {},
    { activation: { personId: dora, activatedBy: dora, during: during('2026-03-01', '2026-09-01') } },
    'activation-unknown',
  ],
  ['R-ENR-2: a role that the table does not have', { role: 'ORDENADOR' }, {}, 'role-not-offered'],
  ['R-ENR-3: a nurse as prescriber', {}, { professions: ['ENFERMERIA'] }, 'role-not-for-profession'],
  ['R-ENR-3: a nurse as reader', { role: 'CONSULTA_IPS' }, { professions: ['ENFERMERIA'] }, 'accepted'],
  ['R-ENR-4: as long as the activation', { during: during('2026-03-01', '2026-09-01') }, {}, 'accepted'],
  ['R-ENR-4: a day longer', { during: during('2026-03-01', '2026-09-02') }, {}, 'outside-activation'],
  ['R-ENR-4: a day earlier', { during: during('2026-02-28', '2026-09-01') }, {}, 'outside-activation'],
  [
    'R-ACT-2: from yesterday, in an activation that began before',
    { during: during('2026-02-28', '2026-06-01') },
    { activation: { personId: ana, activatedBy: dora, during: during('2026-02-01', '2026-09-01') } },
    'period-starts-in-the-past',
  ],
  ['R-ENR-4: without end', { during: during('2026-04-01', null) }, {}, 'outside-activation'],
  ['of no day', { during: during('2026-04-01', '2026-04-01') }, {}, 'role-ends-before-it-starts'],
  [
    'R-ENR-5: the same role in the same days',
    {},
    { heldHere: [{ role: 'PRESCRIPTOR', roleName: 'PRESCRIPTOR', during: during('2026-05-31', null) }] },
    'already-enrolled',
  ],
  [
    'R-ENR-5: the same role from the day after',
    {},
    { heldHere: [{ role: 'PRESCRIPTOR', roleName: 'PRESCRIPTOR', during: during('2026-06-01', null) }] },
    'accepted',
  ],
  [
    'R-ENR-6: a role that excludes the one asked for',
    {},
    {
      policies: [policy(1, 'PRESCRIPTOR', null), policy(2, 'AUDITOR', null, { exclusiveWith: 'PRESCRIPTOR' })],
      heldHere: [{ role: 'AUDITOR', roleName: 'AUDITOR', during: during('2026-05-31', null) }],
    },
    'role-excluded',
  ],
  [
    'R-ENR-6: a role that the one asked for excludes',
    { role: 'AUDITOR' },
    {
      policies: [policy(2, 'AUDITOR', null, { exclusiveWith: 'PRESCRIPTOR' })],
      heldHere: [{ role: 'PRESCRIPTOR', roleName: 'PRESCRIPTOR', during: during('2026-05-31', null) }],
    },
    'role-excluded',
  ],
  [
    'R-ENR-6: the same, from the day after',
    { role: 'AUDITOR' },
    {
      policies: [policy(2, 'AUDITOR', null, { exclusiveWith: 'PRESCRIPTOR' })],
      heldHere: [{ role: 'PRESCRIPTOR', roleName: 'PRESCRIPTOR', during: during('2026-06-01', null) }],
    },
    'accepted',
  ],
  [
    'R-ENR-7: a role that wants a second person, by who activated',
    {},
    { policies: [policy(1, 'PRESCRIPTOR', null, { needsSecond: true })] },
    'second-person-needed',
  ],
  [
    'R-ENR-7: the same, by another delegado',
    { grantedBy: luis },
    { policies: [policy(1, 'PRESCRIPTOR', null, { needsSecond: true })] },
    'accepted',
  ],
  [
    'R-ENR-5: another role in the same days',
    {},
    { heldHere: [{ role: 'CONSULTA_IPS', roleName: 'CONSULTA_IPS', during: during('2026-04-01', null) }] },
    'accepted',
  ],
])('enrolling %s', (_what, request, facts, expected) => {
  expect(said(decideEnrolment({ ...enrolling, ...request }, { ...offered, ...facts }))).toBe(expected)
})

test('a grant stands on the row of the profession before the row of any', () => {
  expect(decideEnrolment({ ...enrolling, role: 'CONSULTA_IPS' }, offered)).toEqual({ ok: true, value: { policyId: 7 } })
  expect(decideEnrolment({ ...enrolling, role: 'CONSULTA_IPS' }, { ...offered, professions: [] })).toEqual({
    ok: true,
    value: { policyId: 5 },
  })
  expect(rolesFor(offered.policies, ['ENFERMERIA']).map(({ id }) => id)).toEqual([5])
})

const cedula = { type: 'CC', number: '1900000001' }
test.each([
  ['the document of the account', cedula, dora, null, 'accepted'],
  ['R-IDE-1: one’s own', cedula, ana, null, 'self-proofing'],
  ['R-IDE-2: another number', { type: 'CC', number: '1900000002' }, dora, null, 'document-is-not-the-claimed'],
  ['R-IDE-2: another type', { type: 'CE', number: '1900000001' }, dora, null, 'document-is-not-the-claimed'],
  ['R-IDE-3: of a person that another account is', cedula, dora, 'another-account' as const, 'person-already-held'],
  ['R-IDE-3: of a person seen before', cedula, dora, 'DOCUMENTO_VISTO' as const, 'already-proofed'],
  ['R-IDE-3: of an independiente vouched for by REPS', cedula, dora, 'CONTACTO_REPS' as const, 'accepted'],
])('seeing %s', (_what, shown, seenBy, heldBy, expected) => {
  expect(said(decideDocumentSeen({ shown, claimed: cedula, seenBy, personId: ana, heldBy }))).toBe(expected)
})

const owner: OwnPracticeFacts = {
  isOwner: true,
  holder: 'none',
  matchLevel: 1,
  accountEmail: 'Ines@correo.example',
  repsEmail: ' ines@CORREO.example',
}
test.each<[string, Partial<OwnPracticeFacts>, string]>([
  ['R-IND-1: the owner, whom REPS vouches for', {}, 'accepted'],
  ['R-IND-1: whoever is not the entidad', { isOwner: false }, 'not-own-practice'],
  ['R-IND-2: whose account does not match ReTHUS', { matchLevel: 0 }, 'account-not-matched'],
  ['R-IND-2: seen in person before, without a match', { holder: 'this-account', matchLevel: 0, repsEmail: null }, 'accepted'],
  ['R-IND-3: whose e-mail REPS does not have', { repsEmail: 'otra@correo.example' }, 'reps-contact-differs'],
  ['R-IND-3: of whom REPS has no e-mail', { repsEmail: null }, 'reps-contact-differs'],
  ['R-IDE-3: a second account of the person', { holder: 'another-account' }, 'person-already-held'],
])('in one’s own practice, %s', (_who, facts, expected) => {
  expect(said(decideOwnPractice({ ...owner, ...facts }))).toBe(expected)
})

const applicant: ReadinessFacts = {
  kind: 'PROFESIONAL',
  plaza: null,
  plazaElsewhere: null,
  roleAsked: null,
  rethus: { documentState: 'VIGENTE', professions: ['MEDICINA'], isSanctioned: false },
  holder: 'applicant',
  policies: offered.policies,
}
test.each<[string, Partial<ReadinessFacts>, string]>([
  ['in order', {}, 'ready'],
  ['not yet seen', { holder: 'none' }, 'identity-missing'],
  ['another account is the person', { holder: 'another' }, 'held-by-another'],
  ['not in ReTHUS', { rethus: null }, 'not-in-rethus'],
  ['in Servicio Social without a plaza', { kind: 'SERVICIO_SOCIAL', rethus: null }, 'no-plaza'],
  [
    'in Servicio Social with a plaza, not in ReTHUS',
    {
      kind: 'SERVICIO_SOCIAL',
      rethus: null,
      plaza: { professionCode: 'ENFERMERIA', during: during('2026-02-01', '2027-02-01'), hasStarted: true },
      policies: [policy(9, 'CONSULTA_IPS', 'ENFERMERIA', { registration: 'SERVICIO_SOCIAL' })],
    },
    'ready',
  ],
  ['in Servicio Social elsewhere', { plazaElsewhere: { sedeName: 'Sede Sur' } }, 'plaza-elsewhere'],
  [
    'an otro usuario whom no register knows',
    { kind: 'OTRO', rethus: null, policies: [policy(9, 'REGENTE', null, { registration: 'OTRO' })] },
    'ready',
  ],
  [
    'sanctioned and not yet seen',
    { holder: 'none', rethus: { documentState: 'VIGENTE', professions: ['MEDICINA'], isSanctioned: true } },
    'sanctioned',
  ],
  [
    'in Servicio Social, with a plaza that has not started',
    {
      kind: 'SERVICIO_SOCIAL',
      plaza: { professionCode: 'MEDICINA', during: during('2026-04-01', '2027-02-01'), hasStarted: false },
      policies: [policy(9, 'PRESCRIPTOR', 'MEDICINA', { registration: 'SERVICIO_SOCIAL' })],
    },
    'plaza-to-start',
  ],
  ['an otro usuario where the entidad gives none a role', { kind: 'OTRO' }, 'option-not-here'],
  [
    'an otro usuario who asks for a role that is not given here',
    {
      kind: 'OTRO',
      policies: [policy(9, 'REGENTE', null, { registration: 'OTRO' })],
      roleAsked: { code: 'TRANSCRIPTOR', name: 'Transcriptor' },
    },
    'role-not-offered',
  ],
  ['dead', { rethus: { documentState: 'FALLECIDO', professions: [], isSanctioned: false } }, 'dead'],
  [
    'identification not current',
    { rethus: { documentState: 'NO_VIGENTE', professions: [], isSanctioned: true } },
    'identification-not-current',
  ],
  [
    'of a profession without a role',
    {
      policies: [policy(1, 'PRESCRIPTOR', 'MEDICINA')],
      rethus: { documentState: 'VIGENTE', professions: ['PSICOLOGIA'], isSanctioned: false },
    },
    'no-role-for-profession',
  ],
])('an applicant who is %s: the gravest first', (_who, facts, expected) => {
  expect(decideReadiness({ ...applicant, ...facts }).code).toBe(expected)
})
