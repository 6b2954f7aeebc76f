import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { form, type Reply, routeFor, text, wordFor } from '../../platform/route.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import type { ActorOf } from '../authority/index.ts'
import { presentSignRefusal, type SignRefusal } from '../prescriptions/index.ts'
import type { Draft } from './draft.ts'
import { findDraft } from './draft-store.ts'
import { elsewhereReply, findWrittenAt, noDraft, readUnderHand, refusedReply, sheetReply } from './replies.tsx'
import { ofDraft } from './routes-sheet.tsx'
import { isOpen, prepareDraft, signDraft } from './sign-sheet.ts'
import { ReviewPage } from './ui/review-page.tsx'
import { findWriter, type Writer } from './writing.ts'

const route = routeFor<ActorOf>()

type Reviewed = { status: number; errors: FieldError[]; attempt: string; isChanged: boolean }

/** All that will be signed; what cannot be signed any more goes back to the sheet, with what stands against it. */
async function reviewReply(
  app: AppContext,
  writer: Writer,
  draft: Draft,
  { status, errors, attempt, isChanged }: Reviewed,
): Promise<Reply> {
  const { content, sha256, findings, isReady } = await prepareDraft(app, writer, draft)
  if (!isReady || !content || !sha256)
    return sheetReply(app, 422, { writer, draft, isReview: true, errors: status === 200 ? [] : errors })
  const patient = await readUnderHand(app, writer, draft)
  if (!patient) return noDraft
  const writtenAt = await findWrittenAt(app, writer, draft)
  const props = { draft, content, sha256, findings, patient, now: writer.now, attempt, errors, isChanged, writtenAt }
  return { status, page: (chrome) => <ReviewPage chrome={chrome} {...props} /> }
}

async function refused(app: AppContext, writer: Writer, draft: Draft, refusal: SignRefusal): Promise<Reply> {
  const { status, field, message } = presentSignRefusal(refusal)
  const errors = [{ field, message }]
  switch (refusal.code) {
    case 'password-missing':
      return { status: 303, location: `/mipres/borradores/${draft.id}/firmar?hecho=falta` }
    case 'present-password-wrong':
      // An address of its own: the browser's Back leads to it without sending a password again.
      return { status: 303, location: `/mipres/borradores/${draft.id}/firmar?hecho=clave` }
    case 'too-many-tries':
    case 'attempt-reused':
      return reviewReply(app, writer, draft, { status, errors, attempt: app.newId(), isChanged: false })
    case 'content-changed':
      return reviewReply(app, writer, draft, { status, errors, attempt: app.newId(), isChanged: true })
    case 'no-right': {
      const found = await findWriter(app, writer.holder, writer.requestId)
      return found.may ? sheetReply(app, 409, { writer: found.writer, draft, errors }) : refusedReply(found.kept, draft)
    }
    default:
      return sheetReply(app, 422, { writer, draft, errors, isReview: true })
  }
}

const said = (code: 'present-password-wrong' | 'password-missing'): FieldError[] => {
  const { field, message } = presentSignRefusal({ code })
  return [{ field, message }]
}
const errorsAfter = { clave: said('present-password-wrong'), falta: said('password-missing') }

export const signRoutes = [
  route({
    method: 'GET',
    url: '/mipres/borradores/:draftId/firmar',
    needs: 'account',
    summary: 'Revisar y firmar',
    params: ofDraft,
    query: form({ hecho: text }),
    async handle(app, { actor: { holder }, params: { draftId }, query: { hecho }, request }) {
      const draft = await findDraft(app.db, holder.accountId, draftId)
      if (!draft) return noDraft
      const found = await findWriter(app, holder, request.id)
      if (!found.may) return refusedReply(found.kept, draft)
      if (found.writer.kind !== draft.kind) return elsewhereReply(found.writer, draft)
      const errors = wordFor(errorsAfter, hecho) ?? []
      return reviewReply(app, found.writer, draft, { status: 200, errors, attempt: app.newId(), isChanged: false })
    },
  }),
  route({
    method: 'POST',
    url: '/mipres/borradores/:draftId/firmar',
    needs: 'account',
    summary: 'Firma la fórmula o la orden con la contraseña',
    params: ofDraft,
    body: form({ sha256: text, intento: text, clave: text }),
    async handle(app, { actor: { holder }, params: { draftId }, body, request }) {
      const draft = await findDraft(app.db, holder.accountId, draftId)
      const found = await findWriter(app, holder, request.id)
      if (!found.may) return refusedReply(found.kept, draft)
      const { writer } = found
      if (draft && writer.kind !== draft.kind) return elsewhereReply(writer, draft)
      // A sheet that is gone may have been signed by this very form: only one that says which it was is answered again.
      if (!draft && !z.uuid().safeParse(body.intento).success) return noDraft
      // Typed in another window since it was read.
      if (draft && isOpen(draft.body)) return sheetReply(app, 422, { writer, draft, isReview: true })
      const signed = await signDraft(app, writer, { draftId, draft, form: body })
      if (signed.ok) return { status: 303, location: `/mipres/formulas/${signed.value.number}?hecho=firmada` }
      if (!draft) return noDraft
      // Of two forms at once the other may have signed it meanwhile.
      const still = await findDraft(app.db, holder.accountId, draftId)
      return still ? refused(app, writer, still, signed.refusal) : noDraft
    },
  }),
]
