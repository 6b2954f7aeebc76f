import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, type Reply, type RequestInfo, routeFor } from '../../platform/route.ts'
import { ApplicationId, type EntidadId, type PersonId } from '../../shared/id.ts'
import type { Result } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import type { AnswerClock } from '../applications/index.ts'
import { type Actor, type ActorOf, decide, explain } from '../authority/index.ts'
import { findDelegateIds } from '../delegados/index.ts'
import { endActivation } from './end-activation.ts'
import { findActivationOf, findEntidadOf } from './enrolment-store.ts'
import { loadRequest } from './load-request.ts'
import { type ActName, deskActNames } from './open-acts.ts'
import { presentRefusal, type Refusal } from './refusals.ts'
import { actFields, type Current, doneTexts, perform, type Typed } from './routes-acts.tsx'
import { RequestPage } from './ui/request-page.tsx'

const route = routeFor<ActorOf>()

const onRequest = z.object({ applicationId: ApplicationId })

/** The page of a request as an official sees it; where he may not answer, it says why. */
async function deskPage(
  app: AppContext,
  applicationId: ApplicationId,
  by: PersonId,
  status: number,
  current: Current | null,
  done: ActName | null,
): Promise<Reply> {
  const { db } = app
  const entidadId = await findEntidadOf(db, applicationId)
  const loaded = entidadId && (await loadRequest(app, entidadId, applicationId, null))
  if (!loaded) return { status: 404, problem: problem('no-existe') }
  const place = { kind: 'solicitud', id: applicationId } as const
  const authority = await decide(db, { personId: by, action: 'desk.act-for', place, at: loaded.now })
  const refusals = explain(authority).filter(({ isSatisfied }) => isSatisfied === false)
  const desk = {
    reason: await usualReason(db, entidadId, loaded.clock, loaded.now),
    refusals: refusals.map(({ message }) => message),
  }
  const intento = typeof current?.values.intento === 'string' ? current.values.intento : app.newId()
  const props = { ...loaded, intento, current, done: done && doneTexts[done], desk }
  return { status, page: (chrome) => <RequestPage chrome={chrome} {...props} /> }
}

/** What the reason starts with: the official may say it better. */
async function usualReason(db: Db, entidadId: EntidadId, clock: AnswerClock, now: Date) {
  const delegates = await findDelegateIds(db, entidadId, now)
  if (delegates.length === 0) return 'La entidad no tiene un delegado que pueda responder.'
  return clock.state === 'late'
    ? `La solicitud lleva ${clock.used} días hábiles sin que la entidad la responda.`
    : 'Ningún delegado de la entidad puede responder en esta sede.'
}

type Asked = { actor: Actor; entidadId: EntidadId; applicationId: ApplicationId; request: RequestInfo }
type Form = { version: number; intento: string }

/** The delegado's use cases, with the desk's reason. */
async function performInPlace(
  app: AppContext,
  act: ActName,
  typed: Typed,
  { actor, entidadId, applicationId, request }: Asked,
  { version, intento }: Form,
): Promise<Result<unknown, Refusal> | { ok: false; errors: FieldError[] }> {
  const by = { personId: actor.personId, accountId: actor.accountId }
  if (act === 'terminar') {
    const activation = await findActivationOf(app.db, entidadId, applicationId)
    if (!activation) return { ok: false, errors: [{ field: null, message: 'Esta solicitud no dio ninguna activación.' }] }
    const { id: activationId } = activation
    return endActivation(app, { by, entidadId, activationId, reason: typed.motivo, intento, requestId: request.id, isDesk: true })
  }
  // Whoever returns or rejects says why in the answer itself.
  const isAnswer = act === 'devolver' || act === 'rechazar'
  if (isAnswer && typed.motivo.trim() === '') {
    const { field, message } = presentRefusal({ code: 'reason-missing' })
    return { ok: false, errors: [{ field, message }] }
  }
  const deskReason = (isAnswer ? typed.motivo : typed.porque).trim()
  return perform(app, act, typed, { by, entidadId, applicationId, version, intento, requestId: request.id, deskReason })
}

async function answer(
  app: AppContext,
  actor: Actor,
  applicationId: ApplicationId,
  request: RequestInfo,
  act: ActName,
  typed: Typed,
) {
  const again = (status: number, errors: FieldError[]) =>
    deskPage(app, applicationId, actor.personId, status, { act, values: typed, errors }, null)
  const version = z.coerce.number().int().safeParse(typed.version)
  const intento = z.uuid().safeParse(typed.intento)
  if (!version.success || !intento.success)
    return again(422, [{ field: null, message: 'El formulario llegó incompleto. Revise los datos y envíelo de nuevo.' }])
  const entidadId = await findEntidadOf(app.db, applicationId)
  if (!entidadId) return { status: 404, problem: problem('no-existe') } as const
  const asked = { actor, entidadId, applicationId, request }
  const result = await performInPlace(app, act, typed, asked, { version: version.data, intento: intento.data })
  if (result.ok) return { status: 303, location: `/mesa/solicitudes/${applicationId}/responder?hecho=${act}` } as const
  if ('errors' in result) return again(422, result.errors)
  const { status, field, message } = presentRefusal(result.refusal)
  if (status === 404) return { status: 404, problem: problem('no-existe', { detail: message }) } as const
  return again(status, [{ field, message }])
}

/** R-MES-2: what an official does on a request in the entidad's place. */
export const deskActRoutes = [
  route({
    method: 'GET',
    url: '/mesa/solicitudes/:applicationId/responder',
    needs: 'desk.read',
    summary: 'Una solicitud, que la mesa responde en lugar de la entidad',
    params: onRequest,
    query: form({ hecho: z.enum(deskActNames).nullable().catch(null).default(null) }),
    handle: (app, { actor, params: { applicationId }, query }) =>
      deskPage(app, applicationId, actor.personId, 200, null, query.hecho),
  }),
  ...deskActNames.flatMap((act) => [
    route({
      method: 'GET',
      url: `/mesa/solicitudes/:applicationId/${act}`,
      needs: 'desk.read',
      summary: `La solicitud en la mesa, con lo escrito para ${act}`,
      params: onRequest,
      handle: (app, { actor, params: { applicationId }, kept }) =>
        deskPage(
          app,
          applicationId,
          actor.personId,
          200,
          kept && { act, values: { ...kept, intento: app.newId() }, errors: [] },
          null,
        ),
    }),
    route({
      method: 'POST',
      url: `/mesa/solicitudes/:applicationId/${act}`,
      needs: 'desk.act-for',
      summary: `Mesa, en lugar del delegado: ${act}`,
      params: onRequest,
      body: actFields,
      handle: (app, { actor, params: { applicationId }, body, request }) => answer(app, actor, applicationId, request, act, body),
    }),
  ]),
]
