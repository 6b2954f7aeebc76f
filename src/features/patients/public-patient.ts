import { z } from 'zod'
import { storable } from '../../platform/route.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import { unknown } from './affiliation.ts'
import { notesOn } from './decide-patient.ts'
import type { PatientForm } from './parse-patient.ts'
import type { Patient } from './patient.ts'

// How programs say a patient, and how they are told one.

const said = z.string().max(300).overwrite(storable)
const optional = said.nullable().default(null)

export const DocumentBody = z.strictObject({ type: said.meta({ examples: ['CC'] }), number: said })

const sex = z.enum(['F', 'M', 'I'])
const regimen = z.enum(['CONTRIBUTIVO', 'SUBSIDIADO', 'EXCEPCION', 'NO_AFILIADO'])

export const PatientBody = z.strictObject({
  firstName: said,
  secondName: optional,
  firstSurname: said,
  secondSurname: optional,
  birthDate: said.describe('AAAA-MM-DD').meta({ examples: ['1968-03-14'] }),
  sex,
  eps: optional.describe('Código de la EPS; null: no tiene, o no se sabe.').meta({ examples: ['EPS901'] }),
  regimen: regimen
    .nullable()
    .default(null)
    .describe('Con EPS, CONTRIBUTIVO o SUBSIDIADO; sin ella, EXCEPCION o NO_AFILIADO; null: no se sabe.'),
  email: optional,
  phone: optional.describe('Celular de Colombia.'),
  mother: DocumentBody.nullable().default(null).describe('Documento de la madre: solo con NV y MS, y con ellos siempre.'),
})

/** As the form would have typed it: one reading and the same rules for both. */
export function formOfBody(body: z.infer<typeof PatientBody>): PatientForm {
  const { eps, regimen } = body
  const isWithoutEps = regimen === 'EXCEPCION' || regimen === 'NO_AFILIADO'
  return {
    nombre1: body.firstName,
    nombre2: body.secondName ?? '',
    apellido1: body.firstSurname,
    apellido2: body.secondSurname ?? '',
    nacimiento: body.birthDate,
    sexo: body.sex,
    eps: eps ?? (isWithoutEps ? regimen : regimen === null ? unknown : ''),
    regimen: regimen ?? unknown,
    correo: body.email ?? '',
    celular: body.phone ?? '',
    madreTipo: body.mother?.type ?? '',
    madreNumero: body.mother?.number ?? '',
  }
}

const names: Record<string, string> = {
  tipo: 'document.type',
  numero: 'document.number',
  nombre1: 'firstName',
  nombre2: 'secondName',
  apellido1: 'firstSurname',
  apellido2: 'secondSurname',
  nacimiento: 'birthDate',
  sexo: 'sex',
  eps: 'eps',
  regimen: 'regimen',
  correo: 'email',
  celular: 'phone',
  madreTipo: 'mother.type',
  madreNumero: 'mother.number',
}

/** The field of the body that a field of the form is. */
export const nameInBody = (field: string | null) => (field === null ? null : (names[field] ?? field))

const Document = z.object({ type: z.string(), number: z.string() })

export const PublicPatient = z.object({
  id: z.uuid(),
  version: z.int().describe('Para corregir lo que dice.'),
  document: Document,
  firstName: z.string(),
  secondName: z.string().nullable(),
  firstSurname: z.string(),
  secondSurname: z.string().nullable(),
  birthDate: z.iso.date(),
  sex: sex.nullable(),
  eps: z.object({ code: z.string(), name: z.string() }).nullable(),
  regimen: regimen.nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  mother: Document.nullable(),
  enteredAt: z.iso.datetime().describe('De esta versión.'),
  epsSaidAt: z.iso.datetime().describe('Desde cuándo se dice esa EPS y ese régimen.'),
  notes: z.array(z.string()).describe('Lo que conviene preguntar, como un documento que ya no es de su edad.'),
})

export const publicPatient = (patient: Patient, today: CalendarDate): z.infer<typeof PublicPatient> => ({
  ...{ id: patient.id, version: patient.version, document: patient.document },
  ...{ firstName: patient.firstName, secondName: patient.secondName },
  ...{ firstSurname: patient.firstSurname, secondSurname: patient.secondSurname },
  ...{ birthDate: patient.birthDate, sex: patient.sex, regimen: patient.regimen, mother: patient.mother },
  eps: patient.eps && { code: patient.eps.code, name: patient.eps.name },
  ...{ email: patient.email, phone: patient.phone },
  enteredAt: patient.enteredAt.toISOString(),
  epsSaidAt: patient.epsSaidAt.toISOString(),
  notes: notesOn(patient.document.type, patient.birthDate, today).map(({ message }) => message),
})
