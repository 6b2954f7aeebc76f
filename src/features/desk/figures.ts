import type { Bar } from '../../shared/ui/charts.tsx'

/** The pictures, by their name in the address of the file. */
export const figureNames = ['departamentos', 'clases', 'espera', 'vencimientos'] as const
export type FigureName = (typeof figureNames)[number]

export type Figures = { total: number; bars: Record<FigureName, Bar[]> }

/** How many days of ends ahead are shown. */
export const aheadDays = 60
