import { z } from 'zod'
import { form, routeFor } from '../../platform/route.ts'
import { dayOf } from '../../shared/calendar.ts'
import { csvOf } from '../../shared/csv.ts'
import type { ActorOf } from '../authority/index.ts'
import { figureNames, loadFigures } from './load-figures.ts'
import { FiguresPage, figureHeads } from './ui/figures-page.tsx'

const route = routeFor<ActorOf>()

/** What the country's numbers say, each picture with its table and its file. */
export const figureRoutes = [
  route({
    method: 'GET',
    url: '/mesa/cifras',
    needs: 'desk.read',
    summary: 'Las cifras de la mesa',
    async handle({ db }, { actor }) {
      const now = actor.authority.at
      const figures = await loadFigures(db, now)
      return { status: 200, page: (chrome) => <FiguresPage chrome={chrome} now={now} {...figures} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/mesa/cifras.csv',
    needs: 'desk.read',
    summary: 'Una de las cifras, como archivo',
    query: form({ cual: z.enum(figureNames).catch('departamentos').default('departamentos') }),
    async handle({ db }, { actor, query: { cual } }) {
      const now = actor.authority.at
      const { bars } = await loadFigures(db, now)
      const { label, value, second } = figureHeads[cual]
      const file = csvOf(
        [label, value, ...(second ? [second] : [])],
        bars[cual].map((bar) => [bar.label, String(bar.value), ...(second ? [String(bar.second ?? 0)] : [])]),
      )
      return { status: 200, file, type: 'text/csv; charset=utf-8', name: `cifras-${cual}-${dayOf(now)}.csv` }
    },
  }),
]
