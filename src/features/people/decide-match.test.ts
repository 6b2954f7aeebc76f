import { expect, test } from 'vitest'
import { CalendarDate } from '../../shared/calendar.ts'
import { decideMatch } from './decide-match.ts'

const names = (text: string) => {
  const [first = '', second = '', firstSurname = '', secondSurname = ''] = text.split('/')
  return { first, second: second || null, firstSurname, secondSurname: secondSurname || null }
}
const said = (text: string, birthDate = '1990-05-17') => ({ names: names(text), birthDate: CalendarDate.parse(birthDate) })

test.each([
  ['the same', 'Laura/Milena/Quiñones/Arrieta', 'Laura/Milena/Quiñones/Arrieta', []],
  ['capitals, accents and ñ', 'José/María/Núñez/Peña', 'JOSE/MARIA/NUNEZ/PENA', []],
  ['signs', 'Ana/Sofía/Díaz-Granados/D’Luyz', 'Ana/Sofia/Diaz Granados/D Luyz', []],
  ['the second name is left out by the account', 'Laura//Quiñones/Arrieta', 'Laura/Milena/Quiñones/Arrieta', []],
  ['the second name is left out by the register', 'Laura/Milena/Quiñones/Arrieta', 'Laura//Quiñones/Arrieta', []],
  ['the second surname is left out by one side', 'Laura/Milena/Quiñones/', 'Laura/Milena/Quiñones/Arrieta', []],
  ['a compound name cut elsewhere', 'María del Pilar//Rojas/Cano', 'María/del Pilar/Rojas/Cano', []],
  ['compound surnames cut elsewhere', 'Ana//De la/Cruz', 'Ana//De la Cruz/', []],
  ['another first name', 'Laurita/Milena/Quiñones/Arrieta', 'Laura/Milena/Quiñones/Arrieta', ['given-names']],
  ['another second name', 'Laura/Marcela/Quiñones/Arrieta', 'Laura/Milena/Quiñones/Arrieta', ['given-names']],
  ['names the other way round', 'Milena/Laura/Quiñones/Arrieta', 'Laura/Milena/Quiñones/Arrieta', ['given-names']],
  ['only the second name is said', 'Milena//Quiñones/Arrieta', 'Laura/Milena/Quiñones/Arrieta', ['given-names']],
  ['another surname', 'Laura/Milena/Quintero/Arrieta', 'Laura/Milena/Quiñones/Arrieta', ['surnames']],
  ['another second surname', 'Laura/Milena/Quiñones/Arango', 'Laura/Milena/Quiñones/Arrieta', ['surnames']],
  ['another article, the rest left out', 'Ana//De la Cruz/', 'Ana//De la Hoz/Peña', ['surnames']],
])('R-ACC-3: names are compared as people mean them: %s', (_what, claimed, registered, differences) => {
  expect(decideMatch(said(claimed), said(registered))).toEqual(differences)
})

test('R-ACC-3: the birth date must be the one of the register, and the register must know it', () => {
  const claim = said('Laura//Quiñones/')
  expect(decideMatch(claim, said('Laura//Quiñones/', '1990-05-18'))).toEqual(['birth-date'])
  expect(decideMatch(claim, { ...claim, birthDate: null })).toEqual(['birth-date'])
  expect(decideMatch(claim, said('Luisa//Quintero/', '1990-05-16'))).toEqual(['given-names', 'surnames', 'birth-date'])
})

test('R-ACC-3: whom the register does not know matches nothing', () => {
  expect(decideMatch(said('Laura//Quiñones/'), null)).toEqual(['not-in-register'])
})
