import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, many, type Reply, type RequestInfo, routeFor, text } from '../../platform/route.ts'
import { ApplicationId, EntidadId, type PersonId, SedeId } from '../../shared/id.ts'
import type { Result } from '../../shared/result.ts'
import type { FieldError, Values } from '../../shared/ui/errors.ts'
import type { Actor, ActorOf } from '../authority/index.ts'
import { parseDocument } from '../people/index.ts'
import { activate } from './activate.ts'
import { answerApplication } from './answer-application.ts'
import { enrol } from './enrol.ts'
import { loadRequest } from './load-request.ts'
import type { ApplicationAct } from './on-application.ts'
import { type ActName, actNames } from './open-acts.ts'
import { readPeriod } from './period-fields.ts'
import { proveIdentity } from './prove-identity.ts'
import { presentRefusal, type Refusal } from './refusals.ts'
import { RequestPage } from './ui/request-page.tsx'

const route = routeFor<ActorOf>()

const onRequest = z.object({ entidadId: EntidadId, applicationId: ApplicationId })
type Params = z.infer<typeof onRequest>

/** What the forms of an act have; `porque` only the desk's. */
export const actFields = form({
  version: text,
  intento: text,
  tipo: text,
  numero: text,
  sede: text,
  desde: text,
  hasta: text,
  motivo: text,
  porque: text,
  roles: many,
})
export type Typed = z.infer<typeof actFields>

export const doneTexts: Record<ActName, string> = {
  identidad: 'Identidad comprobada. Ahora puede activarla.',
  activar: 'Activada. Falta darle el rol.',
  enrolar: 'Enrolada. Le avisamos por correo.',
  devolver: 'Devuelta. Le escribimos con su motivo.',
  rechazar: 'Rechazada. Le escribimos con su motivo.',
  terminar: 'Terminada. Le escribimos con su motivo.',
}

export type Current = { act: ActName; values: Values; errors: FieldError[] }

/** The page of a request, as it is now; with `current`, one form of it as it was typed. */
async function requestPage(
  app: AppContext,
  { entidadId, applicationId }: Params,
  by: PersonId,
  status: number,
  current: Current | null,
  done: ActName | null,
): Promise<Reply> {
  const loaded = await loadRequest(app, entidadId, applicationId, by)
  if (!loaded) return { status: 404, problem: problem('no-existe') }
  const intento = typeof current?.values.intento === 'string' ? current.values.intento : app.newId()
  return {
    status,
    page: (chrome) => (
      <RequestPage chrome={chrome} {...loaded} intento={intento} current={current} done={done && doneTexts[done]} />
    ),
  }
}

/** What a form asks for, or what of it cannot be read. */
export async function perform(
  app: AppContext,
  act: Exclude<ActName, 'terminar'>,
  typed: Typed,
  base: Omit<ApplicationAct, 'asked'>,
): Promise<Result<unknown, Refusal> | { ok: false; errors: FieldError[] }> {
  switch (act) {
    case 'identidad': {
      const document = parseDocument(typed.tipo, typed.numero)
      if (!document.ok) return { ok: false, errors: [{ field: document.refusal.field, message: document.refusal.message }] }
      return proveIdentity(app, { ...base, asked: { act, document: document.value } }, document.value)
    }
    case 'activar': {
      const sedeId = SedeId.safeParse(typed.sede)
      if (!sedeId.success) return { ok: false, errors: [{ field: 'sede', message: 'Elija la sede.' }] }
      if (typed.desde.trim() === '') return { ok: false, errors: [{ field: 'desde', message: 'Escriba desde cuándo.' }] }
      const during = readPeriod(typed, null)
      if (!during.ok) return { ok: false, errors: during.refusal }
      if (!during.value) throw new Error('a period with a first day is a period')
      const asked = { sedeId: sedeId.data, during: during.value }
      return activate(app, { ...base, asked: { act, ...asked } }, asked)
    }
    case 'enrolar': {
      const during = readPeriod(typed, null)
      if (!during.ok) return { ok: false, errors: during.refusal }
      const asked = { roles: typed.roles, during: during.value }
      return enrol(app, { ...base, asked: { act, ...asked } }, asked)
    }
    case 'devolver':
    case 'rechazar': {
      const asked = { answer: act === 'devolver' ? ('DEVUELTA' as const) : ('RECHAZADA' as const), reason: typed.motivo }
      return answerApplication(app, { ...base, asked: { act, ...asked } }, asked)
    }
  }
}

async function answer(
  app: AppContext,
  actor: Actor,
  params: Params,
  request: RequestInfo,
  act: (typeof actNames)[number],
  typed: Typed,
): Promise<Reply> {
  const { entidadId, applicationId } = params
  const again = (status: number, errors: FieldError[]) =>
    requestPage(app, params, actor.personId, status, { act, values: typed, errors }, null)

  const version = z.coerce.number().int().safeParse(typed.version)
  const intento = z.uuid().safeParse(typed.intento)
  if (!version.success || !intento.success)
    return again(422, [{ field: null, message: 'El formulario llegó incompleto. Revise los datos y envíelo de nuevo.' }])

  const by = { personId: actor.personId, accountId: actor.accountId }
  const result = await perform(app, act, typed, {
    by,
    entidadId,
    applicationId,
    version: version.data,
    intento: intento.data,
    requestId: request.id,
  })
  if (result.ok) return { status: 303, location: `/delegado/${entidadId}/solicitudes/${applicationId}?hecho=${act}` }
  if ('errors' in result) return again(422, result.errors)
  const { status, field, message } = presentRefusal(result.refusal)
  if (status === 404) return { status: 404, problem: problem('no-existe', { detail: message }) }
  return again(status, [{ field, message }])
}

export const actRoutes = [
  route({
    method: 'GET',
    url: '/delegado/:entidadId/solicitudes/:applicationId',
    needs: 'enrolment.read',
    summary: 'Una solicitud: pruebas y actos del delegado',
    params: onRequest,
    query: form({ hecho: z.enum(actNames).nullable().catch(null).default(null) }),
    handle: (app, { actor, params, query }) => requestPage(app, params, actor.personId, 200, null, query.hecho),
  }),
  ...actNames.flatMap((act) => [
    route({
      method: 'GET',
      url: `/delegado/:entidadId/solicitudes/:applicationId/${act}`,
      needs: 'enrolment.read',
      summary: `La solicitud, con lo escrito para ${act}`,
      params: onRequest,
      // Where a form is found again after its session ended; the roles chosen come back as one or none.
      handle: (app, { actor, params, kept }) =>
        requestPage(
          app,
          params,
          actor.personId,
          200,
          kept && { act, values: { ...kept, intento: app.newId() }, errors: [] },
          null,
        ),
    }),
    route({
      method: 'POST',
      url: `/delegado/:entidadId/solicitudes/:applicationId/${act}`,
      needs: act === 'enrolar' ? 'enrolment.enrol' : 'enrolment.activate',
      summary: `Delegado: ${act}`,
      params: onRequest,
      body: actFields,
      handle: (app, { actor, params, body, request }) => answer(app, actor, params, request, act, body),
    }),
  ]),
]
