import type { Answer, Content, Medicine } from './prescription.ts'
import { type MedicineText, PrescriptionText } from './prescription-text.ts'
import { sayIngredients } from './say-dose.ts'

const byRule = (answers: readonly Answer[]) => Object.fromEntries(answers.map(({ rule, reason }) => [rule, reason]))
const yesNo = (yes: boolean) => (yes ? 'si' : 'no')

/**
 * What was signed, as if it had just been typed: to modify it, with its answers; to repeat it, without them, because they were
 * given for that day.
 */
export function textOf(content: Content, why: 'MODIFICAR' | 'REPETIR'): PrescriptionText {
  const { ambito, diagnosis, relatedDiagnoses, orphanDisease, ruling, medicines } = content
  const isSame = why === 'MODIFICAR'
  return PrescriptionText.parse({
    ambito: ambito?.code ?? '',
    isReferral: yesNo(content.isReferral),
    diagnosis: diagnosis.code,
    related1: relatedDiagnoses[0]?.code ?? '',
    related2: relatedDiagnoses[1]?.code ?? '',
    orphanDisease: orphanDisease?.code ?? '',
    orphanIsMain: orphanDisease ? yesNo(orphanDisease.isMain) : '',
    medicines: medicines.map((medicine) => medicineText(medicine, isSame)),
    ruling: ruling && {
      ...{ rulingNumber: ruling.rulingNumber, ruledOn: ruling.ruledOn, firstInstanceOn: ruling.firstInstanceOn ?? '' },
      ...{ secondInstanceOn: ruling.secondInstanceOn ?? '', courtOn: ruling.courtOn ?? '', contemptOn: ruling.contemptOn ?? '' },
      clarification: ruling.clarification,
      motiveDiagnosis1: ruling.motiveDiagnoses[0]?.code ?? '',
      motiveDiagnosis2: ruling.motiveDiagnoses[1]?.code ?? '',
      motiveDiagnosis3: ruling.motiveDiagnoses[2]?.code ?? '',
      medicalJustification: ruling.medicalJustification,
      ...Object.fromEntries(ruling.criteria.map((yes, i) => [`criterion${i + 1}`, yesNo(yes)])),
      additional: ruling.additional,
    },
    answers: isSame ? byRule(content.answers) : {},
  })
}

function medicineText(medicine: Medicine, isSame: boolean): MedicineText {
  const { type, provision, form, route, doseUnit, every, everyUnit, specialIndication, durationUnit, totalUnit } = medicine
  return {
    type: type.code,
    provision: provision.code,
    // Written from the ingredients: written anew when they change.
    description: medicine.description === sayIngredients(medicine) ? '' : medicine.description,
    ingredients: medicine.ingredients.map(({ ingredient, strength, strengthUnit, content, contentUnit }) => ({
      ...{ code: ingredient.code, strength, strengthUnit: strengthUnit.code, content, contentUnit: contentUnit?.code ?? '' },
    })),
    form: form.code,
    route: route.code,
    dose: medicine.dose,
    doseUnit: doseUnit.code,
    every: every === null ? '' : String(every),
    everyUnit: everyUnit.code,
    specialIndication: specialIndication.code,
    duration: String(medicine.duration),
    durationUnit: durationUnit.code,
    total: medicine.total === medicine.computedTotal ? '' : medicine.total,
    totalUnit: totalUnit.code,
    totalReason: medicine.totalReason ?? '',
    isUpcFinanced: (medicine.isUpcFinanced === null ? '' : yesNo(medicine.isUpcFinanced)) as MedicineText['isUpcFinanced'],
    causes: medicine.causes,
    unirsIndications: medicine.unirsIndications.join(' '),
    justification: medicine.justification,
    recommendations: medicine.recommendations,
    answers: isSame ? byRule(medicine.answers) : {},
  }
}
