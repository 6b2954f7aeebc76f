import { z } from 'zod'

/** The row at the edge of a page of a list that is sorted by an instant, and rows of one instant by their id. */
export type InstantKey = { at: Date; id: string }

/** A page goes on after one row, or goes back from one; of neither it is the first. */
export type InstantKeyset = { after: InstantKey | null; before?: InstantKey | null; limit: number }

/** "2026-11-18T14:12:00.000Z_id", as it stands in an address. */
export const keyText = ({ at, id }: InstantKey) => `${at.toISOString()}_${id}`

/** Null for what is no key of ours: the list then begins at its beginning. `isId`: of this list. */
export function readInstantKey(key: string, isId: z.ZodType = z.uuid()): InstantKey | null {
  const [instant = '', id = ''] = key.split('_')
  // Years beyond four digits are no instants of PostgreSQL.
  const at = new Date(/^\d{4}-/.test(instant) ? instant : '')
  return Number.isNaN(at.getTime()) || !isId.safeParse(id).success ? null : { at, id }
}
