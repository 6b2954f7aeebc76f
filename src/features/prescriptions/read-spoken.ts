import { parseDecimal } from './parse-field.ts'
import type { Decimal } from './prescription.ts'
import {
  containerWords,
  doseWords,
  formWords,
  idleWords,
  measureWords,
  numberWords,
  routeWords,
  spanWords,
} from './read-spoken-words.ts'

export type Quantity = { amount: Decimal; unit: string }

/** What a line says, in words: nothing of it is looked up. */
export type Spoken = {
  /** Each ingredient's words, as they were written. */
  names: string[]
  /** Of each ingredient, in order; `unit` null: only a number was written. */
  strengths: { amount: Decimal; unit: string | null }[]
  /** In how much: 5 ml of 250 mg/5 ml. */
  content: Quantity | null
  dose: { amount: Decimal; unit: string | null; word: string | null } | null
  /** A key of `spokenForms`. */
  form: string | null
  isProlonged: boolean
  route: string | null
  container: string | null
  /** Code of §6.4; '7' and '8' have no number. */
  every: { amount: string; unit: string } | null
  duration: { amount: string; unit: string } | null
  total: string | null
  isAtOnce: boolean
}

const longestLine = 300

const plain = (text: string) =>
  text.slice(0, longestLine).toLowerCase().replace(/[µμ]/g, 'u').normalize('NFD').replace(/\p{M}/gu, '')

