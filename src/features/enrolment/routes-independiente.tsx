import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, type Reply, routeFor, text } from '../../platform/route.ts'
import { dayOf } from '../../shared/calendar.ts'
import { fieldDate } from '../../shared/dates-es.ts'
import { ActivationId, SedeId } from '../../shared/id.ts'
import type { FieldError, Values } from '../../shared/ui/errors.ts'
import type { ActorOf, SignedIn } from '../authority/index.ts'
import { getAccount } from '../people/index.ts'
import { findOwnPractice } from '../reps/index.ts'
import { findRethusStanding } from '../rethus/index.ts'
import { endActivation } from './end-activation.ts'
import { enrolOneself } from './enrol-oneself.ts'
import { findOwnActivation, findOwnActivations } from './people-store.ts'
import { readPeriod } from './period-fields.ts'
import { presentRefusal } from './refusals.ts'
import { IndependienteDonePage, IndependientePage, NoPracticePage } from './ui/independiente-page.tsx'
import { LeavePage } from './ui/leave-page.tsx'

const route = routeFor<ActorOf>()

const fields = form({ sede: text, desde: text, hasta: text, intento: z.uuid().catch('') })

async function show(
  app: AppContext,
  { holder }: SignedIn,
  status: number,
  values: Values | null,
  errors: FieldError[],
): Promise<Reply> {
  const { db } = app
  const practice = await findOwnPractice(db, holder.personId)
  if (!practice) return { status: 200, page: (chrome) => <NoPracticePage chrome={chrome} /> }
  const account = await getAccount(db, holder.accountId)
  const standing = await findRethusStanding(db, holder.personId)
  const now = await app.clock(db)
  const start = {
    sede: practice.sedes.length === 1 ? practice.sedes[0]?.id : undefined,
    desde: fieldDate(dayOf(now)),
    hasta: '',
    intento: app.newId(),
  }
  const props = { practice, account, standing, values: { ...start, ...values }, errors, now, holdsPerson: holder.holdsPerson }
  return { status, page: (chrome) => <IndependientePage chrome={chrome} {...props} /> }
}

const atOwn = z.object({ activationId: ActivationId })

async function showLeave(
  app: AppContext,
  { holder }: SignedIn,
  id: ActivationId,
  status: number,
  values: Values,
  errors: FieldError[],
): Promise<Reply> {
  const own = holder.holdsPerson ? (await findOwnActivations(app.db, holder.personId)).find((one) => one.id === id) : undefined
  if (!own) return { status: 404, problem: problem('no-existe') }
  const intento = app.newId()
  return {
    status,
    page: (chrome) => <LeavePage chrome={chrome} activation={own} values={{ ...values, intento }} errors={errors} />,
  }
}

export const independienteRoutes = [
  route({
    method: 'GET',
    url: '/registro/independiente',
    needs: 'account',
    summary: 'El profesional independiente se activa y se enrola en su consultorio',
    handle: (app, { actor, kept }) => show(app, actor, 200, kept, []),
  }),
  route({
    method: 'POST',
    url: '/registro/independiente',
    needs: 'account',
    summary: 'Activarse y enrolarse en el propio consultorio',
    body: fields,
    async handle(app, { actor, body, request }) {
      const sedeId = SedeId.safeParse(body.sede)
      if (!sedeId.success) return show(app, actor, 422, body, [{ field: 'sede', message: 'Elija en cuál de sus sedes.' }])
      const now = await app.clock(app.db)
      const during = readPeriod(body, dayOf(now))
      if (!during.ok) return show(app, actor, 422, body, during.refusal)
      if (!during.value) throw new Error('a period that starts today at the latest is a period')
      const { personId, accountId } = actor.holder
      const intento = body.intento || app.newId()
      const result = await enrolOneself(app, {
        by: { personId, accountId },
        sedeId: sedeId.data,
        during: during.value,
        intento,
        requestId: request.id,
      })
      if (result.ok) return { status: 303, location: `/registro/independiente/listo?sede=${sedeId.data}` }
      const { status, field, message } = presentRefusal(result.refusal)
      return show(app, actor, status === 404 ? 422 : status, body, [{ field, message }])
    },
  }),
  route({
    method: 'GET',
    url: '/registro/independiente/listo',
    needs: 'account',
    summary: 'Confirmación del independiente',
    query: form({ sede: text }),
    async handle(app, { actor: { holder }, query }) {
      const practice = await findOwnPractice(app.db, holder.personId)
      const sede = practice?.sedes.find(({ id }) => id === query.sede)
      if (!sede) return { status: 404, problem: problem('no-existe') }
      return { status: 200, page: (chrome) => <IndependienteDonePage chrome={chrome} sede={sede} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/activaciones/:activationId/terminar',
    needs: 'account',
    summary: 'Terminar la propia activación',
    params: atOwn,
    handle: (app, { actor, params, kept }) => showLeave(app, actor, params.activationId, 200, kept ?? {}, []),
  }),
  route({
    method: 'POST',
    url: '/activaciones/:activationId/terminar',
    needs: 'account',
    summary: 'Terminar la propia activación',
    params: atOwn,
    body: form({ motivo: text, intento: z.uuid().catch('') }),
    async handle(app, { actor, params: { activationId }, body, request }) {
      const { holder } = actor
      const own = holder.holdsPerson ? await findOwnActivation(app.db, holder.personId, activationId) : null
      if (!own) return { status: 404, problem: problem('no-existe') }
      const by = { personId: holder.personId, accountId: holder.accountId }
      const intento = body.intento || app.newId()
      const result = await endActivation(app, {
        by,
        entidadId: own.entidadId,
        activationId,
        reason: body.motivo,
        intento,
        requestId: request.id,
      })
      if (result.ok) return { status: 303, location: `/por-que-no?sede=${own.sedeId}` }
      const { status, field, message } = presentRefusal(result.refusal)
      return showLeave(app, actor, activationId, status, { motivo: body.motivo }, [{ field, message }])
    },
  }),
]
