import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, type Reply, type RequestInfo, routeFor, text } from '../../platform/route.ts'
import { dayOf, lastDayOf, periodOf } from '../../shared/calendar.ts'
import { csvOf } from '../../shared/csv.ts'
import { ActivationId, EntidadId, RoleGrantId, SedeId } from '../../shared/id.ts'
import type { Result } from '../../shared/result.ts'
import type { FieldError, Values } from '../../shared/ui/errors.ts'
import { kindNames } from '../applications/index.ts'
import type { Actor, ActorOf } from '../authority/index.ts'
import { Registration } from './activation.ts'
import { endActivation, endRole } from './end-activation.ts'
import { countPeopleOf, findActivationCard, findPeopleOf, findPersonAt, findRoleNames } from './people-store.ts'
import { addressOf } from './queue-filters.ts'
import { findFrame } from './queue-store.ts'
import { presentRefusal, type Refusal } from './refusals.ts'
import { ActivationPage } from './ui/activation-page.tsx'
import { activationState, daysLeft } from './ui/activation-words.ts'
import { PeoplePage, type View, views } from './ui/people-page.tsx'

const route = routeFor<ActorOf>()

const atEntidad = z.object({ entidadId: EntidadId })
const atActivation = atEntidad.extend({ activationId: ActivationId })
const pageSize = 20
/** What one file holds at most; its last line says so when there is more. */
const exportSize = 10_000

const oneOf = <T extends string>(values: readonly T[]) =>
  z
    .enum(values as [T, ...T[]])
    .or(z.literal(''))
    .catch('')
    .default('')
/** The fields of the filters, as they stand in the address. What is none of ours is no filter. */
const filters = {
  vista: z
    .enum(Object.keys(views) as [View, ...View[]])
    .catch('vigentes')
    .default('vigentes'),
  buscar: text,
  sede: text,
  opcion: oneOf(Registration.options),
  profesion: text,
  rol: text,
}
type PeopleQuery = z.infer<z.ZodObject<typeof filters>>

/** What the delegado may see here, and what of it the address asks for. */
async function scopeOf(app: AppContext, actor: Actor, entidadId: EntidadId, query: PeopleQuery) {
  const now = actor.authority.at
  const frame = await findFrame(app.db, actor.personId, entidadId, now)
  if (!frame) return null
  const covered = frame.sedes.map(({ id }) => id)
  const asked = SedeId.safeParse(query.sede)
  const asks = {
    sedeIds: asked.success && covered.includes(asked.data) ? [asked.data] : frame.isWhole ? null : covered,
    search: query.buscar,
    view: views[query.vista].view,
    registration: query.opcion || null,
    role: query.rol || null,
    profession: query.profesion || null,
  }
  return { ...frame, asks, now }
}

const addressFor = (path: string, { vista, ...query }: PeopleQuery, more: Record<string, string> = {}) =>
  addressOf(path, { ...query, ...(vista !== 'vigentes' && { vista }) }, more)

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
  const frame = await findFrame(app.db, actor.personId, entidadId, now)
  const activation = await findActivationCard(app.db, entidadId, activationId)
  const isHis = (sedeId: SedeId) => frame?.sedes.some(({ id }) => id === sedeId) ?? false
  if (!frame || !activation || !isHis(activation.sedeId)) return { status: 404, problem: problem('no-existe') }
  const { entidad } = frame
  const others = (await findPersonAt(app.db, entidadId, activation.personId)).filter(
    ({ id, sedeId }) => id !== activation.id && isHis(sedeId),
  )
  const intento = app.newId()
  return {
    status,
    page: (chrome) => (
      <ActivationPage
        chrome={chrome}
        entidad={entidad}
        activation={activation}
        others={others}
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
    query: form({ ...filters, desde: text, antes: text }),
    async handle(app, { actor, params: { entidadId }, query: { desde, antes, ...query } }) {
      const scope = await scopeOf(app, actor, entidadId, query)
      if (!scope) return { status: 404, problem: problem('no-existe') }
      const { entidad, sedes, professions, asks, now } = scope
      const before = readKey(antes)
      const after = before ? null : readKey(desde)
      const found = await findPeopleOf(app.db, entidadId, asks, { after, before, limit: pageSize + 1 }, now)
      const counts = await countPeopleOf(app.db, entidadId, asks, now)
      const roles = await findRoleNames(app.db)
      const hasMore = found.length > pageSize
      // Read backwards, the one too many is the first.
      const rows = before ? found.slice(hasMore ? 1 : 0) : found.slice(0, pageSize)
      const [first, last] = [rows.at(0), rows.at(-1)]
      const home = `/delegado/${entidadId}/personas`
      const keyOf = ({ id, sortName }: { id: string; sortName: string }) => `${id}_${sortName}`
      const links = {
        first: after || before ? addressFor(home, query) : null,
        previous: (before ? hasMore : after) && first ? addressFor(home, query, { antes: keyOf(first) }) : null,
        next: (before || hasMore) && last ? addressFor(home, query, { desde: keyOf(last) }) : null,
        export: addressFor(`${home}.csv`, query),
      }
      const props = { entidad, query, rows, sedes, professions, roles, counts, now, links }
      return { status: 200, page: (chrome) => <PeoplePage chrome={chrome} {...props} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/delegado/:entidadId/personas.csv',
    needs: 'enrolment.read',
    summary: 'Personas activas, como archivo: exactamente lo filtrado',
    params: atEntidad,
    query: form(filters),
    async handle(app, { actor, params: { entidadId }, query }) {
      const scope = await scopeOf(app, actor, entidadId, query)
      if (!scope) return { status: 404, problem: problem('no-existe') }
      const { asks, now } = scope
      const rows = await findPeopleOf(app.db, entidadId, asks, { after: null, limit: exportSize + 1 }, now)
      const lines = rows.slice(0, exportSize).map((row) => {
        const period = row.during && periodOf(row.during)
        return [
          row.document?.type ?? '',
          row.document?.number ?? '',
          row.personName,
          kindNames[row.registration],
          row.sedeName,
          row.roles.map(({ name }) => name).join(', '),
          activationState(row, now).word,
          period?.from ?? '',
          (period && lastDayOf(period)) ?? '',
          String(daysLeft(row, now) ?? ''),
          row.activatedByName,
          row.radicado ?? '',
        ]
      })
      const more = rows.length > exportSize ? [[`El archivo trae ${exportSize}; filtre para obtener las demás.`]] : []
      const file = csvOf(
        [
          ...['tipo_documento', 'numero_documento', 'nombre', 'opcion', 'sede', 'roles', 'estado', 'desde', 'hasta'],
          ...['dias_restantes', 'activada_por', 'radicado'],
        ],
        [...lines, ...more],
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
