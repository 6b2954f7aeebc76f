import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { CalendarDate } from '../../shared/calendar.ts'
import { PersonId } from '../../shared/id.ts'
import type { Holding } from '../people/index.ts'
import { decideHolder, decidePersonRow, type KnownPerson } from './decide-person-row.ts'
import type { PersonRow } from './rethus-row.ts'

const day = (iso: string) => new Date(`${iso}T00:00:00-05:00`)
const now = new Date('2026-03-01T12:00:00-05:00')
const asOf = day('2026-02-28')
const [ana, eva] = [PersonId.parse(randomUUID()), PersonId.parse(randomUUID())]
const cc = { type: 'CC', number: '1900000001' } as const
const ti = { type: 'TI', number: '19000000022' } as const
const of = (
  personId: PersonId,
  document: typeof cc | typeof ti,
  from: string | null = null,
  until: string | null = null,
): Holding => ({
  ...document,
  personId,
  from: from === null ? null : day(from),
  until: until === null ? null : day(until),
})
const names = { first: 'Ana', second: null, firstSurname: 'Peña', secondSurname: null }
const row = (since: string | null | 'none' = 'none'): PersonRow => ({
  kind: 'PERSONA',
  line: 2,
  document: cc,
  names,
  birthDate: null,
  state: 'VIGENTE',
  previous: since === 'none' ? null : { document: ti, since: since === null ? null : day(since) },
})
const plain = row()
const withTi = row('2010-01-01')

test.each([
  ['nobody has it', plain, [], [], null],
  ['somebody has it', plain, [of(ana, cc)], [], ana],
  ['somebody had it until today began', plain, [of(ana, cc, null, '2026-03-01')], [], null],
  ['somebody has it until today ends', plain, [of(ana, cc, null, '2026-03-02')], [], ana],
  ['somebody will have it', plain, [of(ana, cc, '2026-03-02')], [], 'numero_documento'],
  ['nobody has either', withTi, [], [], null],
  ['somebody has the previous', withTi, [], [of(ana, ti)], ana],
  ['somebody has both', withTi, [of(ana, cc)], [of(ana, ti)], ana],
  ['somebody has it, and had the previous', withTi, [of(ana, cc)], [of(ana, ti, null, '2010-01-01')], ana],
  ['somebody has it, another the previous', withTi, [of(ana, cc)], [of(eva, ti)], 'documento_anterior_numero'],
  ['nobody has it, and somebody had the previous', withTi, [], [of(eva, ti, null, '2010-01-01')], 'documento_anterior_numero'],
] as [
  string,
  PersonRow,
  Holding[],
  Holding[],
  PersonId | string | null,
][])('R-RET-2: %s', (_when, said, current, previous, expected) => {
  const holder = decideHolder(said, { current, previous }, now)
  expect(holder.ok ? holder.value : holder.refusal.column).toBe(expected)
})

const known: KnownPerson = { names, birthDate: null, namesFrom: 'RETHUS', entry: { documentState: 'VIGENTE', asOf } }
const documents = (said: PersonRow, holder: PersonId | null, current: Holding[], previous: Holding[]) => {
  const change = decidePersonRow(said, { held: { current, previous }, holder, known: holder ? known : null, now, asOf })
  const text = (one: { type: string; from: Date | null; until: Date | null }) =>
    [one.type, one.from?.toISOString().slice(0, 10) ?? '', one.until?.toISOString().slice(0, 10) ?? ''].join(' ')
  return [...change.newDocuments.map((one) => `new ${text(one)}`), ...change.cutDocuments.map((one) => `cut ${text(one)}`)]
}

