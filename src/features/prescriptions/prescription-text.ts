import { z } from 'zod'

/*
 * What is typed in a form, kept in a draft or posted to /api: every field as text, '' where nothing was given, so that nothing typed
 * is ever lost. Names are those of the form's fields too: `medicines.0.ingredients.0.strength`, `medicines.0.answers.R-PRE-4`.
 */

const said = z.union([z.string(), z.number()]).transform(String).pipe(z.string().max(1000)).default('')
const yesNo = z.union([z.boolean().transform((yes) => (yes ? 'si' : 'no')), z.enum(['si', 'no', ''])]).default('')
const reasons = z.record(z.string().max(20), z.string().max(500)).default({})

export const IngredientText = z.object({
  /** Of the table `dci`. */
  code: said,
  /** ConcCant and UMedConc: 50, of `unidad-medida`. */
  strength: said,
  strengthUnit: said,
  /** CantCont and UMedCantCont: in how much: 1 (a tablet), or 5 and the code of ml. '' is 1 of the form. */
  content: said,
  contentUnit: said,
})
export type IngredientText = z.infer<typeof IngredientText>

export const MedicineText = z.object({
  /** TipoMed, of `tipo-medicamento`; TipoPrest, of `tipo-prestacion`. */
  type: said,
  provision: said,
  /** DescMedPrinAct; '' is written from the ingredients. */
  description: said,
  ingredients: z.array(IngredientText).max(40).default([]),
  /** Of `forma-farmaceutica` and `via-administracion`. */
  form: said,
  route: said,
  dose: said,
  /** Of `unidad-dosis`. */
  doseUnit: said,
  /** Every 12 (`every`) hours (`everyUnit`, of `frecuencia`). */
  every: said,
  everyUnit: said,
  /** Of `indicacion-especial`. */
  specialIndication: said,
  /** During 90 days (`durationUnit`, of `duracion`). */
  duration: said,
  durationUnit: said,
  /** '' is the computed one. */
  total: said,
  /** Of `presentacion`. */
  totalUnit: said,
  /** Why it is another than the computed one. */
  totalReason: said,
  /** CausaS1. */
  isUpcFinanced: yesNo,
  /** CausaS2, MedPBSUtilizado, RznCausaS31 …: as §6.3 names them; yes and no as '1' and '0'. */
  causes: z.record(z.string().max(20), z.union([z.string(), z.number()]).transform(String).pipe(z.string().max(300))).default({}),
  /** IndicacionesUNIRS: codes, with spaces or commas between them. */
  unirsIndications: said,
  /** JustNoPBS, IndRec. */
  justification: said,
  recommendations: said,
  /** Why one goes on, by the rule that asks: {"R-PRE-4": "…"}. */
  answers: reasons,
})
export type MedicineText = z.infer<typeof MedicineText>

export const RulingText = z.object({
  rulingNumber: said,
  ruledOn: said,
  firstInstanceOn: said,
  secondInstanceOn: said,
  courtOn: said,
  contemptOn: said,
  clarification: said,
  motiveDiagnosis1: said,
  motiveDiagnosis2: said,
  motiveDiagnosis3: said,
  medicalJustification: said,
  criterion1: yesNo,
  criterion2: yesNo,
  criterion3: yesNo,
  criterion4: yesNo,
  additional: z
    .array(z.object({ rulingNumber: said, ruledOn: said }))
    .max(10)
    .default([]),
})
export type RulingText = z.infer<typeof RulingText>

export const PrescriptionText = z.object({
  /** CodAmbAte, of `ambito`; '' of a ruling. */
  ambito: said,
  isReferral: yesNo,
  /** Of `cie10`. */
  diagnosis: said,
  related1: said,
  related2: said,
  /** Of `enfermedad-huerfana`. */
  orphanDisease: said,
  orphanIsMain: yesNo,
  medicines: z.array(MedicineText).max(300).default([]),
  /** Of a TUTELA only. */
  ruling: RulingText.nullable().default(null),
  /** As those of a medicine, of the whole. */
  answers: reasons,
})
export type PrescriptionText = z.infer<typeof PrescriptionText>

/** What most lines have: a medicine, given once, without special indication, financed by UPC. */
export const usualMedicine = (): MedicineText =>
  MedicineText.parse({ type: '1', provision: '1', specialIndication: '10', isUpcFinanced: 'si' })
export const emptyPrescription = (): PrescriptionText => PrescriptionText.parse({})
