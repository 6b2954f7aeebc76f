import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { file, form, pastedText, type Reply, routeFor, text } from '../../platform/route.ts'
import { dayOf } from '../../shared/calendar.ts'
import { EntidadId } from '../../shared/id.ts'
import type { FieldError, Values } from '../../shared/ui/errors.ts'
import type { Actor, ActorOf } from '../authority/index.ts'
import { findCoveredSedes } from '../enrolment/index.ts'
import { findEntidad } from '../reps/index.ts'
import { BulkLoadId, mostBytes } from './bulk.ts'
import { findLoads } from './bulk-store.ts'
import { loadRoutes } from './load-routes.tsx'
import { tooBig } from './read-file.ts'
import { receiveFile } from './receive-file.ts'
import { fileOf, findTemplateRows } from './template.ts'
import { UploadPage } from './ui/upload-page.tsx'

const route = routeFor<ActorOf>()
const atEntidad = z.object({ entidadId: EntidadId })
const pageSize = 10

type Current = { values: Values; errors: FieldError[] }

async function uploadPage(
  app: AppContext,
  actor: Actor,
  entidadId: EntidadId,
  status: number,
  { values, errors }: Current,
  after: BulkLoadId | null = null,
): Promise<Reply> {
  const { db } = app
  const entidad = await findEntidad(db, entidadId)
  if (!entidad) return { status: 404, problem: problem('no-existe') }
  const now = actor.authority.at
  const covered = await findCoveredSedes(db, actor.personId, entidadId, now)
  // Whoever answers for some sedes must not see who is at the others.
  const loads = await findLoads(db, entidadId, covered ? actor.personId : null, after, pageSize + 1)
  const last = loads[pageSize - 1]
  const props = {
    entidad,
    loads: loads.slice(0, pageSize),
    values: { intento: app.newId(), ...values },
    errors,
    now: app.realNow(),
    links: {
      first: after ? `/delegado/${entidadId}/masivo` : null,
      next: loads.length > pageSize && last ? `/delegado/${entidadId}/masivo?desde=${last.id}` : null,
    },
  }
  return { status, page: (chrome) => <UploadPage chrome={chrome} {...props} /> }
}

export const bulkRoutes = [
  route({
    method: 'GET',
    url: '/delegado/:entidadId/masivo',
    needs: 'enrolment.activate',
    summary: 'Cargar un archivo, y los que se cargaron',
    params: atEntidad,
    query: form({ desde: text }),
    handle: (app, { actor, params, query, kept }) =>
      uploadPage(
        app,
        actor,
        params.entidadId,
        200,
        { values: kept ? { ...kept, intento: app.newId() } : {}, errors: [] },
        BulkLoadId.safeParse(query.desde).data ?? null,
      ),
  }),
  route({
    method: 'POST',
    url: '/delegado/:entidadId/masivo',
    needs: 'enrolment.activate',
    summary: 'Recibe un archivo para comprobarlo',
    params: atEntidad,
    body: form({ archivo: file, pegado: pastedText, intento: text }),
    takesFile: mostBytes,
    async handle(app, { actor, params: { entidadId }, body, request }) {
      const { archivo, pegado } = body
      const again = (field: string | null, message: string) =>
        uploadPage(app, actor, entidadId, 422, { values: { pegado, intento: app.newId() }, errors: [{ field, message }] })
      const isPasted = pegado.trim() !== ''
      if (archivo && isPasted) return again('archivo', 'Elija un archivo o pegue las filas, no las dos cosas. Deje una.')
      if (!archivo && !isPasted) return again('archivo', 'Elija un archivo, o pegue las filas.')
      if (archivo?.isTooBig) return again('archivo', tooBig)
      const received = await receiveFile(app, {
        by: { personId: actor.personId, accountId: actor.accountId },
        entidadId,
        fileName: archivo?.name ?? 'Filas pegadas',
        bytes: archivo?.bytes ?? Buffer.from(pegado, 'utf8'),
        intento: z.uuid().safeParse(body.intento).data ?? app.newId(),
        requestId: request.id,
      })
      if (!received.ok) {
        const { refusal } = received
        const message =
          refusal.code === 'file' ? refusal.message : 'Este formulario ya se envió con otro archivo. Elija el archivo de nuevo.'
        return again(isPasted ? 'pegado' : 'archivo', message)
      }
      const { id, isNew } = received.value
      return { status: 303, location: `/delegado/${entidadId}/masivo/${id}${isNew ? '' : '?hecho=repetido'}` }
    },
  }),
  route({
    method: 'GET',
    url: '/delegado/:entidadId/masivo/plantilla.csv',
    needs: 'enrolment.activate',
    summary: 'Quienes esperan, como archivo para completar y cargar',
    params: atEntidad,
    async handle(app, { actor, params: { entidadId } }) {
      const now = actor.authority.at
      const covered = await findCoveredSedes(app.db, actor.personId, entidadId, now)
      const rows = await findTemplateRows(app.db, entidadId, covered, now)
      return { status: 200, file: fileOf(rows), type: 'text/csv; charset=utf-8', name: `masivo-${dayOf(now)}.csv` }
    },
  }),
  ...loadRoutes,
]
