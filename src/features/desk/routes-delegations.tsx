import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, type Reply, type RequestInfo, routeFor, text } from '../../platform/route.ts'
import { DelegationId, EntidadId } from '../../shared/id.ts'
import type { Result } from '../../shared/result.ts'
import type { FieldError, Values } from '../../shared/ui/errors.ts'
import type { Actor, ActorOf } from '../authority/index.ts'
import { confirmDelegation, type DelegationRefusal, endDelegation, presentRefusal } from '../delegados/index.ts'
import { loadEntidad } from './load-entidad.ts'
import type { Done } from './routes-entidades.tsx'
import { ActPage, type DelegationAct } from './ui/act-page.tsx'

const route = routeFor<ActorOf>()

const params = z.object({ entidadId: EntidadId, delegationId: DelegationId })
type Which = z.infer<typeof params>
const ending = form({ motivo: text, intento: text })
const confirming = form({ intento: text })

/** A form without its intention is a new one. */
export const attemptOf = (app: AppContext, actor: Actor, intento: string, request: unknown) => ({
  accountId: actor.accountId,
  key: z.uuid().safeParse(intento).data ?? app.newId(),
  request,
})

const actOf = (app: AppContext, actor: Actor, request: RequestInfo, which: Which, body: { intento: string }) => ({
  by: { personId: actor.personId, accountId: actor.accountId },
  requestId: request.id,
  attempt: attemptOf(app, actor, body.intento, { ...which, ...body }),
})

type Shown = { act: DelegationAct; status: number; values: Values; errors: FieldError[] }

async function actPage(app: AppContext, actor: Actor, { entidadId, delegationId }: Which, shown: Shown): Promise<Reply> {
  const { act, status, values, errors } = shown
  const loaded = await loadEntidad(app.db, entidadId, actor.authority.at)
  const delegation = loaded?.delegations.find(({ id }) => id === delegationId)
  if (!loaded || !delegation) return { status: 404, problem: problem('no-existe') }
  const intento = app.newId()
  const { entidad } = loaded
  return {
    status,
    page: (chrome) => (
      <ActPage
        chrome={chrome}
        act={act}
        entidad={entidad}
        delegation={delegation}
        values={values}
        errors={errors}
        intento={intento}
      />
    ),
  }
}

async function answer(
  app: AppContext,
  actor: Actor,
  which: Which,
  result: Result<unknown, DelegationRefusal>,
  { done, act, values }: { done: Done; act: DelegationAct; values: Values },
): Promise<Reply> {
  if (result.ok) return { status: 303, location: `/mesa/entidades/${which.entidadId}?hecho=${done}` }
  const { status, field, message } = presentRefusal(result.refusal)
  if (status === 404) return { status, problem: problem('no-existe', { detail: message }) }
  return actPage(app, actor, which, { act, status, values, errors: [{ field, message }] })
}

export const delegationRoutes = [
  route({
    method: 'GET',
    url: '/mesa/entidades/:entidadId/delegaciones/:delegationId/confirmar',
    needs: 'desk.delegations',
    summary: 'Una delegación que espera al segundo funcionario',
    params,
    handle: (app, { actor, params: which }) =>
      actPage(app, actor, which, { act: 'confirmar', status: 200, values: {}, errors: [] }),
  }),
  route({
    method: 'POST',
    url: '/mesa/entidades/:entidadId/delegaciones/:delegationId/confirmar',
    needs: 'desk.delegations',
    summary: 'Confirmar una delegación',
    params,
    body: confirming,
    async handle(app, { actor, params: which, body, request }) {
      const { entidadId, delegationId: id } = which
      const result = await confirmDelegation(app, actOf(app, actor, request, which, body), { entidadId, id })
      return answer(app, actor, which, result, { done: 'confirmado', act: 'confirmar', values: {} })
    },
  }),
  route({
    method: 'GET',
    url: '/mesa/entidades/:entidadId/delegaciones/:delegationId/terminar',
    needs: 'desk.delegations',
    summary: 'Una delegación, con el motivo para terminarla',
    params,
    handle: (app, { actor, params: which, kept }) =>
      actPage(app, actor, which, { act: 'terminar', status: 200, values: kept ?? {}, errors: [] }),
  }),
  route({
    method: 'POST',
    url: '/mesa/entidades/:entidadId/delegaciones/:delegationId/terminar',
    needs: 'desk.delegations',
    summary: 'Terminar una delegación',
    params,
    body: ending,
    async handle(app, { actor, params: which, body, request }) {
      const { entidadId, delegationId: id } = which
      const reason = body.motivo.trim()
      const result = await endDelegation(app, actOf(app, actor, request, which, body), { entidadId, id, reason })
      return answer(app, actor, which, result, { done: 'terminado', act: 'terminar', values: { motivo: body.motivo } })
    },
  }),
]
