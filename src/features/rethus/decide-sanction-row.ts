import type { During } from '../../shared/calendar.ts'

type Said = { sanction: string; authority: string; during: During }

const end = ({ until }: During) => until?.getTime() ?? Infinity

/**
 * R-RET-6. A sanction is known by its act and its first day. One that is in force or to come ends rights from its first
 * instant, or from now when that has passed: what was done before the register spoke stays lawful. One that is served
 * ends nothing, and one that was shortened gives nothing back.
 */
export function decideSanctionRow(
  said: Said,
  known: Said | null,
  now: Date,
): { change: 'created' | 'changed' | 'same'; endsRightsAt: Date | null } {
  const isSame =
    known !== null &&
    known.sanction === said.sanction &&
    known.authority === said.authority &&
    end(known.during) === end(said.during)
  if (isSame) return { change: 'same', endsRightsAt: null }

  const isLonger = known === null || end(said.during) > end(known.during)
  const isServed = end(said.during) <= now.getTime()
  const start = said.during.from > now ? said.during.from : now
  return { change: known ? 'changed' : 'created', endsRightsAt: isLonger && !isServed ? start : null }
}
