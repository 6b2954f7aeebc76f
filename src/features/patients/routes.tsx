import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, type Reply, routeFor, text } from '../../platform/route.ts'
import { dayOf } from '../../shared/calendar.ts'
import type { FieldError, Values } from '../../shared/ui/errors.ts'
import type { ActorOf } from '../authority/index.ts'
import { safeReturn } from '../people/index.ts'
import { changePatient, differences } from './change.ts'
import { enterPatient } from './enter.ts'
import { readPatient } from './look-up.ts'
import { formOf, type PatientForm, parsePatient, patientFieldNames } from './parse-patient.ts'
import type { Patient } from './patient.ts'
import { type PatientDocument, parsePatientDocument } from './patient-document.ts'
import { findEveryEps, getPatient } from './patient-store.ts'
import { type Presentation, presentRefusal, type Refusal } from './refusals.ts'
import { findPatientStanding } from './standing.ts'
import { ChangePatientPage } from './ui/change-page.tsx'
import { NewPatientPage, WhoPage } from './ui/new-page.tsx'
import { refusedAs, type WriterHere, writerHere } from './writer.ts'

const route = routeFor<ActorOf>()

const fields = Object.fromEntries(patientFieldNames.map((name) => [name, text])) as Record<keyof PatientForm, typeof text>
const intento = z.uuid().catch('')

/** Where prescribing goes on with a patient. */
const startWith = (patientId: string) => `/mipres/empezar?paciente=${patientId}`

/** Nothing typed is lost: the page comes back with it. The right's own end is a page of its reasons. */
const refusedOr = (refusal: Refusal, page: (said: Presentation) => Reply | Promise<Reply>) =>
  refusal.code === 'may-not-write' ? refusedAs(refusal.authority) : page(presentRefusal(refusal))

type NewShown = { document: PatientDocument; values: Values; errors?: FieldError[]; status?: number }

async function showNew(
  app: AppContext,
  writer: WriterHere,
  { document, values, errors = [], status = 200 }: NewShown,
): Promise<Reply> {
  const everyEps = await findEveryEps(app.db)
  const { isDead } = await findPatientStanding(app.db, document, writer.now)
  const props = { document, everyEps, isDead, values: { ...values, intento: app.newId() }, errors, here: writer.here }
  return { status, page: (chrome) => <NewPatientPage chrome={chrome} {...props} /> }
}

const askWho = (writer: WriterHere, values: Values, errors: FieldError[], status = 200): Reply => ({
  status,
  page: (chrome) => <WhoPage chrome={chrome} values={values} errors={errors} here={writer.here} />,
})

type ChangeShown = {
  patient: Patient
  values: Values
  errors?: FieldError[]
  status?: number
  /** Who he is now must be shown besides what was typed. */
  isCompared?: 'already-there' | 'changed-meanwhile'
}

async function showChange(app: AppContext, writer: WriterHere, shown: ChangeShown): Promise<Reply> {
  const { patient, values, errors = [], status = 200, isCompared } = shown
  const everyEps = await findEveryEps(app.db)
  const { isDead } = await findPatientStanding(app.db, patient.document, writer.now)
  const volver = safeReturn(String(values.volver ?? ''))
  const given = { ...values, volver: volver ?? '', version: String(patient.version), intento: app.newId() }
  const start = startWith(patient.id)
  const props = { patient, everyEps, isDead, now: writer.now, values: given, errors, isCompared, here: writer.here }
  return { status, page: (chrome) => <ChangePatientPage chrome={chrome} {...props} start={start} back={volver ?? start} /> }
}

const onPatient = z.object({ patientId: z.uuid() })

