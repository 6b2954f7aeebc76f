import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { nextOfBefore } from '../../platform/list-query.ts'
import { problem } from '../../platform/problem.ts'
import { type Reply, type RequestInfo, routeFor } from '../../platform/route.ts'
import { readInstantKey } from '../../shared/instant-key.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { type ActorOf, explain } from '../authority/index.ts'
import { findPatient } from '../patients/index.ts'
import { changeUnderLock } from '../people/index.ts'
import { emptyPrescription, MedicineBody, PrescriptionBody, type PrescriptionText } from '../prescriptions/index.ts'
import type { SessionHolder } from '../sign-in/index.ts'
import type { Draft } from './draft.ts'
import { deleteDraft, findDraft, findDraftFor, findDraftsOf, insertDraft, updateDraft } from './draft-store.ts'
import { type Favourite, findFavourites, mostFavourites, saveFavourite, visible } from './favourite-store.ts'
import { readUnderHand, recordOpening } from './replies.tsx'
import { asWriterOr } from './writing.ts'

const route = routeFor<ActorOf>()

const number = z.string().regex(/^\d{20}$/)
const Head = z.object({
  id: z.uuid(),
  kind: z.enum(['PRESCRIPCION', 'TUTELA']),
  patientId: z.uuid(),
  sedeId: z.uuid(),
  replaces: number.nullable().describe('El número de la fórmula que va a modificar.'),
  revision: z.int().describe('Sube con cada guardado; guardar pide la que se leyó.'),
  savedAt: z.date(),
})
const Whole = Head.extend({
  text: z.unknown().describe('Lo escrito, como en /api/sedes/:sedeId/prescriptions; vacío lo que falta.'),
})
const DraftAnswer = z.object({ draft: Whole })
const DraftsAnswer = z.object({
  drafts: z.array(Head),
  total: z.int().describe('Cuántos hay en todas las páginas.'),
  next: z.string().nullable().describe('Para `after`; null: no hay más.'),
})

const headOf = ({ id, kind, patientId, sedeId, replaces, revision, savedAt }: Draft) => ({
  ...{ id, kind, patientId, sedeId, replaces, revision, savedAt },
})
const answerOf = (head: ReturnType<typeof headOf>, text: PrescriptionText) => ({ draft: { ...head, text } })
const notThere: Reply = { status: 404, problem: problem('no-existe') }

const asWriter = asWriterOr(({ writing: { authority } }) => ({
  status: 403,
  problem: problem('no-autorizado', { because: authority ? explain(authority) : [] }),
}))

/** What is kept of it, to answer the same again: no word of what is written of a patient, which is forgotten with its draft (R-BOR-2). */
type Done<T> = { status: number; value: T }
type NotDone = { code: 'reply'; reply: Reply }
const notDone = (reply: Reply) => refuse<NotDone>({ code: 'reply', reply })

/** Once for one Idempotency-Key: sent again it is answered the same, and sent with anything else it is refused. What was not done leaves no trace. */
async function keyed<T>(
  app: AppContext,
  { holder: { accountId }, request, asked }: { holder: SessionHolder; request: RequestInfo; asked: object },
  work: (db: Db, now: Date) => Promise<Result<Done<T>, NotDone>>,
  answer: (value: T) => unknown,
): Promise<Reply> {
  const attempt = request.idempotencyKey === null ? null : { accountId, key: request.idempotencyKey, request: asked }
  const result = await changeUnderLock<Done<T>, NotDone>(app, {}, async () => {}, work, attempt)
  if (result.ok) return { status: result.value.status, json: await answer(result.value.value) }
  if (result.refusal.code === 'reply') return result.refusal.reply
  return {
    status: 422,
    problem: problem('no-procede', { detail: 'Esa Idempotency-Key ya se usó para otra cosa. Use una nueva.' }),
  }
}

const ofDraft = z.object({ draftId: z.uuid() })

