import { decimalOf, fractionOf, ratio } from './parse-decimal.ts'
import { parseDecimal } from './parse-field.ts'
import type { Decimal } from './prescription.ts'
import {
  containerWords,
  doseWords,
  formWords,
  measureWords,
  numberWords,
  spanWords,
  tenWords,
  unitWords,
} from './read-spoken-words.ts'

/**
 * A number of a line. Null: it is there and is not read, because it has a sign, an exponent, two readings or is zero; it keeps its
 * place, so that no other number is taken for it.
 */
export type SpokenNumber = {
  start: number
  end: number
  /** One; of several, each: «160/800». */
  amounts: (Decimal | null)[]
  /** A piece («1/2», «una y media») is never a strength; a word («una») may be no number; «1-0-1» says when, too. */
  is: 'number' | 'piece' | 'word' | 'several' | 'schedule'
}

/** A number in the marked line: each begins with one of the first two, the second where it is less than one, and goes on with the last. */
export const numberMark = '[\uE000\uE001]\uE002*'
export const smallMark = '\uE001\uE002*'

/** In small letters without accents; every sign stands where it stood. What is no sign of writing is none of ours. */
export const plainLine = (line: string) =>
  [...line]
    .map((sign) => {
      if (/[\p{Cc}\p{Cf}\p{Z}]/u.test(sign)) return ' '.repeat(sign.length)
      const plain = sign.toLowerCase().replace(/[µμ]/, 'u').normalize('NFD').replace(/\p{M}/gu, '')
      return plain.length === sign.length && !/[\p{Co}\p{Cs}]/u.test(plain) ? plain : '\uFFFD'.repeat(sign.length)
    })
    .join('')

const anyOf = (words: Record<string, string>) =>
  `(?:${Object.keys(words)
    .sort((a, b) => b.length - a.length)
    .join('|')})`
const figures = '(?:\\d+(?:[.,]\\d+)*|[.,]\\d+)'
const glued = anyOf({ ...measureWords, ...spanWords, ...formWords, ...doseWords, ...containerWords })
/** Of two letters or more: "d3" and "h2" are names. */
const longWords = anyOf(
  Object.fromEntries(
    Object.entries({ ...measureWords, ...formWords, ...doseWords, ...containerWords }).filter(([word]) => word.length > 1),
  ),
)
const item = `(?:${figures}|\\d*[½¼¾⅛])${glued}?`
/** "500mg", "c/12h", "12h90d", "50/12,5", "mg/5ml", "losartan50". */
const clear = new RegExp(
  `^(?:c/|[cqx](?=\\d+[a-z])|${longWords}/?(?=\\d)|${glued}/|#|[a-z]{5,}(?=\\d\\d))?${item}(?:(?:[/+,;:]|(?<=[a-z%]))${item}|/${glued})*$`,
)
const schedule = /^\d(?:-\d){2,3}$/
/** "b12" and "omega3" are names. */
const numberedName = /^[a-z]+\d+$/

const units = anyOf(unitWords)
const written = `(?:${anyOf(tenWords)}\\s+y\\s+${units}|${anyOf(numberWords)})\\b`
const hundreds = '\\b(?:[a-z]*cient[oa]s?|cien|quinient[oa]s|mil|millon(?:es)?)\\b'
const fraction = '(?:[1-7]\\s?/\\s?[248](?![\\d.,/]|\\s?/)|[½¼¾⅛])'
const free = '(?<![\\w.,/])'

