import type { Decimal } from './prescription.ts'
import { findNumbers, numberMark, plainLine, type SpokenNumber } from './read-spoken-numbers.ts'
import { findPhrases, type Phrase, phraseMark, type Span } from './read-spoken-phrases.ts'
import {
  containerWords,
  doseWords,
  formWords,
  idleWords,
  measureWords,
  nextWords,
  routeWords,
  spanWords,
} from './read-spoken-words.ts'
import { settleAmounts } from './settle-spoken.ts'

export type Quantity = { amount: Decimal; unit: string }

/** A word, a number, a phrase or a sign of the line. What is idle says nothing; what is unread stays to be written. */
export type Token = { text: string; start: number; end: number; state: 'used' | 'idle' | 'unread' }

/** A number with what it counts, where it stands among the others. */
export type Amount = {
  amounts: (Decimal | null)[]
  /** A symbol of measure; null: none was said. */
  unit: string | null
  /** In how much: 5 ml of 250 mg/5 ml. */
  content: Quantity | null
  /** Of a dose that is counted: «2 puff». */
  word: string | null
  isPiece: boolean
  /** Nothing but its form and its route stands between it and how often. */
  isBeforeEvery: boolean
  tokens: Token[]
}

/** What a line says, in words: nothing of it is looked up. */
export type Spoken = {
  /** Each ingredient's words. */
  names: Token[][]
  /** Of each ingredient, in order; `unit` null: only a number was written; null: it was not said, or not clearly. */
  strengths: ({ amount: Decimal; unit: string | null } | null)[]
  content: Quantity | null
  dose: { amount: Decimal; unit: string | null; word: string | null } | null
  /** A key of `spokenForms`. */
  form: string | null
  isProlonged: boolean
  route: string | null
  container: string | null
  every: Span | null
  /** "cada noche", as it was written. */
  moment: string | null
  duration: Span | null
  total: string | null
  isAtOnce: boolean
  line: string
  tokens: Token[]
}

const lookIn = (words: Record<string, string>, token: string | undefined) =>
  token !== undefined && Object.hasOwn(words, token) ? (words[token] ?? null) : null

/**
 * Reads a line as people write one, in any order: "losartan 50 1 cada 12h 90d". Never fails, and never takes one number for another:
 * what is not clear is not read, and `unreadOf` says it.
 */
export function readSpoken(typed: string): Spoken {
  const line = typed.normalize('NFC')
  const { marked: numbered, numbers } = findNumbers(plainLine(line))
  const { marked, phrases } = findPhrases(numbered, numbers)
  const tokens = [...marked.matchAll(new RegExp(`${numberMark}|${phraseMark}|[a-z][a-z0-9]*|[^\\s]`, 'gu'))].map(
    ({ 0: text, index }): Token => ({ text, start: index, end: index + text.length, state: 'unread' }),
  )
  const spoken: Spoken = {
    ...{ names: [], strengths: [], content: null, dose: null, form: null, isProlonged: false, route: null, container: null },
    ...{ every: null, moment: null, duration: null, total: null, isAtOnce: false, line, tokens },
  }
  const every = putPhrases(spoken, phrases)
  const amounts = readTokens(spoken, { numbers, every })
  const schedule = every && numbers.get(every.start)
  settleAmounts(spoken, amounts, schedule?.is === 'schedule' ? (schedule.amounts[0] ?? null) : null)
  return spoken
}

/** What was not understood, as it was written, with the small words that it is written with. */
export function unreadOf({ line, tokens }: Spoken): string[] {
  const runs: Token[][] = [[]]
  for (const token of tokens) {
    if (token.state === 'used') runs.push([])
    else runs.at(-1)?.push(token)
  }
  return runs
    .filter((run) => run.some(({ state }) => state === 'unread'))
    .map((run) => line.slice(run[0]?.start, run.at(-1)?.end).replace(/^[.,;:\s]+(?!\d)|[.,;:\s]+$/g, ''))
}

