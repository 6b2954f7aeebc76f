import type { During } from '../../shared/calendar.ts'
import type { RethusSanction, RethusStanding } from './rethus.ts'

export type SanctionState = 'VIGENTE' | 'PROGRAMADA' | 'CUMPLIDA'

/** What the register says of somebody in one word, the gravest first. */
export type Verdict = 'NO_FIGURA' | 'FALLECIDO' | 'SANCIONADO' | 'NO_VIGENTE' | 'CON_NOVEDAD' | 'INSCRITO'

export const sanctionState = ({ from, until }: During, now: Date): SanctionState =>
  until !== null && until <= now ? 'CUMPLIDA' : from > now ? 'PROGRAMADA' : 'VIGENTE'

/**
 * R-RET-7. `CON_NOVEDAD`: inscribed, and something is to be looked at: no title is known, or a sanction is to come. A
 * served sanction is none: it does not keep anybody from practising.
 */
export function decideVerdict({ entry, titles, sanctions }: RethusStanding, now: Date): Verdict {
  if (!entry) return 'NO_FIGURA'
  if (entry.documentState === 'FALLECIDO') return 'FALLECIDO'
  const states = sanctions.map((sanction) => sanctionState(sanction, now))
  if (states.includes('VIGENTE')) return 'SANCIONADO'
  if (entry.documentState === 'NO_VIGENTE') return 'NO_VIGENTE'
  return titles.length === 0 || states.includes('PROGRAMADA') ? 'CON_NOVEDAD' : 'INSCRITO'
}

/** The sanction in force that ends last; one without end before all. */
export const longestInForce = (sanctions: RethusSanction[], now: Date) =>
  sanctions
    .filter((sanction) => sanctionState(sanction, now) === 'VIGENTE')
    .sort((a, b) => (b.until?.getTime() ?? Infinity) - (a.until?.getTime() ?? Infinity))[0]
