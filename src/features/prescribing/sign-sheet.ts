import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import type { Result } from '../../shared/result.ts'
import {
  emptyPrescription,
  isSignable,
  type Prepared,
  preparePrescription,
  type SignedAnswer,
  type SignRefusal,
  signPrescription,
} from '../prescriptions/index.ts'
import type { Draft } from './draft.ts'
import { takeDraft } from './draft-store.ts'
import { type DraftBody, tableOf } from './text-of-form.ts'
import type { Writer } from './writing.ts'

/** What was typed for a code that nobody chose yet, or stands in the quick line, would be left out without a word. */
export const isOpen = ({ typed }: DraftBody) =>
  Object.entries(typed).some(([path, words]) => tableOf(path) !== null || (path === 'linea' && words.trim() !== ''))

/** What would be signed of a draft now. */
export async function prepareDraft(
  app: AppContext,
  { holder, place, now }: Writer,
  draft: Draft,
): Promise<Prepared & { isReady: boolean }> {
  const { kind, patientId, replaces, body } = draft
  const asked = { personId: holder.personId, sedeId: place.sedeId, kind, patientId, text: body.text, replaces, now }
  const prepared = await app.transaction((db) => preparePrescription(db, asked))
  return { ...prepared, isReady: !isOpen(body) && prepared.content !== null && isSignable(prepared.findings) }
}

export type SignForm = { sha256: string; intento: string; clave: string }

/**
 * Signs a draft and takes it away, in one transaction: the revision that was read and no other. `draft` null: it is gone; the same form
 * sent before has signed it, and gets the same answer.
 */
export function signDraft(
  app: AppContext,
  { holder, place, requestId }: Writer,
  { draftId, draft, form }: { draftId: string; draft: Draft | null; form: SignForm },
): Promise<Result<SignedAnswer, SignRefusal>> {
  const { personId, accountId } = holder
  const key = z.uuid().safeParse(form.intento)
  return signPrescription(app, {
    ...{ actor: { personId, accountId }, sedeId: place.sedeId, kind: draft?.kind ?? 'PRESCRIPCION' },
    ...{
      patientId: draft?.patientId ?? draftId,
      text: draft?.body.text ?? emptyPrescription(),
      replaces: draft?.replaces ?? null,
    },
    ...{ contentSha256: form.sha256, password: form.clave, requestId },
    attempt: key.success ? { accountId, key: key.data, request: { draftId, sha256: form.sha256 } } : null,
    // Of a sheet that was saved or signed in another window since it was read, nothing is signed.
    take: (db) => (draft ? takeDraft(db, draft) : Promise.resolve(false)),
  })
}
