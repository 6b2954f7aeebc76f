import { usualProvision } from '../prescriptions/index.ts'
import type { DraftBody } from './text-of-form.ts'

/**
 * Whether it is delivered at once goes with how long it lasts: where the duration became another, what was the usual of the one before
 * gives way. What was chosen otherwise stays.
 * @param before the draft as it was
 */
export function settleProvision(body: DraftBody, before: DraftBody): DraftBody {
  const medicines = body.text.medicines.map((medicine, i) => {
    const old = before.text.medicines[i]
    const isOther = old !== undefined && (old.duration !== medicine.duration || old.durationUnit !== medicine.durationUnit)
    return isOther && medicine.provision === usualProvision(old) ? { ...medicine, provision: usualProvision(medicine) } : medicine
  })
  return { ...body, text: { ...body.text, medicines } }
}
