import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, longText, type Reply, routeFor, text } from '../../platform/route.ts'
import { ApplicationId, SedeId } from '../../shared/id.ts'
import type { FieldError, Values } from '../../shared/ui/errors.ts'
import type { ActorOf } from '../authority/index.ts'
import { findSedesOf, getEntidad } from '../reps/index.ts'
import { applicantOf, intentoOf } from './applicant.ts'
import type { Application } from './application.ts'
import { findOwnApplication, findSteps } from './applications-store.ts'
import { correctApplication } from './correct.ts'
import { canDo } from './decide-transition.ts'
import { options } from './option.ts'
import { findOfferedRoles } from './place-store.ts'
import { presentRefusal } from './refusals.ts'
import { loadPerson } from './standing.ts'
import { CorrectPage } from './ui/correct-page.tsx'
import { WithdrawPage } from './ui/withdraw-page.tsx'
import { withdrawApplication } from './withdraw.ts'

const route = routeFor<ActorOf>()
const ofApplication = z.object({ applicationId: ApplicationId })
const unknown: Reply = { status: 404, problem: problem('no-existe') }

/** A version that is no number is older than all. */
const versionOf = (said: string) => (/^\d{1,9}$/.test(said) ? Number(said) : 0)

async function correctPage(
  app: AppContext,
  application: Application,
  values: Values,
  refused?: { status: number; errors: FieldError[] },
) {
  const { entidadId, kind } = application
  const sedes = await findSedesOf(app.db, entidadId)
  const roles = await findOfferedRoles(app.db, kind, [(await getEntidad(app.db, entidadId)).kind])
  const steps = await findSteps(app.db, application.id)
  const reason = steps.findLast(({ act }) => act === 'DEVUELTA')?.reason ?? null
  const shown = { application, reason, sedes, roles, values, intento: app.newId(), errors: refused?.errors ?? [] }
  return { status: refused?.status ?? 200, page: (chrome) => <CorrectPage chrome={chrome} {...shown} /> } satisfies Reply
}

const answersOf = ({ sedeId, roleAsked, note }: Application): Values => ({ sede: sedeId, rol: roleAsked?.code, nota: note })

/** The sede that was chosen; of Servicio Social the plaza's of today, or the one it was sent for. */
async function sedeOf(app: AppContext, { kind, personId, sedeId }: Application, said: string) {
  if (kind !== 'SERVICIO_SOCIAL') return SedeId.safeParse(said).data
  const { service } = (await loadPerson(app.db, personId, await app.clock(app.db))).facts
  return service.running?.sedeId ?? sedeId
}

/** What somebody does with an application of his own. */
export const ownRoutes = [
  route({
    method: 'GET',
    url: '/solicitudes/:applicationId/corregir',
    needs: 'account',
    summary: 'Corregir una solicitud devuelta',
    params: ofApplication,
    async handle(app, { actor, params, kept }) {
      const application = await findOwnApplication(app.db, actor.holder.accountId, params.applicationId)
      if (!application) return unknown
      if (!canDo('CORREGIDA', application.state)) return { status: 303, location: `/solicitudes/${application.id}` }
      return correctPage(app, application, kept ?? answersOf(application))
    },
  }),
  route({
    method: 'POST',
    url: '/solicitudes/:applicationId/corregir',
    needs: 'account',
    summary: 'Envía la corrección',
    params: ofApplication,
    body: form({ intento: text, version: text, sede: text, rol: text, nota: longText }),
    async handle(app, { actor, params, body, request }) {
      const by = applicantOf(actor)
      const { applicationId } = params
      const refused = async (said: FieldError & { status: number }) => {
        const application = await findOwnApplication(app.db, by.accountId, applicationId)
        return application ? correctPage(app, application, body, { status: said.status, errors: [said] }) : unknown
      }
      const application = await findOwnApplication(app.db, by.accountId, applicationId)
      if (!application) return unknown
      const sedeId = await sedeOf(app, application, body.sede)
      const { verb } = options[application.kind]
      if (!sedeId) return refused({ status: 422, field: 'sede', message: `Escoja la sede en la que ${verb}` })
      const act = { by, applicationId, intento: intentoOf(app, body.intento), requestId: request.id }
      const roleAsked = body.rol === '' ? null : body.rol
      const asked = { version: versionOf(body.version), sedeId, note: body.nota, roleAsked }
      const result = await correctApplication(app, act, asked)
      if (result.ok) return { status: 303, location: `/solicitudes/${applicationId}?hecho=corregida` }
      return refused(presentRefusal(result.refusal))
    },
  }),
  route({
    method: 'GET',
    url: '/solicitudes/:applicationId/retirar',
    needs: 'account',
    summary: 'Retirar una solicitud: lo que sigue de ello',
    params: ofApplication,
    async handle(app, { actor, params }) {
      const application = await findOwnApplication(app.db, actor.holder.accountId, params.applicationId)
      if (!application) return unknown
      if (!canDo('RETIRADA', application.state)) return { status: 303, location: `/solicitudes/${application.id}` }
      return { status: 200, page: (chrome) => <WithdrawPage chrome={chrome} application={application} intento={app.newId()} /> }
    },
  }),
  route({
    method: 'POST',
    url: '/solicitudes/:applicationId/retirar',
    needs: 'account',
    summary: 'Retira la solicitud',
    params: ofApplication,
    body: form({ intento: text, version: text }),
    async handle(app, { actor, params, body, request }) {
      const by = applicantOf(actor)
      const { applicationId } = params
      const act = { by, applicationId, intento: intentoOf(app, body.intento), requestId: request.id }
      const result = await withdrawApplication(app, act, { version: versionOf(body.version) })
      if (result.ok) return { status: 303, location: `/solicitudes/${applicationId}?hecho=retirada` }
      const application = await findOwnApplication(app.db, by.accountId, applicationId)
      if (!application) return unknown
      const said = presentRefusal(result.refusal)
      const shown = { application, errors: [said], intento: app.newId() }
      return { status: said.status, page: (chrome) => <WithdrawPage chrome={chrome} {...shown} /> }
    },
  }),
]
