import type { AppContext } from '../../platform/app-context.ts'
import { countUse } from '../../platform/rate-limit.ts'
import type { AccountId, EntidadId, SedeId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { recordAudit } from '../audit/index.ts'
import { auditActorOf } from '../authority/index.ts'
import type { Patient } from './patient.ts'
import type { PatientDocument } from './patient-document.ts'
import { findPatient, findPatientByDocument, type WrittenBy } from './patient-store.ts'

export type TooManyLookUps = { code: 'too-many-look-ups'; seconds: number }

type Actor = Pick<WrittenBy, 'personId' | 'accountId'>
/** `place` null: not at work anywhere. */
type Reading = { actor: Actor; place: { entidadId: EntidadId | null; sedeId: SedeId } | null; requestId?: string | null }

/** R-PAC-7: of one account, so that nobody harvests. A busy consulting room sees six patients in an hour. */
const limit = 60
const windowSeconds = 600

/** Counts one look-up by document. Real time; refused ones count too. */
export async function countLookUp(app: AppContext, accountId: AccountId): Promise<Result<null, TooManyLookUps>> {
  const { count, secondsLeft } = await countUse(app.db, `patient-look-up:${accountId}`, windowSeconds)
  return count > limit ? refuse({ code: 'too-many-look-ups', seconds: secondsLeft }) : accept(null)
}

/**
 * R-PAC-7: the patient of a document for somebody to see; null: none is known. The caller has asked whether he may write at
 * the place. Also what was not found is recorded: with the fact, without the number.
 */
export async function lookUpPatient(
  app: AppContext,
  { document, ...reading }: Reading & { document: PatientDocument },
): Promise<Result<Patient | null, TooManyLookUps>> {
  const counted = await countLookUp(app, reading.actor.accountId)
  if (!counted.ok) return counted
  return app.transaction(async (db) => {
    const patient = await findPatientByDocument(db, document)
    await recordReading(db, app, { ...reading, patientId: patient?.id ?? null, reason: patient ? byDocument : nobody })
    return accept(patient)
  })
}

/** R-PAC-7: the patient of an id that the page gave, for somebody to see; null: none has it. */
export async function readPatient(app: AppContext, { patientId, ...reading }: Reading & { patientId: string }) {
  return app.transaction(async (db) => {
    const patient = await findPatient(db, patientId)
    if (patient) await recordReading(db, app, { ...reading, patientId, reason: 'Abrió los datos' })
    return patient
  })
}

const byDocument = 'Lo buscó por su documento'
const nobody = 'Buscó un documento que no es de ningún paciente'

export async function recordReading(
  db: Db,
  app: AppContext,
  { actor, place, requestId, patientId, reason }: Reading & { patientId: string | null; reason: string },
) {
  await recordAudit(db, {
    id: app.newId(),
    at: await app.clock(db),
    actor: auditActorOf(actor),
    act: 'patient.read',
    ...place,
    objectId: patientId,
    reason,
    requestId: requestId ?? null,
  })
}
