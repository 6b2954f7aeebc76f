import { CalendarDate, dayOf, lastDayOf, type Period } from './calendar.ts'

// How days, instants, ages and numbers are written in Colombian Spanish, and how a written day is read.
// \u00a0 is the no-break space: what it joins stays on one line.

const months = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ')
const weekdays = 'domingo lunes martes miércoles jueves viernes sábado'.split(' ')
const shortMonth = (month: number) => months[month - 1]!.slice(0, 3)

const parts = (day: CalendarDate) => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return { year, month, date }
}

/** "23 de noviembre de 2026" */
export const longDate = (day: CalendarDate) => {
  const { year, month, date } = parts(day)
  return `${date}\u00a0de\u00a0${months[month - 1]} de\u00a0${year}`
}

/** "miércoles 25 de noviembre": a day so near that its year goes without saying. */
export const weekdayDate = (day: CalendarDate) => {
  const { month, date } = parts(day)
  return `${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]} ${date}\u00a0de\u00a0${months[month - 1]}`
}

/** "23 nov 2026", for tables */
export const shortDate = (day: CalendarDate) => {
  const { year, month, date } = parts(day)
  return `${date}\u00a0${shortMonth(month)}\u00a0${year}`
}

/** "23/11/2026", as a date field shows and takes it */
export const fieldDate = (day: CalendarDate) => day.split('-').reverse().join('/')

/** "1 ago 2026 a 31 jul 2027"; the last day is the last in force. */
export const periodText = (period: Period) => {
  const last = lastDayOf(period)
  return last ? `${shortDate(period.from)} a ${shortDate(last)}` : `desde el ${shortDate(period.from)}, sin fecha de fin`
}

const bogotaTime = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Bogota',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h12',
})

/** "3:20 p. m.", in Bogota */
export const timeOf = (instant: Date) => {
  const [clock, half] = bogotaTime.format(instant).split(/\s/)
  return `${clock}\u00a0${half === 'AM' ? 'a' : 'p'}.\u00a0m.`
}

/** "23 nov, 3:20 p. m.": an instant of these months */
export const shortDateTime = (instant: Date) => {
  const { month, date } = parts(dayOf(instant))
  return `${date}\u00a0${shortMonth(month)}, ${timeOf(instant)}`
}

/** "23 de noviembre de 2026, 3:20 p. m." */
export const longDateTime = (instant: Date) => `${longDate(dayOf(instant))}, ${timeOf(instant)}`

/** "hoy, 6:00 a. m.", "ayer, …", else "19 nov, …" or, of another year, "19 nov 2025, …" */
export const momentText = (instant: Date, now: Date) => {
  const day = dayOf(instant)
  if (day === dayOf(now)) return `hoy, ${timeOf(instant)}`
  if (day === dayOf(new Date(now.getTime() - 86_400_000))) return `ayer, ${timeOf(instant)}`
  return day.slice(0, 4) === dayOf(now).slice(0, 4) ? shortDateTime(instant) : `${shortDate(day)}, ${timeOf(instant)}`
}

/** "de hoy, 6:00 a. m.", "de ayer, …", "del 19 nov, …": how fresh what somebody says is. */
export const ofMomentText = (instant: Date, now: Date) => {
  const text = momentText(instant, now)
  return /^\d/.test(text) ? `del ${text}` : `de ${text}`
}

const counted = (count: number, one: string, more: string) => `${numberText(count)}\u00a0${count === 1 ? one : more}`

/** How old a fact is: "ahora", "hace 12 minutos", "hace 26 horas", "hace 3 días". Deadlines count *días hábiles*, ages do not. */
export const age = (from: Date, now: Date) => {
  const minutes = Math.floor((now.getTime() - from.getTime()) / 60_000)
  if (minutes < 1) return 'ahora'
  if (minutes < 60) return `hace ${counted(minutes, 'minuto', 'minutos')}`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `hace ${counted(hours, 'hora', 'horas')}`
  return `hace ${counted(Math.floor(hours / 24), 'día', 'días')}`
}

const grouped = new Intl.NumberFormat('es-CO', { useGrouping: 'always', maximumFractionDigits: 1 })

/** "1.244", "1,4" */
export const numberText = (value: number) => grouped.format(value)

/** 0.884 → "88,4 %" */
export const percentText = (share: number) => `${grouped.format(share * 100)}\u00a0%`

/** ('CC', '1900318562') → "CC 1.900.318.562"; numbers with letters, as of a passport, stay as they are. */
export const documentText = (type: string, number: string) =>
  `${type}\u00a0${/^\d+$/.test(number) ? number.replace(/\B(?=(\d{3})+$)/g, '.') : number}`

const monthOf = (word: string) => {
  if (/^\d{1,2}$/.test(word)) return Number(word)
  const name = word === 'setiembre' || word === 'sept' ? 'septiembre' : word
  return name.length < 3 ? 0 : months.findIndex((month) => month.startsWith(name)) + 1
}

/** Separators, "de", "del", the weekday and the ordinal of "1.º" say nothing about which day it is. */
const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/\bprimero\b/, '1')
    .replace(/(\d)[ºª°]/g, '$1')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\d]+|(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d)/u)
    .filter((word) => word !== '' && !/^(de|del|el)$|^(lunes|martes|miercoles|jueves|viernes|sabado|domingo)$/.test(word))

/**
 * The day somebody wrote: 1/2/2026, 01-02-2026, 2026-02-01, 01022026, "1 feb 2026", "1 de febrero de 2026".
 * The day comes before the month. Null for a day that does not exist, before 1900 or after 2199, and for years of two digits,
 * which are not clear.
 */
export function parseDate(text: string): CalendarDate | null {
  const eight = /^\s*(\d\d)(\d\d)(\d{4})\s*$/.exec(text)
  const words = eight ? eight.slice(1) : wordsOf(text)
  const [a, b, c] = words
  if (!a || !b || !c || words.length !== 3) return null

  const [year, month, date] = /^\d{4}$/.test(a) ? [a, b, c] : /^\p{L}/u.test(a) ? [c, a, b] : [c, b, a]
  if (!/^(19|20|21)\d\d$/.test(year) || !/^\d{1,2}$/.test(date)) return null
  const iso = `${year}-${String(monthOf(month)).padStart(2, '0')}-${date.padStart(2, '0')}`
  return CalendarDate.safeParse(iso).data ?? null
}
