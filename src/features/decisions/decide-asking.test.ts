import { expect, test } from 'vitest'
import { type AskingFacts, decideAsking } from './decide-asking.ts'

const stranger: AskingFacts = {
  isAboutOneself: false,
  holdsPerson: true,
  isOfficial: false,
  isDelegadoOfSede: false,
  isKnownAtEntidad: true,
}

test.each<[string, Partial<AskingFacts>, string]>([
  ['oneself', { isAboutOneself: true }, 'own'],
  ['oneself, on a claim alone', { isAboutOneself: true, holdsPerson: false }, 'claim'],
  ['a delegado about somebody of the entidad', { isDelegadoOfSede: true }, 'delegado'],
  ['a delegado about somebody unknown there', { isDelegadoOfSede: true, isKnownAtEntidad: false }, 'nobody'],
  ['a delegado of another entidad', {}, 'nobody'],
  ['the desk about anybody', { isOfficial: true, isKnownAtEntidad: false }, 'mesa'],
  ['an official whose account nobody has seen', { isOfficial: true, holdsPerson: false }, 'nobody'],
  ['a delegado whose account nobody has seen', { isDelegadoOfSede: true, holdsPerson: false }, 'nobody'],
])('R-DEC-1: %s', (_who, facts, expected) => {
  expect(decideAsking({ ...stranger, ...facts })).toBe(expected)
})
