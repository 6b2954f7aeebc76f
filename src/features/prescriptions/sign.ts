import type { AppContext } from '../../platform/app-context.ts'
import type { Attempt, AttemptRefusal } from '../../platform/idempotency.ts'
import { inBogota } from '../../shared/calendar.ts'
import type { AccountId, PersonId, SedeId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { recordAudit } from '../audit/index.ts'
import { auditActorOf, decisionForRecord } from '../authority/index.ts'
import { changeRightsOf, checkPresentPassword, findLiveProofing } from '../people/index.ts'
import { openSigner } from '../signatures/index.ts'
import { decideEnd } from './decide-end.ts'
import { isSignable } from './finding.ts'
import { type Prepared, preparePrescription } from './prepare.ts'
import type { PrescriptionKind, SignedDocument } from './prescription.ts'
import { findSigned, insertEnd, insertPrescription, lockPatient, nextConsecutive } from './prescription-store.ts'
import type { PrescriptionText } from './prescription-text.ts'
import { proofOf } from './proof.ts'
import { refusalByConstraint, type SignRefusal } from './refusals.ts'
import { tellSigned } from './tell.ts'

export type SignRequest = {
  actor: { personId: PersonId; accountId: AccountId }
  sedeId: SedeId
  kind: PrescriptionKind
  patientId: string
  text: PrescriptionText
  /** The number that it modifies. */
  replaces: string | null
  /** Of what the prescriber was shown (R-FIR-2). */
  contentSha256: string
  password: string
  attempt: Attempt | null
  requestId?: string
  /** Takes what is signed from where it was written, in the same transaction; false: it is not there any more as it was read. */
  take?: (db: Db) => Promise<boolean>
}

/** ISO 8601, with an offset. */
export type SignedAnswer = { number: string; id: string; signedAt: string }

/**
 * R-FOR-1, R-FIR-2, R-FIR-3: the password first, then in one transaction under the prescriber's lock everything again: the right,
 * the facts, the rules; and that what is signed is what was shown. Number, document with its proof, signature, record and message
 * are there together or not at all.
 */
export async function signPrescription(
  app: AppContext,
  { actor, password, attempt, ...request }: SignRequest,
): Promise<Result<SignedAnswer, SignRefusal>> {
  if (password === '') return refuse({ code: 'password-missing' })
  const checked = await checkPresentPassword(app, actor.accountId, password)
  if (!checked.ok) return checked
  return changeRightsOf<SignedAnswer, SignRefusal | AttemptRefusal>(
    app,
    actor.personId,
    refusalByConstraint,
    (db, now) => signNow(app, db, now, { actor, ...request }),
    attempt,
  )
}

type Now = Omit<SignRequest, 'password' | 'attempt'>

async function signNow(app: AppContext, db: Db, now: Date, request: Now): Promise<Result<SignedAnswer, SignRefusal>> {
  const { actor, sedeId, kind, patientId, text, replaces, contentSha256, requestId = null, take } = request
  const replaced = replaces === null ? null : await findSigned(db, replaces)
  if (replaces !== null) {
    const end = decideEnd(replaced, actor.personId)
    if (!end.ok) return end
    if (replaced?.patientId !== patientId || replaced.sedeId !== sedeId || replaced.document.content.kind !== kind)
      return refuse({ code: 'replaces-another' })
  }
  const [, prepared, holder] = await Promise.all([
    lockPatient(db, patientId),
    preparePrescription(db, { personId: actor.personId, sedeId, kind, patientId, text, replaces, now }),
    findLiveProofing(db, actor.personId, now),
  ])
  const { patient, authority, ground, content, sha256, findings } = prepared
  if (!patient) return refuse({ code: 'patient-unknown' })
  if (!authority.isAllowed || !ground || holder?.accountId !== actor.accountId) return refuse({ code: 'no-right', authority })
  if (!content || !sha256 || !isSignable(findings)) return refuse({ code: 'not-signable', findings })
  if (sha256 !== contentSha256) return refuse({ code: 'content-changed', sha256 })
  if (take && !(await take(db))) return refuse({ code: 'content-changed', sha256 })

  const signedAt = inBogota(now)
  const [consecutive, sign] = await Promise.all([nextConsecutive(db), openSigner(db, app)])
  const number = numberOf(kind, now, consecutive)
  const document: SignedDocument = {
    ...{ format: 'mipres-abierto/1', number, signedAt, factor: 'CLAVE', contentSha256: sha256, content },
    authority: proofOf(authority, ground),
  }
  const id = app.newId()
  const { jws, kid } = await sign(JSON.stringify(document))
  await insertPrescription(db, { id, document, accountId: actor.accountId, signedAt: now, jws, kid })
  if (replaced) {
    await insertEnd(db, {
      ...{ number: replaced.number, kind: 'MODIFICADA', replacedBy: number, by: actor.personId, endedAt: now },
      reason: `Modificada por la fórmula ${number}.`,
    })
  }
  await Promise.all([
    record(app, db, { now, request, prepared, id, number, requestId, replacedId: replaced?.id ?? null }),
    tellSigned(db, app, { document, patient, prescriberId: actor.personId, now, replaced: replaced?.number ?? null }),
  ])
  return accept({ number, id, signedAt })
}

type Recorded = {
  now: Date
  request: Now
  prepared: Prepared
  id: string
  number: string
  requestId: string | null
  replacedId: string | null
}

async function record(app: AppContext, db: Db, { now, request, prepared, id, number, requestId, replacedId }: Recorded) {
  const { actor, sedeId, replaces } = request
  const { authority } = prepared
  const event = {
    ...{ at: now, actor: auditActorOf(actor), entidadId: authority.entidadId, sedeId, personId: actor.personId, requestId },
    decision: decisionForRecord(authority),
  }
  await recordAudit(db, { ...event, id: app.newId(), act: 'prescription.signed', objectId: id, reason: number })
  if (replacedId)
    await recordAudit(db, {
      ...{ ...event, id: app.newId(), act: 'prescription.modified', objectId: replacedId },
      reason: `${replaces} por ${number}`,
    })
}

/** §6.8: day, kind, two digits of which nobody told what they mean, the consecutive. */
const numberOf = (kind: PrescriptionKind, at: Date, consecutive: string) =>
  `${inBogota(at).slice(0, 10).replaceAll('-', '')}${kind === 'PRESCRIPCION' ? '1' : '2'}00${consecutive}`
