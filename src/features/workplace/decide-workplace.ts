import type { SedeId } from '../../shared/id.ts'
import type { Workplace, WorkRight } from './workplace.ts'

/** What an account chose; the names are those of today. */
export type Choice = { sedeId: SedeId; sedeName: string; entidadName: string }

const isIn = ({ during: { from, until } }: WorkRight, now: Date) => from <= now && (until === null || now < until)
const latestFirst = (a: WorkRight, b: WorkRight) => b.activatedAt.getTime() - a.activatedAt.getTime()

/**
 * R-SED-1: the sede that was chosen, as long as the person is active there; else the one where he was activated last. A
 * choice gives nothing: it only says which of the rights in force is meant.
 */
export function decideWorkplace(choice: Choice | null, rights: readonly WorkRight[], now: Date): Workplace {
  const inForce = rights.filter((right) => isIn(right, now)).toSorted(latestFirst)
  const chosen = inForce.find(({ sedeId }) => sedeId === choice?.sedeId) ?? null
  const current = chosen ?? inForce[0] ?? null
  const others = inForce.filter((right) => right !== current)
  return { current, isChosen: chosen !== null, others, lost: choice && !chosen ? lostOf(choice, rights, now) : null }
}

function lostOf({ sedeId, sedeName, entidadName }: Choice, rights: readonly WorkRight[], now: Date) {
  const ends = rights.flatMap(({ sedeId: at, during: { until } }) => (at === sedeId && until && until <= now ? [until] : []))
  const endedAt = ends.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null
  return { sedeName, entidadName, endedAt }
}
