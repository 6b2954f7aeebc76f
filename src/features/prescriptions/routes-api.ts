import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { type Reply, type RequestInfo, routeFor } from '../../platform/route.ts'
import { SedeId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import type { Actor, ActorOf } from '../authority/index.ts'
import { recordReading } from '../patients/index.ts'
import { CheckAnswer, findingsAnswer, numberField, SignedAnswer } from './api-answers.ts'
import { prescriptionField, textOfBody } from './api-body.ts'
import { refused } from './api-refused.ts'
import { isSignable } from './finding.ts'
import { preparePrescription } from './prepare.ts'
import type { PrescriptionKind } from './prescription.ts'
import { signPrescription } from './sign.ts'

const route = routeFor<ActorOf>()

const atSede = z.object({ sedeId: SedeId })

const replaces = numberField
  .regex(/^\d{20}$/)
  .nullable()
  .default(null)
  .describe('El número de la fórmula que esta modifica; null: ninguna.')
  .meta({ examples: [null] })
const patientId = z.uuid().describe('De un paciente ya registrado.')

const checkBody = z.strictObject({ patientId, prescription: prescriptionField, replaces })
const signBody = checkBody.extend({
  contentSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('El `sha256` de la última revisión: se firma lo que se vio.')
    .meta({ examples: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'] }),
  password: z
    .string()
    .min(1)
    .max(200)
    .describe('La contraseña de la cuenta, otra vez.')
    .meta({ examples: ['la-contraseña-de-su-cuenta'] }),
})

const noPatient: Reply = {
  status: 404,
  problem: problem('no-existe', {
    detail: 'No encontramos al paciente.',
    errors: [{ field: 'patientId', message: 'Ningún paciente registrado tiene ese identificador.' }],
  }),
}

/** Without the header, each sending is an intention of its own. The password is no part of what it asks for. */
const attemptOf = (app: AppContext, request: RequestInfo, accountId: Actor['accountId'], asked: object) => ({
  accountId,
  key: request.idempotencyKey ?? app.newId(),
  request: asked,
})

type Told = { actor: Actor; sedeId: SedeId; patientId: string; request: RequestInfo }

/** R-PAC-7: what would be signed says who the patient is; and what the rules find, what he was prescribed before. */
const recordTold = (app: AppContext, db: Db, { actor, sedeId, patientId, request }: Told) =>
  recordReading(db, app, {
    ...{ actor, place: { entidadId: actor.authority.entidadId, sedeId }, patientId, requestId: request.id },
    reason: 'Revisó lo que firmaría',
  })

/** Look first, then sign what was seen: of a prescription, and of what a ruling orders. */
const writingOf = (
  kind: PrescriptionKind,
  needs: 'prescription.sign' | 'prescription.order',
  path: string,
  words: { check: string; sign: string },
) => [
  route({
    method: 'POST',
    url: `/api/sedes/:sedeId/${path}/check`,
    needs,
    summary: words.check,
    params: atSede,
    body: checkBody,
    answer: CheckAnswer,
    async handle(app, { actor, params: { sedeId }, body, request }) {
      const asked = {
        personId: actor.personId,
        sedeId,
        kind,
        patientId: body.patientId,
        replaces: body.replaces,
        text: textOfBody(body.prescription),
      }
      const prepared = await app.transaction(async (db) => {
        const now = await app.clock(db)
        const done = await preparePrescription(db, { ...asked, now })
        if (done.patient) await recordTold(app, db, { actor, sedeId, patientId: body.patientId, request })
        return done
      })
      if (!prepared.patient) return noPatient
      const { findings, content, sha256 } = prepared
      const json = { isSignable: content !== null && isSignable(findings), findings: findingsAnswer(findings), content, sha256 }
      return { status: 200, json }
    },
  }),
  route({
    method: 'POST',
    url: `/api/sedes/:sedeId/${path}`,
    needs,
    summary: words.sign,
    params: atSede,
    body: signBody,
    answer: SignedAnswer,
    alsoAnswers: [429],
    async handle(app, { actor, params: { sedeId }, body, request }) {
      const { personId, accountId } = actor
      const { password, prescription, ...rest } = body
      const text = textOfBody(prescription)
      const result = await signPrescription(app, {
        ...{ actor: { personId, accountId }, sedeId, kind, text, password, requestId: request.id, ...rest },
        attempt: attemptOf(app, request, accountId, { act: 'sign', sedeId, kind, text, ...rest }),
      })
      if (result.ok) return { status: 201, json: result.value }
      if (result.refusal.code === 'not-signable' || result.refusal.code === 'content-changed')
        await app.transaction((db) => recordTold(app, db, { actor, sedeId, patientId: body.patientId, request }))
      return refused(result.refusal)
    },
  }),
]

export const writingApiRoutes = [
  ...writingOf('PRESCRIPCION', 'prescription.sign', 'prescriptions', {
    check: 'Revisar una prescripción antes de firmarla: qué se firmaría y qué lo impide',
    sign: 'Firmar una prescripción: exactamente la que se revisó',
  }),
  ...writingOf('TUTELA', 'prescription.order', 'tutelas', {
    check: 'Revisar lo que ordena un fallo de tutela antes de firmarlo',
    sign: 'Firmar lo que ordena un fallo de tutela: exactamente lo que se revisó',
  }),
]
