import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, longText, type Reply, routeFor, text } from '../../platform/route.ts'
import { longDateTime } from '../../shared/dates-es.ts'
import { ApplicationId } from '../../shared/id.ts'
import type { FieldError, Values } from '../../shared/ui/errors.ts'
import { type Application, findOwnApplication, kindNames } from '../applications/index.ts'
import type { ActorOf } from '../authority/index.ts'
import { findNoticeToken, type Linked } from '../notifications/index.ts'
import { getAccount } from '../people/index.ts'
import { isOwnMail } from './case.ts'
import { findLatestCaseOn } from './case-store.ts'
import { presentRefusal } from './refusals.ts'
import { sayNotMeByLink, sayNotMeSignedIn } from './say-not-me.ts'
import { resolveSubject } from './suspend.ts'
import { NoticeOverPage, NotMePage, SaidPage } from './ui/not-me-page.tsx'

const route = routeFor<ActorOf>()
const rate = { name: 'no-fui-yo', limit: 60, seconds: 600 }

type Refused = { status: number; values: Values; errors: FieldError[] }

/** What a link says now: what would happen, what has happened, or what else can be done. */
async function linkPage(app: AppContext, token: string, refused?: Refused): Promise<Reply> {
  const notice = await findNoticeToken(app.db, token)
  if (!notice) return { status: 404, page: (chrome) => <NoticeOverPage chrome={chrome} why="DESCONOCIDO" /> }
  if (notice.state === 'VENCIDO') return { status: 410, page: (chrome) => <NoticeOverPage chrome={chrome} why="VENCIDO" /> }
  const { subject, what, createdAt, sentTo, accountId, entidadId } = notice
  if (notice.state === 'USADO') {
    const { objectId } = await resolveSubject(app.db, notice)
    const known = await findLatestCaseOn(app.db, objectId)
    const { email } = await getAccount(app.db, accountId)
    const shown = {
      ...{ what, since: known && longDateTime(known.openedAt), isStopped: (known?.suspended ?? null) !== null },
      isOwnMail: isOwnMail(sentTo, email),
    }
    return { status: refused ? 409 : 200, page: (chrome) => <SaidPage chrome={chrome} {...shown} /> }
  }
  const shown = { action: '/no-fui-yo', token, subject, what, hasEntidad: entidadId !== null, sentOn: longDateTime(createdAt) }
  const { status, values, errors } = refused ?? { status: 200, values: {}, errors: [] }
  return { status, page: (chrome) => <NotMePage chrome={chrome} {...shown} values={values} errors={errors} /> }
}

const ofApplication = z.object({ applicationId: ApplicationId })
const unknown: Reply = { status: 404, problem: problem('no-existe') }

const denialOf = ({ id, personId, accountId, entidadId, radicado, kind, sedeName }: Application): Linked & { what: string } => ({
  ...{ personId, accountId, subject: 'SOLICITUD', objectId: id, entidadId },
  what: `Solicitud ${radicado}, ${kindNames[kind]}, en ${sedeName}`,
})

async function ownPage(app: AppContext, application: Application, refused?: Refused): Promise<Reply> {
  const { subject, what } = await resolveSubject(app.db, denialOf(application))
  const { status, values, errors } = refused ?? { status: 200, values: {}, errors: [] }
  const shown = {
    ...{
      action: `/solicitudes/${application.id}/no-fui-yo`,
      token: null,
      subject,
      what,
      hasEntidad: true,
      sentOn: null,
      values,
      errors,
    },
    back: { href: `/solicitudes/${application.id}`, text: 'Su solicitud' },
  }
  return { status, page: (chrome) => <NotMePage chrome={chrome} {...shown} /> }
}

/** Only a POST changes something: what reads mail before its owner does opens links and sends no forms (R-CAS-1). */
export const publicRoutes = [
  route({
    method: 'GET',
    url: '/no-fui-yo',
    needs: 'public',
    summary: 'Qué pasaría al decir «No fui yo» por el enlace de un aviso',
    query: form({ aviso: text }),
    rate,
    handle: (app, { query: { aviso } }) => linkPage(app, aviso),
  }),
  route({
    method: 'POST',
    url: '/no-fui-yo',
    needs: 'public',
    summary: 'Decir «No fui yo»: suspende y abre un caso',
    body: form({ aviso: text, dicho: longText }),
    rate,
    async handle(app, { body: { aviso, dicho }, request }) {
      const result = await sayNotMeByLink(app, { token: aviso, said: dicho, requestId: request.id })
      if (result.ok) return { status: 303, location: `/no-fui-yo?${new URLSearchParams({ aviso })}` }
      const { status, field, message } = presentRefusal(result.refusal)
      return linkPage(app, aviso, { status, values: { dicho }, errors: [{ field, message }] })
    },
  }),
  route({
    method: 'GET',
    url: '/solicitudes/:applicationId/no-fui-yo',
    needs: 'account',
    summary: 'Qué pasaría al decir «No fui yo» de una solicitud propia',
    params: ofApplication,
    async handle(app, { actor, params, kept }) {
      const application = await findOwnApplication(app.db, actor.holder.accountId, params.applicationId)
      if (!application) return unknown
      return ownPage(app, application, kept ? { status: 200, values: kept, errors: [] } : undefined)
    },
  }),
  route({
    method: 'POST',
    url: '/solicitudes/:applicationId/no-fui-yo',
    needs: 'account',
    summary: 'Decir «No fui yo» de una solicitud propia',
    params: ofApplication,
    body: form({ dicho: longText }),
    async handle(app, { actor, params, body: { dicho }, request }) {
      const application = await findOwnApplication(app.db, actor.holder.accountId, params.applicationId)
      if (!application) return unknown
      const denial = denialOf(application)
      const session = request.cookies.session
      const result = await sayNotMeSignedIn(app, denial, { said: dicho, requestId: request.id, session })
      if (!result.ok) {
        const { status, field, message } = presentRefusal(result.refusal)
        return ownPage(app, application, { status, values: { dicho }, errors: [{ field, message }] })
      }
      const { suspended } = result.value
      const shown = { what: denial.what, since: null, isStopped: suspended !== null, isOwnMail: true }
      return { status: 200, page: (chrome) => <SaidPage chrome={chrome} {...shown} /> }
    },
  }),
]
