import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, type Reply, routeFor, text } from '../../platform/route.ts'
import { EntidadId } from '../../shared/id.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import type { Actor, ActorOf } from '../authority/index.ts'
import { findCoveredSedes } from '../enrolment/index.ts'
import { findEntidad } from '../reps/index.ts'
import { type BulkLoad, BulkLoadId, type LoadState, mostRows } from './bulk.ts'
import { findLoad } from './bulk-store.ts'
import { changeLoad } from './change-load.ts'
import { presentLoadRefusal } from './refusals.ts'
import { reportFile } from './report-file.ts'
import { countReasons, findRows, type RowView } from './row-store.ts'
import { endingRow, fileOf } from './template.ts'
import { LoadPage } from './ui/load-page.tsx'

const route = routeFor<ActorOf>()
const onLoad = z.object({ entidadId: EntidadId, loadId: BulkLoadId })
type Params = z.infer<typeof onLoad>
const pageSize = 50

const viewNames = ['todas', 'haran', 'nada', 'no', 'hechas', 'faltan'] as const
export type ViewName = (typeof viewNames)[number]
const filters = { ver: z.enum(viewNames).catch('todas'), razon: text }

const viewOf = (name: ViewName, reason: string): RowView => {
  if (reason !== '') return { reason }
  const views: Record<ViewName, RowView> = {
    todas: 'all',
    haran: { plan: 'HARA' },
    nada: { plan: 'NADA' },
    no: 'undone',
    hechas: { outcome: 'HECHA' },
    faltan: 'left',
  }
  return views[name]
}

const doneTexts = {
  repetido: 'Usted ya había cargado este archivo y no lo ha aplicado: es el mismo plan, comprobado de nuevo.',
  aplicar: 'Empezamos a aplicar. Puede salir de esta página: le avisamos por correo cuando termine.',
  seguir: 'Seguimos aplicando donde se detuvo.',
  detener: 'Detenido. Lo que ya se hizo queda hecho; el resto no se ha tocado.',
  comprobar: 'Comprobamos de nuevo todas las filas: este es el plan de ahora.',
} as const
type Done = keyof typeof doneTexts
const stateAfter: Record<Done, LoadState> = {
  repetido: 'COMPROBADO',
  aplicar: 'APLICANDO',
  seguir: 'APLICANDO',
  detener: 'DETENIDO',
  comprobar: 'COMPROBADO',
}

/** Of this entidad; whoever answers for some sedes sees only what he loaded. */
async function findSeen(app: AppContext, actor: Actor, { entidadId, loadId }: Params): Promise<BulkLoad | null> {
  const covered = await findCoveredSedes(app.db, actor.personId, entidadId, actor.authority.at)
  return findLoad(app.db, loadId, { entidadId, uploadedBy: covered ? actor.personId : null })
}

type Asked = { ver: ViewName; razon: string; desde: string; done: Done | null; errors: FieldError[] }

async function loadPage(app: AppContext, actor: Actor, params: Params, status: number, asked: Asked): Promise<Reply> {
  const { db } = app
  const load = await findSeen(app, actor, params)
  const entidad = await findEntidad(db, params.entidadId)
  if (!load || !entidad) return { status: 404, problem: problem('no-existe') }
  const { ver, razon, desde, done, errors } = asked
  const after = Number.parseInt(desde, 10)
  const isLater = Number.isSafeInteger(after) && after > 0 && after < 1_000_000
  const rows = await findRows(db, load.id, viewOf(ver, razon), isLater ? after : 0, pageSize + 1)
  const home = `/delegado/${params.entidadId}/masivo/${load.id}`
  const address = (more: Record<string, string>) => {
    const query = new URLSearchParams({ ...(ver !== 'todas' && { ver }), ...(razon && { razon }), ...more }).toString()
    return query === '' ? home : `${home}?${query}`
  }
  const last = rows[pageSize - 1]
  const props = {
    entidad,
    load,
    rows: rows.slice(0, pageSize),
    reasons: await countReasons(db, load.id),
    view: { name: ver, reason: razon },
    isUploader: load.uploadedBy === actor.personId && load.accountId === actor.accountId,
    isExpired: load.expiresAt <= app.realNow(),
    intento: app.newId(),
    // What begins is told while it goes on: the page is asked for anew by itself.
    done: done && (load.state === stateAfter[done] ? doneTexts[done] : null),
    errors,
    now: app.realNow(),
    links: {
      home,
      first: isLater ? address({}) : null,
      next: rows.length > pageSize && last ? address({ desde: String(last.line) }) : null,
      file: `${home}/filas.csv?${new URLSearchParams({ ver, ...(razon && { razon }) })}`,
    },
  }
  return { status, page: (chrome) => <LoadPage chrome={chrome} {...props} /> }
}

