import { CalendarDate } from '../../shared/calendar.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'

/** The last part of a pasted address of the QR; else what was typed. */
const withoutAddress = (typed: string) => /\/verificar\/([^/?#]+)/.exec(typed)?.[1] ?? typed

/**
 * R-VER-6, §6.8: 20 digits, of which the first eight are a day and the ninth says what it is. As people type it: with spaces, dots or hyphens,
 * or the whole address of the QR. The refusal says what is there and what to look at.
 */
export function parseNumber(typed: string): Result<string, string> {
  const number = withoutAddress(typed.trim()).replace(/%20|[\s.\u2010-\u2015-]/g, '')
  if (number === '') return refuse('Escriba el número de la fórmula')
  if (/\p{L}/u.test(number)) return refuse(letterText(number))
  if (!/^\d+$/.test(number)) return refuse('El número lleva solo cifras: quite los demás signos')
  if (number.length !== 20) return refuse(`El número tiene 20 cifras y escribió ${number.length}: ${lengthText(number.length)}`)
  if (!isDay(number)) return refuse('Las ocho primeras cifras son el día en que se firmó (año, mes y día), y ese día no existe')
  if (!/^[12]$/.test(number.charAt(8))) return refuse('Después del día va un 1 (fórmula) o un 2 (tutela): revise la novena cifra')
  return accept(number)
}

const lengthText = (length: number) =>
  length < 20 ? `falta${20 - length > 1 ? 'n' : ''} ${20 - length}` : `sobra${length - 20 > 1 ? 'n' : ''} ${length - 20}`

/** The letters that are taken for digits are named. */
function letterText(number: string) {
  const [letter = ''] = /\p{L}/u.exec(number) ?? []
  const digit = { O: 'cero', I: 'uno', L: 'uno' }[letter.toUpperCase()]
  return `Hay una letra «${letter}», y el número lleva solo cifras${digit ? `: escriba ${digit}` : ''}`
}

const isDay = (number: string) =>
  CalendarDate.safeParse(`${number.slice(0, 4)}-${number.slice(4, 6)}-${number.slice(6, 8)}`).success && number >= '2000'
