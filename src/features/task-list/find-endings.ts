import { daysLeftOf, soonDays, type Workplace, type WorkRight } from '../workplace/index.ts'

/** A right that ends soon, in one sentence. */
export type Ending = { sedeId: string; daysLeft: number; text: string }

const whenText = (days: number) => (days === 0 ? 'hoy' : days === 1 ? 'mañana' : `en ${days}\u00a0días`)
const placeText = ({ sedeName, entidadName }: WorkRight) => (sedeName === entidadName ? sedeName : `${sedeName}, ${entidadName}`)

/** What of the rights in force ends within sixty days, the nearest first: the activation, or a role that ends before it. */
export function findEndings({ current, others }: Workplace, now: Date): Ending[] {
  return [...(current ? [current] : []), ...others]
    .flatMap((right) => [ofRight(right, now), ...right.roles.map((role) => ofRole(right, role, now))])
    .filter((ending) => ending !== null)
    .toSorted((a, b) => a.daysLeft - b.daysLeft)
}

const isSoon = (days: number | null): days is number => days !== null && days <= soonDays

function ofRight(right: WorkRight, now: Date): Ending | null {
  const daysLeft = daysLeftOf(right.during, now)
  if (!isSoon(daysLeft)) return null
  const after = right.registration === 'SERVICIO_SOCIAL' ? 'con la plaza' : 'si el delegado no la renueva'
  return { sedeId: right.sedeId, daysLeft, text: `Su activación en ${placeText(right)} termina ${whenText(daysLeft)}, ${after}.` }
}

/** A role that ends with its activation is not said twice. */
function ofRole(right: WorkRight, { name, during }: WorkRight['roles'][number], now: Date): Ending | null {
  const isOwnEnd = during.until !== null && during.until.getTime() !== right.during.until?.getTime()
  const daysLeft = daysLeftOf(during, now)
  if (!isOwnEnd || (during.until && during.until <= now) || during.from > now || !isSoon(daysLeft)) return null
  return { sedeId: right.sedeId, daysLeft, text: `Su rol «${name}» en ${placeText(right)} termina ${whenText(daysLeft)}.` }
}
