import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, longText, type Reply, routeFor, text } from '../../platform/route.ts'
import { ApplicationId, SedeId } from '../../shared/id.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import type { ActorOf } from '../authority/index.ts'
import { findDelegates } from '../notifications/index.ts'
import { getAccount } from '../people/index.ts'
import { findAnswers, unansweredBefore } from './answers.ts'
import { applicantOf, intentoOf } from './applicant.ts'
import type { ApplicationKind } from './application.ts'
import { findOwnApplication } from './applications-store.ts'
import { decideNote } from './decide-note.ts'
import { findDraft } from './draft-store.ts'
import { firstPath, pathOf } from './option.ts'
import { findPlace } from './place-store.ts'
import { presentRefusal } from './refusals.ts'
import { sendApplication } from './send.ts'
import { type Applicant, loadPerson } from './standing.ts'
import { findDelegatesFor } from './tell.ts'
import { CheckPage } from './ui/check-page.tsx'
import { SentPage } from './ui/sent-page.tsx'

const route = routeFor<ActorOf>()
const next = (location: string): Reply => ({ status: 303, location })

type Shown = { sedeId: SedeId; note: string; roleAsked: string | null }

/** What would be sent, with a fresh intention: who presses the old one again gets the old answer. */
async function checkPage(
  app: AppContext,
  kind: ApplicationKind,
  by: Applicant,
  { sedeId, note, roleAsked }: Shown,
  errors: FieldError[] = [],
): Promise<Reply> {
  const { db } = app
  const { accountId, personId } = by
  const now = await app.clock(db)
  const place = await findPlace(db, { kind, accountId, personId, sedeId, except: null, at: now })
  if (!place) return next(firstPath(kind))
  const { entidadId } = place
  const shown = {
    ...{ kind, now, note, place, roleAsked },
    account: await getAccount(db, accountId),
    person: await loadPerson(db, personId, now),
    delegates: (await findDelegates(db, now, { entidadId, sedeId, except: personId })).map(({ name }) => name),
    intento: app.newId(),
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

/** From the check to the radicado. */
export const sendRoutes = (kind: ApplicationKind) => [
  route({
    method: 'GET',
    url: pathOf(kind, 'revise'),
    needs: 'account',
    summary: 'Revise sus respuestas',
    async handle(app, { actor }) {
      const by = applicantOf(actor)
      const answers = await findAnswers(app.db, kind, by, await app.clock(app.db))
      const { sedeId, note = '', role = null } = answers
      const before = unansweredBefore(kind, 'revise', answers)
      return sedeId && !before ? checkPage(app, kind, by, { sedeId, note, roleAsked: role }) : next(before ?? firstPath(kind))
    },
  }),
  route({
    method: 'POST',
    url: pathOf(kind, 'revise'),
    needs: 'account',
    summary: 'Envía la solicitud',
    body: form({ intento: text, sede: text, rol: text, nota: longText }),
    async handle(app, { actor, body, request }) {
      const by = applicantOf(actor)
      const sedeId = SedeId.safeParse(body.sede).data
      if (!sedeId) return next(firstPath(kind))
      const said = decideNote(body.nota)
      const shown = { sedeId, note: said.ok ? said.value : body.nota, roleAsked: body.rol === '' ? null : body.rol }

      // No draft: it was sent already, and the intention tells whether by this form.
      const draft = await findDraft(app.db, by.accountId, kind)
      const kept = { sedeId: draft.sedeId ?? sedeId, note: draft.note ?? '', roleAsked: draft.role ?? null }
      const isDrafted = draft.sedeId !== undefined || draft.note !== undefined
      const isOther = kept.sedeId !== sedeId || kept.note !== shown.note || kept.roleAsked !== shown.roleAsked
      if (isDrafted && isOther) return checkPage(app, kind, by, kept, [changedElsewhere])

      const sending = { by, intento: intentoOf(app, body.intento), requestId: request.id }
      const result = await sendApplication(app, sending, { kind, ...shown })
      if (result.ok) return next(`${pathOf(kind, 'enviada')}/${result.value.id}`)
      const refused = presentRefusal(result.refusal)
      // The plaza is another than when the form was made: what would be sent now is shown.
      const { service } = (await loadPerson(app.db, by.personId, await app.clock(app.db))).facts
      const now = result.refusal.code === 'not-the-plaza' && service.plaza ? { ...shown, sedeId: service.plaza.sedeId } : shown
      return checkPage(app, kind, by, now, [refused])
    },
  }),
  route({
    method: 'GET',
    url: `${pathOf(kind, 'enviada')}/:applicationId`,
    needs: 'account',
    summary: 'La solicitud fue enviada',
    params: z.object({ applicationId: ApplicationId }),
    async handle(app, { actor: { holder }, params }) {
      const application = await findOwnApplication(app.db, holder.accountId, params.applicationId)
      if (application?.kind !== kind) return { status: 404, problem: problem('no-existe') }
      const delegates = (await findDelegatesFor(app.db, application, await app.clock(app.db))).map(({ name }) => name)
      return { status: 200, page: (chrome) => <SentPage {...{ chrome, application, delegates }} email={holder.email} /> }
    },
  }),
]
