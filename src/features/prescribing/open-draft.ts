import type { AppContext } from '../../platform/app-context.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { findPatient } from '../patients/index.ts'
import { findSigned, RulingText, textOf } from '../prescriptions/index.ts'
import { usualPrescription } from './apply-press.ts'
import type { Draft } from './draft.ts'
import { findDraftFor, insertDraft } from './draft-store.ts'
import { findEarlier } from './save-sheet.ts'
import type { Writer } from './writing.ts'

export type OpenRefusal =
  | { code: 'patient-unknown' }
  /** Not one of his own, or of another kind or patient. */
  | { code: 'not-to-repeat' }
  | { code: 'not-to-modify'; why: 'ended' | 'elsewhere' | 'not-his' }

type Wanted = { patientId: string | null; repeats: string | null; modifies: string | null }

/** With what most sheets begin. */
const usualAmbito = '12'

/**
 * The sheet of a patient: the one that is there, or a new one. One that is to be repeated fills a new sheet; into one that is there it
 * is offered (`offered`), so that nothing written is mixed unasked.
 */
export async function openDraft(
  app: AppContext,
  writer: Writer,
  { patientId, repeats, modifies }: Wanted,
): Promise<Result<{ draft: Draft; offered: string | null }, OpenRefusal>> {
  const { holder, kind, place, now } = writer
  const earlier = (modifies ?? repeats) ? await findSigned(app.db, modifies ?? repeats ?? '') : null
  const isOwn = earlier !== null && earlier.prescriberId === holder.personId && earlier.document.content.kind === kind
  if (modifies) {
    if (!isOwn) return refuse({ code: 'not-to-modify', why: 'not-his' })
    if (earlier.end) return refuse({ code: 'not-to-modify', why: 'ended' })
    if (earlier.sedeId !== place.sedeId) return refuse({ code: 'not-to-modify', why: 'elsewhere' })
  } else if (repeats && (!isOwn || (patientId !== null && earlier.patientId !== patientId)))
    return refuse({ code: 'not-to-repeat' })
  const ofPatient = modifies ? earlier?.patientId : (patientId ?? earlier?.patientId)
  const patient = ofPatient ? await findPatient(app.db, ofPatient) : null
  if (!patient) return refuse({ code: 'patient-unknown' })

  const key = { accountId: holder.accountId, kind, patientId: patient.id, replaces: modifies }
  const there = await findDraftFor(app.db, key)
  if (there) return accept({ draft: there, offered: repeats })

  const repeated = repeats ? await findEarlier(app.db, writer, { patientId: patient.id, kind }, repeats) : null
  const text =
    modifies && earlier
      ? textOf(earlier.document.content, 'MODIFICAR')
      : {
          ...usualPrescription(),
          ...(kind === 'PRESCRIPCION' ? { ambito: usualAmbito } : { ruling: RulingText.parse({}) }),
          ...repeated,
        }
  const draft = await insertDraft(app.db, {
    ...{ id: app.newId(), ...key, sedeId: place.sedeId, body: { text, typed: {} }, attempt: null, createdAt: now },
  })
  const opened = draft ?? (await findDraftFor(app.db, key))
  if (!opened) throw new Error('a draft that is there and is not')
  return accept({ draft: opened, offered: null })
}
