import type { AppContext } from '../../platform/app-context.ts'
import type { Attempt } from '../../platform/idempotency.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/index.ts'
import { auditActorOf, decisionForRecord } from '../authority/index.ts'
import { changeRightsOf } from '../people/index.ts'
import type { PatientData } from './patient.ts'
import { findPatient, insertVersion, type WrittenBy } from './patient-store.ts'
import { type Refusal, refusalByConstraint } from './refusals.ts'
import { decideWriting } from './writing-right.ts'

export type Changing = {
  by: WrittenBy
  patientId: string
  /** The version that was corrected: another one since is not written over. */
  seen: number
  data: PatientData
  attempt: Attempt | null
  requestId?: string | null
}

const names = ['firstName', 'secondName', 'firstSurname', 'secondSurname'] as const
const parts = [...names, 'birthDate', 'sex', 'regimen', 'email', 'phone'] as const

/** Names of what differs: the record says what was changed, not what it was. */
export function differences(before: PatientData, after: PatientData): (keyof PatientData)[] {
  const document = ({ mother }: PatientData) => mother && `${mother.type} ${mother.number}`
  const changed: (keyof PatientData)[] = parts.filter((part) => before[part] !== after[part])
  if (before.eps?.id !== after.eps?.id) changed.push('eps')
  if (document(before) !== document(after)) changed.push('mother')
  return changed
}

/** R-PAC-3: a change is a new version. Of two at once the first stands, and the second is told; what changes nothing writes nothing. */
export async function changePatient(
  app: AppContext,
  { by, patientId, seen, data, attempt, requestId = null }: Changing,
): Promise<Result<{ version: number }, Refusal>> {
  return changeRightsOf<{ version: number }, Refusal>(
    app,
    by.personId,
    refusalByConstraint,
    async (db, now) => {
      const authority = await decideWriting(db, { personId: by.personId, sedeId: by.place.sedeId, at: now, isClaim: false })
      if (!authority.isAllowed) return refuse({ code: 'may-not-write', authority })
      const patient = await findPatient(db, patientId)
      if (!patient) return refuse({ code: 'no-such-patient' })
      if (patient.version !== seen) return refuse({ code: 'changed-meanwhile' })
      const changed = differences(patient, data)
      if (changed.length === 0) return accept({ version: seen })
      const version = seen + 1
      await insertVersion(db, { patientId, version, data, by, at: now })
      await recordAudit(db, {
        id: app.newId(),
        at: now,
        actor: auditActorOf(by),
        act: 'patient.changed',
        ...by.place,
        objectId: patientId,
        decision: { ...decisionForRecord(authority), version, changed },
        requestId,
      })
      return accept({ version })
    },
    attempt,
  )
}
