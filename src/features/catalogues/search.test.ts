import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { openWorld, type World } from '../../testing/world.ts'
import { findBest, loadOwnCatalogues } from './index.ts'
import { searchTerms } from './search-terms.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await loadOwnCatalogues(world.app)
})
afterAll(() => world.close())

const find = async (catalogue: string, text: string, limit = 5, withDisabled = false) =>
  (await findBest(world.app.db, { catalogue, text, limit, withDisabled })).map(({ code }) => code)

test.each([
  ['a code', 'cie10', 'J459', ['J459']],
  ['a code in small letters and with its dot', 'cie10', 'j45.9', ['J459']],
  ['the beginning of a code, in the order of the codes', 'cie10', 'E11', ['E112', 'E114', 'E119']],
  ['the end of a code finds nothing', 'cie10', '459', []],
  ['a word', 'cie10', 'asma', ['J459', 'J450']],
  ['without its accent', 'cie10', 'migrana', ['G439']],
  ['with accents that are not there', 'cie10', 'ásma álergica', ['J450']],
  ['in capitals', 'cie10', 'GOTA', ['M109']],
  ['words in any order', 'cie10', 'urinarias infeccion', ['N390']],
  ['beginnings of words in any order', 'cie10', 'arter hiper', ['I10X']],
  ['without the small words', 'cie10', 'infección las vías urinarias', ['N390']],
  ['with small words that the name lacks', 'cie10', 'infección de la vías de los urinarias', ['N390']],
  ['a part of the code and a word', 'cie10', 'nervios e11', ['E114']],
  ['the middle of a word', 'cie10', 'prolactin', ['E221']],
  ['a telling letter, before words that only begin so', 'cie10', 'hepatitis a', ['B159', 'B181']],
])('R-CAT-5: finds by %s', async (_how, catalogue, text, codes) => {
  expect(await find(catalogue, text)).toEqual(codes)
})

test.each([
  ['b for v and a doubled letter left out', 'cie10', 'diavetes melitus tipo 2 complicasiones', ['E119']],
  ['z for s', 'cie10', 'azma', ['J459', 'J450']],
  ['s for c', 'cie10', 'sefalea', ['G442']],
  ['no h', 'cie10', 'emorroydes', ['I849']],
  ['a letter more', 'cie10', 'fibromialgiaa', ['M797']],
  ['a letter less', 'cie10', 'fibrmialgia', ['M797']],
  ['two letters changed places', 'cie10', 'fibroimalgia', ['M797']],
  ['in one word of two', 'cie10', 'dolor lunbar', ['M545']],
  ['i for y, and n before p', 'dci', 'anpisilina', ['90015']],
  ['of a medicine', 'dci', 'amoxisilina', ['90014']],
  ['at its beginning only, while it is typed', 'dci', 'asitromi', ['90018']],
  ['a final m for n', 'dci', 'losartam', ['90058']],
])('R-CAT-5: forgives a misspelling: %s', async (_how, catalogue, text, codes) => {
  expect(await find(catalogue, text)).toEqual(codes)
  const [best] = await findBest(world.app.db, { catalogue, text, limit: 1 })
  expect(best?.match).toBe('alike')
})

test('a medicine that was found is not followed by others that merely look like it', async () => {
  expect(await find('dci', 'amoxicilina')).toEqual(['90014'])
  expect(await find('dci', 'ampicilina')).toEqual(['90015'])
  expect(await find('dci', 'prednisolona')).toEqual(['90071', '90060'])
})

test('short words are not guessed at', async () => {
  expect(await find('cie10', 'gat')).toEqual([])
  expect(await find('cie10', 'xqzk')).toEqual([])
})

test('a medicine or an illness is found under its other name', async () => {
  expect(await find('dci', 'metamizol')).toEqual([])
  expect(await find('cie10', 'gripa')).toEqual(['J110'])
  expect(await find('dci', 'aspirina')).toEqual(['90003'])
  expect(await find('dci', 'albuterol')).toEqual(['90076'])
})

test('the best comes first: the symbol itself, then what begins so, whole words before beginnings, short names before long ones', async () => {
  expect(await find('unidad-medida', 'mg')).toEqual(['7001', '7015', '7010'])
  expect(await find('unidad-medida', 'g')).toEqual(['7002', '7013', '7015'])
})
test('micrograms by any of their signs', async () => {
  for (const text of ['µg', 'μg', 'ug', 'mcg', 'MCG']) expect((await find('unidad-medida', text))[0], text).toBe('7003')
  expect((await find('unidad-medida', 'mcg/ml'))[0]).toBe('7011')
})
test('a sign that is a name', async () => {
  expect(await find('unidad-medida', '%')).toEqual(['7009'])
})
test('a municipio by its departamento too', async () => {
  expect(await find('municipio', 'litoral isla')).toEqual(['02020'])
})

test('a disabled code is found only when disabled ones are asked for', async () => {
  expect(await find('cie10', 'A09')).toEqual(['A090'])
  expect(await find('cie10', 'A09', 5, true)).toEqual(['A090', 'A09X'])
  expect(await find('cie10', 'diarrea', 5, true)).toEqual(['A09X', 'K589'])
})

test('nothing typed, or nothing but signs, finds nothing; what no name has, neither', async () => {
  for (const text of ['', '   ', '.,;', '\\', "'; drop table", 'ñandú volador 😀', '_'])
    expect(await find('cie10', text), text).toEqual([])
  expect(await find('cie10', '%%%')).toEqual([])
})

test('a very long text is cut, not refused', async () => {
  expect(await find('cie10', `asma ${'palabra '.repeat(1000)}`)).toEqual([])
})

test('no more than asked for', async () => {
  expect(await find('cie10', 'sin precisar', 3)).toHaveLength(3)
})

test('the words of every own name are the same here and in the database', async () => {
  const rows = await world.owner.query<{ name: string; words: string }>(sql`
    select distinct name, btrim(catalogue_words(name)) as words from catalogue_entry`)
  expect(rows.length).toBeGreaterThan(380)
  const typed = (name: string) => searchTerms(name).words
  for (const { name, words } of rows) {
    const known = words.split(' ')
    expect(
      typed(name).filter((word) => !known.includes(word)),
      name,
    ).toEqual([])
  }
})
