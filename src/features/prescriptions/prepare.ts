import { createHash } from 'node:crypto'
import { dayOf } from '../../shared/calendar.ts'
import { canonicalJson } from '../../shared/canonical-json.ts'
import type { PersonId, SedeId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { type Action, type Authority, decide, findGround, type Ground } from '../authority/index.ts'
import { findPatient, findPatientStanding, type Patient } from '../patients/index.ts'
import { codesOf, type WithCodes } from './codes.ts'
import { contentOf, judgedLines } from './content-of.ts'
import { withAskedAnswers } from './decide-answers.ts'
import { decideFindings } from './decide-findings.ts'
import { findWrittenCodes } from './find-codes.ts'
import type { Finding } from './finding.ts'
import { inFormOrder } from './form-order.ts'
import { findPlace, findPrescriber, standingAs } from './parties.ts'
import { findHistory, findOfToday, findRules } from './prepare-store.ts'
import type { Content, PrescriptionKind } from './prescription.ts'
import type { PrescriptionText } from './prescription-text.ts'
import { readPrescription, withoutFindings } from './read-text.ts'

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
  /** Null: nobody knows such a patient. */
  patient: Patient | null
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
 * asks every rule. While something cannot be read yet, the rules are asked of the lines that can (R-PRE-3). Changes nothing.
 */
export async function preparePrescription(db: Db, request: PrepareRequest): Promise<Prepared> {
  const { personId, kind, text, replaces, now } = request
  const { read, draft, findings } = readPrescription(text, kind)
  const [{ authority, stated }, of, { codes, rules, history, ofToday }] = await Promise.all([
    findRight(db, request),
    findPatientFacts(db, request),
    findFacts(db, draft, request),
  ])
  const patient = of?.patient ?? null
  const unready = { patient, authority, ground: stated?.ground ?? null, content: null, sha256: null }
  const unread = [...findings, ...codes.findings]
  // Whoever may not write here learns nothing of the patient by what the rules find.
  if (!of || !stated) return { ...unready, findings: inFormOrder(unread) }

  const { written } = codes
  const today = dayOf(now)
  const facts = {
    ...{ today, rules, isPatientDead: of.standing.isDead, hasEps: of.patient.eps !== null },
    isOneself: of.standing.holders.includes(personId),
    ...history,
  }
  if (!read || unread.length > 0) {
    const judged = judgedLines(withoutFindings(draft.medicines, unread), draft.ambito, { kind, written, today })
    const early = decideFindings(judged, { ...facts, sameToday: null })
    return { ...unready, findings: inFormOrder([...unread, ...early.filter(({ position }) => position > 0)]) }
  }
  const { ground, place, prescriber } = stated
  const drawn = contentOf({ kind, read, written, patient: of.patient, place, prescriber, replaces, today })
  const found = decideFindings(drawn, { ...facts, sameToday: sameOf(drawn, ofToday) })
  const content = withAskedAnswers(drawn, found)
  const sha256 = createHash('sha256').update(canonicalJson(content)).digest('hex')
  return { patient, authority, ground, content, sha256, findings: inFormOrder(found) }
}

async function findRight(db: Db, { personId, sedeId, kind, now: at }: PrepareRequest) {
  const authority = await decide(db, { personId, action: actionOf(kind), place: { kind: 'sede', id: sedeId }, at })
  const grantId = authority.outcomes.find(({ rule }) => rule === 'R-AUT-5')?.evidence?.id
  const { isAllowed, entidadId } = authority
  if (!isAllowed || !grantId || !entidadId) return { authority, stated: null }
  const [ground, place, prescriber] = await Promise.all([
    findGround(db, { entidadId, personId, grantId, at }),
    findPlace(db, sedeId),
    findPrescriber(db, personId, at),
  ])
  return { authority, stated: ground && { ground, place, prescriber: { ...prescriber, ...standingAs(ground) } } }
}

async function findPatientFacts(db: Db, { patientId, now }: PrepareRequest) {
  const patient = await findPatient(db, patientId)
  return patient && { patient, standing: await findPatientStanding(db, patient.document, now) }
}

async function findFacts(db: Db, written: WithCodes, { personId, patientId, replaces, now }: PrepareRequest) {
  const asked = { patientId, prescriberId: personId, today: dayOf(now), replaces }
  const [codes, rules, history, ofToday] = await Promise.all([
    findWrittenCodes(db, codesOf(written)),
    findRules(db),
    findHistory(db, asked),
    findOfToday(db, asked),
  ])
  return { codes, rules, history, ofToday }
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
