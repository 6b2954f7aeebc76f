import { form, longText, routeFor } from '../../platform/route.ts'
import type { ActorOf } from '../authority/index.ts'
import { findAnswers, unansweredBefore } from './answers.ts'
import { applicantOf } from './applicant.ts'
import type { ApplicationKind } from './application.ts'
import { decideNote } from './decide-note.ts'
import { findDraft, saveDraft } from './draft-store.ts'
import { pathOf } from './option.ts'
import { presentRefusal } from './refusals.ts'
import { NotePage } from './ui/note-page.tsx'

const route = routeFor<ActorOf>()

/** What the delegado reads beside the application; it may stay empty. */
export const noteRoutes = (kind: ApplicationKind) => [
  route({
    method: 'GET',
    url: pathOf(kind, 'mensaje'),
    needs: 'account',
    summary: 'Pregunta: mensaje al delegado',
    async handle(app, { actor, kept }) {
      const answers = await findAnswers(app.db, kind, applicantOf(actor), await app.clock(app.db))
      const before = unansweredBefore(kind, 'mensaje', answers)
      if (before) return { status: 303, location: before }
      const nota = kept?.nota ?? answers.note
      return { status: 200, page: (chrome) => <NotePage chrome={chrome} kind={kind} values={{ nota }} /> }
    },
  }),
  route({
    method: 'POST',
    url: pathOf(kind, 'mensaje'),
    needs: 'account',
    summary: 'Escribe el mensaje al delegado',
    body: form({ nota: longText }),
    async handle(app, { actor, body }) {
      const note = decideNote(body.nota)
      if (!note.ok) {
        const errors = [presentRefusal(note.refusal)]
        return { status: 422, page: (chrome) => <NotePage chrome={chrome} errors={errors} kind={kind} values={body} /> }
      }
      const { accountId } = actor.holder
      const draft = await findDraft(app.db, accountId, kind)
      await saveDraft(app.db, accountId, kind, { ...draft, note: note.value })
      return { status: 303, location: pathOf(kind, 'revise') }
    },
  }),
]
