import type { Finding } from './finding.ts'
import { fieldReader } from './parse-field.ts'
import { parseAnswers, parseMedicine, type ReadMedicine } from './parse-medicine.ts'
import { parseRuling, type ReadRuling } from './parse-ruling.ts'
import type { Answer, PrescriptionKind } from './prescription.ts'
import type { PrescriptionText } from './prescription-text.ts'

export type { ReadIngredient, ReadMedicine } from './parse-medicine.ts'
export type { ReadRuling } from './parse-ruling.ts'

/** What is typed, with numbers, days, yes and no read; codes are as they are written in the tables, but not looked up yet. */
export type ReadPrescription = {
  ambito: string | null
  isReferral: boolean
  diagnosis: string
  relatedDiagnoses: string[]
  orphanDisease: string | null
  orphanIsMain: boolean
  medicines: ReadMedicine[]
  ruling: ReadRuling | null
  answers: Answer[]
}

/** What the tables and the numbers of a prescription can hold; fewer by R-PRE-9. */
const mostMedicines = 99

/** What can be read of what is typed. */
export type Reading = {
  /** Null while any field cannot be read; then `findings` says which. */
  read: ReadPrescription | null
  /** The same with nothing in the place of what cannot be read. */
  draft: ReadPrescription
  findings: Finding[]
}

/** R-PRE-1: reads what is typed without asking the database. */
export function readPrescription(text: PrescriptionText, kind: PrescriptionKind): Reading {
  const findings: Finding[] = []
  const { wrong, code, yesNo, ...reader } = fieldReader(findings, '', 0)
  const isRuling = kind === 'TUTELA'
  const ruling = isRuling && text.ruling ? parseRuling(findings, text.ruling) : null
  if (isRuling && !ruling) wrong('ruling.rulingNumber', 'Faltan los datos del fallo de tutela.')
  const ambito = isRuling ? null : code('ambito', text.ambito, { what: 'el ámbito de atención' })
  const isReferral = !isRuling && yesNo('isReferral', text.isReferral, null)
  const diagnosis = code('diagnosis', text.diagnosis, { what: 'el diagnóstico principal' })
  const related = [text.related1, text.related2].map((typed, i) =>
    code(`related${i + 1}`, typed, { what: 'un diagnóstico', isNeeded: false }),
  )
  related.forEach((one, i) => {
    if (one !== '' && (one === diagnosis || related.indexOf(one) < i))
      wrong(`related${i + 1}`, 'Este diagnóstico ya está escrito. Deje uno.')
  })
  const orphanDisease = code('orphanDisease', text.orphanDisease, { what: 'una enfermedad huérfana', isNeeded: false })
  const orphanIsMain = orphanDisease !== '' && yesNo('orphanIsMain', text.orphanIsMain, null)
  const medicines = text.medicines.slice(0, mostMedicines).map((line, i) => parseMedicine(findings, line, i, kind))
  if (text.medicines.length === 0) wrong('medicines', 'Falta el medicamento. Agregue al menos uno.')
  if (text.medicines.length > mostMedicines)
    wrong('medicines', `Hay ${text.medicines.length} medicamentos y caben ${mostMedicines}. Haga otra fórmula con los demás.`)
  const answers = parseAnswers({ wrong, code, yesNo, ...reader }, text.answers)
  const draft = {
    ...{ ambito, isReferral, diagnosis, relatedDiagnoses: related.filter((one) => one !== '') },
    ...{ orphanDisease: orphanDisease || null, orphanIsMain, medicines, ruling, answers },
  }
  return { read: findings.length === 0 ? draft : null, draft, findings }
}

/** The lines of which nothing is found. */
export const withoutFindings = (lines: readonly ReadMedicine[], findings: readonly Finding[]) =>
  lines.filter(({ position }) => findings.every((finding) => finding.position !== position))
