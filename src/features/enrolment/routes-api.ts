import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { nextOfBefore, pageLimit } from '../../platform/list-query.ts'
import { problem } from '../../platform/problem.ts'
import { type Reply, type RequestInfo, routeFor, storable } from '../../platform/route.ts'
import { CalendarDate, toDuring } from '../../shared/calendar.ts'
import { ActivationId, ApplicationId, EntidadId, RoleGrantId, SedeId } from '../../shared/id.ts'
import { keyText, readInstantKey } from '../../shared/instant-key.ts'
import type { Result } from '../../shared/result.ts'
import { ApplicationKind, ApplicationState, openStates } from '../applications/index.ts'
import type { Actor, ActorOf } from '../authority/index.ts'
import { parseDocument } from '../people/index.ts'
import { activate } from './activate.ts'
import { answerApplication } from './answer-application.ts'
import { endActivation, endRole } from './end-activation.ts'
import { enrol } from './enrol.ts'
import { proveIdentity } from './prove-identity.ts'
import { findCoveredSedes, loadQueue } from './queue.ts'
import { presentRefusal, type Refusal } from './refusals.ts'

const route = routeFor<ActorOf>()

const atEntidad = z.object({ entidadId: EntidadId })
const onApplication = atEntidad.extend({ applicationId: ApplicationId })
const onActivation = atEntidad.extend({ activationId: ActivationId })

/** First day inclusive, last day exclusive; Bogotá days. `until` null: without end. */
const days = { from: CalendarDate, until: CalendarDate.nullable() }
/** Of the application when it was read: an older one is refused as stale (409). */
const version = z.number().int().positive()
const reason = z.string().overwrite(storable).min(1).max(2000)

function refused(refusal: Refusal): Reply {
  const { status, field, message } = presentRefusal(refusal)
  const kind =
    status === 404 ? 'no-existe' : status === 409 ? 'formulario-vencido' : status === 403 ? 'no-autorizado' : 'no-procede'
  return { status, problem: problem(kind, { status, detail: message, errors: [{ field, message }] }) }
}

const answered = (result: Result<unknown, Refusal>): Reply =>
  result.ok ? { status: 201, json: result.value ?? {} } : refused(result.refusal)

/** Without the header, each sending is an intention of its own. */
const intentionOf = (app: AppContext, request: RequestInfo) => {
  const given = z.uuid().safeParse(request.idempotencyKey)
  return given.success ? given.data : app.newId()
}

const actOf = (
  app: AppContext,
  actor: Actor,
  params: z.infer<typeof onApplication>,
  request: RequestInfo,
  act: string,
  asked: { version: number },
) => ({
  by: { personId: actor.personId, accountId: actor.accountId },
  ...params,
  version: asked.version,
  intento: intentionOf(app, request),
  requestId: request.id,
  // With the name of the act: return and rejection ask for the same fields.
  asked: { act, ...asked },
})

/** Done, and there is nothing more to tell. */
const nothingMore = z.object({})

const queueRow = z.object({
  id: z.uuid(),
  radicado: z.string(),
  option: ApplicationKind,
  /** Of *Otro usuario* only. */
  roleAsked: z.object({ code: z.string(), name: z.string() }).nullable(),
  state: ApplicationState,
  version: z.number(),
  waitingSince: z.date(),
  submittedAt: z.date(),
  person: z.object({ id: z.uuid(), name: z.string(), document: z.object({ type: z.string(), number: z.string() }) }),
  sede: z.object({ id: z.uuid(), name: z.string() }),
  readiness: z.string(),
})

