import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, routeFor, text } from '../../platform/route.ts'
import { dayOf } from '../../shared/calendar.ts'
import { csvOf } from '../../shared/csv.ts'
import { EntidadId } from '../../shared/id.ts'
import { keyText, readInstantKey } from '../../shared/instant-key.ts'
import { type Application, answerClock, kindNames } from '../applications/index.ts'
import type { Actor, ActorOf } from '../authority/index.ts'
import { readinessDetail, readinessTexts } from './decide-readiness.ts'
import { countQueue, loadQueue } from './queue.ts'
import { addressOf, filtersOf, type QueueQuery, queueFields, trays } from './queue-filters.ts'
import { findFrame } from './queue-store.ts'
import { EntidadesPage } from './ui/entidades-page.tsx'
import { QueuePage } from './ui/queue-page.tsx'

const route = routeFor<ActorOf>()

const atEntidad = z.object({ entidadId: EntidadId })
const pageSize = 20
/** What one file holds at most; its last line says so when there is more. */
const exportSize = 10_000

const keyOf = ({ submittedAt, id }: Application) => keyText({ at: submittedAt, id })

/** What the delegado may see here, and what of it the address asks for. */
async function scopeOf(app: AppContext, actor: Actor, entidadId: EntidadId, query: QueueQuery) {
  const now = actor.authority.at
  const frame = await findFrame(app.db, actor.personId, entidadId, now)
  if (!frame) return null
  const covered = frame.sedes.map(({ id }) => id)
  return { ...frame, now, filters: filtersOf(query, covered, frame.isWhole, now) }
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
    query: form({ ...queueFields, desde: text, antes: text }),
    async handle(app, { actor, params: { entidadId }, query: { desde, antes, ...query } }) {
      const scope = await scopeOf(app, actor, entidadId, query)
      if (!scope) return { status: 404, problem: problem('no-existe') }
      const { filters, now, entidad, sedes, professions } = scope
      const before = readInstantKey(antes)
      const after = before ? null : readInstantKey(desde)
      const inTray = { ...filters, states: [trays[query.bandeja].state] }
      const { rows, hasMore } = await loadQueue(app.db, entidadId, inTray, { after, before, limit: pageSize }, now)
      const counts = await countQueue(app.db, entidadId, filters, now)

      const home = `/delegado/${entidadId}`
      const [first, last] = [rows.at(0)?.application, rows.at(-1)?.application]
      const isBackwards = before !== null
      const props = {
        entidad,
        query,
        counts,
        sedes,
        professions,
        now,
        rows: rows.map((row) => ({ ...row, clock: answerClock(row.application.waitingSince, now) })),
        links: {
          first: after || before ? addressOf(home, query) : null,
          previous: (isBackwards ? hasMore : after) && first ? addressOf(home, query, { antes: keyOf(first) }) : null,
          next: (isBackwards || hasMore) && last ? addressOf(home, query, { desde: keyOf(last) }) : null,
          export: addressOf(`${home}/cola.csv`, query),
        },
      }
      return { status: 200, page: (chrome) => <QueuePage chrome={chrome} {...props} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/delegado/:entidadId/cola.csv',
    needs: 'enrolment.read',
    summary: 'La cola, como archivo: exactamente lo filtrado',
    params: atEntidad,
    query: form(queueFields),
    async handle(app, { actor, params: { entidadId }, query }) {
      const scope = await scopeOf(app, actor, entidadId, query)
      if (!scope) return { status: 404, problem: problem('no-existe') }
      const { filters, now, professions } = scope
      const inTray = { ...filters, states: [trays[query.bandeja].state] }
      const { rows, hasMore } = await loadQueue(app.db, entidadId, inTray, { after: null, limit: exportSize }, now)
      const nameOf = new Map(professions.map(({ code, name }) => [code, name]))
      const lines = rows.map(({ application, readiness, professions: held }) => {
        const { radicado, document, personName, kind, roleAsked, sedeName, municipioName, submittedAt, waitingSince, note } =
          application
        const { used, lastDay, state } = answerClock(waitingSince, now)
        return [
          radicado,
          document.type,
          document.number,
          personName,
          kindNames[kind],
          held.map((code) => nameOf.get(code) ?? code).join(', '),
          roleAsked?.name ?? '',
          sedeName,
          municipioName ?? '',
          submittedAt.toISOString(),
          waitingSince.toISOString(),
          String(used),
          lastDay,
          query.bandeja === 'devueltas' ? 'la tiene la persona' : clockNames[state],
          readinessTexts[readiness.code].text,
          readinessDetail(readiness) ?? '',
          note,
        ]
      })
      const more = hasMore ? [[`El archivo trae las ${exportSize} más antiguas; filtre para obtener las demás.`]] : []
      const file = csvOf(csvHead, [...lines, ...more])
      return { status: 200, file, type: 'text/csv; charset=utf-8', name: `cola-${query.bandeja}-${dayOf(now)}.csv` }
    },
  }),
]

const clockNames = { running: 'a tiempo', due: 'vence hoy', late: 'fuera de plazo' } as const
const csvHead = [
  ...['radicado', 'tipo_documento', 'numero_documento', 'nombre', 'opcion', 'profesion', 'rol_pedido', 'sede', 'municipio'],
  ...['enviada', 'espera_desde', 'dias_habiles', 'plazo', 'estado_del_plazo', 'comprobacion', 'detalle', 'nota'],
]
