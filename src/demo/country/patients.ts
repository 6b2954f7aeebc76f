import type { DemoEntidad } from './institutions.ts'
import { phoneOf } from './institutions.ts'
import { menNames, surnames, womenNames } from './names.ts'
import { type DemoPerson, documentOf, type Named, named } from './people.ts'
import { idOf, type Random, randomFor } from './random.ts'
import { decisionOn, record } from './record.ts'
import type { CountryRows, Tables } from './tables.ts'
import type { When } from './when.ts'

/** Whom /demo offers to prescribe to, by document. */
export const patientsToTry = [
  { type: 'CC', number: '1900007319', what: 'Adulta del régimen contributivo.' },
  { type: 'RC', number: '1900007402', what: 'Niño con registro civil.' },
  { type: 'NV', number: '1900007551', what: 'Recién nacida: lleva el documento de la madre.' },
  {
    type: 'CC',
    number: '1900000114',
    what: 'La prescriptora misma: nadie se formula a sí mismo, y quien la busca con su cuenta lo ve.',
  },
] as const

type Described = {
  who: Named
  type: string
  number: string
  /** Age in years and further days. */
  age: readonly [years: number, days: number]
  /** Code of an EPS, or what there is instead of one. */
  eps: string | null
  regimen: Tables['patient_version']['regimen']
  mother?: readonly [type: string, number: string]
}

const one = (
  [type, number]: readonly [string, string],
  sex: 'F' | 'M',
  fullName: string,
  age: Described['age'],
  [eps, regimen]: readonly [Described['eps'], Described['regimen']],
  mother?: Described['mother'],
): Described => ({ who: named(number, sex, fullName), type, number, age, eps, regimen, ...(mother && { mother }) })

const rosa = one(['CC', '1900007319'], 'F', 'Rosa Elvira Cantillo', [58, 131], ['EPS901', 'CONTRIBUTIVO'])

/** Of every kind of document, age and affiliation that the rules tell apart. */
const described: Described[] = [
  { ...rosa, who: { ...rosa.who, secondSurname: 'de la Hoz' } },
  one(['RC', '1900007402'], 'M', 'Emiliano - Cepeda Fajardo', [4, 77], ['EPS902', 'CONTRIBUTIVO']),
  one(['NV', '1900007551'], 'F', 'Hija - Marulanda Yepes', [0, 9], ['ESS904', 'SUBSIDIADO'], ['CC', '1900007552']),
  one(['CC', '1900007552'], 'F', 'Leidy Tatiana Marulanda Yepes', [23, 201], ['ESS904', 'SUBSIDIADO']),
  one(['TI', '1900007614'], 'F', 'Valeria Sofía Gaviria Roa', [12, 40], ['EPS903', 'CONTRIBUTIVO']),
  one(['TI', '1900007620'], 'M', 'Samuel Andrés Pedraza Lasso', [18, 66], ['CCF905', 'SUBSIDIADO']),
  one(['CE', '1900007705'], 'M', 'Joaquín Ernesto Holguín Serna', [41, 300], ['EPS902', 'CONTRIBUTIVO']),
  one(['PT', '1900007718'], 'F', 'Yaneth Carolina Mina Otálora', [35, 12], [null, 'NO_AFILIADO']),
  one(['AS', '02001A0007'], 'M', 'Desconocido - Desconocido', [60, 0], [null, null]),
  one(['MS', '02001S0003'], 'M', 'Desconocido - Desconocido', [2, 0], [null, null], ['CE', '1900007731']),
  one(['CC', '1900007808'], 'M', 'Libardo Antonio Solarte Guarín', [67, 250], [null, 'EXCEPCION']),
]

const epsCodes = ['EPS901', 'EPS902', 'EPS903', 'ESS904', 'CCF905']

/** Grown people with a cédula, as most who come. */
function more(random: Random, count: number): Described[] {
  return Array.from({ length: count }, (_, i) => {
    const sex = random.chance(0.6) ? 'F' : 'M'
    const names = sex === 'F' ? womenNames : menNames
    const [first, second] = random.shuffled(names)
    const fullName = `${first} ${random.chance(0.7) ? second : '-'} ${random.pick(surnames)} ${random.pick(surnames)}`
    const eps = random.pick(epsCodes)
    const regimen = eps.startsWith('ESS') || random.chance(0.4) ? 'SUBSIDIADO' : 'CONTRIBUTIVO'
    return one(['CC', String(1_900_007_900 + i * 7)], sex, fullName, [random.int(19, 88), random.int(5, 350)], [eps, regimen])
  })
}