export const patientPageRoutes = [
  route({
    method: 'GET',
    url: '/mipres/pacientes/nuevo',
    needs: 'account',
    summary: 'Registrar un paciente',
    query: form({ tipo: text, numero: text }),
    async handle(app, { actor: { holder }, query, kept }) {
      const writer = await writerHere(app, holder)
      if (!writer.ok) return writer.refusal
      const { tipo = '', numero = '' } = kept ?? query
      if (tipo === '' && numero === '') return askWho(writer.value, {}, [])
      const document = parsePatientDocument(tipo, numero)
      if (!document.ok) return askWho(writer.value, { tipo, numero }, [document.refusal], 422)
      return showNew(app, writer.value, { document: document.value, values: kept ?? {} })
    },
  }),
  route({
    method: 'POST',
    url: '/mipres/pacientes/nuevo',
    needs: 'account',
    summary: 'Registrar un paciente',
    body: form({ tipo: text, numero: text, ...fields, intento }),
    async handle(app, { actor: { holder }, body, request }) {
      const found = await writerHere(app, holder)
      if (!found.ok) return found.refusal
      const writer = found.value
      const { tipo, numero, intento: key, ...typed } = body
      const document = parsePatientDocument(tipo, numero)
      if (!document.ok) return askWho(writer, { tipo, numero }, [document.refusal], 422)
      const again = (status: number, errors: FieldError[]) =>
        showNew(app, writer, { document: document.value, values: typed, errors, status })
      const read = parsePatient(typed, {
        document: document.value,
        today: dayOf(writer.now),
        everyEps: await findEveryEps(app.db),
      })
      if (!read.ok) return again(422, read.refusal)

      const attempt = { accountId: writer.accountId, key: key || app.newId(), request: { document: document.value, typed } }
      const entered = await enterPatient(app, {
        by: writer,
        document: document.value,
        data: read.value,
        attempt,
        requestId: request.id,
      })
      if (!entered.ok) return refusedOr(entered.refusal, ({ status, message }) => again(status, [{ field: null, message }]))
      const { patientId, isNew } = entered.value
      const patient = isNew ? null : await getPatient(app.db, patientId)
      // What was left empty does not contradict what is known.
      const contradicts = patient && differences(patient, read.value).some((part) => read.value[part] !== null)
      if (!contradicts) return { status: 303, location: startWith(patientId) }
      const said = Object.entries(typed).filter(([, value]) => value.trim() !== '')
      const values = { ...formOf(patient), ...Object.fromEntries(said) }
      return showChange(app, writer, { patient, values, status: 409, isCompared: 'already-there' })
    },
  }),
  route({
    method: 'GET',
    url: '/mipres/pacientes/:patientId/cambiar',
    needs: 'account',
    summary: 'Corregir los datos de un paciente',
    params: onPatient,
    query: form({ volver: text }),
    async handle(app, { actor: { holder }, params: { patientId }, query: { volver }, request, kept }) {
      const found = await writerHere(app, holder)
      if (!found.ok) return found.refusal
      const writer = found.value
      const reading = { actor: writer, place: writer.place, patientId, requestId: request.id }
      const patient = await readPatient(app, reading)
      if (!patient) return { status: 404, problem: problem('no-existe') }
      // What was typed before the session ended may be of an older version: then it is shown beside what is there now.
      const isStale = kept?.version !== undefined && kept.version !== String(patient.version)
      const values = { volver, ...formOf(patient), ...kept }
      return showChange(app, writer, { patient, values, ...(isStale && { isCompared: 'changed-meanwhile' }) })
    },
  }),
  route({
    method: 'POST',
    url: '/mipres/pacientes/:patientId/cambiar',
    needs: 'account',
    summary: 'Corregir los datos de un paciente',
    params: onPatient,
    body: form({ ...fields, version: z.coerce.number().int().positive().catch(0), volver: text, intento }),
    async handle(app, { actor: { holder }, params: { patientId }, body, request }) {
      const found = await writerHere(app, holder)
      if (!found.ok) return found.refusal
      const writer = found.value
      const reading = { actor: writer, place: writer.place, patientId, requestId: request.id }
      const patient = await readPatient(app, reading)
      if (!patient) return { status: 404, problem: problem('no-existe') }
      const { intento: key, version, ...typed } = body
      const again = (status: number, errors: FieldError[]) => showChange(app, writer, { patient, values: typed, errors, status })
      const { document } = patient
      const read = parsePatient(typed, { document, today: dayOf(writer.now), everyEps: await findEveryEps(app.db) })
      if (!read.ok) return again(422, read.refusal)

      const attempt = { accountId: writer.accountId, key: key || app.newId(), request: { patientId, version, typed } }
      const change = { by: writer, patientId, seen: version, data: read.value, attempt, requestId: request.id }
      const changed = await changePatient(app, change)
      if (changed.ok) return { status: 303, location: safeReturn(body.volver) ?? startWith(patientId) }
      const { refusal } = changed
      return refusedOr(refusal, async ({ status, message }) => {
        if (refusal.code !== 'changed-meanwhile') return again(status, [{ field: null, message }])
        const now = await getPatient(app.db, patientId)
        return showChange(app, writer, { patient: now, values: typed, status, isCompared: 'changed-meanwhile' })
      })
    },
  }),
]
