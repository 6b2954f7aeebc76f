import {
  emptyPrescription,
  IngredientText,
  type MedicineText,
  type PrescriptionText,
  usualMedicine,
} from '../prescriptions/index.ts'
import { type DraftBody, mostMedicines } from './text-of-form.ts'

/** With what a line begins that is filled in field by field. */
export const newMedicine = (): MedicineText => ({ ...usualMedicine(), ingredients: [IngredientText.parse({})] })

/** With what a new sheet begins. */
export const usualPrescription = (): PrescriptionText => ({ ...emptyPrescription(), isReferral: 'no' })

const without = <T>(list: readonly T[], index: number) => list.filter((_, i) => i !== index)

export const addMedicines = (body: DraftBody, medicines: readonly MedicineText[]): DraftBody => ({
  ...body,
  text: { ...body.text, medicines: [...body.text.medicines, ...medicines].slice(0, mostMedicines) },
})

/** What was typed in the lines below moves up with them. */
export function removeMedicine({ text, typed }: DraftBody, index: number): DraftBody {
  return {
    text: { ...text, medicines: without(text.medicines, index) },
    typed: moved(typed, /^medicines\.(\d+)\.(.*)$/, index, (i, rest) => `medicines.${i}.${rest}`),
  }
}

const changed = ({ text, typed }: DraftBody, index: number, change: (medicine: MedicineText) => MedicineText): DraftBody => ({
  text: { ...text, medicines: text.medicines.map((medicine, i) => (i === index ? change(medicine) : medicine)) },
  typed,
})

export const addIngredient = (body: DraftBody, index: number): DraftBody =>
  changed(body, index, (medicine) => ({ ...medicine, ingredients: [...medicine.ingredients, IngredientText.parse({})] }))

export function removeIngredient(body: DraftBody, index: number, ingredient: number): DraftBody {
  const { text, typed } = changed(body, index, (medicine) => ({
    ...medicine,
    ingredients: without(medicine.ingredients, ingredient),
  }))
  const pattern = new RegExp(`^medicines\\.${index}\\.ingredients\\.(\\d+)\\.(.*)$`)
  return { text, typed: moved(typed, pattern, ingredient, (i, rest) => `medicines.${index}.ingredients.${i}.${rest}`) }
}

function moved(
  typed: Record<string, string>,
  pattern: RegExp,
  gone: number,
  pathOf: (index: number, rest: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([path, words]): [string, string][] => {
      const [, number, rest = ''] = pattern.exec(path) ?? []
      if (number === undefined) return [[path, words]]
      const index = Number(number)
      return index === gone ? [] : [[pathOf(index > gone ? index - 1 : index, rest), words]]
    }),
  )
}

/** Medicines are added to what is there; what is said of the whole only where nothing is said yet. */
export function repeat(body: DraftBody, earlier: PrescriptionText): DraftBody {
  const { text, typed } = addMedicines(body, earlier.medicines)
  const isSaid = text.diagnosis !== '' || typed.diagnosis !== undefined
  const { related1, related2, orphanDisease, orphanIsMain, diagnosis } = earlier
  return {
    text: {
      ...text,
      ambito: text.ambito || earlier.ambito,
      ...(!isSaid && { diagnosis, related1, related2, orphanDisease, orphanIsMain }),
    },
    typed,
  }
}
