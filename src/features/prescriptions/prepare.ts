import { createHash } from 'node:crypto'
import { dayOf } from '../../shared/calendar.ts'
import { canonicalJson } from '../../shared/canonical-json.ts'
import type { PersonId, SedeId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { type Action, type Authority, decide, findGround, type Ground } from '../authority/index.ts'
import { findPatient, findPatientStanding, isOwnDocument } from '../patients/index.ts'
import { codesOf } from './codes.ts'
import { contentOf } from './content-of.ts'
import { withAskedAnswers } from './decide-answers.ts'
import { decideFindings } from './decide-findings.ts'
import { findWrittenCodes } from './find-codes.ts'
import type { Finding } from './finding.ts'
import { findPlace, findPrescriber } from './parties.ts'
import { findHistory, findOfToday, findRules } from './prepare-store.ts'
import type { Content, PrescriptionKind } from './prescription.ts'
import type { PrescriptionText } from './prescription-text.ts'
import { readPrescription } from './read-text.ts'

export type PrepareRequest = {
  personId: PersonId
  sedeId: SedeId
  kind: PrescriptionKind
  patientId: string
  text: PrescriptionText
  replaces: string | null
  now: Date
}

/** What would be signed, and all that stands against it. */
export type Prepared = {
  isPatientKnown: boolean
  /** May this person write this kind at this sede, now? */
  authority: Authority
  /** What that rests on; null while it is refused. */
  ground: Ground | null
  /** Null while a field or a code cannot be read, the right is not there, or nobody knows the patient. */
  content: Content | null
  /** Hex, of the canonical JSON of the content; null with it. */
  sha256: string | null
  findings: Finding[]
}

export const actionOf = (kind: PrescriptionKind): Action => (kind === 'PRESCRIPCION' ? 'prescription.sign' : 'prescription.order')

/**
 * The same for a draft that is looked at and for the act of signing: reads what is typed, looks its codes up in the newest tables, and
 * asks every rule. Changes nothing.
 */
export async function preparePrescription(db: Db, request: PrepareRequest): Promise<Prepared> {
  const { personId, sedeId, kind, patientId, text, replaces, now } = request
  const authority = await decide(db, { personId, action: actionOf(kind), place: { kind: 'sede', id: sedeId }, at: now })
  const grantId = authority.outcomes.find(({ rule }) => rule === 'R-AUT-5')?.evidence?.id
  const { entidadId } = authority
  const ground =
    authority.isAllowed && grantId && entidadId ? await findGround(db, { entidadId, personId, grantId, at: now }) : null
  const patient = await findPatient(db, patientId)
  const { read, findings } = readPrescription(text, kind)
  const unready = { isPatientKnown: patient !== null, authority, ground, content: null, sha256: null }
  if (!read || !patient) return { ...unready, findings }

  const { written, findings: ofCodes } = await findWrittenCodes(db, codesOf(read))
  if (!written || !ground) return { ...unready, findings: ofCodes }
  const drawn = contentOf({
    ...{ kind, read, written, patient, replaces, today: dayOf(now) },
    place: await findPlace(db, sedeId),
    prescriber: await findPrescriber(db, personId, ground, now),
  })
  const asked = { patientId, prescriberId: personId, today: dayOf(now), replaces }
  const standing = await findPatientStanding(db, patientId, now)
  const facts = {
    ...{ today: dayOf(now), rules: await findRules(db), isPatientDead: standing.isDead, hasEps: patient.eps !== null },
    isOneself: standing.personId === personId || (await isOwnDocument(db, personId, patient.document)),
    ...(await findHistory(db, asked)),
    sameToday: sameOf(drawn, await findOfToday(db, asked)),
  }
  const found = decideFindings(drawn, facts)
  const content = withAskedAnswers(drawn, found)
  const sha256 = createHash('sha256').update(canonicalJson(content)).digest('hex')
  return { isPatientKnown: true, authority, ground, content, sha256, findings: found }
}

/** The same medicines in any order, by ingredient, strength and form. */
function sameOf({ medicines }: Content, ofToday: readonly { number: string; lines: string[] }[]): string | null {
  const lines = medicines.map(({ form, ingredients }) =>
    [
      form.code,
      ingredients
        .toSorted((a, b) => (a.ingredient.code < b.ingredient.code ? -1 : 1))
        .map(({ ingredient, strength, strengthUnit }) => `${ingredient.code} ${strength} ${strengthUnit.code}`)
        .join('+'),
    ].join(' '),
  )
  const own = lines.toSorted().join('|')
  return ofToday.find((one) => one.lines.toSorted().join('|') === own)?.number ?? null
}
