import { describe, expect, test } from 'vitest'
import { CalendarDate, notBefore, toDuring } from '../../shared/calendar.ts'
import { AccountId, DelegationId, EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { decideConfirmation, decideEnding, decideNaming } from './decide-delegation.ts'
import { type Delegation, type NamingFacts, type NamingRequest, stateOf } from './delegation.ts'

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const [dora, rita, ramon] = [PersonId.parse(uuid(1)), PersonId.parse(uuid(2)), PersonId.parse(uuid(3))]
const [account, otherAccount] = [AccountId.parse(uuid(11)), AccountId.parse(uuid(12))]
const [norte, sur, oriente] = [SedeId.parse(uuid(21)), SedeId.parse(uuid(22)), SedeId.parse(uuid(23))]
const during = (from: string, until: string | null) =>
  toDuring({ from: CalendarDate.parse(from), until: until === null ? null : CalendarDate.parse(until) })

const now = new Date('2026-03-01T12:00:00-05:00')
const cedula = { type: 'CC', number: '1900000001' }
const asked: NamingRequest = {
  entidadId: EntidadId.parse(uuid(31)),
  personId: dora,
  accountId: account,
  sedeIds: null,
  during: during('2026-03-01', '2027-03-01'),
  letter: 'Oficio 14 del 20 de febrero de 2026',
  documentSeen: cedula,
  by: rita,
}
const facts: NamingFacts = {
  now,
  entidadKind: 'IPS',
  sedeIds: [norte, sur],
  isDead: false,
  accountIds: [account, otherAccount],
  proofedAccountId: null,
  documents: [cedula],
  held: [],
}
const held = (from: string, until: string | null) => ({ held: [during(from, until)] })

describe('naming', () => {
  test.each<[string, Partial<NamingRequest>, Partial<NamingFacts>, string]>([
    ['in order', {}, {}, 'accepted'],
    ['for an EPS', {}, { entidadKind: 'EPS' }, 'accepted'],
    ['at an entidad that is not there', {}, { entidadKind: null }, 'entidad-unknown'],
    ['of oneself', { by: dora }, {}, 'self-naming'],
    ['for an independiente', {}, { entidadKind: 'INDEPENDIENTE' }, 'entidad-has-no-delegates'],
    ['for a proveedor', {}, { entidadKind: 'PROVEEDOR' }, 'entidad-has-no-delegates'],
    ['of the dead', {}, { isDead: true }, 'person-is-dead'],
    ['of somebody without an account', {}, { accountIds: [] }, 'account-of-another-person'],
    ['with an account of somebody else', {}, { accountIds: [otherAccount] }, 'account-of-another-person'],
    ['without seeing the document', { documentSeen: null }, {}, 'document-not-seen'],
    [
      'after seeing a document of somebody else',
      { documentSeen: { type: 'CC', number: '1900000002' } },
      {},
      'document-of-another-person',
    ],
    [
      'after seeing the number as another type',
      { documentSeen: { type: 'CE', number: '1900000001' } },
      {},
      'document-of-another-person',
    ],
    ['of one who acts with this account, unseen', { documentSeen: null }, { proofedAccountId: account }, 'accepted'],
    ['of one who acts with another account', {}, { proofedAccountId: otherAccount }, 'acts-with-another-account'],
    ['at one of its sedes', { sedeIds: [sur] }, {}, 'accepted'],
    ['at no sede', { sedeIds: [] }, {}, 'no-sede-chosen'],
    ['at a sede of another entidad too', { sedeIds: [norte, oriente] }, {}, 'sede-of-another-entidad'],
    ['from tomorrow', { during: during('2026-03-02', null) }, {}, 'accepted'],
    ['from yesterday', { during: during('2026-02-28', null) }, {}, 'starts-in-the-past'],
    ['for one day', { during: during('2026-03-02', '2026-03-03') }, {}, 'accepted'],
    ['until before it starts', { during: during('2026-03-02', '2026-03-02') }, {}, 'ends-before-it-starts'],
    ['without a letter', { letter: '' }, {}, 'letter-missing'],
    ['until the day on which the next begins', {}, held('2027-03-01', null), 'accepted'],
    ['until the first day of the next', {}, held('2027-02-28', null), 'already-delegate'],
    ['from the day after the last of the former', {}, held('2025-03-01', '2026-03-01'), 'accepted'],
    ['from the last day of the former', {}, held('2025-03-01', '2026-03-02'), 'already-delegate'],
  ])('%s', (_how, request, known, expected) => {
    const result = decideNaming({ ...asked, ...request }, { ...facts, ...known })
    expect(result.ok ? 'accepted' : result.refusal.code).toBe(expected)
  })

  test('what ended this morning may be given anew this afternoon', () => {
    const morning = { from: new Date('2026-01-01T00:00:00-05:00'), until: new Date('2026-03-01T09:00:00-05:00') }
    const fromNow = notBefore(now, asked.during)
    expect(decideNaming({ ...asked, during: fromNow }, { ...facts, held: [morning] }).ok).toBe(true)
  })

  test('the document seen settles the account only where it was not settled', () => {
    const first = decideNaming(asked, facts)
    const again = decideNaming(asked, { ...facts, proofedAccountId: account })
    expect([first.ok && first.value.proofBy, again.ok && again.value.proofBy]).toEqual([cedula, null])
  })
})

const delegation: Delegation = {
  entidadId: asked.entidadId,
  id: DelegationId.parse(uuid(41)),
  personId: dora,
  sedeIds: null,
  during: during('2026-03-01', '2027-03-01'),
  letter: asked.letter,
  namedBy: rita,
  namedAt: now,
  needsConfirmation: true,
  confirmedBy: null,
  confirmedAt: null,
  end: null,
}
const confirmed = { ...delegation, confirmedBy: ramon, confirmedAt: now }
const known = { now, isDead: false, delegation }
const noon = (day: string) => new Date(`${day}T12:00:00-05:00`)

describe('confirming', () => {
  test.each<[string, PersonId, Partial<typeof known>, string]>([
    ['by a second official', ramon, {}, 'accepted'],
    ['by the official who named', rita, {}, 'confirmed-by-its-namer'],
    ['by the person named', dora, {}, 'self-naming'],
    ['twice', ramon, { delegation: confirmed }, 'nothing-to-confirm'],
    ['of one that needs none', ramon, { delegation: { ...delegation, needsConfirmation: false } }, 'nothing-to-confirm'],
    ['on its last day', ramon, { now: noon('2027-02-28') }, 'accepted'],
    ['after its last day', ramon, { now: noon('2027-03-01') }, 'already-over'],
    ['of one ended before it began', ramon, { delegation: { ...delegation, during: null } }, 'already-over'],
    ['of somebody who died meanwhile', ramon, { isDead: true }, 'person-is-dead'],
  ])('%s', (_how, by, changed, expected) => {
    const result = decideConfirmation(by, { ...known, ...changed })
    expect(result.ok ? 'accepted' : result.refusal.code).toBe(expected)
  })
})

describe('ending', () => {
  test.each<[string, string, Partial<typeof known>, string]>([
    ['with a reason', 'Terminó su contrato', {}, 'accepted'],
    ['without a reason', '', {}, 'reason-missing'],
    ['before it begins', 'Motivo', { delegation: { ...delegation, during: during('2026-06-01', null) } }, 'accepted'],
    ['on its last day', 'Motivo', { now: noon('2027-02-28') }, 'accepted'],
    ['after its last day', 'Motivo', { now: noon('2027-03-01') }, 'already-over'],
    ['at its last instant', 'Motivo', { now: new Date('2027-03-01T00:00:00-05:00') }, 'already-over'],
    ['a moment before', 'Motivo', { now: new Date('2027-02-28T23:59:59.999-05:00') }, 'accepted'],
    ['twice, before it began', 'Motivo', { delegation: { ...delegation, during: null } }, 'already-over'],
  ])('%s', (_how, reason, changed, expected) => {
    const result = decideEnding(reason, { ...known, ...changed })
    expect(result.ok ? 'accepted' : result.refusal.code).toBe(expected)
  })
})

test.each<[string, Delegation, Date, string]>([
  ['waits for its second official', delegation, now, 'POR_CONFIRMAR'],
  ['is in force once confirmed', confirmed, now, 'ACTIVA'],
  ['is to come', { ...confirmed, during: during('2026-03-02', null) }, now, 'PROGRAMADA'],
  ['is in force on its last day', confirmed, noon('2027-02-28'), 'ACTIVA'],
  ['is over the day after', confirmed, noon('2027-03-01'), 'TERMINADA'],
  ['was never confirmed and is over', delegation, noon('2027-03-01'), 'TERMINADA'],
  ['was cancelled before it began', { ...confirmed, during: null }, now, 'ANULADA'],
])('a delegation %s', (_how, given, at, expected) => {
  expect(stateOf(given, at)).toBe(expected)
})
