import type { Decimal } from './prescription.ts'

const units =
  `cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho
  diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve`.split(
    /\s+/,
  )
const tens = 'treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ')
const hundreds = 'ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos'.split(
  ' ',
)

function belowThousand(number: number): string {
  if (number < 30) return units[number] ?? ''
  if (number < 100) {
    const ten = tens[Math.floor(number / 10) - 3]
    return number % 10 === 0 ? `${ten}` : `${ten} y ${units[number % 10]}`
  }
  if (number === 100) return 'cien'
  const hundred = hundreds[Math.floor(number / 100) - 1]
  return number % 100 === 0 ? `${hundred}` : `${hundred} ${belowThousand(number % 100)}`
}

/** Before a noun: "veintiuna tabletas", "treinta y un mil", "doscientas tabletas". */
export type Gender = 'm' | 'f' | null
const before = (words: string, gender: Gender) =>
  gender === 'f'
    ? words
        .replace(/veintiuno$/, 'veintiuna')
        .replace(/uno$/, 'una')
        .replace(/(\w+cient|quinient)os/g, '$1as')
    : gender === 'm'
      ? words.replace(/veintiuno$/, 'veintiún').replace(/uno$/, 'un')
      : words

function wholeWords(number: number, gender: Gender): string {
  const thousands = Math.floor(number / 1000)
  const rest = number % 1000
  if (thousands === 0) return before(belowThousand(rest), gender)
  const thousand =
    thousands === 1
      ? 'mil'
      : `${before(belowThousand(thousands), gender === 'f' ? 'f' : 'm').replace(/veintiuna$|una$/, (end) => (end === 'una' ? 'un' : 'veintiún'))} mil`
  return rest === 0 ? thousand : `${thousand} ${before(belowThousand(rest), gender)}`
}

/** 180 → "ciento ochenta", '0.5' → "cero coma cinco", up to 999.999; larger ones stay in figures. */
export function sayNumber(value: number | Decimal, gender: Gender = null): string {
  const [whole = '0', part] = String(value).split('.')
  const number = Number(whole)
  if (!/^\d+$/.test(whole) || number > 999_999) return String(value).replace('.', ',')
  if (!part) return wholeWords(number, gender)
  const zeros = /^0*/.exec(part)?.[0].length ?? 0
  const rest = part.slice(zeros)
  const decimals = [...Array<string>(zeros).fill('cero'), ...(rest === '' ? [] : [sayNumber(rest.slice(0, 6))])]
  return `${wholeWords(number, null)} coma ${decimals.join(' ')}`
}
