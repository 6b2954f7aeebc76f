import type { CalendarDate } from '../../shared/calendar.ts'

const parts = (day: CalendarDate) => day.split('-').map(Number) as [number, number, number]

/** Whole months lived on that day. Whoever was born on the 31st has his month on the last day of a short one. */
function monthsOn(birthDate: CalendarDate, day: CalendarDate) {
  const [year, month, date] = parts(birthDate)
  const [nowYear, nowMonth, nowDate] = parts(day)
  const lastDate = new Date(Date.UTC(nowYear, nowMonth, 0)).getUTCDate()
  return (nowYear - year) * 12 + nowMonth - month - (nowDate < Math.min(date, lastDate) ? 1 : 0)
}

/** Whole years lived on that day; of the 29th of February, on the 1st of March of a common year. */
export function yearsOn(birthDate: CalendarDate, day: CalendarDate) {
  const [year, month, date] = parts(birthDate)
  const [nowYear, nowMonth, nowDate] = parts(day)
  return nowYear - year - (nowMonth < month || (nowMonth === month && nowDate < date) ? 1 : 0)
}

const counted = (count: number, one: string, more: string) => `${count}\u00a0${count === 1 ? one : more}`

/** "58 años", "14 meses", "9 días": doses of small children are told by months and days. */
export function ageText(birthDate: CalendarDate, onDay: CalendarDate): string {
  const months = monthsOn(birthDate, onDay)
  if (months >= 24) return counted(yearsOn(birthDate, onDay), 'año', 'años')
  if (months >= 1) return counted(months, 'mes', 'meses')
  const days = Math.round((Date.parse(onDay) - Date.parse(birthDate)) / 86_400_000)
  return counted(Math.max(days, 0), 'día', 'días')
}