export const apiRoutes = [
  route({
    method: 'GET',
    url: '/api/entidades/:entidadId/applications',
    needs: 'enrolment.read',
    summary: 'Solicitudes abiertas de una entidad, la más antigua primero',
    params: atEntidad,
    query: z.strictObject({
      state: z.enum(openStates).default('ENVIADA'),
      limit: pageLimit,
      after: nextOfBefore('01937b5e-7c1a-7000-8000-000000000001'),
    }),
    answer: z.object({ applications: z.array(queueRow), next: z.string().nullable() }),
    async handle(app, { actor, params: { entidadId }, query: { state, limit, after } }) {
      const now = actor.authority.at
      const sedeIds = await findCoveredSedes(app.db, actor.personId, entidadId, now)
      const keyset = { after: after ? readInstantKey(after) : null, limit }
      const { rows, hasMore } = await loadQueue(app.db, entidadId, { states: [state], sedeIds }, keyset, now)
      const last = rows.at(-1)?.application
      const applications = rows.map(({ application, readiness }) => {
        const { id, radicado, version, waitingSince, submittedAt, personId, personName, document, sedeId, sedeName } = application
        const person = { id: personId, name: personName, document }
        return {
          id,
          radicado,
          option: application.kind,
          roleAsked: application.roleAsked,
          state: application.state,
          version,
          waitingSince,
          submittedAt,
          person,
          sede: { id: sedeId, name: sedeName },
          readiness: readiness.code,
        }
      })
      return {
        status: 200,
        json: { applications, next: hasMore && last ? keyText({ at: last.submittedAt, id: last.id }) : null },
      }
    },
  }),
  route({
    method: 'POST',
    url: '/api/entidades/:entidadId/applications/:applicationId/identity',
    needs: 'enrolment.activate',
    summary: 'Registrar el documento que la persona mostró (nivel 2)',
    params: onApplication,
    body: z.strictObject({ version, documentType: z.string(), documentNumber: z.string() }),
    answer: nothingMore,
    async handle(app, { actor, params, body, request }) {
      const shown = parseDocument(body.documentType, body.documentNumber)
      if (!shown.ok) {
        const { field, message } = shown.refusal
        return {
          status: 422,
          problem: problem('no-procede', { errors: [{ field: field === 'tipo' ? 'documentType' : 'documentNumber', message }] }),
        }
      }
      return answered(await proveIdentity(app, actOf(app, actor, params, request, 'identity', body), shown.value))
    },
  }),
  route({
    method: 'POST',
    url: '/api/entidades/:entidadId/applications/:applicationId/activation',
    needs: 'enrolment.activate',
    summary: 'Activar en una sede y un período',
    params: onApplication,
    body: z.strictObject({ version, sedeId: SedeId, ...days }),
    answer: z.object({ id: ActivationId }),
    handle: async (app, { actor, params, body, request }) =>
      answered(
        await activate(app, actOf(app, actor, params, request, 'activation', body), {
          sedeId: body.sedeId,
          during: toDuring(body),
        }),
      ),
  }),
  route({
    method: 'POST',
    url: '/api/entidades/:entidadId/applications/:applicationId/role-grants',
    needs: 'enrolment.enrol',
    summary: 'Enrolar: dar roles dentro de la activación; sin período, el de la activación',
    params: onApplication,
    body: z.strictObject({
      version,
      roles: z.array(z.string()).min(1).max(20),
      period: z.strictObject(days).nullable().default(null),
    }),
    answer: z.object({ ids: z.array(RoleGrantId) }),
    handle: async (app, { actor, params, body, request }) =>
      answered(
        await enrol(app, actOf(app, actor, params, request, 'role-grants', body), {
          roles: body.roles,
          during: body.period && toDuring(body.period),
        }),
      ),
  }),
  route({
    method: 'POST',
    url: '/api/entidades/:entidadId/applications/:applicationId/return',
    needs: 'enrolment.activate',
    summary: 'Devolver para que la persona corrija',
    params: onApplication,
    body: z.strictObject({ version, reason }),
    answer: nothingMore,
    handle: async (app, { actor, params, body, request }) =>
      answered(
        await answerApplication(app, actOf(app, actor, params, request, 'return', body), {
          answer: 'DEVUELTA',
          reason: body.reason,
        }),
      ),
  }),
  route({
    method: 'POST',
    url: '/api/entidades/:entidadId/applications/:applicationId/rejection',
    needs: 'enrolment.activate',
    summary: 'Rechazar la solicitud',
    params: onApplication,
    body: z.strictObject({ version, reason }),
    answer: nothingMore,
    handle: async (app, { actor, params, body, request }) =>
      answered(
        await answerApplication(app, actOf(app, actor, params, request, 'rejection', body), {
          answer: 'RECHAZADA',
          reason: body.reason,
        }),
      ),
  }),
  route({
    method: 'POST',
    url: '/api/entidades/:entidadId/activations/:activationId/end',
    needs: 'enrolment.end',
    summary: 'Terminar una activación y sus roles, ahora',
    params: onActivation,
    body: z.strictObject({ reason }),
    answer: nothingMore,
    handle: async (app, { actor, params, body, request }) =>
      answered(
        await endActivation(app, {
          by: actor,
          ...params,
          reason: body.reason,
          intento: intentionOf(app, request),
          requestId: request.id,
        }),
      ),
  }),
  route({
    method: 'POST',
    url: '/api/entidades/:entidadId/role-grants/:grantId/end',
    needs: 'enrolment.end',
    summary: 'Retirar un rol, ahora; la persona sigue activa',
    params: atEntidad.extend({ grantId: RoleGrantId }),
    body: z.strictObject({ reason }),
    answer: nothingMore,
    handle: async (app, { actor, params, body, request }) =>
      answered(
        await endRole(app, {
          by: actor,
          ...params,
          reason: body.reason,
          intento: intentionOf(app, request),
          requestId: request.id,
        }),
      ),
  }),
]
