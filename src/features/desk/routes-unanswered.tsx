import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { form, routeFor, text } from '../../platform/route.ts'
import { dayOf } from '../../shared/calendar.ts'
import { csvOf } from '../../shared/csv.ts'
import { keyText, readInstantKey } from '../../shared/instant-key.ts'
import { ApplicationKind, answerClock, kindNames } from '../applications/index.ts'
import type { ActorOf } from '../authority/index.ts'
import { UnansweredPage } from './ui/unanswered-page.tsx'
import { countUnanswered, findAnswerDays, findUnanswered } from './unanswered-store.ts'
import { lateEdge } from './waiting.ts'

const route = routeFor<ActorOf>()
const pageSize = 30
/** What one file holds at most; the page says so when there is more. */
const exportSize = 5000

const filters = {
  buscar: text,
  por: z.enum(['sin', 'tarde']).nullable().catch(null).default(null),
  opcion: ApplicationKind.nullable().catch(null).default(null),
}

async function askedAt({ db }: AppContext, at: Date) {
  const answerDays = await findAnswerDays(db)
  return { answerDays, asked: { at, lateBefore: lateEdge(at, answerDays) } }
}

/** R-MES-2: what waits where nobody can answer, or nobody did in time. */
export const unansweredRoutes = [
  route({
    method: 'GET',
    url: '/mesa/solicitudes',
    needs: 'desk.read',
    summary: 'Las solicitudes que la mesa puede responder',
    query: form({ ...filters, desde: text }),
    async handle(app, { actor, query }) {
      const { buscar, por, opcion } = query
      const now = actor.authority.at
      const { answerDays, asked } = await askedAt(app, now)
      const after = query.desde === '' ? null : readInstantKey(query.desde)
      const page = { after, limit: pageSize + 1 }
      const found = await findUnanswered(app.db, { text: buscar, ground: por, kind: opcion }, asked, page)
      const rows = found.slice(0, pageSize)
      const last = rows.at(-1)
      const values = { buscar, por: por ?? '', opcion: opcion ?? '' }
      const address = (path: string, more: Record<string, string>) => {
        const given = Object.entries({ ...values, ...more }).filter(([, value]) => value !== '')
        return `${path}${given.length > 0 ? `?${new URLSearchParams(given)}` : ''}`
      }
      const links = {
        first: after ? address('/mesa/solicitudes', {}) : null,
        next:
          found.length > pageSize && last
            ? address('/mesa/solicitudes', { desde: keyText({ at: last.stateSince, id: last.id }) })
            : null,
        export: address('/mesa/solicitudes.csv', {}),
      }
      const props = { rows, values, links, now, answerDays, counts: await countUnanswered(app.db, asked) }
      return { status: 200, page: (chrome) => <UnansweredPage chrome={chrome} {...props} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/mesa/solicitudes.csv',
    needs: 'desk.read',
    summary: 'Las solicitudes que la mesa puede responder, como archivo',
    query: form(filters),
    async handle(app, { actor, query: { buscar, por, opcion } }) {
      const now = actor.authority.at
      const { asked } = await askedAt(app, now)
      const rows = await findUnanswered(app.db, { text: buscar, ground: por, kind: opcion }, asked, {
        after: null,
        limit: exportSize,
      })
      const file = csvOf(
        [
          ...['radicado', 'tipo_documento', 'numero_documento', 'nombre', 'opcion', 'entidad', 'sede', 'estado'],
          ...['en_espera_desde', 'dias_habiles', 'sin_delegado', 'fuera_de_plazo'],
        ],
        rows.map((row) => [
          ...[row.radicado, row.documentType, row.documentNumber, row.personName, kindNames[row.kind]],
          ...[row.entidadName, row.sedeName, row.state, row.waitingSince.toISOString()],
          ...[String(answerClock(row.waitingSince, now).used), row.hasDelegate ? 'no' : 'sí', row.isLate ? 'sí' : 'no'],
        ]),
      )
      return { status: 200, file, type: 'text/csv; charset=utf-8', name: `solicitudes-mesa-${dayOf(now)}.csv` }
    },
  }),
]
