import { numberMark, type SpokenNumber, smallMark } from './read-spoken-numbers.ts'
import { spanWords } from './read-spoken-words.ts'

/** Code of §6.4; '7' and '8' have no number. */
export type Span = { amount: string; unit: string }

/** A saying of several words; null: it is one, and is not read. */
export type Phrase = { start: number; end: number } & (
  | { says: 'every'; value: Span | null; when: 'any' | 'daily' | 'moment' }
  | { says: 'duration'; value: Span | null }
  | { says: 'total'; value: string | null; container: string | null }
  | { says: 'at-once' | 'prolonged' | 'oral' }
)
type Said = Phrase extends infer One ? (One extends Phrase ? Omit<One, 'start' | 'end'> : never) : never

/** A phrase in the marked line. */
export const phraseMark = '\uE003\uE004*'

const some = `(${numberMark})`
const span = '(h|hs|hrs?|horas?|d|dias?|min|minutos?|sem|semanas?|mes|meses|anos?)\\b'
const longSpan = '(d|dias?|sem|semanas?|mes|meses|anos?)\\b'
/** «hora y media»: not what it begins with. */
const andMore = `(\\s+y\\s+${smallMark})?`
const counted = `(?:${some}\\s*ve(?:z|ces)\\s*)?`

/** Finds the sayings of a line, in the order in which they are looked for; marks take their places. */
export function findPhrases(line: string, numbers: ReadonlyMap<number, SpokenNumber>): { marked: string; phrases: Phrase[] } {
  const phrases: Phrase[] = []
  let marked = line
  const numberAt = (at: number | undefined) => {
    const found = at === undefined ? undefined : numbers.get(at)
    const [amount] = found?.amounts ?? []
    return found && found.amounts.length === 1 && found.is !== 'schedule' ? (amount ?? null) : null
  }
  const take = (
    pattern: string,
    say: (groups: (string | undefined)[], wholeOf: (group: number) => string | null) => Said | null,
  ) => {
    for (const found of marked.matchAll(new RegExp(pattern, 'gd'))) {
      const { index } = found
      const end = index + found[0].length
      const wholeOf = (group: number) => {
        const amount = numberAt(found.indices?.[group]?.[0])
        return amount !== null && /^\d{1,4}$/.test(amount) ? amount : null
      }
      const said = say(found, wholeOf)
      if (said === null) continue
      phrases.push({ ...said, start: index, end })
      marked = `${marked.slice(0, index)}\uE003${'\uE004'.repeat(end - index - 1)}${marked.slice(end)}`
    }
  }
  const every = (value: Span | null, when: 'any' | 'daily' | 'moment' = 'any') => ({ says: 'every', value, when }) as const
  const ofDay = (amount: string, unit: string) => () => every({ amount, unit })

  for (const { start, end, is, amounts } of numbers.values())
    if (is === 'schedule') {
      phrases.push({ start, end, ...every({ amount: amounts[1] ?? '', unit: '2' }) })
      marked = `${marked.slice(0, start)}\uE003${'\uE004'.repeat(end - start - 1)}${marked.slice(end)}`
    }
  take('\\b(?:dosis unica|unica dosis)\\b', ofDay('', '8'))
  take(`${some}\\s+sola\\s+(?:dosis|vez)\\b|\\bdosis\\s+${some}\\s+vez\\b`, (_, wholeOf) =>
    every((wholeOf(1) ?? wholeOf(2)) === '1' ? { amount: '', unit: '8' } : null),
  )
  take('\\b(?:inmediat[oa]|inmediatamente|stat)\\b', () => ({ says: 'at-once' }))
  take(
    '\\b(?:segun (?:la )?respuesta(?: al tratamiento)?|segun necesidad|a necesidad|si es necesario|prn|si hay dolor|si dolor)\\b',
    ofDay('', '7'),
  )
  take(
    `(?:\\bcada otro dia|(?:\\b(?:cada|un)\\s+)?\\bdia (?:de )?por medio|\\binterdiari[oa]s?|\\bdia si,? (?:y )?dia no)\\b`,
    ofDay('2', '3'),
  )
  take(
    `${some}\\s*ve(?:z|ces)\\s*(?:(?:al|por|a la|en el|cada)\\s+|/\\s*)?(dia|diari[oa]s?|diariamente|semana|semanal|semanales|mes|mensual)\\b`,
    ([, , of = ''], wholeOf) => {
      const times = wholeOf(1)
      const unit = of.startsWith('d') ? '3' : of.startsWith('s') ? '4' : '5'
      if (times === '1') return every({ amount: '1', unit }, unit === '3' ? 'daily' : 'any')
      return every(times && unit === '3' && 24 % Number(times) === 0 ? { amount: String(24 / Number(times)), unit: '2' } : null)
    },
  )
  take(
    `${counted}(?:\\b(?:cada|todos los)\\s*|\\bc/\\s*|\\bc(?=[\uE000\uE001])|\\bq\\s*(?=[\uE000\uE001]))(?:${some}\\s*)?${span}${andMore}`,
    ([, count, number, unit = '', more], wholeOf) => {
      const isOnce = count === undefined || wholeOf(1) === '1'
      const amount = number === undefined ? '1' : wholeOf(2)
      if (!isOnce || amount === null || more !== undefined) return every(null)
      const value = { amount, unit: spanWords[unit] ?? '3' }
      return every(value, number === undefined && value.unit === '3' ? 'daily' : 'any')
    },
  )
  take(`(?:\\bcada\\s*|\\bc/\\s*)${some}`, () => every(null))
  take(
    `${counted}\\b(?:(?:cada|todas las|en la|por la)\\s+(?:noche|manana|tarde)s?|al acostarse|antes de (?:acostarse|dormir)|en ayunas|nocturn[oa])\\b`,
    ([, count], wholeOf) => every(count === undefined || wholeOf(1) === '1' ? { amount: '1', unit: '3' } : null, 'moment'),
  )
  take('\\b(?:diari[oa]s?|diariamente|(?:al|por|x) dia)\\b', () => every({ amount: '1', unit: '3' }, 'daily'))
  take('\\b(?:semanal|semanalmente)\\b', ofDay('1', '4'))
  take('\\b(?:mensual|mensualmente)\\b', ofDay('1', '5'))
  take(`(?:\\b(?:por|durante|x)\\s*)?${some}\\s*${longSpan}${andMore}`, ([, , unit = '', more], wholeOf) => {
    const amount = wholeOf(1)
    return {
      says: 'duration',
      value: amount === null || more !== undefined ? null : { amount, unit: spanWords[unit] ?? '3' },
    }
  })
  take(`(?:#|\\btotal(?:\\s+de)?|\\bcantidad(?:\\s+de)?)[\\s:]*${some}`, (_, wholeOf) => ({
    ...{ says: 'total', value: wholeOf(1), container: null },
  }))
  take(`${some}\\s*(frasco|tubo)s?\\b`, ([, , container = ''], wholeOf) => ({ says: 'total', value: wholeOf(1), container }))
  take('\\b(?:de )?(?:liberacion (?:prolongada|modificada|controlada|sostenida)|retard|xr|lp)\\b', () => ({ says: 'prolonged' }))
  take('\\bv\\.\\s?o\\b\\.?', () => ({ says: 'oral' }))
  return { marked, phrases }
}
