import type { Db } from '../../shared/sql.ts'
import { type Authority, decideMany } from '../authority/index.ts'
import type { SessionHolder } from '../sign-in/index.ts'
import { findWorkplace } from './find-workplace.ts'
import type { Workplace, WorkRight } from './workplace.ts'

/** Where somebody works, and what he may write there: prescribe at an IPS, order at an EPS. */
export type WritingPlace = {
  workplace: Workplace
  /** The sede at which he works now; null: nowhere. */
  place: WorkRight | null
  /** Null: neither. */
  kind: 'PRESCRIPCION' | 'TUTELA' | null
  /**
   * The decision that allows it; when neither is allowed, the one that fails with less; of who works nowhere any more, at his last sede.
   * Null of who never worked.
   */
  authority: Authority | null
}

const unmet = ({ outcomes }: Authority) => outcomes.filter(({ isSatisfied }) => isSatisfied !== true).length

export async function findWritingPlace(db: Db, holder: SessionHolder, now: Date): Promise<WritingPlace> {
  const workplace = await findWorkplace(db, holder, now)
  const place = workplace.current
  const sedeId = (place ?? workplace.past)?.sedeId
  if (!sedeId) return { workplace, place, kind: null, authority: null }
  const question = { personId: holder.personId, place: { kind: 'sede', id: sedeId }, at: now, isClaim: false } as const
  const [sign, order] = await decideMany(db, [
    { ...question, action: 'prescription.sign' },
    { ...question, action: 'prescription.order' },
  ])
  if (!sign || !order) throw new Error('a question without an answer')
  if (place && sign.isAllowed) return { workplace, place, kind: 'PRESCRIPCION', authority: sign }
  if (place && order.isAllowed) return { workplace, place, kind: 'TUTELA', authority: order }
  return { workplace, place, kind: null, authority: unmet(order) < unmet(sign) ? order : sign }
}
