import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { form, type Reply, routeFor, text, wordFor } from '../../platform/route.ts'
import type { ActorOf } from '../authority/index.ts'
import type { Draft } from './draft.ts'
import { deleteDraft, findDraft } from './draft-store.ts'
import { unreadMessage } from './read-line.ts'
import { elsewhereReply, noDraft, readUnderHand, refusedReply, sheetReply } from './replies.tsx'
import { isSame, saveAsTyped, saveSheet } from './save-sheet.ts'
import { prepareDraft } from './sign-sheet.ts'
import { textOfForm } from './text-of-form.ts'
import { DiscardPage } from './ui/discard-page.tsx'
import { findWriter, type Writer } from './writing.ts'

const route = routeFor<ActorOf>()

export const ofDraft = z.object({ draftId: z.uuid() })
const homeOf = (draftId: string) => `/mipres/borradores/${draftId}`

const unread = (medicines: number, rest: string) => ({ field: 'linea', message: unreadMessage(medicines, rest) })

const notes: Record<string, string> = {
  agregado: 'Se agregó el medicamento.',
  quitado: 'Se quitó el medicamento.',
  repetido: 'Se agregaron los medicamentos de la fórmula anterior. Revíselos: son para hoy.',
  favorito: 'Se guardó como favorito.',
  'favorito-cambiado': 'Ya tenía un favorito con ese nombre: ahora es este.',
}

/** What was typed before the session ended comes back as it was; it is saved with the next press. */
function keptReply(app: AppContext, writer: Writer, draft: Draft, kept: Record<string, string>): Promise<Reply> {
  const { told, ...body } = textOfForm(kept)
  const revision = Number(kept.revision)
  const isStale = revision !== draft.revision && !isSame(body, draft.body)
  const stale = isStale ? revision || 0 : null
  const note = 'Lo que escribió antes de que terminara su sesión está aquí. Guárdelo para no perderlo.'
  return sheetReply(app, 200, { writer, draft, body, errors: told, stale, told: note })
}

async function pressed(app: AppContext, writer: Writer, draftId: string, fields: Record<string, unknown>): Promise<Reply> {
  const saved = await saveSheet(app, writer, draftId, fields)
  if (saved.outcome === 'gone') return noDraft
  const { draft, told: errors } = saved
  if (saved.outcome === 'conflict')
    return sheetReply(app, 409, { writer, draft, body: saved.body, errors, stale: saved.revision })
  if (saved.press.does === 'review' && errors.length === 0) return review(app, writer, draft)
  if (errors.length > 0) return sheetReply(app, 422, { writer, draft, errors, isReview: saved.press.does === 'review' })
  const hash = saved.at ? `#${saved.at}` : ''
  return { status: 303, location: `${homeOf(draftId)}?hecho=${saved.note}${hash}` }
}

/**
 * What can be signed goes on to be read; what cannot is told, each thing at its place. That has an address of its own: what was sent
 * is saved, and the browser's Back leads to it without sending it again.
 */
async function review(app: AppContext, writer: Writer, draft: Draft): Promise<Reply> {
  const { isReady } = await prepareDraft(app, writer, draft)
  return { status: 303, location: `${homeOf(draft.id)}${isReady ? '/firmar' : '?hecho=revisar'}` }
}

export const sheetRoutes = [
  route({
    method: 'GET',
    url: '/mipres/borradores/:draftId',
    needs: 'account',
    summary: 'Un borrador: la hoja en que se prescribe',
    params: ofDraft,
    query: form({ hecho: text, ofrece: text }),
    async handle(app, { actor: { holder }, params: { draftId }, query: { hecho, ofrece }, kept, request }) {
      const draft = await findDraft(app.db, holder.accountId, draftId)
      if (!draft) return noDraft
      const found = await findWriter(app, holder, request.id)
      if (!found.may) return refusedReply(found.kept, draft)
      const { writer } = found
      if (writer.kind !== draft.kind) return elsewhereReply(writer, draft)
      // What the program itself leads to goes on with what was before one's eyes; any other way here is an opening.
      const opened = hecho === '' ? { ...draft, readAt: null } : draft
      if (kept) return keptReply(app, writer, opened, kept)
      const offered = /^\d{20}$/.test(ofrece) ? ofrece : null
      const { typed, text } = draft.body
      const errors = hecho === 'por-leer' && typed.linea ? [unread(text.medicines.length, typed.linea)] : []
      return sheetReply(app, 200, {
        writer,
        draft: opened,
        errors,
        told: wordFor(notes, hecho),
        isReview: hecho === 'revisar',
        offered,
      })
    },
  }),
  route({
    method: 'POST',
    url: '/mipres/borradores/:draftId',
    needs: 'account',
    summary: 'Guarda el borrador y hace lo que dice el botón',
    params: ofDraft,
    body: z.record(z.string(), z.unknown()),
    async handle(app, { actor: { holder }, params: { draftId }, body, request }) {
      const draft = await findDraft(app.db, holder.accountId, draftId)
      if (!draft) return noDraft
      const found = await findWriter(app, holder, request.id)
      if (found.may && found.writer.kind === draft.kind) return pressed(app, found.writer, draftId, body)
      // The right ended, or he works elsewhere now: what he typed is kept all the same.
      const now = found.may ? found.writer.now : found.kept.now
      const kept = (await saveAsTyped(app, draft, body, now)) ?? draft
      return found.may ? elsewhereReply(found.writer, kept) : refusedReply(found.kept, kept)
    },
  }),
  route({
    method: 'GET',
    url: '/mipres/borradores/:draftId/descartar',
    needs: 'account',
    summary: 'Descartar un borrador: confirmación',
    params: ofDraft,
    async handle(app, { actor: { holder }, params: { draftId }, request }) {
      const draft = await findDraft(app.db, holder.accountId, draftId)
      const now = holder.seenAt
      const patient = draft && (await readUnderHand(app, { holder, now, requestId: request.id, place: null }, draft))
      if (!draft || !patient) return noDraft
      const props = {
        id: draft.id,
        patientName: patient.fullName,
        savedAt: draft.savedAt,
        medicines: draft.body.text.medicines.length,
        now,
      }
      return { status: 200, page: (chrome) => <DiscardPage chrome={chrome} {...props} /> }
    },
  }),
  route({
    method: 'POST',
    url: '/mipres/borradores/:draftId/descartar',
    needs: 'account',
    summary: 'Descarta un borrador',
    params: ofDraft,
    async handle(app, { actor: { holder }, params: { draftId } }) {
      const isGone = await deleteDraft(app.db, holder.accountId, draftId)
      return isGone ? { status: 303, location: '/mipres?hecho=descartado' } : noDraft
    },
  }),
]
