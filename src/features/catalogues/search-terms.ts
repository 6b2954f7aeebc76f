/** What somebody typed, as the search compares it. */
export type SearchTerms = {
  /** As a code is written; empty where no code is like it. */
  code: string
  /** As `catalogue_words` in SQL writes a name. */
  words: string[]
  /** As the symbol of a unit is compared: small letters, u for the micro sign. */
  symbol: string
}

/** Names in use beside the international one, or the other way round; found from the fifth letter on. */
const synonyms: readonly (readonly string[])[] = [
  ['acetaminofen', 'paracetamol'],
  ['adrenalina', 'epinefrina'],
  ['noradrenalina', 'norepinefrina'],
  ['aspirina', 'acetilsalicilico', 'acetil salicilico'],
  ['dipirona', 'metamizol'],
  ['albuterol', 'salbutamol'],
  ['meperidina', 'petidina'],
  ['gliburida', 'glibenclamida'],
  ['rifampina', 'rifampicina'],
  ['isoproterenol', 'isoprenalina'],
  ['gripa', 'gripe', 'influenza'],
]

/** What else the word's thing is called. */
export const alsoCalled = (word: string): string[] =>
  synonyms
    .filter((names) => word.length >= 5 && names.some((name) => name.startsWith(word)))
    .flatMap((names) => names.filter((name) => !name.startsWith(word)))

/** Words that names and people put or leave out as they like. «a», «e», «o» are kept: hepatitis A, vitamina E, grupo O. */
const idle = new Set(['de', 'del', 'la', 'las', 'el', 'los', 'en', 'y', 'un', 'una'])

export const isIdle = (word: string) => idle.has(word)

export const longestSearch = 200
const mostWords = 8

/** R-CAT-5: accents, capitals and signs make no difference; mcg and µg are the same unit. */
export function searchTerms(typed: string): SearchTerms {
  const text = typed.slice(0, longestSearch)
  const said = text
    .replace(/[µμ]/g, 'u')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9%]+/)
    .filter((word) => word !== '')
    .map((word) => word.replace(/^mcg/, 'ug'))
  const telling = said.filter((word) => !idle.has(word))
  const code = text.toUpperCase().replace(/[.\s-]/g, '')
  return {
    code: /^[A-Z0-9]{1,12}$/.test(code) ? code : '',
    symbol: text.trim().toLowerCase().replace(/[µμ]/g, 'u').replace(/^mcg/, 'ug'),
    words: [...new Set(telling.length > 0 ? telling : said)].slice(0, mostWords),
  }
}
