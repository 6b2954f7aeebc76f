import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { type MedicineText, readSpokenMedicine } from '../prescriptions/index.ts'

export type ReadLine = {
  medicine: MedicineText
  /** What was said of an ingredient that nobody chose yet, for a line at this index. */
  typedAt: (index: number) => Record<string, string>
}

/** The quick line as a medicine. What it does not say stays to be written; nothing of it is lost. */
export async function readLine(db: Db, line: string): Promise<Result<ReadLine, string>> {
  const said = line.trim()
  if (said === '') return refuse('Escriba el medicamento: por ejemplo, losartan 50 1 cada 12h 90d.')
  const { medicine } = await readSpokenMedicine(db, said)
  const [words = said] = /^[^\d]+/.exec(said) ?? []
  const isOpen = medicine.ingredients.every(({ code }) => code === '')
  return accept({
    medicine,
    typedAt: (index) => (isOpen ? { [`medicines.${index}.ingredients.0.code`]: words.trim() } : {}),
  })
}
