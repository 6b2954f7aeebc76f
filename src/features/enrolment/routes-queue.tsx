import { z } from 'zod'
import { problem } from '../../platform/problem.ts'
import { form, routeFor, text } from '../../platform/route.ts'
import { dayOf } from '../../shared/calendar.ts'
import { csvOf } from '../../shared/csv.ts'
import { ApplicationId, EntidadId, SedeId } from '../../shared/id.ts'
import { answerClock } from '../applications/index.ts'
import type { ActorOf } from '../authority/index.ts'
import { findEntidad, findSedesOf } from '../reps/index.ts'
import { readinessTexts } from './decide-readiness.ts'
import { findCoveredSedes, loadQueue } from './queue.ts'
import { EntidadesPage } from './ui/entidades-page.tsx'
import { QueuePage, type Tray, trays } from './ui/queue-page.tsx'

const route = routeFor<ActorOf>()

const atEntidad = z.object({ entidadId: EntidadId })
const pageSize = 20
/** What one file holds at most; the page says so when there is more. */
const exportSize = 5000

const filters = {
  bandeja: z.enum(Object.keys(trays) as [Tray, ...Tray[]]).catch('enviadas'),
  buscar: text,
  sede: text,
}

/** "2026-11-18T14:12:00.000Z_id": the last row of the page before. */
function readKey(key: string) {
  const [instant = '', id] = key.split('_')
  // Years beyond four digits are no instants of PostgreSQL.
  const at = new Date(/^\d{4}-/.test(instant) ? instant : '')
  const applicationId = ApplicationId.safeParse(id)
  return Number.isNaN(at.getTime()) || !applicationId.success ? null : { submittedAt: at, id: applicationId.data }
}

export const queueRoutes = [
  route({
    method: 'GET',
    url: '/delegado',
    needs: 'account',
    summary: 'Las entidades de las que es delegado',
    async handle(_app, { actor: { holder } }) {
      const entidades = holder.holdsPerson ? holder.delegatedEntidades : []
      const [only] = entidades
      if (only && entidades.length === 1) return { status: 303, location: `/delegado/${only.id}` }
      return { status: 200, page: (chrome) => <EntidadesPage chrome={chrome} entidades={entidades} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/delegado/:entidadId',
    needs: 'enrolment.read',
    summary: 'La cola del delegado',
    params: atEntidad,
    query: form({ ...filters, desde: text }),
    async handle(app, { actor, params: { entidadId }, query }) {
      const { db } = app
      const { bandeja, buscar, sede, desde } = query
      const entidad = await findEntidad(db, entidadId)
      if (!entidad) return { status: 404, problem: problem('no-existe') }
      const now = actor.authority.at
      const covered = await findCoveredSedes(db, actor.personId, entidadId, now)
      const sedes = (await findSedesOf(db, entidadId)).filter(({ id }) => !covered || covered.includes(id))
      const after = readKey(desde)
      const { rows, hasMore, counts } = await loadQueue(
        db,
        entidadId,
        { states: [trays[bandeja].state], sedeIds: chosenSedes(sede, covered), search: buscar },
        { after, limit: pageSize },
        now,
      )
      const last = rows.at(-1)?.application
      const address = (more: Record<string, string>) =>
        `/delegado/${entidadId}?${new URLSearchParams({ ...(bandeja !== 'enviadas' && { bandeja }), ...(buscar && { buscar }), ...(sede && { sede }), ...more })}`
      const props = {
        entidad,
        tray: bandeja,
        counts,
        sedes,
        now,
        done: null,
        values: { buscar, sede },
        rows: rows.map((row) => ({ ...row, clock: answerClock(row.application.waitingSince, now) })),
        links: {
          first: after ? address({}) : null,
          next: hasMore && last ? address({ desde: `${last.submittedAt.toISOString()}_${last.id}` }) : null,
          export: `/delegado/${entidadId}/cola.csv?${new URLSearchParams({ bandeja, buscar, sede })}`,
        },
      }
      return { status: 200, page: (chrome) => <QueuePage chrome={chrome} {...props} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/delegado/:entidadId/cola.csv',
    needs: 'enrolment.read',
    summary: 'La cola, como archivo',
    params: atEntidad,
    query: form(filters),
    async handle(app, { actor, params: { entidadId }, query: { bandeja, buscar, sede } }) {
      const now = actor.authority.at
      const covered = await findCoveredSedes(app.db, actor.personId, entidadId, now)
      const { rows } = await loadQueue(
        app.db,
        entidadId,
        { states: [trays[bandeja].state], sedeIds: chosenSedes(sede, covered), search: buscar },
        { after: null, limit: exportSize },
        now,
      )
      const file = csvOf(
        ['radicado', 'tipo_documento', 'numero_documento', 'nombre', 'sede', 'enviada', 'dias_habiles', 'plazo', 'comprobacion'],
        rows.map(({ application, readiness }) => {
          const { used, lastDay } = answerClock(application.waitingSince, now)
          const { radicado, document, personName, sedeName, submittedAt } = application
          return [
            radicado,
            document.type,
            document.number,
            personName,
            sedeName,
            submittedAt.toISOString(),
            String(used),
            lastDay,
            readinessTexts[readiness.code].text,
          ]
        }),
      )
      return { status: 200, file, type: 'text/csv; charset=utf-8', name: `cola-${bandeja}-${dayOf(now)}.csv` }
    },
  }),
]

/** The sede asked for, if this delegado answers for it; an unknown one is no filter. */
function chosenSedes(sede: string, covered: SedeId[] | null): SedeId[] | null {
  const asked = SedeId.safeParse(sede)
  if (!asked.success) return covered
  return covered && !covered.includes(asked.data) ? covered : [asked.data]
}
