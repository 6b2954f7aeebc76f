import { accept, type Result } from '../../shared/result.ts'
import { type Document, documentTypeName, documentTypes, parseDocument } from '../people/index.ts'

/** R-PAC-1: what names somebody to an account, and besides "sin identificación", with the number that the institution gives. */
export type PatientDocumentType = Document['type'] | 'AS' | 'MS'
export type PatientDocument = { type: PatientDocumentType; number: string }

const unidentified = { AS: 'Adulto sin identificación', MS: 'Menor sin identificación' } as const
const isUnidentified = (type: string): type is 'AS' | 'MS' => Object.hasOwn(unidentified, type)

/** In the order of a form's list: what most bring first. */
const usual: readonly PatientDocumentType[] = ['CC', 'TI', 'RC', 'NV', 'CE', 'PT']

const all: { code: PatientDocumentType; name: string }[] = [
  ...documentTypes,
  ...Object.entries(unidentified).map(([code, name]) => ({ code: code as 'AS' | 'MS', name })),
]
const rank = (code: PatientDocumentType) => (usual.includes(code) ? usual.indexOf(code) : usual.length)

export const patientDocumentTypes = all.toSorted((a, b) => rank(a.code) - rank(b.code))

export const patientDocumentTypeName = (code: PatientDocumentType) =>
  isUnidentified(code) ? unidentified[code] : documentTypeName(code)

export type PatientDocumentRefusal = Extract<ReturnType<typeof parseDocument>, { ok: false }>['refusal']

/** As `parseDocument` of people reads it; of AS and MS the number is read as that of a foreign document: letters and figures. */
export function parsePatientDocument(saidType: string, saidNumber: string): Result<PatientDocument, PatientDocumentRefusal> {
  const type = saidType.normalize('NFKC').replace(/[\s.]/g, '').toUpperCase()
  if (!isUnidentified(type)) return parseDocument(saidType, saidNumber)
  const read = parseDocument('DE', saidNumber)
  return read.ok ? accept({ type, number: read.value.number }) : read
}

/** One number from the register of birth on (NUIP): who has two of these of the same number is one person. */
const ofOnePerson = ['RC', 'TI', 'CC'] as const

/** The documents by which a person of the registers may be known as this patient; none of AS and MS, which name nobody. */
export function namesOf({ type, number }: PatientDocument): Document[] {
  if (isUnidentified(type)) return []
  const types = ofOnePerson.some((one) => one === type) ? ofOnePerson : [type]
  return types.map((one) => ({ type: one, number }))
}
