import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, type Reply, routeFor, text } from '../../platform/route.ts'
import { ApplicationId, SedeId } from '../../shared/id.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import type { ActorOf } from '../authority/index.ts'
import { findDelegates } from '../notifications/index.ts'
import { getAccount } from '../people/index.ts'
import { findRethusStanding } from '../rethus/index.ts'
import { applicantOf, intentoOf, longText } from './applicant.ts'
import { findOwnApplication } from './applications-store.ts'
import { decideNote } from './decide-note.ts'
import { findDraft } from './draft-store.ts'
import { findPlace } from './place-store.ts'
import { presentRefusal } from './refusals.ts'
import { sendApplication } from './send.ts'
import type { Applicant } from './standing.ts'
import { findDelegatesFor } from './tell.ts'
import { BeforePage } from './ui/before-page.tsx'
import { CheckPage } from './ui/check-page.tsx'
import { SentPage } from './ui/sent-page.tsx'

const route = routeFor<ActorOf>()
const kind = 'PROFESIONAL'
const next = (location: string): Reply => ({ status: 303, location })

/** What would be sent, with a fresh intention: who presses the old one again gets the old answer. */
async function checkPage(
  app: AppContext,
  by: Applicant,
  answers: { sedeId: SedeId; note: string },
  errors: FieldError[] = [],
): Promise<Reply> {
  const { db } = app
  const { accountId, personId } = by
  const { sedeId, note } = answers
  const now = await app.clock(db)
  const place = await findPlace(db, { kind, accountId, personId, sedeId, except: null, at: now })
  if (!place) return next('/registro/profesional/entidad')
  const { entidadId, entidadName, sedeName, offered } = place
  const account = await getAccount(db, accountId)
  const standing = await findRethusStanding(db, personId)
  const delegates = (await findDelegates(db, now, { entidadId, sedeId, except: personId })).map(({ name }) => name)
  const shown = {
    now,
    account,
    standing,
    note,
    delegates,
    intento: app.newId(),
    place: { sedeId, sedeName, entidadName, offered },
  }
  return {
    status: errors.length > 0 ? 422 : 200,
    // The fields lie on the pages before this one.
    page: (chrome) => <CheckPage chrome={chrome} errors={errors.map(({ message }) => ({ field: null, message }))} {...shown} />,
  }
}

const changedElsewhere: FieldError = {
  field: null,
  message: 'Cambió sus respuestas en otra pestaña. Revise cómo quedaron y envíe de nuevo.',
}

/** From "Antes de empezar" to the radicado. */
export const sendRoutes = [
  route({
    method: 'GET',
    url: '/registro',
    needs: 'public',
    summary: 'Antes de empezar: profesional de la salud',
    async handle(app, { actor: { holder } }) {
      const draft = holder ? await findDraft(app.db, holder.accountId, kind) : {}
      return { status: 200, page: (chrome) => <BeforePage chrome={chrome} hasDraft={draft.entidadId !== undefined} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/registro/profesional',
    needs: 'public',
    summary: 'Antes de empezar: profesional de la salud',
    handle: async () => next('/registro'),
  }),
  route({
    method: 'GET',
    url: '/registro/profesional/revise',
    needs: 'account',
    summary: 'Revise sus respuestas',
    async handle(app, { actor }) {
      const by = applicantOf(actor)
      const { entidadId, sedeId, note } = await findDraft(app.db, by.accountId, kind)
      if (!entidadId) return next('/registro/profesional/entidad')
      if (!sedeId) return next('/registro/profesional/sede')
      return checkPage(app, by, { sedeId, note: note ?? '' })
    },
  }),
  route({
    method: 'POST',
    url: '/registro/profesional/revise',
    needs: 'account',
    summary: 'Envía la solicitud',
    body: form({ intento: text, sede: text, nota: longText }),
    async handle(app, { actor, body, request }) {
      const by = applicantOf(actor)
      const sedeId = SedeId.safeParse(body.sede).data
      if (!sedeId) return next('/registro/profesional/sede')
      const said = decideNote(body.nota)
      const note = said.ok ? said.value : body.nota

      // No draft: it was sent already, and the intention tells whether by this form.
      const draft = await findDraft(app.db, by.accountId, kind)
      const isOther = draft.sedeId !== undefined && (draft.sedeId !== sedeId || (draft.note ?? '') !== note)
      if (draft.sedeId && isOther) return checkPage(app, by, { sedeId: draft.sedeId, note: draft.note ?? '' }, [changedElsewhere])

      const sending = { by, intento: intentoOf(app, body.intento), requestId: request.id }
      const result = await sendApplication(app, sending, { sedeId, note })
      if (result.ok) return next(`/registro/profesional/enviada/${result.value.id}`)
      return checkPage(app, by, { sedeId, note }, [presentRefusal(result.refusal)])
    },
  }),
  route({
    method: 'GET',
    url: '/registro/profesional/enviada/:applicationId',
    needs: 'account',
    summary: 'La solicitud fue enviada',
    params: z.object({ applicationId: ApplicationId }),
    async handle(app, { actor: { holder }, params }) {
      const application = await findOwnApplication(app.db, holder.accountId, params.applicationId)
      if (!application) return { status: 404, problem: problem('no-existe') }
      const delegates = (await findDelegatesFor(app.db, application, await app.clock(app.db))).map(({ name }) => name)
      return { status: 200, page: (chrome) => <SentPage {...{ chrome, application, delegates }} email={holder.email} /> }
    },
  }),
]
