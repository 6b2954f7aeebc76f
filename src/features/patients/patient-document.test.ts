import { expect, test } from 'vitest'
import { documentTypes } from '../people/index.ts'
import { namesOf, parsePatientDocument, patientDocumentTypeName, patientDocumentTypes } from './patient-document.ts'

const read = (type: string, number: string) => {
  const result = parsePatientDocument(type, number)
  return result.ok ? `${result.value.type} ${result.value.number}` : result.refusal.code
}

test.each([
  ['CC', '1.900.007.319', 'CC 1900007319'],
  [' a.s. ', '02001 a 0007', 'AS 02001A0007'],
  ['ms', '02001S0003', 'MS 02001S0003'],
  ['CN', '1900007551', 'NV 1900007551'],
  ['CC', '19O0007319', 'letter-for-digit'],
  ['AS', '', 'number-missing'],
  ['AS', '1-2', 'sign-in-number'],
  ['MS', '12', 'number-too-short'],
  ['AS', '123456789012345678', 'number-too-long'],
  ['', '1', 'type-missing'],
  ['ZZ', '1', 'type-unknown'],
])('R-PAC-1: %s %s is read as %s', (type, number, expected) => {
  expect(read(type, number)).toBe(expected)
})

test('R-PAC-1: every document of a person and the two of nobody are a patient’s, the usual first', () => {
  const codes = patientDocumentTypes.map(({ code }) => code)
  expect(codes.slice(0, 6)).toEqual(['CC', 'TI', 'RC', 'NV', 'CE', 'PT'])
  expect(codes.toSorted()).toEqual([...documentTypes.map(({ code }) => code), 'AS', 'MS'].toSorted())
  expect(patientDocumentTypeName('AS')).toBe('Adulto sin identificación')
  expect(patientDocumentTypeName('RC')).toBe('Registro civil')
})

test('R-PAC-1: what identifies nobody names nobody in the registers', () => {
  expect([namesOf({ type: 'AS', number: '123' }), namesOf({ type: 'MS', number: '123' })]).toEqual([[], []])
  expect(namesOf({ type: 'CE', number: '123' })).toEqual([{ type: 'CE', number: '123' }])
})

test.each(['RC', 'TI', 'CC'] as const)('R-PAC-9: %s has the number of the other two', (type) => {
  expect(namesOf({ type, number: '123' })).toEqual(['RC', 'TI', 'CC'].map((one) => ({ type: one, number: '123' })))
})
