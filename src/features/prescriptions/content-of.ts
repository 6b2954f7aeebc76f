import type { CalendarDate } from '../../shared/calendar.ts'
import type { Patient } from '../patients/index.ts'
import { juntaStateOf } from './decide-causes.ts'
import type { Judged } from './decide-findings.ts'
import { lastDayOfTreatment } from './decide-last-day.ts'
import { decideTotal } from './decide-total.ts'
import type { WrittenCodes } from './find-codes.ts'
import type { Coded, CodedUnit, Content, Ingredient, Medicine, PrescriptionKind, Ruling } from './prescription.ts'
import type { ReadIngredient, ReadMedicine, ReadPrescription, ReadRuling } from './read-text.ts'
import { sayIngredients } from './say-dose.ts'

export type Parts = {
  kind: PrescriptionKind
  read: ReadPrescription
  /** Every code of `read`. */
  written: WrittenCodes
  patient: Patient
  place: Content['place']
  prescriber: Content['prescriber']
  replaces: string | null
  today: CalendarDate
}

/** What is signed, of what was read and of what the tables and registers say. */
export function contentOf({ kind, read, written, patient, place, prescriber, replaces, today }: Parts): Content {
  const lookUp = look(written)
  const orphan = read.orphanDisease
  return {
    ...{ kind, place, prescriber, patient: patientOf(patient), replaces, isReferral: read.isReferral, answers: read.answers },
    ambito: read.ambito === null ? null : lookUp.coded('ambito', read.ambito),
    diagnosis: lookUp.coded('cie10', read.diagnosis),
    relatedDiagnoses: read.relatedDiagnoses.map((code) => lookUp.coded('cie10', code)),
    orphanDisease: orphan === null ? null : { ...lookUp.coded('enfermedad-huerfana', orphan), isMain: read.orphanIsMain },
    medicines: read.medicines.map((medicine) => medicineOf(medicine, lookUp, { kind, today })),
    ruling: read.ruling && rulingOf(read.ruling, lookUp),
    catalogueVersions: Object.fromEntries([...written.values()].map(({ catalogue, version }) => [catalogue, version])),
  }
}

/** What the rules look at of lines alone, while the rest cannot be read: every code of theirs is among `written`. */
export function judgedLines(
  lines: readonly ReadMedicine[],
  ambito: string | null,
  { kind, written, today }: Pick<Parts, 'kind' | 'written' | 'today'>,
): Judged {
  const lookUp = look(written)
  return {
    ...{ kind, ruling: null, answers: [] },
    ambito: ambito && written.has(`ambito ${ambito}`) ? lookUp.coded('ambito', ambito) : null,
    medicines: lines.map((medicine) => medicineOf(medicine, lookUp, { kind, today })),
  }
}

const patientOf = ({ document, eps, mother, ...patient }: Patient): Content['patient'] => ({
  ...{ patientId: patient.id, version: patient.version, documentType: document.type, documentNumber: document.number },
  ...{ firstName: patient.firstName, secondName: patient.secondName },
  ...{ firstSurname: patient.firstSurname, secondSurname: patient.secondSurname },
  ...{ birthDate: patient.birthDate, sex: patient.sex, regimen: patient.regimen },
  eps: eps && { code: eps.code, name: eps.name },
  mother: mother && { documentType: mother.type, documentNumber: mother.number },
})

type LookUp = { coded: (catalogue: string, code: string) => Coded; unit: (catalogue: string, code: string) => CodedUnit }

function look(written: WrittenCodes): LookUp {
  const entry = (catalogue: string, code: string) => {
    const found = written.get(`${catalogue} ${code}`)
    if (!found) throw new Error(`code ${code} of ${catalogue} was not looked up`)
    return found
  }
  return {
    coded: (catalogue, code) => ({ code, name: entry(catalogue, code).name }),
    unit: (catalogue, code) => {
      const { name, more } = entry(catalogue, code)
      return { code, name, symbol: more.simbolo ?? name }
    },
  }
}

function medicineOf(
  read: ReadMedicine,
  lookUp: LookUp,
  { kind, today }: { kind: PrescriptionKind; today: CalendarDate },
): Medicine {
  const { coded, unit } = lookUp
  const line = {
    ...{ position: read.position, dose: read.dose, every: read.every, duration: read.duration },
    type: coded('tipo-medicamento', read.type),
    provision: coded('tipo-prestacion', read.provision),
    ingredients: read.ingredients.map((ingredient) => ingredientOf(ingredient, lookUp)),
    form: coded('forma-farmaceutica', read.form),
    route: coded('via-administracion', read.route),
    doseUnit: unit('unidad-dosis', read.doseUnit),
    everyUnit: coded('frecuencia', read.everyUnit),
    specialIndication: coded('indicacion-especial', read.specialIndication),
    durationUnit: coded('duracion', read.durationUnit),
    totalUnit: coded('presentacion', read.totalUnit),
  }
  const { computed, explained, reckoned } = decideTotal(line)
  const { causes, unirsIndications, justification, recommendations, answers } = read
  return {
    ...line,
    description: read.description === '' ? sayIngredients(line) : read.description,
    lastsUntil: lastDayOfTreatment(today, read.duration, read.durationUnit),
    ...{ computedTotal: computed, totalExplained: read.total === null ? explained : reckoned },
    ...{ total: read.total ?? computed ?? '', totalReason: read.totalReason },
    isUpcFinanced: kind === 'TUTELA' ? null : read.isUpcFinanced,
    ...{ causes, unirsIndications, justification, recommendations, answers },
    juntaState: juntaStateOf(kind, line.type),
  }
}

const ingredientOf = (
  { code, strength, strengthUnit, content, contentUnit }: ReadIngredient,
  { coded, unit }: LookUp,
): Ingredient => ({
  ...{ ingredient: coded('dci', code), strength, strengthUnit: unit('unidad-medida', strengthUnit), content },
  contentUnit: contentUnit === null ? null : unit('unidad-medida', contentUnit),
})

const rulingOf = ({ motiveDiagnoses, ...read }: ReadRuling, { coded }: LookUp): Ruling => ({
  ...read,
  motiveDiagnoses: motiveDiagnoses.map((code) => coded('cie10', code)),
})
