import { expect, test } from 'vitest'
import { decideCode, decideHeld } from './decide-code.ts'

const entry = { code: 'I10X', name: 'Hipertensión esencial (primaria)' }

test.each([
  ['I10X Hipertensión esencial (primaria)', 'keep'],
  ['i10x', 'keep'],
  ['hipertension esencial primaria', 'keep'],
  ['', 'clear'],
  ['asma', 'seek'],
  ['I10', 'seek'],
])('over a chosen code «%s»: %s', (words, outcome) => {
  expect(decideHeld({ words, entry })).toBe(outcome)
})

test('a code that no table has is sought by its words', () => {
  expect(decideHeld({ words: 'asma', entry: null })).toBe('seek')
})

const hit = (code: string, name: string, match: 'code' | 'words' | 'alike' = 'words') => ({ code, name, match })

test.each([
  ['the very name', '', 'Losartan', [hit('1', 'Losartán'), hit('2', 'Losartán potásico')], '1'],
  ['the code itself', '', 'j459', [hit('J459', 'Asma', 'code'), hit('J450', 'Asma alérgica')], 'J459'],
  ['the only one', '', 'esencial', [hit('I10X', 'Hipertensión esencial')], 'I10X'],
  ['the one chosen of several', '2', 'losar', [hit('1', 'Losartán'), hit('2', 'Losartán potásico')], '2'],
  ['several', '', 'losar', [hit('1', 'Losartán'), hit('2', 'Losartán potásico')], null],
  ['what merely looks like it', '', 'lozartan', [hit('1', 'Losartán', 'alike')], null],
  ['a chosen one that does not fit what is typed now', '9', 'losar', [hit('1', 'Losartán'), hit('2', 'Losartán potásico')], null],
  ['nothing', '', 'xyz', [], null],
])('%s: it is what was meant, or it is asked', (_what, code, words, hits, meant) => {
  expect(decideCode({ code, words, hits })).toBe(meant)
})
