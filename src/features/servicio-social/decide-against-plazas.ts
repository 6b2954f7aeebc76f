import { contains, type During, overlaps } from '../../shared/calendar.ts'
import type { PersonId, SedeId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { isToStart, type Plaza } from './plaza.ts'

/** What is asked for, in any kind of registration. */
export type PresenceRequest = { personId: PersonId; sedeId: SedeId; registration: string; during: During }

export type PlazaRefusal = { code: 'plaza-at-another-sede'; plaza: Plaza } | { code: 'outside-plaza' }

/**
 * R-SS-1: while a person's plaza is in force, or is to be, nobody activates that person at another sede.
 * R-SS-2: a Servicio Social activation lies inside the plaza's period, at the plaza's sede, and the plaza has started.
 */
export function decideAgainstPlazas(request: PresenceRequest, plazas: Plaza[]): Result<null, PlazaRefusal> {
  const { personId, sedeId, registration, during } = request
  const own = plazas.filter((plaza) => plaza.personId === personId)

  const elsewhere = own.find((plaza) => plaza.sedeId !== sedeId && overlaps(plaza.during, during))
  if (elsewhere) return refuse({ code: 'plaza-at-another-sede', plaza: elsewhere })

  const isInside = own.some((plaza) => plaza.sedeId === sedeId && !isToStart(plaza) && contains(plaza.during, during))
  if (registration === 'SERVICIO_SOCIAL' && !isInside) return refuse({ code: 'outside-plaza' })

  return accept(null)
}
