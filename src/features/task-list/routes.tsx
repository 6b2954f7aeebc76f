import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, type Reply, routeFor, text } from '../../platform/route.ts'
import { ApplicationId } from '../../shared/id.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import {
  type Application,
  applicantOf,
  canDo,
  findApplicationsBy,
  findDraft,
  findOwnApplication,
  intentoOf,
  presentRefusal,
  remindDelegado,
} from '../applications/index.ts'
import type { ActorOf } from '../authority/index.ts'
import { findOwnActivations } from '../enrolment/index.ts'
import type { SessionHolder } from '../sign-in/index.ts'
import { decideHeadline } from './decide-headline.ts'
import { decideSteps } from './decide-steps.ts'
import { loadTask } from './load-task.ts'
import { HomePage } from './ui/home-page.tsx'
import { type JustDone, TaskPage } from './ui/task-page.tsx'

const route = routeFor<ActorOf>()
const ofApplication = z.object({ applicationId: ApplicationId })
const done = z.enum(['corregida', 'retirada', 'recordada', '']).catch('')

type Said = { justDone?: JustDone | null; status?: number; errors?: FieldError[] }

async function taskPage(
  app: AppContext,
  holder: SessionHolder,
  application: Application,
  { justDone = null, status = 200, errors = [] }: Said,
): Promise<Reply> {
  const facts = await loadTask(app, holder, application)
  const steps = decideSteps(facts)
  const headline = decideHeadline(facts, steps)
  const { state } = application
  const can = { correct: canDo('CORREGIDA', state), withdraw: canDo('RETIRADA', state), remind: canDo('RECORDADA', state) }
  const shown = { facts, steps, headline, can, justDone, errors, intento: app.newId() }
  return { status, page: (chrome) => <TaskPage chrome={chrome} {...shown} /> }
}

export const taskListRoutes = [
  route({
    method: 'GET',
    url: '/solicitudes',
    needs: 'account',
    summary: 'Mis solicitudes',
    async handle(app, { actor: { holder } }) {
      const now = await app.clock(app.db)
      const applications = await findApplicationsBy(app.db, holder.accountId)
      const held = holder.holdsPerson ? await findOwnActivations(app.db, holder.personId) : []
      const activations = held.filter(({ until }) => until === null || until > now)
      const draft = await findDraft(app.db, holder.accountId, 'PROFESIONAL')
      const shown = { holder, now, applications, activations, hasDraft: draft.entidadId !== undefined }
      return { status: 200, page: (chrome) => <HomePage chrome={chrome} {...shown} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/solicitudes/:applicationId',
    needs: 'account',
    summary: 'Una solicitud, paso por paso',
    params: ofApplication,
    query: form({ hecho: done }),
    async handle(app, { actor: { holder }, params, query }) {
      const application = await findOwnApplication(app.db, holder.accountId, params.applicationId)
      if (!application) return { status: 404, problem: problem('no-existe') }
      return taskPage(app, holder, application, { justDone: query.hecho === '' ? null : query.hecho })
    },
  }),
  route({
    method: 'POST',
    url: '/solicitudes/:applicationId/recordar',
    needs: 'account',
    summary: 'Envía un recordatorio a quien puede responder',
    params: ofApplication,
    body: form({ intento: text }),
    async handle(app, { actor, params: { applicationId }, body, request }) {
      const { holder } = actor
      const act = { by: applicantOf(actor), applicationId, intento: intentoOf(app, body.intento), requestId: request.id }
      const result = await remindDelegado(app, act)
      if (result.ok) return { status: 303, location: `/solicitudes/${applicationId}?hecho=recordada` }
      const application = await findOwnApplication(app.db, holder.accountId, applicationId)
      if (!application) return { status: 404, problem: problem('no-existe') }
      const said = presentRefusal(result.refusal)
      return taskPage(app, holder, application, { status: said.status, errors: [said] })
    },
  }),
]
