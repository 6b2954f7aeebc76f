import { z } from 'zod'
import { problem } from '../../platform/problem.ts'
import { form, routeFor, text } from '../../platform/route.ts'
import { ApplicationId, EntidadId } from '../../shared/id.ts'
import { findIdOfRadicado, parseRadicado } from '../applications/index.ts'
import type { ActorOf } from '../authority/index.ts'
import { findEntidad } from '../reps/index.ts'
import { findTask, readTask } from './read-task.ts'
import { SearchPage } from './ui/search-page.tsx'
import { StandingPage } from './ui/standing-page.tsx'

const route = routeFor<ActorOf>()

/** The same object for the desk and the delegado, each in his own frame. */
export const aboutRoutes = [
  route({
    method: 'GET',
    url: '/mesa/radicado',
    needs: 'desk.read',
    summary: 'Busca una solicitud por su radicado',
    query: form({ radicado: text }),
    async handle({ db }, { query: { radicado } }) {
      const written = radicado.trim()
      const shown = (status: number, message: string | null) => ({
        status,
        page: (chrome: Parameters<typeof SearchPage>[0]['chrome']) => (
          <SearchPage chrome={chrome} radicado={radicado} errors={message ? [{ field: 'radicado', message }] : []} />
        ),
      })
      if (written === '') return shown(200, null)
      const number = parseRadicado(written)
      if (!number) return shown(422, 'No es un radicado: revise las cifras. Es como RM-2026-048172-2')
      const id = await findIdOfRadicado(db, number)
      return id
        ? { status: 303, location: `/mesa/solicitudes/${id}` }
        : shown(404, `No hay una solicitud con el radicado ${number}`)
    },
  }),
  route({
    method: 'GET',
    url: '/mesa/solicitudes/:applicationId',
    needs: 'desk.read',
    summary: 'Los pasos de una solicitud, como los ve la persona',
    params: z.object({ applicationId: ApplicationId }),
    async handle(app, { actor, params: { applicationId }, request }) {
      const standing = await readTask(app, actor, applicationId, request.id)
      if (!standing) return { status: 404, problem: problem('no-existe') }
      return { status: 200, page: (chrome) => <StandingPage chrome={chrome} {...standing} entidad={null} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/delegado/:entidadId/solicitudes/:applicationId/pasos',
    needs: 'enrolment.read',
    summary: 'Los pasos de una solicitud, como los ve la persona',
    params: z.object({ entidadId: EntidadId, applicationId: ApplicationId }),
    async handle(app, { actor, params: { entidadId, applicationId } }) {
      const standing = await findTask(app, actor, entidadId, applicationId)
      const entidad = await findEntidad(app.db, entidadId)
      if (!standing || !entidad) return { status: 404, problem: problem('no-existe') }
      return { status: 200, page: (chrome) => <StandingPage chrome={chrome} {...standing} entidad={entidad} /> }
    },
  }),
]
