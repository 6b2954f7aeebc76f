import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, type Reply, routeFor, text, wordFor } from '../../platform/route.ts'
import { type InstantKey, readInstantKey } from '../../shared/instant-key.ts'
import type { FieldError, Values } from '../../shared/ui/errors.ts'
import { recordAudit } from '../audit/index.ts'
import { type ActorOf, auditActorOf } from '../authority/index.ts'
import { findPatient, lookUpPatient, parsePatientDocument, presentPatientRefusal } from '../patients/index.ts'
import { findDraftsOf } from './draft-store.ts'
import { type OpenRefusal, openDraft } from './open-draft.ts'
import { asWriter, recordOpening } from './replies.tsx'
import { findSignedBy } from './signed-store.ts'
import { StartPage } from './ui/start-page.tsx'
import type { Writer } from './writing.ts'

const route = routeFor<ActorOf>()

const notes: Record<string, string> = {
  descartado: 'El borrador se descartó.',
  sede: 'Cambió de sede.',
}

type Start = {
  status?: number
  values?: Values
  errors?: FieldError[]
  told?: string | null
  /** Of the drafts, the page after this one. */
  after?: InstantKey | null
  requestId: string
}

/** R-PAC-7: the names that a list shows are one reading of all of them. */
async function start(
  app: AppContext,
  writer: Writer,
  { status = 200, values = {}, errors = [], told = null, after = null, requestId }: Start,
): Promise<Reply> {
  const { holder, now, place, kind, workplace } = writer
  const { personId, accountId } = holder
  const shown = await app.transaction(async (db) => {
    const { drafts: found, total, next } = await findDraftsOf(db, accountId, after)
    const patients = new Map<string, Awaited<ReturnType<typeof findPatient>>>()
    for (const { patientId } of found) patients.set(patientId, patients.get(patientId) ?? (await findPatient(db, patientId)))
    const drafts = found.flatMap((draft) => {
      const patient = patients.get(draft.patientId)
      return patient ? [{ draft, patient }] : []
    })
    const signed = await findSignedBy(db, { prescriberId: personId, patientId: null, kind, limit: 5 })
    const ids = [...new Set([...drafts, ...signed].map((one) => ('patientId' in one ? one.patientId : one.patient.id)))]
    if (ids.length > 0)
      await recordAudit(db, {
        ...{
          id: app.newId(),
          at: now,
          actor: auditActorOf({ personId, accountId }),
          act: 'prescription.listed',
          personId,
          requestId,
        },
        ...{ entidadId: place.entidadId, sedeId: place.sedeId, decision: { shown: ids } },
      })
    return { drafts, total, next, isFirst: after === null, signed }
  })
  const props = { ...shown, workplace, place, kind, now, told, errors, values: { tipo: 'CC', ...values } }
  return { status, page: (chrome) => <StartPage chrome={chrome} {...props} /> }
}

const whyNot = {
  ended: 'Esa fórmula ya está anulada o modificada: no se puede modificar otra vez.',
  elsewhere: 'Esa fórmula se firmó en otra sede. Para modificarla, cambie de sede.',
  'not-his': 'Solo puede modificar una fórmula que usted firmó.',
} as const

function openMessage(refusal: OpenRefusal): string {
  if (refusal.code === 'patient-unknown') return 'No encontramos al paciente. Búsquelo por su documento.'
  return refusal.code === 'not-to-repeat' ? 'Solo puede repetir una fórmula que usted firmó.' : whyNot[refusal.why]
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const number = /^\d{20}$/

export const startRoutes = [
  route({
    method: 'GET',
    url: '/mipres',
    needs: 'account',
    summary: 'Prescribir: para quién, y lo que ya había empezado',
    query: form({ hecho: text, sigue: text }),
    handle: (app, { actor: { holder }, query: { hecho, sigue }, kept, request }) =>
      asWriter(app, holder, request.id, (writer) =>
        start(app, writer, {
          ...{ told: wordFor(notes, hecho), after: readInstantKey(sigue), requestId: request.id },
          ...(kept && { values: kept }),
        }),
      ),
  }),
  route({
    method: 'POST',
    url: '/mipres',
    needs: 'account',
    summary: 'Busca al paciente por su documento',
    body: form({ tipo: text, numero: text }),
    handle: (app, { actor: { holder }, body, request }) =>
      asWriter(app, holder, request.id, async (writer) => {
        const { tipo, numero } = body
        const document = parsePatientDocument(tipo, numero)
        if (!document.ok)
          return start(app, writer, { status: 422, values: body, errors: [document.refusal], requestId: request.id })
        const { personId, accountId } = holder
        const { entidadId, sedeId } = writer.place
        const asked = {
          actor: { personId, accountId },
          place: { entidadId, sedeId },
          document: document.value,
          requestId: request.id,
        }
        const found = await lookUpPatient(app, asked)
        if (!found.ok) {
          const { status, message } = presentPatientRefusal(found.refusal)
          return start(app, writer, { status, values: body, errors: [{ field: 'numero', message }], requestId: request.id })
        }
        const { type, number } = document.value
        const location = found.value
          ? `/mipres/empezar?paciente=${found.value.id}`
          : `/mipres/pacientes/nuevo?${new URLSearchParams({ tipo: type, numero: number })}`
        return { status: 303, location }
      }),
  }),
  route({
    method: 'GET',
    url: '/mipres/empezar',
    isWriting: true,
    needs: 'account',
    summary: 'Empieza o retoma el borrador de un paciente',
    query: form({ paciente: text, repite: text, modifica: text }),
    handle: (app, { actor: { holder }, query: { paciente, repite, modifica }, request }) =>
      asWriter(app, holder, request.id, async (writer) => {
        if ((paciente && !uuid.test(paciente)) || (repite && !number.test(repite)) || (modifica && !number.test(modifica)))
          return { status: 404, problem: problem('no-existe') }
        const opened = await openDraft(app, writer, {
          ...{ patientId: paciente || null, repeats: repite || null, modifies: modifica || null },
        })
        if (!opened.ok) {
          const errors = [{ field: null, message: openMessage(opened.refusal) }]
          return start(app, writer, {
            status: opened.refusal.code === 'patient-unknown' ? 404 : 422,
            errors,
            requestId: request.id,
          })
        }
        const { draft, offered } = opened.value
        await recordOpening(app, writer, draft)
        return { status: 303, location: `/mipres/borradores/${draft.id}?hecho=abierto${offered ? `&ofrece=${offered}` : ''}` }
      }),
  }),
]
