import type { PersonId, SedeId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { type Authority, decideMany } from '../authority/index.ts'

const unmet = ({ outcomes }: Authority) => outcomes.filter(({ isSatisfied }) => isSatisfied !== true).length

/**
 * May this person prescribe or order at the sede? Either lets him write of patients there. The decision that allows it, or of
 * the two refused ones that which fails with less.
 */
export async function decideWriting(
  db: Db,
  { personId, sedeId, at, isClaim }: { personId: PersonId; sedeId: SedeId; at: Date; isClaim: boolean },
): Promise<Authority> {
  const question = { personId, place: { kind: 'sede', id: sedeId }, at, isClaim } as const
  const [sign, order] = await decideMany(db, [
    { ...question, action: 'prescription.sign' },
    { ...question, action: 'prescription.order' },
  ])
  if (!sign || !order) throw new Error('a question without an answer')
  if (sign.isAllowed) return sign
  return order.isAllowed || unmet(order) < unmet(sign) ? order : sign
}
