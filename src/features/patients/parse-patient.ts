import type { CalendarDate } from '../../shared/calendar.ts'
import { fieldDate, parseDate } from '../../shared/dates-es.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import { parseEmail, parseMobile, parseNamePart } from '../people/index.ts'
import { unknown } from './affiliation.ts'
import { decidePatient, needsMother } from './decide-patient.ts'
import type { Patient, PatientData, Sex } from './patient.ts'
import { type PatientDocument, parsePatientDocument } from './patient-document.ts'
import type { Eps } from './patient-store.ts'
import { faultSentence } from './refusals.ts'

/** The fields of the form besides the document. */
export const patientFieldNames = [
  'nombre1',
  'nombre2',
  'apellido1',
  'apellido2',
  'nacimiento',
  'sexo',
  'eps',
  'regimen',
  'correo',
  'celular',
  'madreTipo',
  'madreNumero',
] as const
export type PatientField = (typeof patientFieldNames)[number]
export type PatientForm = Record<PatientField, string>

type Known = { document: PatientDocument; today: CalendarDate; everyEps: readonly Eps[] }

/** What was typed, read whole: every fault of every field at once, in the order of the form. */
export function parsePatient(form: PatientForm, { document, today, everyEps }: Known): Result<PatientData, FieldError[]> {
  const errors: FieldError[] = []
  const wrong = (field: PatientField, message: string) => {
    errors.push({ field, message })
    return null
  }
  const name = (field: PatientField, noun: string) => {
    const read = parseNamePart(form[field], noun)
    return read.ok ? read.value : wrong(field, read.refusal.message)
  }
  const needed = (field: PatientField, noun: string) => {
    const read = name(field, noun)
    if (read === null && form[field].trim() === '') wrong(field, `Escriba ${noun}`)
    return read ?? ''
  }
  const contact = (field: 'correo' | 'celular', parse: typeof parseEmail) => {
    if (form[field].trim() === '') return null
    const read = parse(form[field])
    return read.ok ? read.value : wrong(field, read.refusal.message)
  }

  const firstName = needed('nombre1', 'el primer nombre')
  const secondName = name('nombre2', 'el segundo nombre')
  const firstSurname = needed('apellido1', 'el primer apellido')
  const secondSurname = name('apellido2', 'el segundo apellido')
  const birthDate = parseDate(form.nacimiento)
  if (!birthDate)
    wrong(
      'nacimiento',
      form.nacimiento.trim() === ''
        ? 'Escriba la fecha de nacimiento'
        : 'No podemos leer la fecha de nacimiento, o ese día no existe. Escríbala con día, mes y año de cuatro cifras. Por ejemplo, 14/3/1968',
    )
  const sex = isSex(form.sexo) ? form.sexo : wrong('sexo', 'Elija el sexo')
  const mother = readMother(form, wrong)
  const { eps, regimen } = readAffiliation(form, everyEps, wrong)
  const email = contact('correo', parseEmail)
  const phone = contact('celular', parseMobile)

  const isMotherUnread = errors.some(({ field }) => field === 'madreNumero' || field === 'madreTipo')
  if (birthDate)
    for (const fault of decidePatient({ document, birthDate, mother, hasEps: eps !== null, regimen }, today)) {
      if (fault.code === 'mother-missing' && isMotherUnread) continue
      errors.push(faultSentence(fault))
    }
  else if (needsMother(document.type) && !mother && !isMotherUnread) errors.push(faultSentence({ code: 'mother-missing' }))

  if (errors.length > 0 || !birthDate) return refuse(inFormOrder(errors))
  return accept({ firstName, secondName, firstSurname, secondSurname, birthDate, sex, eps, regimen, email, phone, mother })
}

type Wrong = (field: PatientField, message: string) => null

function readMother({ madreTipo, madreNumero }: PatientForm, wrong: Wrong): PatientDocument | null {
  if (madreNumero.trim() === '') return null
  const read = parsePatientDocument(madreTipo, madreNumero)
  if (!read.ok) {
    const { field, message } = read.refusal
    return field === 'tipo' ? wrong('madreTipo', `Madre: ${lower(message)}`) : wrong('madreNumero', `Madre: ${lower(message)}`)
  }
  if (needsMother(read.value.type)) return wrong('madreTipo', 'Elija el documento de la madre: ese es de un menor')
  return read.value
}

function readAffiliation(
  { eps: said, regimen: saidRegimen }: PatientForm,
  everyEps: readonly Eps[],
  wrong: Wrong,
): Pick<PatientData, 'eps' | 'regimen'> {
  if (said === unknown) return { eps: null, regimen: null }
  if (said === 'NO_AFILIADO' || said === 'EXCEPCION') return { eps: null, regimen: said }
  const code = said.trim().toUpperCase()
  const eps = everyEps.find((one) => one.code === code) ?? null
  if (code === '') wrong('eps', 'Elija la EPS, o diga que no tiene')
  else if (!eps) wrong('eps', `No conocemos la EPS «${said.slice(0, 20)}»: elija una de la lista`)
  if (!eps) return { eps, regimen: null }
  if (saidRegimen === 'CONTRIBUTIVO' || saidRegimen === 'SUBSIDIADO') return { eps, regimen: saidRegimen }
  if (saidRegimen === 'NO_AFILIADO' || saidRegimen === 'EXCEPCION') return { eps, regimen: saidRegimen }
  if (saidRegimen !== unknown) wrong('regimen', 'Elija el régimen')
  return { eps, regimen: null }
}

const isSex = (said: string): said is Sex => said === 'F' || said === 'M' || said === 'I'
const lower = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1)

const rank = (field: string | null) => (patientFieldNames as readonly (string | null)[]).indexOf(field)
const inFormOrder = (errors: FieldError[]) => errors.toSorted((a, b) => rank(a.field) - rank(b.field))

/** What the form starts with to correct what is known. */
export const formOf = (patient: Patient): PatientForm => ({
  nombre1: patient.firstName,
  nombre2: patient.secondName ?? '',
  apellido1: patient.firstSurname,
  apellido2: patient.secondSurname ?? '',
  nacimiento: fieldDate(patient.birthDate),
  sexo: patient.sex ?? '',
  eps: patient.eps?.code ?? patient.regimen ?? unknown,
  regimen: patient.regimen ?? (patient.eps ? unknown : ''),
  correo: patient.email ?? '',
  celular: patient.phone ?? '',
  madreTipo: patient.mother?.type ?? '',
  madreNumero: patient.mother?.number ?? '',
})
