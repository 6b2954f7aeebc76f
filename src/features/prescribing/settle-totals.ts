import type { Db } from '../../shared/sql.ts'
import { findUsualTotalUnits, type MedicineText } from '../prescriptions/index.ts'
import type { DraftBody } from './text-of-form.ts'

/**
 * What the total is counted in goes with the form: where nobody chose it, it is the usual of the form, and where the form became
 * another, what was the usual of the one before gives way. What was chosen stays.
 * @param before the draft as it was saved last
 */
export async function settleTotals(db: Db, body: DraftBody, before: DraftBody): Promise<DraftBody> {
  const { medicines } = body.text
  const formBefore = (i: number) => before.text.medicines[i]?.form ?? ''
  const asked = medicines.flatMap((medicine, i) => (isOpen(medicine, formBefore(i)) ? [medicine.form, formBefore(i)] : []))
  if (asked.length === 0) return body
  const usual = await findUsualTotalUnits(db, asked)
  const settled = medicines.map((medicine, i) => {
    const { form, totalUnit } = medicine
    const isUsual = totalUnit === '' || totalUnit === usual.get(formBefore(i))
    return isOpen(medicine, formBefore(i)) && isUsual ? { ...medicine, totalUnit: usual.get(form) ?? '' } : medicine
  })
  return { ...body, text: { ...body.text, medicines: settled } }
}

const isOpen = ({ form, totalUnit }: MedicineText, before: string) => form !== '' && (totalUnit === '' || form !== before)