/** The numbers of a plain line, and the line with marks in their places. */
export function findNumbers(plain: string): { marked: string; numbers: Map<number, SpokenNumber> } {
  const numbers = new Map<number, SpokenNumber>()
  let marked = plain
  const put = (start: number, end: number, is: SpokenNumber['is'], ...amounts: (Decimal | null)[]) => {
    for (const at of numbers.keys()) if (at >= start && at < end) numbers.delete(at)
    numbers.set(start, { start, end, is, amounts })
    const [only] = amounts
    const first = amounts.length === 1 && only && Number(only) < 1 ? '\uE001' : '\uE000'
    marked = `${marked.slice(0, start)}${first}${'\uE002'.repeat(end - start - 1)}${marked.slice(end)}`
  }
  const each = (pattern: string, then: (found: RegExpExecArray, start: number, end: number) => void) => {
    for (const found of marked.matchAll(new RegExp(pattern, 'g'))) then(found, found.index, found.index + found[0].length)
  }

  putUnclear(plain, put)
  each(`${free}(\\d)\\s?-\\s?(\\d)\\s?-\\s?(\\d)(\\s?-\\s?\\d)?(?![\\d.,/-])`, ([, a, b, c, more], start, end) =>
    a !== undefined && a !== '0' && a === c && (b === '0' || b === a) && more === undefined
      ? put(start, end, 'schedule', a, b === '0' ? '12' : '8')
      : put(start, end, 'number', null),
  )
  // «1 500» is one and five hundred for one reader, and a thousand and a half for another.
  each(`${free}[1-9]\\d{0,2}(?:\\s\\d{3})+(?![\\d/]|[.,]\\d)`, (_, start, end) => put(start, end, 'number', null))
  each(`(?:(?:\\d+|${written})\\s+)?${hundreds}(?:\\s+(?:y\\s+)?(?:\\d+|\\b${written}))?`, (_, start, end) =>
    put(start, end, 'number', null),
  )
  each(
    `(?:${free}(\\d+)|\\b(${units}))(?:\\s+(?:y|con)\\s+(${fraction}|media\\b|medio\\b|(?:un )?cuarto\\b|tres cuartos\\b)|(\\s*)(${fraction}))`,
    ([, digits, word, joined, space, beside], start, end) => {
      const whole = digits ?? unitWords[word ?? ''] ?? ''
      const part = pieceOf(joined ?? beside ?? '')
      const isGlued = space === '' && /\d/.test(beside ?? '')
      if (part === null || isGlued) return
      const before = marked.slice(0, start)
      if (joined === undefined && !isMixed(before, whole)) {
        // «losartan 50 1/2» is a strength and a half; of «warfarina 5 1/2» nobody knows.
        if (whole.length === 1) put(start, end, 'number', null)
        return
      }
      put(start, end, whole.length > 1 && !word ? 'number' : 'piece', whole.length > 1 ? null : sumOf(whole, part))
    },
  )
  each(`${free}${fraction}|\\b(?:un cuarto|tres cuartos)\\b|\\b(?:media|(?<!por )medio)\\b`, ([said], start, end) => {
    const isOfSeveral = plain.includes('+') && new RegExp(`^\\s*${anyOf(measureWords)}\\b`).test(plain.slice(end))
    if (/^med/.test(said)) put(start, end, 'word', '0.5')
    else if (isOfSeveral) return
    else put(start, end, 'piece', pieceOf(said))
  })
  each(`${free}${figures}(?:\\s?[/+]\\s?${figures})+(?![\\d/]|[.,]\\d)`, ([said], start, end) => {
    const amounts = said.split(/[/+]/).map(readFigures)
    // One third has no exact decimal, and three halves are nobody's strengths.
    const isNeither = /^\d\s?\/\s?\d$/.test(said) && !new RegExp(`^\\s*${anyOf(measureWords)}\\b`).test(plain.slice(end))
    if (isNeither || amounts.includes(null)) put(start, end, 'number', null)
    else put(start, end, 'several', ...amounts)
  })
  each(
    `(?:(?<![\\w/.,])|(?<=\\b[cqx])(?=\\d+[a-z])|(?<=\\b${longWords}|[\\d\uE000-\uE002]${glued}|[a-z]{5}(?=\\d\\d)|[a-z%][,;:]|/))${figures}`,
    ([said], start, end) => put(start, end, 'number', readFigures(said)),
  )
  each(`\\b${written}`, ([said], start, end) => put(start, end, 'word', wordNumber(said)))
  // «1 a 2», «6 u 8», «5-7»: two readings.
  each(`${numberMark}(?:\\s*[-–—]\\s*${numberMark}|\\s+(?:a|o|u|y|hasta)\\s+${numberMark})+`, (_, start, end) =>
    put(start, end, 'number', null),
  )
  return { marked, numbers }
}

/** What has figures and is no number that is clear, with all that is written to it without a space: «-1», «1e3», «1_000», «0x10». */
function putUnclear(plain: string, put: (start: number, end: number, is: 'number', amount: null) => void) {
  for (const found of plain.matchAll(/\S+/g)) {
    const [chunk] = found
    const open = /^[(["'«¿¡]*/.exec(chunk)?.[0].length ?? 0
    const close = /[)\].,;:!?"'»]*$/.exec(chunk)?.[0].length ?? 0
    const core = chunk.slice(open, chunk.length - close)
    if (!/[\d½¼¾⅛]/.test(core) || schedule.test(core) || clear.test(core) || numberedName.test(core)) continue
    const before = plain.slice(0, found.index)
    const isSum = /^\+/.test(core) && clear.test(core.slice(1)) && new RegExp(`(?:\\d|${anyOf(measureWords)})\\s*$`).test(before)
    if (isSum) continue
    const name = /^[a-z]{3,}/.exec(core)?.[0].length ?? 0
    put(found.index + open + name, found.index + open + core.length, 'number', null)
  }
}

/** A whole number and a piece beside it are one where a strength was said before, or where the line begins with them. */
function isMixed(before: string, whole: string): boolean {
  const ofLast = before.slice(before.search(/\+(?!.*\+)/) + 1)
  const isSaidBefore = /[\d\uE000\uE001]/.test(ofLast)
  return whole.length === 1 && (isSaidBefore || /^\s*(?:tomar|tome|dar|aplicar)?\s*$/.test(before))
}

const pieceOf = (said: string): Decimal | null =>
  /^med/.test(said) ? '0.5' : /^(un )?cuarto/.test(said) ? '0.25' : /^tres/.test(said) ? '0.75' : fractionOf(said)

/** ('1', '0.25') → '1.25' */
const sumOf = (whole: string, part: Decimal): Decimal =>
  decimalOf(ratio(BigInt(whole) * 1000n + BigInt(Math.round(Number(part) * 1000)), 1000n))

function readFigures(said: string): Decimal | null {
  const parsed = parseDecimal(said.trim())
  return 'value' in parsed && Number(parsed.value) > 0 ? parsed.value : null
}

function wordNumber(said: string): Decimal | null {
  const [ten = '', unit] = said.split(/\s+y\s+/)
  const first = numberWords[ten]
  if (first === undefined) return null
  return String(Number(first) + Number(unit === undefined ? 0 : unitWords[unit]))
}
