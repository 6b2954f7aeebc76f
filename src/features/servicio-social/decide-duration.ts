import { type CalendarDate, dayAfter } from '../../shared/calendar.ts'

/** `day` so many months later, the last of the month where that month is shorter. */
function monthsAfter(day: CalendarDate, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const index = year * 12 + month - 1 + months
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1]
  const isLeap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0
  const last = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1]!
  return `${y}-${String(m).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`
}

export type Duration = 'UN_ANO' | 'NUEVE_MESES' | 'OTRA'

/** R-SS-14: one year, or nine months under a convenio. Other days are told and not refused. */
export function durationOf({ firstDay, lastDay }: { firstDay: CalendarDate; lastDay: CalendarDate }): Duration {
  const until: string = dayAfter(lastDay)
  if (until === monthsAfter(firstDay, 12)) return 'UN_ANO'
  return until === monthsAfter(firstDay, 9) ? 'NUEVE_MESES' : 'OTRA'
}
