import { type CalendarDate, dayOf } from '../../shared/calendar.ts'
import { shortDate } from '../../shared/dates-es.ts'
import type { Db } from '../../shared/sql.ts'
import type { Bar } from '../../shared/ui/charts.tsx'
import { countWaiting } from './desk-store.ts'
import { countEnds, countEnrolled } from './figures-store.ts'
import { bandEdges, bandsOf } from './waiting.ts'

/** The pictures, by their name in the address of the file. */
export const figureNames = ['departamentos', 'clases', 'espera', 'vencimientos'] as const
export type FigureName = (typeof figureNames)[number]

export type Figures = { total: number; bars: Record<FigureName, Bar[]> }

const dayMs = 86_400_000
/** Short enough for the room before a bar. */
const places = { IPS: 'IPS', EPS: 'EPS', INDEPENDIENTE: 'Consultorio', PROVEEDOR: 'Proveedor' } as const
const options = { PROFESIONAL: 'profesional', SERVICIO_SOCIAL: 'Servicio Social Obligatorio', OTRO: 'otro usuario' } as const
export const aheadDays = 60

/** What each bar of each picture says at an instant. */
export async function loadFigures(db: Db, now: Date): Promise<Figures> {
  const enrolled = await countEnrolled(db, now)
  const bands = bandsOf(await countWaiting(db, bandEdges(now)), now)
  const weeks = await countEnds(db, now, new Date(now.getTime() + aheadDays * dayMs))
  return {
    total: enrolled.total,
    bars: {
      departamentos: enrolled.departments.map(({ name, people }) => ({ label: name, value: people })),
      clases: enrolled.groups.map(({ kind, option, people }) => ({
        label: `${places[kind]}, ${options[option]}`,
        value: people,
      })),
      espera: bands.map(({ label, count, isLate }) => ({ label, value: count, isLate })),
      vencimientos: weeksAhead(now).map(({ label }, week) => {
        const found = weeks.find((one) => one.week === week)
        return { label, value: found?.others ?? 0, second: found?.plaza ?? 0 }
      }),
    },
  }
}

/** The days that each week from now begins and ends with; the last is cut where the days looked at end. */
function weeksAhead(now: Date): { from: CalendarDate; label: string }[] {
  const weeks = Math.ceil(aheadDays / 7)
  return Array.from({ length: weeks }, (_, week) => {
    const from = dayOf(new Date(now.getTime() + week * 7 * dayMs))
    const last = dayOf(new Date(now.getTime() + Math.min((week + 1) * 7 - 1, aheadDays) * dayMs))
    return { from, label: `${shortDate(from)} a ${shortDate(last)}` }
  })
}
