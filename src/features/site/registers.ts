/** How a register stands, by the age of what we have of it. */
export type RegisterState = { name: string; what: string; asOf: Date | null; state: 'AL_DIA' | 'CON_DEMORA' | 'SIN_DATOS' }

/** Older than this a copy is late: ReTHUS and REPS are loaded every day. */
const lateAfterMs = 48 * 3_600_000

export function registerState(name: string, what: string, asOf: Date | null, now: Date): RegisterState {
  if (!asOf) return { name, what, asOf, state: 'SIN_DATOS' }
  return { name, what, asOf, state: now.getTime() - asOf.getTime() > lateAfterMs ? 'CON_DEMORA' : 'AL_DIA' }
}