/** Somebody of the registers who is treated as anybody. */
function patientOf(person: DemoPerson, eps: string): Described & { birthDate: string } {
  const { type, number } = documentOf(person)
  return { who: person, type, number, age: [0, 0], eps, regimen: 'CONTRIBUTIVO', birthDate: person.birthDate }
}

type Cast = { eps: DemoEntidad[]; prescriber: DemoPerson; dead: DemoPerson }

/** Patients, as prescribers entered them at their sedes; the rights must be settled. */
export function enterPatients(rows: CountryRows, when: When, { eps, prescriber, dead }: Cast) {
  const random = randomFor('patients')
  const all = [...described, patientOf(prescriber, 'EPS901'), patientOf(dead, 'EPS903'), ...more(random, 14)]
  for (const [i, patient] of all.entries()) {
    // A newborn came today's week; the others in the months before, the last of them of the longest standing.
    const at = when.at(patient.type === 'NV' ? -3 : -4 - i, `${String(8 + (i % 9)).padStart(2, '0')}:${10 + ((i * 7) % 49)}`)
    const by = random.pick(writersAt(rows, at, patient))
    enter(rows, { patient, at, by, birthDate: birthDateOf(when, patient), epsId: idOfEps(eps, patient.eps), random })
  }
}

const birthDateOf = (when: When, patient: Described & { birthDate?: string }) =>
  patient.birthDate ?? when.dateIn(-Math.floor(patient.age[0] * 365.25) - patient.age[1])

function idOfEps(eps: DemoEntidad[], code: string | null) {
  if (code === null) return null
  const found = eps.find((each) => each.code === code)
  if (!found) throw new Error(`no EPS ${code}`)
  return found.id
}

type Grant = Tables['role_grant']

/** Who held the role of prescriber at that time; nobody enters himself. */
function writersAt({ role_grant, person_document }: CountryRows, at: Date, { type, number }: Described): Grant[] {
  const self = person_document.find((document) => document.type === type && document.number === number)?.person_id
  return role_grant.filter(({ role, during, person_id }) => role === 'PRESCRIPTOR' && person_id !== self && holds(during, at))
}

function holds(during: string, at: Date) {
  const [from, until] = during.replace(/[^\d,TZ:.-]/g, '').split(',')
  return Boolean(from) && new Date(from!) <= at && (!until || at < new Date(until))
}

type Entered = {
  patient: Described
  at: Date
  by: Grant
  birthDate: string
  epsId: string | null
  random: Random
}

function enter(rows: CountryRows, { patient, at, by, birthDate, epsId, random }: Entered) {
  const { who, type, number, mother } = patient
  const id = idOf('patient', `${type}${number}`)
  const activation = rows.activation.find((each) => each.id === by.activation_id)!
  const place = { entidad_id: by.entidad_id, sede_id: activation.sede_id }
  const grown = patient.age[0] >= 18
  rows.patient.push({ id, document_type: type, document_number: number, entered_at: at })
  rows.patient_version.push({
    patient_id: id,
    version: 1,
    first_name: who.firstName,
    second_name: who.secondName,
    first_surname: who.firstSurname,
    second_surname: who.secondSurname || null,
    birth_date: birthDate,
    sex: who.sex,
    eps_id: epsId,
    regimen: patient.regimen,
    email: grown && random.chance(0.3) ? `paciente.${number}@correo.example` : null,
    phone: grown && random.chance(0.5) ? phoneOf(random) : null,
    mother_document_type: mother?.[0] ?? null,
    mother_document_number: mother?.[1] ?? null,
    entered_by: by.person_id,
    ...place,
    entered_at: at,
  })
  record(rows, {
    at,
    by: rows.account.find(({ person_id }) => person_id === by.person_id)!,
    act: 'patient.entered',
    entidadId: place.entidad_id,
    sedeId: place.sede_id,
    objectId: id,
    decision: decisionOn('prescription.sign', at, [
      { rule: 'R-AUT-4', evidence: activation.id },
      { rule: 'R-AUT-5', evidence: by.id },
    ]),
  })
}
