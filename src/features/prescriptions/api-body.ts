import { z } from 'zod'
import { storable } from '../../platform/route.ts'
import { IngredientText, MedicineText, PrescriptionText, RulingText } from './prescription-text.ts'

/*
 * What is posted to /api, strict at every level: a field whose name is mistyped is refused and not left out of what is signed. The
 * forms of the pages are read by the schemas of prescription-text.ts themselves.
 */

const Ruling = z.strictObject({
  ...RulingText.shape,
  additional: z.array(z.strictObject(RulingText.shape.additional.unwrap().element.shape)).max(10).default([]),
})
const Medicine = z.strictObject({
  ...MedicineText.shape,
  ingredients: z.array(z.strictObject(IngredientText.shape)).max(40).default([]),
})

/** Every field is text or a number, and may be left out; what it must say is in the findings, with its path. */
export const Prescription = z.strictObject({
  ...PrescriptionText.shape,
  medicines: z.array(Medicine).max(300).default([]),
  ruling: Ruling.nullable().default(null),
})

const ingredient = { code: '90058', strength: '50', strengthUnit: '7001' }
/** For the readers of the description: losartán 50 mg, one tablet every 12 hours for 90 days, in codes of /api/catalogues. */
export const examplePrescription = {
  ...{ ambito: '12', isReferral: 'no', diagnosis: 'I10X' },
  medicines: [
    {
      ...{ type: '1', provision: '1', ingredients: [ingredient], form: 'PRO001', route: '901', dose: '1', doseUnit: '7023' },
      ...{ every: '12', everyUnit: '2', specialIndication: '10', duration: '90', durationUnit: '3', totalUnit: '81' },
      ...{ isUpcFinanced: 'si', recommendations: 'A la misma hora.' },
    },
  ],
}
export const prescriptionField = Prescription.describe(
  'Cada campo con su código de /api/catalogues, como texto o número; lo que no se escribe queda vacío.',
).meta({ examples: [examplePrescription] })

/** PostgreSQL keeps neither U+0000 nor half of a surrogate pair: they are taken out wherever they stand. */
function cleaned<T>(said: T): T {
  if (typeof said === 'string') return storable(said) as T
  if (Array.isArray(said)) return said.map(cleaned) as T
  if (said === null || typeof said !== 'object') return said
  return Object.fromEntries(Object.entries(said).map(([name, value]) => [storable(name), cleaned(value)])) as T
}

/** A prescription and one of its lines, as a draft or a favourite keeps them: whatever is missing is empty. */
export const PrescriptionBody = prescriptionField.transform(cleaned)
export const MedicineBody = Medicine.meta({ examples: examplePrescription.medicines }).transform(cleaned)

/** As the rules take it. */
export const textOfBody = (body: z.output<typeof Prescription>): PrescriptionText => cleaned(body)
