import { describe, expect, test } from 'vitest'
import { CalendarDate } from '../../shared/calendar.ts'
import { decidePatient, notesOn } from './decide-patient.ts'
import type { Regimen } from './patient.ts'
import type { PatientDocumentType } from './patient-document.ts'

const day = (text: string) => CalendarDate.parse(text)
const today = day('2026-11-23')
const mother = { type: 'CC', number: '1900000009' } as const

const codes = (
  type: PatientDocumentType,
  birthDate: string,
  more: { mother?: typeof mother | null; hasEps?: boolean; regimen?: Regimen | null; number?: string } = {},
) => {
  const { number = '1900000001', hasEps = true, regimen = 'CONTRIBUTIVO' } = more
  const given = more.mother === undefined ? (type === 'NV' || type === 'MS' ? mother : null) : more.mother
  const said = { document: { type, number }, birthDate: day(birthDate), mother: given, hasEps, regimen }
  return decidePatient(said, today).map(({ code }) => code)
}

describe('R-PAC-4: of age and document only what is sure is refused', () => {
  test.each<[PatientDocumentType, string, string[]]>([
    ['CC', '2008-11-23', []],
    ['CC', '2008-11-24', ['too-young-for-document']],
    ['AS', '2008-11-23', []],
    ['AS', '2008-11-24', ['too-young-for-document']],
    ['RC', '2008-11-24', []],
    ['RC', '2008-11-23', ['too-old-for-document']],
    ['NV', '2008-11-23', ['too-old-for-document']],
    ['MS', '2008-11-23', ['too-old-for-document']],
    ['MS', '2008-11-24', []],
    ['TI', '2024-01-01', []],
    ['TI', '2001-01-01', []],
    ['CE', '2020-01-01', []],
    ['PT', '1950-01-01', []],
    ['CC', '2026-11-24', ['born-in-the-future']],
    ['RC', '2026-11-23', []],
    ['CC', '1905-11-24', []],
    ['CC', '1905-11-23', ['born-too-long-ago']],
  ])('%s of somebody born on %s: %j', (type, birthDate, expected) => {
    expect(codes(type, birthDate)).toEqual(expected)
  })
})

describe('R-PAC-4: and what is unusual is said', () => {
  test.each<[PatientDocumentType, string, string | null]>([
    ['RC', '2019-11-24', null],
    ['RC', '2019-11-23', 'document-for-older'],
    ['TI', '2019-11-24', 'document-for-younger'],
    ['TI', '2019-11-23', null],
    ['TI', '2008-11-24', null],
    ['TI', '2008-11-23', 'document-for-older'],
    ['NV', '2026-10-23', null],
    ['NV', '2026-10-22', 'birth-unregistered'],
    ['CC', '1968-11-23', null],
    ['AS', '1968-11-23', null],
  ])('%s of somebody born on %s: %s', (type, birthDate, expected) => {
    expect(notesOn(type, day(birthDate), today)[0]?.code ?? null).toBe(expected)
  })

  test('of one born on the last day of a long month, a month later is the last of the short one', () => {
    const said = (on: string) => notesOn('NV', day('2026-01-31'), day(on)).length
    expect([said('2026-02-28'), said('2026-03-01'), said('2026-03-31')]).toEqual([0, 1, 1])
  })
})

test('R-PAC-5: the mother is asked of newborns and of minors without identification, and of nobody else', () => {
  expect(codes('NV', '2026-11-20', { mother: null })).toEqual(['mother-missing'])
  expect(codes('MS', '2020-11-20', { mother: null })).toEqual(['mother-missing'])
  expect(codes('RC', '2020-11-20', { mother })).toEqual(['mother-not-asked'])
  expect(codes('CC', '1980-11-20', { mother, number: mother.number })).toEqual(['mother-not-asked', 'mother-is-patient'])
})

test('R-PAC-6: with an EPS the régimen is one of an EPS; without one it is none of these', () => {
  const affiliated = (hasEps: boolean, regimen: Regimen | null) => codes('CC', '1980-01-01', { hasEps, regimen })
  expect([affiliated(true, 'SUBSIDIADO'), affiliated(true, null)]).toEqual([[], []])
  expect([affiliated(false, 'NO_AFILIADO'), affiliated(false, 'EXCEPCION'), affiliated(false, null)]).toEqual([[], [], []])
  expect([affiliated(true, 'NO_AFILIADO'), affiliated(true, 'EXCEPCION')]).toEqual([
    ['regimen-without-eps'],
    ['regimen-without-eps'],
  ])
  expect([affiliated(false, 'CONTRIBUTIVO'), affiliated(false, 'SUBSIDIADO')]).toEqual([['eps-missing'], ['eps-missing']])
})
