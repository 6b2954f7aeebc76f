import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, type Reply, type RequestInfo, routeFor, text } from '../../platform/route.ts'
import { dayOf, lastDayOf, periodOf } from '../../shared/calendar.ts'
import { csvOf } from '../../shared/csv.ts'
import { ActivationId, EntidadId, RoleGrantId, SedeId } from '../../shared/id.ts'
import type { Result } from '../../shared/result.ts'
import type { FieldError, Values } from '../../shared/ui/errors.ts'
import type { Actor, ActorOf } from '../authority/index.ts'
import { findEntidad, findSedesOf } from '../reps/index.ts'
import { endActivation, endRole } from './end-activation.ts'
import { findActivationCard, findPeopleOf } from './people-store.ts'
import { findCoveredSedes } from './queue.ts'
import { presentRefusal, type Refusal } from './refusals.ts'
import { ActivationPage } from './ui/activation-page.tsx'
import { activationState, PeoplePage, type View, views } from './ui/people-page.tsx'

const route = routeFor<ActorOf>()

const atEntidad = z.object({ entidadId: EntidadId })
const atActivation = atEntidad.extend({ activationId: ActivationId })
const pageSize = 20
const exportSize = 5000
const filters = { vista: z.enum(Object.keys(views) as [View, ...View[]]).catch('vigentes'), buscar: text, sede: text }

async function load(
  app: AppContext,
  actor: Actor,
  entidadId: EntidadId,
  query: { vista: View; buscar: string; sede: string },
  after: { name: string; id: string } | null,
  limit: number,
) {
  const now = actor.authority.at
  const covered = await findCoveredSedes(app.db, actor.personId, entidadId, now)
  const asked = SedeId.safeParse(query.sede)
  const sedeIds = asked.success && (!covered || covered.includes(asked.data)) ? [asked.data] : covered
  const rows = await findPeopleOf(app.db, entidadId, { sedeIds, search: query.buscar, view: query.vista }, after, limit, now)
  return { rows, covered, now }
}

function readKey(key: string) {
  const [id = '', ...name] = key.split('_')
  return z.uuid().safeParse(id).success ? { id, name: name.join('_') } : null
}

const doneTexts = { terminada: 'Terminada. Le avisamos por correo.', retirado: 'Rol retirado. Le avisamos por correo.' } as const

type Current = { what: string; values: Values; errors: FieldError[] }

async function activationPage(
  app: AppContext,
  actor: Actor,
  { entidadId, activationId }: z.infer<typeof atActivation>,
  status: number,
  current: Current | null,
  done: keyof typeof doneTexts | null,
): Promise<Reply> {
  const now = actor.authority.at
  const entidad = await findEntidad(app.db, entidadId)
  const activation = await findActivationCard(app.db, entidadId, activationId)
  const covered = await findCoveredSedes(app.db, actor.personId, entidadId, now)
  if (!entidad || !activation || (covered && !covered.includes(activation.sedeId)))
    return { status: 404, problem: problem('no-existe') }
  const intento = app.newId()
  return {
    status,
    page: (chrome) => (
      <ActivationPage
        chrome={chrome}
        entidad={entidad}
        activation={activation}
        now={now}
        intento={intento}
        current={current}
        done={done && doneTexts[done]}
      />
    ),
  }
}

async function answerEnd(
  app: AppContext,
  actor: Actor,
  params: z.infer<typeof atActivation>,
  what: string,
  motivo: string,
  result: Result<unknown, Refusal>,
  done: keyof typeof doneTexts,
): Promise<Reply> {
  if (result.ok) return { status: 303, location: `/delegado/${params.entidadId}/personas/${params.activationId}?hecho=${done}` }
  const { status, field, message } = presentRefusal(result.refusal)
  if (status === 404) return { status: 404, problem: problem('no-existe', { detail: message }) }
  return activationPage(app, actor, params, status, { what, values: { motivo }, errors: [{ field, message }] }, null)
}

const ending = form({ motivo: text, intento: z.uuid().catch('') })

const endingOf = (app: AppContext, actor: Actor, entidadId: EntidadId, request: RequestInfo, body: z.infer<typeof ending>) => ({
  by: { personId: actor.personId, accountId: actor.accountId },
  entidadId,
  reason: body.motivo,
  // A form without its intention is a new one.
  intento: body.intento || app.newId(),
  requestId: request.id,
})