/** "500mg" is two words, and "c/6h" four; "12,5" is one, and so is "1/2". */
const tokensOf = (text: string) => text.match(/\d+(?:[.,]\d+)*|%|[a-z]+|[/+#-]/g) ?? []

const numberAt = (token: string | undefined): Decimal | null => {
  if (token === undefined) return null
  if (Object.hasOwn(numberWords, token)) return numberWords[token] ?? null
  const parsed = parseDecimal(token)
  return 'value' in parsed && Number(parsed.value) > 0 ? parsed.value : null
}
const lookIn = (words: Record<string, string>, token: string | undefined) =>
  token !== undefined && Object.hasOwn(words, token) ? (words[token] ?? null) : null

/** Reads a line as people write one, in any order: "losartan 50 1 cada 12h 90d". Never fails: what says nothing is a name. */
export function readSpoken(line: string): Spoken {
  const spoken: Spoken = {
    ...{ names: [], strengths: [], content: null, dose: null, form: null, isProlonged: false, route: null, container: null },
    ...{ every: null, duration: null, total: null, isAtOnce: false },
  }
  const said = phrases(plain(line), spoken)
  const bare: Decimal[] = []
  const measured: Quantity[] = []
  const name: string[][] = [[]]
  const tokens = tokensOf(said)
  for (let i = 0; i < tokens.length; ) i += take(tokens, i, { spoken, bare, measured, name })
  spoken.names = name.map((words) => words.join(' ')).filter((words) => words !== '')
  settle(spoken, bare, measured)
  return spoken
}

const counts = '(\\d+|un|una|dos|tres|cuatro|cinco|seis)'
const number = (text: string | undefined) => numberAt(text) ?? '1'

/** Sayings of several words, taken out of the line. */
function phrases(line: string, spoken: Spoken): string {
  let rest = ` ${line} `
  const take = (pattern: RegExp, then: (found: RegExpExecArray) => void) => {
    const found = pattern.exec(rest)
    if (!found) return
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`
    then(found)
  }
  const every = (amount: string, unit: string) => {
    spoken.every ??= { amount, unit }
  }
  take(/\b(dosis unica|unica dosis|una sola (dosis|vez)|dosis una vez)\b/, () => every('', '8'))
  take(/\b(inmediat[oa]|inmediatamente|stat)\b/, () => {
    spoken.isAtOnce = true
  })
  take(/\b(segun respuesta|segun necesidad|a necesidad|si es necesario|prn|si hay dolor|si dolor)\b/, () => every('', '7'))
  take(new RegExp(`\\b${counts} ve(?:z|ces) (?:al|por) dia\\b`), ([, count]) => {
    const times = Number(number(count))
    if (24 % times === 0) every(times === 1 ? '1' : String(24 / times), times === 1 ? '3' : '2')
  })
  take(/\b(?:cada|c\/|q)\s*(\d+)?\s*(h|hs|hrs?|horas?|d|dias?|min|minutos?|sem|semanas?|mes|meses|anos?)\b/, ([, count, unit]) =>
    every(count ?? '1', lookIn(spanWords, unit) ?? '3'),
  )
  take(/\b(?:cada|todas las|en la|por la)\s+(noche|manana|tarde)s?\b/, () => every('1', '3'))
  take(/\b(diari[oa]|diariamente|al dia|al acostarse|en ayunas|nocturn[oa])\b/, () => every('1', '3'))
  take(/\b(semanal|semanalmente)\b/, () => every('1', '4'))
  take(/\b(mensual|mensualmente)\b/, () => every('1', '5'))
  take(
    new RegExp(`(?:\\b(?:por|durante|x)\\s*)?(?<![\\d.,])${counts}\\s*(d|dias?|sem|semanas?|mes|meses|anos?)\\b`),
    ([, count, unit]) => {
      spoken.duration = { amount: number(count), unit: lookIn(spanWords, unit) ?? '3' }
    },
  )
  take(/(?:#|\btotal(?: de)?|\bcantidad)\s*(\d+)(?:\s*(?:tab\w*|cap\w*|unidades|amp\w*))?/, ([, count]) => {
    spoken.total = count ?? null
  })
  take(/\b(?:de )?(liberacion (prolongada|modificada|controlada|sostenida)|retard|xr|lp)\b/, () => {
    spoken.isProlonged = true
  })
  take(/\bv\.\s?o\b\.?/, () => {
    spoken.route = 'oral'
  })
  return rest
}

type Into = { spoken: Spoken; bare: Decimal[]; measured: Quantity[]; name: string[][] }

/** Takes what begins at `i`, and says how many tokens it was. */
function take(tokens: string[], i: number, into: Into): number {
  const { spoken } = into
  const token = tokens[i] ?? ''
  const half = token === '1' && tokens[i + 1] === '/' && tokens[i + 2] === '2' && !lookIn(measureWords, tokens[i + 3])
  if (half) return takeNumber(tokens, i + 3, '0.5', into) + 3
  if (/^\d/.test(token) && (tokens[i + 1] === '/' || tokens[i + 1] === '+') && /^\d/.test(tokens[i + 2] ?? ''))
    return takeSeveral(tokens, i, into)
  const amount = numberAt(token)
  const isCounting = /^\d/.test(token) || doesCount(tokens[i + 1])
  if (amount && isCounting) return takeNumber(tokens, i + 1, amount, into) + 1

  const route = lookIn(routeWords, token)
  if (route) spoken.route ??= route
  const form = lookIn(formWords, token)
  // "solución inyectable", "solución en gotas": the second word says more.
  if (form && (spoken.form === null || spoken.form === 'solución' || form === 'gotas')) spoken.form = form
  spoken.container ??= lookIn(containerWords, token)
  if (route || form || lookIn(containerWords, token)) return 1
  if (token === '+') into.name.push([])
  else if (/^[a-z]/.test(token) && !idleWords.has(token)) into.name.at(-1)?.push(token)
  return 1
}

/** "una tableta" counts; "una" before a name does not. */
const doesCount = (next: string | undefined) => lookIn(formWords, next) !== null || lookIn(doseWords, next) !== null

/** What follows a number says what it is of. */
function takeNumber(tokens: string[], i: number, amount: Decimal, { spoken, bare, measured }: Into): number {
  const next = tokens[i]
  const unit = lookIn(measureWords, next)
  if (unit) {
    if (tokens[i + 1] !== '/') {
      measured.push({ amount, unit })
      return 1
    }
    // 250 mg/5 ml, 100 UI/ml
    const per = numberAt(tokens[i + 2])
    const perUnit = lookIn(measureWords, tokens[per ? i + 3 : i + 2])
    if (perUnit && spoken.content === null) {
      spoken.strengths.push({ amount, unit })
      spoken.content = { amount: per ?? '1', unit: perUnit }
    } else measured.push({ amount, unit })
    return perUnit ? (per ? 4 : 3) : 2
  }
  const word = lookIn(doseWords, next)
  const form = lookIn(formWords, next)
  if (!word && !form) {
    bare.push(amount)
    return 0
  }
  spoken.dose ??= { amount, unit: null, word: word ?? 'unidad' }
  if (form && spoken.form === null) spoken.form = form
  spoken.container ??= lookIn(containerWords, next)
  return 1
}

/** "160/800 mg", "50+12,5": one strength of each ingredient. */
function takeSeveral(tokens: string[], i: number, { spoken }: Into): number {
  const amounts: Decimal[] = []
  let at = i
  while (numberAt(tokens[at])) {
    amounts.push(numberAt(tokens[at]) ?? '1')
    const isMore = (tokens[at + 1] === '/' || tokens[at + 1] === '+') && numberAt(tokens[at + 2]) !== null
    at += isMore ? 2 : 1
    if (!isMore) break
  }
  const unit = lookIn(measureWords, tokens[at])
  if (spoken.strengths.length === 0) spoken.strengths = amounts.map((amount) => ({ amount, unit }))
  return at - i + (unit ? 1 : 0)
}

/** Which of the numbers is the strength and which the dose: the strength is written first. */
function settle(spoken: Spoken, bare: Decimal[], measured: Quantity[]) {
  const rest = [...bare]
  const dose = (amount: Decimal, unit: string | null) => {
    spoken.dose ??= { amount, unit, word: unit ? null : 'unidad' }
  }
  const ofVolume = measured.filter(({ unit }) => unit === 'ml')
  const others = measured.filter(({ unit }) => unit !== 'ml')
  // Each ingredient of several has its own: «amoxicilina 500 mg + clavulánico 125 mg».
  for (const quantity of others)
    if (spoken.strengths.length < Math.max(1, spoken.names.length)) spoken.strengths.push(quantity)
    else dose(quantity.amount, quantity.unit)
  for (const { amount, unit } of ofVolume) dose(amount, unit)
  // Alone, a large number is a strength and a small one a dose.
  const isStrength = (amount: Decimal) =>
    spoken.strengths.length === 0
      ? rest.length > 1 || Number(amount) > 4 || spoken.dose !== null
      : spoken.strengths.length < spoken.names.length
  for (let first = rest[0]; first && isStrength(first); first = rest[0]) {
    spoken.strengths.push({ amount: first, unit: null })
    rest.shift()
  }
  const [next] = rest
  if (next) dose(next, null)
}
