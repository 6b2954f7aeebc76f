import { type CalendarDate, dayAfter, dayOf, startOf } from '../../shared/calendar.ts'
import { isWorkingDay, lastWorkingDay } from '../../shared/working-days.ts'
import { answerTime } from '../applications/index.ts'

/** How long a request has waited, as the picture shows it: each working day up to the limit, then two coarser bands. */
export type Band = { label: string; isLate: boolean; count: number }

const labels = ['hoy', '1 día', '2 días', '3 días', '4 días', '5 días', '6 a 10', 'más de 10']
/** Working days gone by at which each band but the first begins. */
const starts = [1, 2, 3, 4, 5, 6, 11] as const

const dayBefore = (day: CalendarDate) => dayOf(new Date(startOf(day).getTime() - 1))

/**
 * The instants before which a request belongs to the next older band, the latest first: what arrived before the k-th has
 * waited `starts[k]` working days or more. R-SOL-10 counts the days.
 */
export function bandEdges(now: Date): Date[] {
  const edges: Date[] = []
  let day = dayOf(now)
  let used = 0
  while (edges.length < starts.length) {
    // What arrived before `day` has seen it.
    if (isWorkingDay(day)) used++
    if (used === starts[edges.length]) edges.push(startOf(day))
    day = dayBefore(day)
  }
  return edges
}

/** Requests that reached the delegado before this instant are out of time: the last day to answer them is over. */
export function lateEdge(now: Date, workingDays: number = answerTime.workingDays): Date {
  const today = dayOf(now)
  let day = today
  while (lastWorkingDay(startOf(day), workingDays) >= today) day = dayBefore(day)
  return startOf(dayAfter(day))
}

/** @param counts by band, 0 the youngest */
export function bandsOf(counts: ReadonlyMap<number, number>, now: Date): Band[] {
  const edges = bandEdges(now)
  const late = lateEdge(now)
  return labels.map((label, i) => ({ label, isLate: i > 0 && edges[i - 1]! <= late, count: counts.get(i) ?? 0 }))
}
