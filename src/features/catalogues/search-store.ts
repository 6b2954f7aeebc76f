import { type Db, type Sql, sql } from '../../shared/sql.ts'
import { entryColumns } from './catalogue-store.ts'
import type { Entry } from './catalogues.ts'
import { alsoCalled, isIdle, type SearchTerms, searchTerms } from './search-terms.ts'

/** How a code was found: by its code, by the words of its name, or by words that are nearly those typed. */
export type Match = 'code' | 'words' | 'alike'
export type Hit = Entry & { match: Match }

export type CatalogueSearch = {
  catalogue: string
  text: string
  limit: number
  /** Also those that may not be written any more. */
  withDisabled?: boolean
}

/**
 * R-CAT-5: the best first, of the newest version. In this order: the code itself; the name or the symbol itself; codes that begin
 * so; names that begin so; names in which every word begins a word; names that have every word inside a word. Among equals
 * more whole words come first, then the shorter name, which is the more general one. Only where all this finds nothing, names
 * whose words are nearly those typed: a medicine that was found is not followed by another one that merely looks like it.
 */
export async function findBest(db: Db, search: CatalogueSearch): Promise<Hit[]> {
  const terms = searchTerms(search.text)
  if (terms.words.length === 0) return []
  const found = await findByStarts(db, search, terms)
  if (found.length >= search.limit) return found
  found.push(...(await findByParts(db, search, terms, found)))
  return found.length > 0 ? found : findAlike(db, search, terms)
}

const escaped = (word: string) => word.replace(/[\\%_]/g, '\\$&')
const all = (conditions: Sql[]) => conditions.reduce((text, one) => sql`${text} and ${one}`)
const sum = (numbers: Sql[]) => numbers.reduce((text, one) => sql`${text} + ${one}`)

const has = (pattern: string) => sql`e.searched like ${pattern}`
const startsWord = (word: string) => has(`% ${escaped(word)}%`)
const isWord = (word: string) => has(`% ${escaped(word)} %`)
/** The index by parts knows threes of letters; and the end of a number or a code is another number. */
const isInside = (word: string) => (word.length < 3 || /\d/.test(word) ? startsWord(word) : has(`%${escaped(word)}%`))
const wholeWords = (words: string[]) => sum(words.map((word) => sql`(${isWord(word)})::int`))

const isChosen = ({ catalogue, withDisabled = false }: CatalogueSearch, found: readonly Hit[] = []) => {
  const isCurrent = sql`e.catalogue = ${catalogue} and upper_inf(e.versions) and (e.enabled or ${withDisabled})`
  return found.length === 0 ? isCurrent : sql`${isCurrent} and e.code <> all (${found.map(({ code }) => code)})`
}

/** A word of one or two letters begins too many words: alone it is the beginning of a code or of a name, or a telling whole word. */
function startsWords(words: string[]): Sql {
  const [only] = words
  if (only && words.length === 1 && only.length < 3)
    return sql`${startsWord(only)} and (${isIdle(only) ? sql`false` : isWord(only)} or starts_with(${nameOf}, ${` ${only}`}) or starts_with(e.searched, ${` ${only}`}))`
  const isCalled = (word: string) =>
    alsoCalled(word)
      .map(isWord)
      .reduce((text, one) => sql`${text} or ${one}`, startsWord(word))
  return all(words.map((word) => sql`(${isCalled(word)})`))
}

/** After the code, its first word. */
const nameOf = sql`substr(e.searched, length(e.code) + 2)`

function findByStarts(db: Db, search: CatalogueSearch, { code, words, symbol }: SearchTerms): Promise<Hit[]> {
  const startsName = startsWords(words)
  const startsCode = has(` ${code.toLowerCase()}%`)
  const isSought = code === '' || words[0] === code.toLowerCase() ? startsName : sql`(${startsCode} or ${startsName})`
  const typed = ` ${words.join(' ')}`
  return db.query<Hit>(sql`
    select code, name, "isEnabled", since, more, case when rank in (0, 2) then 'code' else 'words' end as match
    from (
      select ${entryColumns}, ${wholeWords(words)} as whole, length(e.searched) as long, case
        when e.code = ${code} then 0
        when ${nameOf} = ${`${typed} `} or translate(lower(e.more ->> 'simbolo'), 'µμ', 'uu') = ${symbol} then 1
        when ${code} <> '' and starts_with(e.code, ${code}) then 2
        when starts_with(${nameOf}, ${typed}) then 3
        else 4 end as rank
      from catalogue_entry e where ${isChosen(search)} and ${isSought} offset 0) ranked
    order by rank, whole desc, case when rank = 2 then 0 else long end, code
    limit ${search.limit}`)
}

function findByParts(db: Db, search: CatalogueSearch, { words }: SearchTerms, found: readonly Hit[]): Promise<Hit[]> {
  if (words.every((word) => word.length < 3)) return Promise.resolve([])
  return db.query<Hit>(sql`
    select ${entryColumns}, 'words' as match from catalogue_entry e
    where ${isChosen(search, found)} and ${all(words.map(isInside))}
    order by ${wholeWords(words)} desc, length(e.searched), e.code limit ${search.limit - found.length}`)
}

/**
 * Words of three letters, and those with figures, are as they were typed; each other one may be any that is like it. Where some
 * name has the very sounds, only such names; else those at most a letter farther than the nearest.
 */
async function findAlike(db: Db, search: CatalogueSearch, { words }: SearchTerms): Promise<Hit[]> {
  const doubtful = words.filter((word) => /^[a-z]{4,}$/.test(word))
  if (doubtful.length === 0) return []
  const alike = await db.query<Alike>(sql`
    select typed, a.word, a.distance from unnest(${doubtful}::text[]) as typed
    cross join lateral catalogue_alike(${search.catalogue}, typed) as a`)
  const wordsLike = (word: string) => alike.filter(({ typed }) => typed === word).map((one) => one.word)
  if (doubtful.some((word) => wordsLike(word).length === 0)) return []

  const conditions = words.map((word) =>
    doubtful.includes(word) ? sql`string_to_array(e.searched, ' ') && ${wordsLike(word)}::text[]` : startsWord(word),
  )
  return db.query<Hit>(sql`
    with alike as materialized (
      select typed, ' ' || word || ' ' as word, distance
      from json_to_recordset(${JSON.stringify(alike)}::json) as a (typed text, word text, distance int))
    select code, name, "isEnabled", since, more, 'alike' as match
    from (
      select ${entryColumns}, length(e.searched) as long, apart.distance,
        apart.place = length(e.code) + 2 as begins, min(apart.distance) over () as nearest
      from catalogue_entry e cross join lateral (
        select sum(one) as distance, min(place) as place from (
          select min(distance) as one, min(strpos(e.searched, alike.word)) as place from alike where strpos(e.searched, alike.word) > 0 group by typed) per_word) apart
      where ${isChosen(search)} and ${all(conditions)}) e
    where distance <= case when nearest = 0 then 0 else nearest + 1 end
    order by distance, begins desc, long, code limit ${search.limit}`)
}

type Alike = { typed: string; word: string; distance: number }
