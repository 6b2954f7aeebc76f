import { z } from 'zod'
import { problem } from '../../platform/problem.ts'
import { type Reply, routeFor, storable } from '../../platform/route.ts'
import { dayOf } from '../../shared/calendar.ts'
import { SedeId } from '../../shared/id.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import type { ActorOf } from '../authority/index.ts'
import { changePatient } from './change.ts'
import { enterPatient } from './enter.ts'
import { lookUpPatient, readPatient } from './look-up.ts'
import { parsePatient } from './parse-patient.ts'
import { parsePatientDocument } from './patient-document.ts'
import { findEveryEps, getPatient } from './patient-store.ts'
import { DocumentBody, formOfBody, nameInBody, PatientBody, PublicPatient, publicPatient } from './public-patient.ts'
import { presentRefusal, type Refusal } from './refusals.ts'
import { refusedAs, writerAt } from './writer.ts'

const route = routeFor<ActorOf>()

const atSede = z.object({ sedeId: SedeId })
const said = z.string().max(200).overwrite(storable)

const wrong = (errors: FieldError[]): Reply => ({
  status: 422,
  problem: problem('no-procede', { errors: errors.map(({ field, message }) => ({ field: nameInBody(field), message })) }),
})

const kindOf = {
  403: 'no-autorizado',
  404: 'no-existe',
  409: 'formulario-vencido',
  422: 'no-procede',
  429: 'demasiadas-solicitudes',
} as const

function refused(refusal: Refusal): Reply {
  if (refusal.code === 'may-not-write') return refusedAs(refusal.authority)
  const { status, message } = presentRefusal(refusal)
  const kind = kindOf[status]
  const headers = refusal.code === 'too-many-look-ups' ? { headers: { 'retry-after': String(refusal.seconds) } } : {}
  return { status, problem: problem(kind, { status, detail: message, errors: [{ field: null, message }] }), ...headers }
}

/** The header's key counts for this account; without it every sending is an intention of its own. */
const attemptOf = (key: string | null, accountId: Parameters<typeof enterPatient>[1]['by']['accountId'], request: unknown) =>
  z.uuid().safeParse(key).success ? { accountId, key: key!, request } : null

export const patientApiRoutes = [
  route({
    method: 'GET',
    url: '/api/sedes/:sedeId/patients',
    needs: 'account',
    summary: 'El paciente de un documento, para quien prescribe u ordena en la sede; queda registrado que se consultó',
    params: atSede,
    query: z.strictObject({
      type: said.describe('CC, TI, RC, NV, CE, PT, PE, PA, CD, SC, PR, DE, AS o MS.'),
      number: said.describe('Con puntos o sin ellos.'),
    }),
    answer: PublicPatient,
    alsoAnswers: [403, 422, 429],
    async handle(app, { actor: { holder }, params: { sedeId }, query, request }) {
      const writer = await writerAt(app, holder, sedeId)
      if (!writer.ok) return writer.refusal
      const document = parsePatientDocument(query.type, query.number)
      if (!document.ok) {
        const { field, message } = document.refusal
        return wrong([{ field, message }].map((one) => ({ ...one, field: one.field === 'tipo' ? 'type' : 'number' })))
      }
      const { place, now } = writer.value
      const reading = { actor: writer.value, place, document: document.value, requestId: request.id }
      const found = await lookUpPatient(app, reading)
      if (!found.ok) return refused(found.refusal)
      if (!found.value) return { status: 404, problem: problem('no-existe', { detail: 'Ningún paciente tiene ese documento' }) }
      return { status: 200, json: publicPatient(found.value, dayOf(now)) }
    },
  }),
  route({
    method: 'POST',
    url: '/api/sedes/:sedeId/patients',
    needs: 'account',
    summary: 'Registrar un paciente: 201; si su documento ya estaba registrado, 200 con los datos que tenía',
    params: atSede,
    body: z.strictObject({ document: DocumentBody, ...PatientBody.shape }),
    answer: PublicPatient,
    alsoAnswers: [429],
    async handle(app, { actor: { holder }, params: { sedeId }, body, request }) {
      const writer = await writerAt(app, holder, sedeId)
      if (!writer.ok) return writer.refusal
      const by = writer.value
      const today = dayOf(by.now)
      const document = parsePatientDocument(body.document.type, body.document.number)
      if (!document.ok) return wrong([document.refusal])
      const everyEps = await findEveryEps(app.db)
      const read = parsePatient(formOfBody(body), { document: document.value, today, everyEps })
      if (!read.ok) return wrong(read.refusal)
      const attempt = attemptOf(request.idempotencyKey, by.accountId, { act: 'patients', sedeId, body })
      const entered = await enterPatient(app, {
        by,
        document: document.value,
        data: read.value,
        attempt,
        requestId: request.id,
      })
      if (!entered.ok) return refused(entered.refusal)
      const { patientId, isNew } = entered.value
      return { status: isNew ? 201 : 200, json: publicPatient(await getPatient(app.db, patientId), today) }
    },
  }),
  route({
    method: 'POST',
    url: '/api/sedes/:sedeId/patients/:patientId/versions',
    needs: 'account',
    summary: 'Corregir los datos de un paciente: una versión nueva, si la que se leyó es la última',
    params: atSede.extend({ patientId: z.uuid() }),
    body: z.strictObject({ version: z.int().positive().describe('La que se leyó.'), ...PatientBody.shape }),
    answer: PublicPatient,
    async handle(app, { actor: { holder }, params: { sedeId, patientId }, body, request }) {
      const writer = await writerAt(app, holder, sedeId)
      if (!writer.ok) return writer.refusal
      const by = writer.value
      const today = dayOf(by.now)
      const patient = await readPatient(app, { actor: by, place: by.place, patientId, requestId: request.id })
      if (!patient) return refused({ code: 'no-such-patient' })
      const everyEps = await findEveryEps(app.db)
      const read = parsePatient(formOfBody(body), { document: patient.document, today, everyEps })
      if (!read.ok) return wrong(read.refusal)
      const changed = await changePatient(app, {
        by,
        patientId,
        seen: body.version,
        data: read.value,
        attempt: attemptOf(request.idempotencyKey, by.accountId, { act: 'versions', sedeId, patientId, body }),
        requestId: request.id,
      })
      if (!changed.ok) return refused(changed.refusal)
      return { status: 201, json: publicPatient(await getPatient(app.db, patientId), today) }
    },
  }),
]