test.each([
  ['a new document', plain, null, [], [], ['new CC  ']],
  ['a new document that somebody had before', plain, null, [of(eva, cc, null, '2020-01-01')], [], ['new CC 2020-01-01 ']],
  ['a known one', plain, ana, [of(ana, cc)], [], []],
  ['two new ones', withTi, null, [], [], ['new TI  2010-01-01', 'new CC 2010-01-01 ']],
  ['two new ones, without the day of change', row(null), null, [], [], ['new TI  2026-02-28', 'new CC 2026-02-28 ']],
  ['a successor', withTi, ana, [], [of(ana, ti)], ['new CC 2010-01-01 ', 'cut TI  2010-01-01']],
  // Claimed by an account after the day of change: it was in use until now.
  ['a successor of a late claim', withTi, ana, [], [of(ana, ti, '2026-01-10')], ['new CC 2010-01-01 ', 'cut TI  2026-03-01']],
  ['a predecessor that comes later', withTi, ana, [of(ana, cc)], [], ['new TI  2010-01-01', 'cut CC 2010-01-01 ']],
  ['a predecessor of a late claim', withTi, ana, [of(ana, cc, '2026-01-10')], [], ['new TI  2010-01-01']],
  [
    'a predecessor that another had until then',
    withTi,
    ana,
    [of(ana, cc)],
    [of(eva, ti, null, '2005-01-01')],
    ['new TI 2005-01-01 2010-01-01', 'cut CC 2010-01-01 '],
  ],
  [
    'a predecessor that another had for longer',
    withTi,
    ana,
    [of(ana, cc)],
    [of(eva, ti, null, '2012-01-01')],
    ['cut CC 2010-01-01 '],
  ],
  ['two known ones', withTi, ana, [of(ana, cc, '2010-01-01')], [of(ana, ti, null, '2010-01-01')], []],
  ['two known ones, both still held', withTi, ana, [of(ana, cc)], [of(ana, ti)], ['cut TI  2010-01-01']],
] as [
  string,
  PersonRow,
  PersonId | null,
  Holding[],
  Holding[],
  string[],
][])('R-RET-3: %s', (_what, said, holder, current, previous, expected) => {
  expect(documents(said, holder, current, previous)).toEqual(expected)
})

const changeOf = (said: Partial<PersonRow>, person: Partial<KnownPerson> | null, at = asOf) =>
  decidePersonRow(
    { ...plain, ...said },
    {
      held: { current: [of(ana, cc)], previous: [] },
      holder: person && ana,
      known: person && { ...known, ...person },
      now,
      asOf: at,
    },
  )
const birthDate = CalendarDate.parse('1990-05-17')

test("R-RET-4: the register's names are written when they differ, or when only an account had said them", () => {
  expect(changeOf({}, {}).names).toBeNull()
  expect(changeOf({ names: { ...names, second: 'Lía' } }, {}).names).toEqual({
    names: { ...names, second: 'Lía' },
    birthDate: null,
  })
  expect(changeOf({}, { namesFrom: 'CUENTA' }).names).toEqual({ names, birthDate: null })
})

test('R-RET-4: a birth date left out stays when the register had said it, and goes when only an account had', () => {
  expect(changeOf({}, { birthDate }).names).toBeNull()
  expect(changeOf({}, { birthDate, namesFrom: 'CUENTA' }).names).toEqual({ names, birthDate: null })
  expect(changeOf({ birthDate }, {}).names).toEqual({ names, birthDate })
})

test.each([
  ['nobody known', 'FALLECIDO', null, 'create', null],
  ['known, not in the register', 'FALLECIDO', { entry: null }, 'create', 'FALLECIDO'],
  ['known, not in the register, vigente', 'VIGENTE', { entry: null }, 'create', null],
  ['vigente who died', 'FALLECIDO', {}, 'change', 'FALLECIDO'],
  ['vigente no longer', 'NO_VIGENTE', {}, 'change', 'NO_VIGENTE'],
  ['dead, as known', 'FALLECIDO', { entry: { documentState: 'FALLECIDO', asOf } }, 'none', null],
  ['vigente again', 'VIGENTE', { entry: { documentState: 'NO_VIGENTE', asOf } }, 'change', null],
  ['vigente, as known a day before', 'VIGENTE', { entry: { documentState: 'VIGENTE', asOf: day('2026-02-27') } }, 'touch', null],
] as const)('R-RET-5: %s', (_who, state, person, entry, lost) => {
  expect(changeOf({ state }, person as Partial<KnownPerson> | null)).toMatchObject({ entry, lost })
})
