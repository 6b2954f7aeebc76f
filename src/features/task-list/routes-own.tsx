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
  findDraftKinds,
  findOptionChange,
  findOwnApplication,
  intentoOf,
  presentRefusal,
  remindDelegado,
  startPath,
} from '../applications/index.ts'
import type { ActorOf } from '../authority/index.ts'
import { findWorkplace } from '../workplace/index.ts'
import { decideHeadline } from './decide-headline.ts'
import { decideOffer } from './decide-offer.ts'
import { decideSteps } from './decide-steps.ts'
import { decideTray, trays } from './decide-tray.ts'
import { findEndings } from './find-endings.ts'
import { loadTask, loadTasks } from './load-task.ts'
import type { TaskFacts } from './task.ts'
import { HomePage, type HomeTask } from './ui/home-page.tsx'
import { type JustDone, TaskPage } from './ui/task-page.tsx'

const route = routeFor<ActorOf>()
const ofApplication = z.object({ applicationId: ApplicationId })
const done = z.enum(['corregida', 'retirada', 'recordada', '']).catch('')

type Said = { justDone?: JustDone | null; status?: number; errors?: FieldError[] }

async function taskPage(
  app: AppContext,
  application: Application,
  { justDone = null, status = 200, errors = [] }: Said,
): Promise<Reply> {
  const facts = await loadTask(app, application)
  const steps = decideSteps(facts)
  const headline = decideHeadline(facts, steps)
  const { state, accountId, personId } = application
  const change = await findOptionChange(app.db, { accountId, personId }, facts.now)
  const changePath = change?.applicationId === application.id ? change.href : null
  const can = { correct: canDo('CORREGIDA', state), withdraw: canDo('RETIRADA', state), remind: canDo('RECORDADA', state) }
  const shown = { facts, steps, headline, can, changePath, justDone, errors, intento: app.newId() }
  return { status, page: (chrome) => <TaskPage chrome={chrome} {...shown} /> }
}

/** What waits for the reader first; within a tray the latest first. */
function homeTasks(app: AppContext, all: readonly TaskFacts[]): HomeTask[] {
  const tasks = all.map((facts): HomeTask => {
    const steps = decideSteps(facts)
    const canRemind = canDo('RECORDADA', facts.application.state)
    const headline = decideHeadline(facts, steps)
    return { facts, steps, headline, tray: decideTray(facts, steps), canRemind, intento: app.newId() }
  })
  return trays.flatMap((tray) => tasks.filter((task) => task.tray === tray))
}

export const ownRoutes = [
  route({
    method: 'GET',
    url: '/solicitudes',
    needs: 'account',
    summary: 'Mis solicitudes, paso por paso',
    query: form({ hecho: text }),
    async handle(app, { actor: { holder }, query: { hecho } }) {
      const now = await app.clock(app.db)
      const all = await loadTasks(app, await findApplicationsBy(app.db, holder.accountId))
      const workplace = await findWorkplace(app.db, holder, now)
      const offer = decideOffer(all)
      const { accountId, personId } = holder
      // The same sede again, where it can be asked for; else one begins with the question of where.
      const change = offer && (await findOptionChange(app.db, { accountId, personId }, now))
      const drafts = await findDraftKinds(app.db, holder.accountId)
      const shown = {
        holder,
        now,
        tasks: homeTasks(app, all),
        drafts: drafts.map((kind) => ({ kind, href: `${startPath(kind)}/revise` })),
        offer: offer && { facts: offer, href: change?.href ?? startPath('PROFESIONAL'), isSamePlace: change !== null },
        workplace,
        endings: findEndings(workplace, now),
        isSedeChosen: hecho === 'sede',
      }
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
      return taskPage(app, application, { justDone: query.hecho === '' ? null : query.hecho })
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
      return taskPage(app, application, { status: said.status, errors: [said] })
    },
  }),
]
