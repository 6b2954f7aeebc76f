import type { SedeId } from '../../shared/id.ts'
import type { PastPlace, Workplace, WorkRight } from './workplace.ts'

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
  const past = current ? null : lastEnded(rights, now)
  return { current, isChosen: chosen !== null, others, past, lost: choice && !chosen ? lostOf(choice, rights, now) : null }
}

function lastEnded(rights: readonly WorkRight[], now: Date): PastPlace | null {
  const ended = rights.flatMap(({ during: { until }, entidadName, sedeId, sedeName }) =>
    until && until <= now ? [{ entidadName, sedeId, sedeName, endedAt: until }] : [],
  )
  return ended.toSorted((a, b) => b.endedAt.getTime() - a.endedAt.getTime())[0] ?? null
}

function lostOf({ sedeId, sedeName, entidadName }: Choice, rights: readonly WorkRight[], now: Date) {
  const ends = rights.flatMap(({ sedeId: at, during: { until } }) => (at === sedeId && until && until <= now ? [until] : []))
  const endedAt = ends.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null
  return { sedeName, entidadName, endedAt }
}