export const draftApiRoutes = [
  route({
    method: 'GET',
    url: '/api/prescription-drafts',
    needs: 'account',
    summary: 'Los borradores propios, el último guardado primero, de a 50; sin lo escrito',
    query: z.strictObject({
      after: nextOfBefore('01937b5e-7c1a-7000-8000-000000000001'),
    }),
    answer: DraftsAnswer,
    async handle(app, { actor: { holder }, query: { after } }) {
      const { drafts, total, next } = await findDraftsOf(app.db, holder.accountId, after ? readInstantKey(after) : null)
      return { status: 200, json: { drafts: drafts.map(headOf), total, next } }
    },
  }),
  route({
    method: 'POST',
    url: '/api/prescription-drafts',
    needs: 'account',
    summary: 'Empieza el borrador de un paciente en la sede en que se trabaja (201), o da el que ya había (200)',
    body: z.strictObject({ patientId: z.uuid(), text: PrescriptionBody.optional() }),
    answer: DraftAnswer,
    handle: (app, { actor: { holder }, body: { patientId, text }, request }) =>
      asWriter(app, holder, request.id, async (writer) => {
        const { kind, place, now } = writer
        const key = { accountId: holder.accountId, kind, patientId, replaces: null }
        const begun = text ?? emptyPrescription()
        const done = await keyed(
          app,
          { holder, request, asked: { act: 'draft', kind, patientId, text } },
          async (db) => {
            if (!(await findPatient(db, patientId))) return notDone(notThere)
            const made = await insertDraft(db, {
              ...{ id: app.newId(), ...key, sedeId: place.sedeId, attempt: null, createdAt: now },
              body: { text: begun, typed: {} },
            })
            const there = made ?? (await findDraftFor(db, key))
            if (!there) return notDone(notThere)
            return accept({ status: made ? 201 : 200, value: { head: headOf(there), isNew: made !== null } })
          },
          async ({ head, isNew }) => {
            const there = isNew ? null : await findDraft(app.db, holder.accountId, head.id)
            return answerOf(head, there?.body.text ?? begun)
          },
        )
        const draft = await findDraftFor(app.db, key)
        if (draft) await recordOpening(app, writer, draft)
        return done
      }),
  }),
  route({
    method: 'GET',
    url: '/api/prescription-drafts/:draftId',
    needs: 'account',
    summary: 'Un borrador propio, con lo escrito',
    params: ofDraft,
    answer: DraftAnswer,
    async handle(app, { actor: { holder }, params: { draftId }, request }) {
      const draft = await findDraft(app.db, holder.accountId, draftId)
      if (!draft) return notThere
      await readUnderHand(app, { holder, now: holder.seenAt, requestId: request.id, place: null }, draft)
      return { status: 200, json: answerOf(headOf(draft), draft.body.text) }
    },
  }),
  route({
    method: 'POST',
    url: '/api/prescription-drafts/:draftId',
    needs: 'account',
    summary: 'Guarda un borrador sobre la revisión que se leyó; 409 si entre tanto se guardó otra',
    params: ofDraft,
    body: z.strictObject({ revision: z.int().min(1).max(2_147_483_647), text: PrescriptionBody }),
    answer: DraftAnswer,
    handle: (app, { actor: { holder }, params: { draftId }, body: { revision, text }, request }) =>
      keyed(
        app,
        { holder, request, asked: { act: 'draft-saved', draftId, revision, text } },
        async (db, at) => {
          const draft = await findDraft(db, holder.accountId, draftId)
          if (!draft) return notDone(notThere)
          const saved = await updateDraft(db, {
            ...{ id: draft.id, accountId: draft.accountId, sedeId: draft.sedeId, revision, attempt: null },
            ...{ body: { text, typed: {} }, at },
          })
          if (saved) return accept({ status: 200, value: headOf(saved) })
          const detail = `El borrador se guardó en otra parte. La revisión guardada es la ${draft.revision}. Léala y decida qué vale.`
          return notDone({ status: 409, problem: problem('formulario-vencido', { detail }) })
        },
        (head) => answerOf(head, text),
      ),
  }),
  route({
    method: 'POST',
    url: '/api/prescription-drafts/:draftId/discard',
    needs: 'account',
    summary: 'Descarta un borrador',
    params: ofDraft,
    body: z.strictObject({}),
    answer: z.object({ id: z.uuid() }),
    handle: (app, { actor: { holder }, params: { draftId }, request }) =>
      keyed(
        app,
        { holder, request, asked: { act: 'draft-discarded', draftId } },
        async (db) =>
          (await deleteDraft(db, holder.accountId, draftId)) ? accept({ status: 200, value: draftId }) : notDone(notThere),
        (id) => ({ id }),
      ),
  }),
]

const FavouriteAnswer = z.object({
  id: z.uuid(),
  name: z.string(),
  diagnosis: z.string().nullable().describe('Para el que se ofrece primero; null: para cualquiera.'),
  used: z.int(),
  medicine: z.unknown().describe('Como una línea de `medicines`.'),
})
const favouriteOf = ({ id, name, diagnosis, used, body }: Favourite) => ({ id, name, diagnosis, used, medicine: body })
const nobody: Reply = { status: 403, problem: problem('no-autorizado', { detail: 'Su identidad no está comprobada.' }) }

export const favouriteApiRoutes = [
  route({
    method: 'GET',
    url: '/api/prescription-favourites',
    needs: 'account',
    summary: 'Los favoritos propios, los del diagnóstico primero y los más usados antes',
    query: z.strictObject({ diagnosis: z.string().max(8).default('') }),
    answer: z.object({ favourites: z.array(FavouriteAnswer) }),
    alsoAnswers: [403],
    async handle(app, { actor: { holder }, query: { diagnosis } }) {
      if (!holder.holdsPerson) return nobody
      const found = await findFavourites(app.db, holder.personId, { diagnosis, limit: mostFavourites })
      return { status: 200, json: { favourites: found.map(favouriteOf) } }
    },
  }),
  route({
    method: 'POST',
    url: '/api/prescription-favourites',
    needs: 'account',
    summary: 'Guarda un favorito (201); uno del mismo nombre toma la nueva línea (200)',
    body: z.strictObject({
      name: z.string().overwrite(visible).min(1).max(120),
      diagnosis: z
        .string()
        .regex(/^[A-Z]\d\d[0-9A-Z]$/)
        .nullable()
        .default(null),
      medicine: MedicineBody,
    }),
    answer: FavouriteAnswer,
    async handle(app, { actor: { holder }, body: { name, diagnosis, medicine }, request }) {
      if (!holder.holdsPerson) return nobody
      return keyed(
        app,
        { holder, request, asked: { act: 'favourite', name, diagnosis, medicine } },
        async (db, at) => {
          const kept = await saveFavourite(db, {
            ...{ id: app.newId(), personId: holder.personId, name, diagnosis },
            ...{ body: { ...medicine, answers: {} }, at },
          })
          if (kept) return accept({ status: kept.isNew ? 201 : 200, value: favouriteOf(kept.favourite) })
          return notDone({ status: 422, problem: problem('no-procede', { detail: `Ya tiene ${mostFavourites} favoritos.` }) })
        },
        (favourite) => favourite,
      )
    },
  }),
]