/** The first saying of each kind counts, read or not; another that says otherwise is not read. */
function putPhrases(spoken: Spoken, phrases: readonly Phrase[]): Phrase | null {
  const first = new Map<string, Phrase>()
  for (const phrase of phrases.toSorted((a, b) => a.start - b.start)) {
    const token = spoken.tokens.find(({ start }) => start === phrase.start)
    const earlier = first.get(phrase.says)
    if (token && putPhrase(spoken, phrase, earlier)) token.state = 'used'
    if (!earlier) first.set(phrase.says, phrase)
  }
  return first.get('every') ?? null
}

function putPhrase(spoken: Spoken, phrase: Phrase, earlier: Phrase | undefined): boolean {
  switch (phrase.says) {
    case 'every': {
      if (phrase.value === null) return false
      // «1 diaria en ayunas» says once how often, and when.
      const isWhen = earlier?.says === 'every' && earlier.value !== null && spoken.moment === null
      const kinds = earlier?.says === 'every' ? [earlier.when, phrase.when].toSorted().join(' ') : ''
      if (earlier && !(isWhen && kinds === 'daily moment')) return false
      if (phrase.when === 'moment') spoken.moment = spoken.line.slice(phrase.start, phrase.end)
      spoken.every ??= phrase.value
      return true
    }
    case 'duration':
      if (!earlier) spoken.duration = phrase.value
      return !earlier && phrase.value !== null
    case 'total':
      if (earlier) return false
      spoken.total = phrase.value
      spoken.container ??= phrase.container
      return phrase.value !== null
    case 'at-once':
      spoken.isAtOnce = true
      return true
    case 'prolonged':
      spoken.isProlonged = true
      return true
    case 'oral':
      spoken.route ??= 'oral'
      return spoken.route === 'oral'
  }
}

type Found = { numbers: ReadonlyMap<number, SpokenNumber>; every: Phrase | null }

function readTokens(spoken: Spoken, found: Found): Amount[] {
  const { tokens, names } = spoken
  const amounts: Amount[] = []
  let isNaming = true
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i]
    if (!token) break
    if (isPhrase(token) || found.numbers.has(token.start)) {
      const read = isPhrase(token) ? 1 : readNumber(spoken, i, found)
      if (typeof read === 'object') amounts.push(read)
      isNaming &&= !names.at(-1)?.length
      i += typeof read === 'object' ? read.tokens.length : read
    } else {
      isNaming = readWord(spoken, i, isNaming)
      i++
    }
  }
  spoken.names = names.filter((words) => words.length > 0)
  return amounts
}

const isPhrase = (token: Token | undefined) => token?.text.startsWith('\uE003') ?? false
const isWord = (token: Token | undefined) => token !== undefined && /^[a-z]/.test(token.text)

/** A route, a form, in what the total is counted: the first that is said, or one that says it closer. Null: the word is none. */
function putKnownWord(spoken: Spoken, text: string): boolean | null {
  const route = lookIn(routeWords, text)
  const form = lookIn(formWords, text)
  const container = lookIn(containerWords, text)
  if (!route && !form && !container) return null
  if (route) spoken.route ??= route
  // "solución inyectable", "solución en gotas": the second word says more.
  if (form && (spoken.form === null || spoken.form === 'solución' || form === 'gotas')) spoken.form = form
  spoken.container ??= container
  return (
    (!route || route === spoken.route) &&
    (!form || form === spoken.form || form === 'solución') &&
    (!container || container === spoken.container)
  )
}

