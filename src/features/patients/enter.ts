import type { AppContext } from '../../platform/app-context.ts'
import type { Attempt } from '../../platform/idempotency.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/index.ts'
import { auditActorOf, decisionForRecord } from '../authority/index.ts'
import { changeRightsOf } from '../people/index.ts'
import { countLookUp, recordReading } from './look-up.ts'
import type { PatientData } from './patient.ts'
import type { PatientDocument } from './patient-document.ts'
import { findPatientByDocument, insertPatient, insertVersion, type WrittenBy } from './patient-store.ts'
import type { Refusal } from './refusals.ts'
import { decideWriting } from './writing-right.ts'

export type Entering = {
  by: WrittenBy
  document: PatientDocument
  data: PatientData
  attempt: Attempt | null
  requestId?: string | null
}

/**
 * R-PAC-2: enters a patient once. Whoever enters the same document after somebody else, or at the same instant, gets the one who
 * is there, unchanged, as a reading of his data: so it counts as a look-up.
 */
export async function enterPatient(
  app: AppContext,
  { by, document, data, attempt, requestId = null }: Entering,
): Promise<Result<{ patientId: string; isNew: boolean }, Refusal>> {
  const counted = await countLookUp(app, by.accountId)
  if (!counted.ok) return counted
  let isFirst = false
  const entered = await changeRightsOf<{ patientId: string; isNew: boolean }, Refusal>(
    app,
    by.personId,
    {},
    async (db, now) => {
      isFirst = true
      const authority = await decideWriting(db, { personId: by.personId, sedeId: by.place.sedeId, at: now, isClaim: false })
      if (!authority.isAllowed) return refuse({ code: 'may-not-write', authority })
      const patientId = app.newId()
      if (!(await insertPatient(db, { id: patientId, document, at: now }))) {
        const there = await findPatientByDocument(db, document)
        if (!there) throw new Error('a patient whose document is taken is nobody')
        const reason = 'Lo iba a registrar y ya estaba registrado'
        await recordReading(db, app, { actor: by, place: by.place, requestId, patientId: there.id, reason })
        return accept({ patientId: there.id, isNew: false })
      }
      await insertVersion(db, { patientId, version: 1, data, by, at: now })
      await recordAudit(db, {
        id: app.newId(),
        at: now,
        actor: auditActorOf(by),
        act: 'patient.entered',
        ...by.place,
        objectId: patientId,
        decision: decisionForRecord(authority),
        requestId,
      })
      return accept({ patientId, isNew: true })
    },
    attempt,
  )
  // The same sending again is answered with the patient as he is by now: another reading.
  if (entered.ok && !isFirst) {
    const { patientId } = entered.value
    const reading = { actor: by, place: by.place, requestId, patientId, reason: 'Envió otra vez lo que ya había registrado' }
    await app.transaction((db) => recordReading(db, app, reading))
  }
  return entered
}