export const peopleRoutes = [
  route({
    method: 'GET',
    url: '/delegado/:entidadId/personas',
    needs: 'enrolment.read',
    summary: 'Personas activas en la entidad',
    params: atEntidad,
    query: form({ ...filters, desde: text }),
    async handle(app, { actor, params: { entidadId }, query }) {
      const entidad = await findEntidad(app.db, entidadId)
      if (!entidad) return { status: 404, problem: problem('no-existe') }
      const after = readKey(query.desde)
      const { rows: found, covered, now } = await load(app, actor, entidadId, query, after, pageSize + 1)
      const rows = found.slice(0, pageSize)
      const last = rows.at(-1)
      const sedes = (await findSedesOf(app.db, entidadId)).filter(({ id }) => !covered || covered.includes(id))
      const { vista, buscar, sede } = query
      const address = (path: string, more: Record<string, string>) =>
        `/delegado/${entidadId}/${path}?${new URLSearchParams({ vista, ...(buscar && { buscar }), ...(sede && { sede }), ...more })}`
      const links = {
        first: after ? address('personas', {}) : null,
        next: found.length > pageSize && last ? address('personas', { desde: `${last.id}_${last.sortName}` }) : null,
        export: address('personas.csv', {}),
      }
      return {
        status: 200,
        page: (chrome) => (
          <PeoplePage
            chrome={chrome}
            entidad={entidad}
            view={vista}
            rows={rows}
            sedes={sedes}
            values={{ buscar, sede }}
            now={now}
            links={links}
          />
        ),
      }
    },
  }),
  route({
    method: 'GET',
    url: '/delegado/:entidadId/personas.csv',
    needs: 'enrolment.read',
    summary: 'Personas activas, como archivo',
    params: atEntidad,
    query: form(filters),
    async handle(app, { actor, params: { entidadId }, query }) {
      const { rows, now } = await load(app, actor, entidadId, query, null, exportSize)
      const file = csvOf(
        ['tipo_documento', 'numero_documento', 'nombre', 'sede', 'roles', 'estado', 'desde', 'hasta'],
        rows.map((row) => {
          const period = row.during && periodOf(row.during)
          return [
            row.document?.type ?? '',
            row.document?.number ?? '',
            row.personName,
            row.sedeName,
            row.roles.map(({ role }) => role).join(' '),
            activationState(row, now).word,
            period?.from ?? '',
            (period && lastDayOf(period)) ?? '',
          ]
        }),
      )
      return { status: 200, file, type: 'text/csv; charset=utf-8', name: `personas-${query.vista}-${dayOf(now)}.csv` }
    },
  }),
  route({
    method: 'GET',
    url: '/delegado/:entidadId/personas/:activationId',
    needs: 'enrolment.read',
    summary: 'Una activación',
    params: atActivation,
    query: form({ hecho: z.enum(['terminada', 'retirado']).nullable().catch(null).default(null) }),
    handle: (app, { actor, params, query }) => activationPage(app, actor, params, 200, null, query.hecho),
  }),
  route({
    method: 'GET',
    url: '/delegado/:entidadId/personas/:activationId/terminar',
    needs: 'enrolment.end',
    summary: 'Una activación, con el motivo escrito',
    params: atActivation,
    handle: (app, { actor, params, kept }) =>
      activationPage(app, actor, params, 200, kept && { what: 'all', values: kept, errors: [] }, null),
  }),
  route({
    method: 'POST',
    url: '/delegado/:entidadId/personas/:activationId/terminar',
    needs: 'enrolment.end',
    summary: 'Terminar una activación',
    params: atActivation,
    body: ending,
    async handle(app, { actor, params, body, request }) {
      const result = await endActivation(app, {
        ...endingOf(app, actor, params.entidadId, request, body),
        activationId: params.activationId,
      })
      return answerEnd(app, actor, params, 'all', body.motivo, result, 'terminada')
    },
  }),
  route({
    method: 'GET',
    url: '/delegado/:entidadId/personas/:activationId/roles/:grantId/retirar',
    needs: 'enrolment.end',
    summary: 'Una activación, con el motivo escrito para un rol',
    params: atActivation.extend({ grantId: RoleGrantId }),
    handle: (app, { actor, params, kept }) =>
      activationPage(app, actor, params, 200, kept && { what: params.grantId, values: kept, errors: [] }, null),
  }),
  route({
    method: 'POST',
    url: '/delegado/:entidadId/personas/:activationId/roles/:grantId/retirar',
    needs: 'enrolment.end',
    summary: 'Retirar un rol',
    params: atActivation.extend({ grantId: RoleGrantId }),
    body: ending,
    async handle(app, { actor, params, body, request }) {
      const result = await endRole(app, { ...endingOf(app, actor, params.entidadId, request, body), grantId: params.grantId })
      return answerEnd(app, actor, params, params.grantId, body.motivo, result, 'retirado')
    },
  }),
]