/** A word that no number goes with; whether the next one may still be of the same name. */
function readWord(spoken: Spoken, i: number, isNaming: boolean): boolean {
  const token = spoken.tokens[i]
  if (!token) return isNaming
  const { text } = token
  const isBetweenNames = text === '/' && isWord(spoken.tokens[i - 1]) && isWord(spoken.tokens[i + 1])
  const isPut = putKnownWord(spoken, text)
  if (isPut !== null) {
    token.state = isPut ? 'used' : 'unread'
    return isNaming && !spoken.names.at(-1)?.length
  }
  if (text === '+' || (isBetweenNames && spoken.names.length > 0)) {
    token.state = 'idle'
    spoken.names.push([])
    return true
  }
  if (idleWords.has(text) || lookIn(doseWords, text) || /^[.,;:()¿?¡!"'«»\-–—/+#*]$/.test(text)) {
    token.state = 'idle'
    return isNaming
  }
  // «para el dolor» names no ingredient, and nothing after it does.
  if (nextWords.has(text)) return false
  const isOfTime = lookIn(spanWords, text) !== null || lookIn(measureWords, text) !== null
  if (!isNaming || isOfTime || !isWord(token)) return isNaming
  if (spoken.names.length === 0) spoken.names.push([])
  spoken.names.at(-1)?.push(token)
  token.state = 'used'
  return true
}

/** What follows a number says what it is of; how many tokens are left unread where it says nothing that is asked. */
function readNumber(spoken: Spoken, i: number, { numbers, every }: Found): Amount | number {
  const { tokens, names } = spoken
  const numberOf = (at: number) => numbers.get(tokens[at]?.start ?? -1)
  const textOf = (at: number) => tokens[at]?.text
  const number = numberOf(i)
  const next = textOf(i + 1)
  const [unit, dose, form] = [lookIn(measureWords, next), lookIn(doseWords, next), lookIn(formWords, next)]
  if (!number) return 1
  const isTime = lookIn(spanWords, next) !== null
  if (number.is === 'word' && !unit && !dose && !form && !isTime && !isPhrase(tokens[i + 1]) && !lookIn(containerWords, next)) {
    // "una losartan"
    const [token] = tokens.slice(i, i + 1)
    if (token && !names.at(-1)?.length && isWord(tokens[i + 1])) token.state = 'idle'
    return 1
  }
  if (isTime) return 2
  if (/^ve(z|ces)$/.test(next ?? '') || /^(por|durante|x)$/.test(textOf(i - 1) ?? '')) return 1

  const amountOf = (length: number, more: Partial<Amount>): Amount => ({
    ...{ amounts: number.amounts, unit: null, content: null, word: null, isPiece: number.is === 'piece' },
    ...{ isBeforeEvery: isBefore(tokens, i + length, every), tokens: tokens.slice(i, i + length) },
    ...more,
  })
  if (unit) {
    // 250 mg/5 ml, 100 UI/ml
    const per = numberOf(i + 3)
    const perUnit = textOf(i + 2) === '/' ? lookIn(measureWords, textOf(per ? i + 4 : i + 3)) : null
    if (perUnit !== 'ml' && perUnit !== 'g') return amountOf(2, { unit })
    const [amount = null] = per && per.amounts.length === 1 ? per.amounts : ['1']
    const length = per ? 5 : 4
    return amount === null || (per && per.amounts.length > 1)
      ? amountOf(length, { unit, amounts: [null], content: { amount: '1', unit: perUnit } })
      : amountOf(length, { unit, content: { amount, unit: perUnit } })
  }
  if (dose || form) {
    if (form && spoken.form === null) spoken.form = form
    spoken.container ??= lookIn(containerWords, next)
    return amountOf(2, { word: dose ?? 'unidad' })
  }
  // «2 cajas» is no dose.
  const isOfOther = Boolean(names.at(-1)?.length) && isWord(tokens[i + 1]) && !isKnown(next ?? '') && !nextWords.has(next ?? '')
  return isOfOther ? amountOf(2, { amounts: [null] }) : amountOf(1, {})
}

const isKnown = (text: string) =>
  idleWords.has(text) || [routeWords, formWords, containerWords, doseWords].some((words) => lookIn(words, text) !== null)

/** Nothing but a form, a route and small words stands between. */
function isBefore(tokens: readonly Token[], from: number, phrase: Phrase | null): boolean {
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i]
    if (isPhrase(token)) {
      if (token?.start === phrase?.start) return true
    } else if (!isKnown(token?.text ?? '')) return false
  }
  return false
}