export const loadRoutes = [
  route({
    method: 'GET',
    url: '/delegado/:entidadId/masivo/:loadId',
    needs: 'enrolment.activate',
    summary: 'Plan, avance o informe de un archivo',
    params: onLoad,
    query: form({
      ...filters,
      desde: text,
      hecho: z
        .enum(Object.keys(doneTexts) as [Done, ...Done[]])
        .nullable()
        .catch(null),
    }),
    handle: (app, { actor, params, query: { hecho, ...query } }) =>
      loadPage(app, actor, params, 200, { ...query, done: hecho, errors: [] }),
  }),
  route({
    method: 'POST',
    url: '/delegado/:entidadId/masivo/:loadId',
    needs: 'enrolment.activate',
    summary: 'Aplicar, detener, seguir o comprobar de nuevo',
    params: onLoad,
    body: form({ hacer: z.enum(['aplicar', 'detener', 'seguir', 'comprobar']).nullable().catch(null), intento: text }),
    async handle(app, { actor, params, body: { hacer, intento }, request }) {
      const again = (status: number, message: string) =>
        loadPage(app, actor, params, status, {
          ...{ ver: 'todas', razon: '', desde: '', done: null },
          errors: [{ field: null, message }],
        })
      if (!hacer) return again(422, 'El formulario llegó incompleto. Elija qué hacer.')
      if (!(await findSeen(app, actor, params))) return { status: 404, problem: problem('no-existe') }
      const changed = await changeLoad(app, {
        by: { personId: actor.personId, accountId: actor.accountId },
        loadId: params.loadId,
        act: hacer,
        intento: z.uuid().safeParse(intento).data ?? app.newId(),
        requestId: request.id,
      })
      if (changed.ok) return { status: 303, location: `/delegado/${params.entidadId}/masivo/${params.loadId}?hecho=${hacer}` }
      const { status, message } = presentLoadRefusal(changed.refusal)
      return again(status, message)
    },
  }),
  route({
    method: 'GET',
    url: '/delegado/:entidadId/masivo/:loadId/filas.csv',
    needs: 'enrolment.activate',
    summary: 'Las filas con su resultado y su razón, como archivo que se puede corregir y cargar',
    params: onLoad,
    query: form(filters),
    async handle(app, { actor, params, query: { ver, razon } }) {
      const load = await findSeen(app, actor, params)
      if (!load) return { status: 404, problem: problem('no-existe') }
      const rows = await findRows(app.db, load.id, viewOf(ver, razon), 0, mostRows)
      const name = `${load.startedAt ? 'informe' : 'plan'}-${load.id.slice(-8)}-${ver}.csv`
      return { status: 200, file: reportFile(rows, load.startedAt !== null), type: 'text/csv; charset=utf-8', name }
    },
  }),
  route({
    method: 'GET',
    url: '/delegado/:entidadId/masivo/:loadId/terminar.csv',
    needs: 'enrolment.activate',
    summary: 'Lo que el archivo activó, como archivo para terminarlo',
    params: onLoad,
    async handle(app, { actor, params }) {
      const load = await findSeen(app, actor, params)
      if (!load) return { status: 404, problem: problem('no-existe') }
      const rows = await findRows(app.db, load.id, { outcome: 'HECHA' }, 0, mostRows)
      const activated = rows.filter(({ outcomeSaid }) => outcomeSaid?.effect?.steps.includes('ACTIVAR'))
      const ending = activated.map(({ fields, outcomeSaid }) => ({
        ...endingRow(fields),
        codigo_sede: outcomeSaid?.effect?.sedeCode ?? fields.codigo_sede,
      }))
      return { status: 200, file: fileOf(ending), type: 'text/csv; charset=utf-8', name: `terminar-${load.id.slice(-8)}.csv` }
    },
  }),
]
