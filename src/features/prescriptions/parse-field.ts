import type { CalendarDate } from '../../shared/calendar.ts'
import { parseDate } from '../../shared/dates-es.ts'
import { capital } from '../../shared/words-es.ts'
import type { Finding } from './finding.ts'
import { decimalText, fractionOf } from './parse-decimal.ts'
import type { Decimal } from './prescription.ts'
import { isUnitWord } from './read-spoken-words.ts'

const dictionary = 'Diccionario de datos de la prescripción MIPRES (anexo técnico V2.4)'

/** R-PRE-1: what cannot be read, at its field, with what to write instead. */
export const unreadable = (field: string, position: number, message: string): Finding => ({
  ...{ rule: 'R-PRE-1', effect: 'RECHAZA', norm: dictionary, field, position, message, repairs: [], reason: null },
})

/** Signs of the keyboard that are not seen and mean nothing, and every space as one. */
const tidy = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim()

/** As `tidy`, with the lines that somebody made. */
const tidyLines = (text: string) =>
  text
    .split(/\r\n|\r|\n/)
    .map(tidy)
    .join('\n')
    .trim()

const quoted = (text: string) => `«${text.length > 30 ? `${text.slice(0, 30)}…` : text}»`

/** '0,5' or '0.5' → '0.5'; why not, in Spanish, when it is not a clear number. */
export function parseDecimal(typed: string): { value: Decimal } | { problem: string } {
  const text = tidy(typed)
  const found = /^(\d*)(?:[.,](\d+))?$/.exec(text)
  const [, whole = '', part = ''] = found ?? []
  if (!found || (whole === '' && part === '')) return { problem: whyNoNumber(text) }
  // «1.250» is a thousand and some for one reader and one and a quarter for another; nobody writes a quarter with a zero behind.
  if (/^[1-9]\d{0,2}$/.test(whole) && /^\d\d0$/.test(part))
    return { problem: `${quoted(text)} se puede leer de dos maneras. Escriba ${whole}${part} o ${trimmed(whole, part)}` }
  return { value: trimmed(whole, part).replace(',', '.') }
}

const trimmed = (whole: string, part: string) => {
  const decimals = part.replace(/0+$/, '')
  return `${whole.replace(/^0+(?=\d)/, '') || '0'}${decimals === '' ? '' : `,${decimals}`}`
}

/** What is proposed is exactly what was typed, written otherwise: half of «1e3» or the double of «1/2» might be signed. */
function whyNoNumber(text: string) {
  const [, separator = ''] = /^[1-9]\d{0,2}([.,' ])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d+)?$/.exec(text) ?? []
  if (separator) return `${quoted(text)} lleva separador de miles. Escríbalo sin él: ${text.replaceAll(separator, '')}`
  if (/^[-−–]/.test(text)) return `${quoted(text)} es menor que cero. Escriba un número mayor que cero`
  if (/^\d+\.$/.test(text)) return `${quoted(text)} termina en punto. Escriba ${text.slice(0, -1)}`
  const fraction = fractionOf(text)
  if (fraction !== null) return `${quoted(text)} es una fracción. Escriba ${decimalText(fraction)}`
  const [, number = '', unit = ''] = /^(\d+(?:[.,]\d+)?)\s?(\p{L}+|%)$/u.exec(text) ?? []
  if (isUnitWord(unit) && 'value' in parseDecimal(number))
    return `${quoted(text)} no es solo un número. Escriba ${number} y elija la unidad aparte`
  if (/\d/.test(text))
    return `${quoted(text)} no se puede leer como un número. Escríbalo solo con cifras, y con coma los decimales`
  return `${quoted(text)} no es un número. Escríbalo con cifras`
}

export type Length = { most: number; least?: number }

/**
 * Reads fields one by one and gathers everything that is wrong with them. A field that cannot be read yields a stand-in of its
 * type; what is read is given away only when nothing was gathered.
 */
export function fieldReader(findings: Finding[], prefix: string, position: number) {
  const wrong = (field: string, message: string) => {
    findings.push(unreadable(`${prefix}${field}`, position, message))
  }

  /** A code in capitals and without a point or spaces; '' where there is none and none is needed. */
  function code(field: string, typed: string, { what, isNeeded = true }: { what: string; isNeeded?: boolean }): string {
    const text = tidy(typed)
      .toUpperCase()
      // A minus sign is no hyphen: -1 is not the code 1.
      .replace(/[.\s]|(?<=\w)-/g, '')
    if (text === '') {
      if (isNeeded) wrong(field, `Falta ${what}. ${what.startsWith('la ') ? 'Elíjala' : 'Elíjalo'} de la lista.`)
      return ''
    }
    if (/^[A-Z0-9]{1,12}$/.test(text)) return text
    wrong(field, `${quoted(tidy(typed))} no es un código. Elija ${what} de la lista.`)
    return ''
  }

  function decimal(
    field: string,
    typed: string,
    { what, most, places }: { what: string; most: number; places: number },
  ): Decimal {
    if (tidy(typed) === '') {
      wrong(field, `Falta ${what}. Escriba un número.`)
      return '1'
    }
    const parsed = parseDecimal(typed)
    if ('problem' in parsed) {
      wrong(field, `${capital(what)}: ${parsed.problem}.`)
      return '1'
    }
    const { value } = parsed
    const [whole = '', part = ''] = value.split('.')
    if (/^[0.]+$/.test(value)) wrong(field, `${capital(what)} es cero. Escriba un número mayor que cero.`)
    else if (whole.length > 15 || Number(value) > most)
      wrong(field, `${capital(what)} es demasiado grande: el máximo es ${most}.`)
    else if (part.length > places) wrong(field, withPlaces(what, places))
    return value
  }

  function whole(field: string, typed: string, { what, most }: { what: string; most: number }): number {
    const before = findings.length
    const value = decimal(field, typed, { what, most, places: 0 })
    return findings.length > before ? 1 : Number(value)
  }

  /** Free text of so many characters at most. */
  function text(field: string, typed: string, what: string, { most, least = 0 }: Length): string {
    const said = tidyLines(typed)
    const size = [...said].length
    if (said === '' && least > 0) wrong(field, `Falta ${what}.`)
    else if (size < least) wrong(field, `${capital(what)}: son ${size} caracteres. Escriba al menos ${least}.`)
    else if (size > most) wrong(field, `${capital(what)}: son ${size} caracteres y caben ${most}. Quite ${size - most}.`)
    return said
  }

  function yesNo(field: string, typed: string, question: string | null): boolean {
    if (typed === '' && question !== null) wrong(field, `Falta contestar sí o no: ${question}`)
    return typed === 'si'
  }

  /** Null where nothing was typed and nothing is needed. */
  function date(field: string, typed: string, what: string, isNeeded: boolean): CalendarDate | null {
    const said = tidy(typed)
    if (said === '') {
      if (isNeeded) wrong(field, `Falta ${what}. Escríbala como 23/11/2026.`)
      return null
    }
    const day = parseDate(said)
    if (!day) wrong(field, `${capital(what)}: ${quoted(said)} no es una fecha. Escríbala como 23/11/2026.`)
    return day
  }

  return { wrong, code, decimal, whole, text, yesNo, date }
}
export type FieldReader = ReturnType<typeof fieldReader>

const withPlaces = (what: string, places: number) =>
  places === 0
    ? `${capital(what)} debe ser un número entero, sin decimales.`
    : `${capital(what)} tiene más de ${places} decimales. Redondéela.`

/** Codes with spaces, commas or lines between them, each once. */
export const codeList = (typed: string): string[] => [
  ...new Set(
    typed
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter((code) => code !== ''),
  ),
]
