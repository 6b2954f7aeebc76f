import { expect, test } from 'vitest'
import { CalendarDate } from './calendar.ts'
import {
  age,
  documentText,
  fieldDate,
  longDate,
  longDateTime,
  momentText,
  numberText,
  parseDate,
  percentText,
  periodText,
  shortDate,
  shortDateTime,
  timeOf,
  weekdayDate,
} from './dates-es.ts'

const day = (iso: string) => CalendarDate.parse(iso)
/** What is on the screen, with the no-break spaces as spaces. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const bogota = (local: string) => new Date(`${local}-05:00`)

test.each([
  ['1/2/2026', '2026-02-01'],
  ['01/02/2026', '2026-02-01'],
  ['01-02-2026', '2026-02-01'],
  ['1.2.2026', '2026-02-01'],
  ['1 2 2026', '2026-02-01'],
  ['  1 / 2 / 2026 ', '2026-02-01'],
  ['01022026', '2026-02-01'],
  ['2026-02-01', '2026-02-01'],
  ['2026/2/1', '2026-02-01'],
  ['1 feb 2026', '2026-02-01'],
  ['1 FEB. 2026', '2026-02-01'],
  ['1feb2026', '2026-02-01'],
  ['1-feb-2026', '2026-02-01'],
  ['feb 1, 2026', '2026-02-01'],
  ['1 de febrero de 2026', '2026-02-01'],
  ['1\u00a0de\u00a0febrero de\u00a02026', '2026-02-01'],
  ['1º de febrero del 2026', '2026-02-01'],
  ['primero de febrero de 2026', '2026-02-01'],
  ['domingo, 1 de febrero de 2026', '2026-02-01'],
  ['miércoles 25 de noviembre de 2026', '2026-11-25'],
  ['30 sept 2026', '2026-09-30'],
  ['30 setiembre 2026', '2026-09-30'],
  ['31/12/2199', '2199-12-31'],
  ['1/1/1900', '1900-01-01'],
  ['29/2/2028', '2028-02-29'],
])('a day written as "%s" is %s', (text, expected) => {
  expect(parseDate(text)).toBe(expected)
})

test.each([
  '',
  '   ',
  'mañana',
  '29/2/2026',
  '31/4/2026',
  '30/2/2026',
  '0/1/2026',
  '1/0/2026',
  '1/13/2026',
  '32/1/2026',
  '1/2/26',
  '1/2',
  '1/2/2026/3',
  '1/2/0202',
  '31/12/1899',
  '1/1/2200',
  '1 xyz 2026',
  '1 ma 2026',
  '2026-02-30',
  '20260201',
  'feb 2026',
  '1/2/20266',
  '-1/2/2026 a',
  '1e1/2/2026',
  '٣/٢/٢٠٢٦',
  '<b>1</b>',
])('"%s" is no day', (text) => {
  expect(parseDate(text)).toBeNull()
})

test('a day is written as the place asks for, and what belongs together stays on one line', () => {
  expect(longDate(day('2026-11-23'))).toBe('23\u00a0de\u00a0noviembre de\u00a02026')
  expect(shortDate(day('2026-11-03'))).toBe('3\u00a0nov\u00a02026')
  expect(plain(weekdayDate(day('2026-11-25')))).toBe('miércoles 25 de noviembre')
  expect(fieldDate(day('2026-11-03'))).toBe('03/11/2026')
  expect(plain(periodText({ from: day('2026-08-01'), until: day('2027-08-01') }))).toBe('1 ago 2026 a 31 jul 2027')
  expect(plain(periodText({ from: day('2026-08-01'), until: null }))).toBe('desde el 1 ago 2026, sin fecha de fin')
})

test('what a date field shows is read back as the same day', () => {
  expect(parseDate(fieldDate(day('2026-11-03')))).toBe('2026-11-03')
})

test('an instant is told in Bogota, on a clock of twelve hours', () => {
  expect(shortDateTime(bogota('2026-11-23T15:20:00'))).toBe('23\u00a0nov, 3:20\u00a0p.\u00a0m.')
  expect(plain(longDateTime(bogota('2026-11-23T00:05:00')))).toBe('23 de noviembre de 2026, 12:05 a. m.')
  expect(plain(timeOf(bogota('2026-11-23T12:00:00')))).toBe('12:00 p. m.')
  expect(plain(longDateTime(new Date('2027-01-01T04:59:59Z')))).toBe('31 de diciembre de 2026, 11:59 p. m.')
})

test('a near moment is told from today', () => {
  const now = bogota('2026-01-02T08:00:00')
  expect(plain(momentText(bogota('2026-01-02T00:00:00'), now))).toBe('hoy, 12:00 a. m.')
  expect(plain(momentText(bogota('2026-01-01T23:59:00'), now))).toBe('ayer, 11:59 p. m.')
  expect(plain(momentText(bogota('2025-12-31T23:59:00'), now))).toBe('31 dic 2025, 11:59 p. m.')
  expect(plain(momentText(bogota('2026-03-31T23:59:00'), now))).toBe('31 mar, 11:59 p. m.')
})

test.each([
  [0, 'ahora'],
  [59_999, 'ahora'],
  [-5_000, 'ahora'],
  [60_000, 'hace 1 minuto'],
  [3_599_999, 'hace 59 minutos'],
  [3_600_000, 'hace 1 hora'],
  [172_799_999, 'hace 47 horas'],
  [172_800_000, 'hace 2 días'],
  [86_400_000 * 1200, 'hace 1.200 días'],
])('%i milliseconds old is "%s"', (elapsed, expected) => {
  const now = bogota('2026-11-23T08:00:00')
  expect(plain(age(new Date(now.getTime() - elapsed), now))).toBe(expected)
})

test('numbers have a point for the thousands and a comma for the tenths', () => {
  expect([numberText(1244), numberText(405940), numberText(1.44), plain(percentText(0.884))]).toEqual([
    '1.244',
    '405.940',
    '1,4',
    '88,4 %',
  ])
})

test('a document is told by its type and its number in groups of three, and a passport as it is', () => {
  expect(documentText('CC', '1900318562')).toBe('CC\u00a01.900.318.562')
  expect(plain(documentText('CE', '900412'))).toBe('CE 900.412')
  expect(plain(documentText('PA', 'AX90412'))).toBe('PA AX90412')
})
