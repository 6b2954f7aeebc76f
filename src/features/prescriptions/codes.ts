import type { Decimal } from './prescription.ts'

/** The codes that are written, with the table of each and the path of its field: what must be looked up. */
export type WrittenCode = { field: string; position: number; catalogue: string; code: string }

/** What has codes: the shape that `read-text.ts` yields, as far as the tables are concerned. */
export type WithCodes = {
  ambito: string | null
  diagnosis: string
  relatedDiagnoses: string[]
  orphanDisease: string | null
  ruling: { motiveDiagnoses: string[] } | null
  medicines: {
    position: number
    type: string
    provision: string
    form: string
    route: string
    doseUnit: string
    everyUnit: string
    specialIndication: string
    durationUnit: string
    totalUnit: string
    ingredients: { code: string; strength: Decimal; strengthUnit: string; contentUnit: string | null }[]
  }[]
}

/** Which table the codes of a field come from, by the field's name. */
const ofMedicine = {
  type: 'tipo-medicamento',
  provision: 'tipo-prestacion',
  form: 'forma-farmaceutica',
  route: 'via-administracion',
  doseUnit: 'unidad-dosis',
  everyUnit: 'frecuencia',
  specialIndication: 'indicacion-especial',
  durationUnit: 'duracion',
  totalUnit: 'presentacion',
} as const

export function codesOf(written: WithCodes): WrittenCode[] {
  const { ambito, diagnosis, relatedDiagnoses, orphanDisease, ruling, medicines } = written
  const whole = (field: string, catalogue: string, code: string | null | undefined) =>
    code ? [{ field, position: 0, catalogue, code }] : []
  return [
    ...whole('ambito', 'ambito', ambito),
    ...whole('diagnosis', 'cie10', diagnosis),
    ...relatedDiagnoses.flatMap((code, i) => whole(`related${i + 1}`, 'cie10', code)),
    ...whole('orphanDisease', 'enfermedad-huerfana', orphanDisease),
    ...(ruling?.motiveDiagnoses ?? []).flatMap((code, i) => whole(`ruling.motiveDiagnosis${i + 1}`, 'cie10', code)),
    ...medicines.flatMap((medicine) => {
      const at = (field: string, catalogue: string, code: string | null): WrittenCode[] =>
        code ? [{ field: `medicines.${medicine.position - 1}.${field}`, position: medicine.position, catalogue, code }] : []
      const own = Object.entries(ofMedicine) as [keyof typeof ofMedicine, string][]
      return [
        ...own.flatMap(([field, catalogue]) => at(field, catalogue, medicine[field])),
        ...medicine.ingredients.flatMap(({ code, strengthUnit, contentUnit }, i) => [
          ...at(`ingredients.${i}.code`, 'dci', code),
          ...at(`ingredients.${i}.strengthUnit`, 'unidad-medida', strengthUnit),
          ...at(`ingredients.${i}.contentUnit`, 'unidad-medida', contentUnit),
        ]),
      ]
    }),
  ]
}
