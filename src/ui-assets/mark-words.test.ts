import { expect, test } from 'vitest'

type Script = {
  markWords: (name: string, typed: string) => [string, boolean][]
  sayFound: (typed: string, hits: { match: string }[], most: number) => string
}
// The script of the pages has no types; it is read as the bundle reads it.
const { markWords, sayFound } = (await import(new URL('./mark-words.js', import.meta.url).href)) as Script

const marked = (name: string, typed: string) =>
  markWords(name, typed)
    .map(([text, isMarked]) => (isMarked ? `[${text}]` : text))
    .join('')

test.each([
  ['hiperten', 'Hipertensión esencial (primaria)', '[Hipertensión] esencial (primaria)'],
  ['prim hiper', 'HIPERTENSION ESENCIAL (PRIMARIA)', '[HIPERTENSION] ESENCIAL ([PRIMARIA])'],
  ['hipertencion', 'Enfermedad cardíaca hipertensiva', 'Enfermedad cardíaca [hipertensiva]'],
  ['ÁCIDO', 'ácido acetil salicílico', '[ácido] acetil salicílico'],
  ['asmo', 'Asma', 'Asma'],
  ['I10', 'Hipertensión esencial', 'Hipertensión esencial'],
  ['', 'Asma', 'Asma'],
])('of what was found for "%s" the words that were meant are marked: %s', (typed, name, expected) => {
  expect(marked(name, typed)).toBe(expected)
})

test('nothing of a name is lost or added by marking', () => {
  for (const name of ['Losartán (potásico) 50 mg/ml', '  dos  espacios ', 'µg, «ñandú»'])
    expect(
      markWords(name, 'losartan nandu')
        .map(([text]) => text)
        .join(''),
    ).toBe(name)
})

const hits = (count: number, match = 'words') => Array.from({ length: count }, () => ({ match }))

test.each([
  [0, 'words', 'No encontramos «asma». Escríbalo de otra forma, o el código.'],
  [1, 'words', 'Buscamos «asma». 1 resultado.'],
  [3, 'code', 'Buscamos «asma». 3 resultados.'],
  [8, 'words', 'Buscamos «asma». Los 8 primeros: escriba más para acercarse.'],
  [2, 'alike', 'No está «asma». Esto se le parece.'],
])('of %i found by %s it says: %s', (count, match, said) => {
  expect(sayFound('asma', hits(count, match), 8)).toBe(said)
})
