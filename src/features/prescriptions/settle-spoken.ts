import type { Decimal } from './prescription.ts'
import type { Amount, Spoken } from './read-spoken.ts'

/** Which of the numbers is a strength and which the dose. What could be either is neither. */
export function settleAmounts(spoken: Spoken, amounts: readonly Amount[], scheduled: Decimal | null) {
  const { strengths, doses } = sortAmounts(spoken, amounts, scheduled !== null)
  putStrengths(spoken, strengths)
  const chosen = chooseDose(doses, scheduled)
  for (const one of doses) if (chosen && one === chosen.of) setUsed(one)
  spoken.dose = chosen && chosen.amount !== null ? { amount: chosen.amount, unit: chosen.unit, word: chosen.word } : null
}

const setUsed = ({ tokens }: Amount) => {
  for (const token of tokens) token.state = 'used'
}
const isBare = ({ unit, word, amounts }: Amount) => unit === null && word === null && amounts.length === 1
const startOf = (amount: Amount) => amount.tokens[0]?.start ?? 0
/** Alone, a larger number is a strength and a smaller one a dose. */
const isSmall = ({ amounts: [amount] }: Amount) => amount != null && Number(amount) <= 4

/** A strength is written before the dose, and each ingredient of several has its own: «amoxicilina 500 mg + clavulánico 125 mg». */
function sortAmounts({ names }: Spoken, amounts: readonly Amount[], isScheduled: boolean) {
  const strengths: Amount[] = []
  const doses: Amount[] = []
  const needed = Math.max(1, names.length)
  const count = () => strengths.reduce((sum, one) => sum + one.amounts.length, 0)
  const isSaidIn = (one: Amount) => one.amounts.length > 1 || one.content !== null || (one.unit !== null && one.unit !== 'ml')
  // «insulina glargina 10 UI cada noche»: alone they are what is put, and the strength was not said.
  const isPut = names[0]?.[0]?.text.startsWith('insulin') === true && amounts.filter(isSaidIn).length === 1
  const isMeasured = (one: Amount) => isSaidIn(one) && !(isPut && one.unit === 'UI' && one.content === null)
  const allMeasured = amounts.filter(isMeasured)
  const measured = allMeasured.length
  const bare = amounts.filter((one) => isBare(one) && !one.isPiece)
  const isDoseSaid =
    isScheduled ||
    measured > needed ||
    amounts.some((one) => one.word !== null || one.isPiece || (one.unit === 'ml' && one.content === null))
  const nameStart = names[0]?.[0]?.start ?? 0
  // «100 mg de losartán 50 mg»: nobody knows which is which. Where one says in how much, that is the strength.
  const isTwofold = needed === 1 && measured > 1 && allMeasured.some((one) => startOf(one) < nameStart)
  const isPerVolume = needed === 1 && amounts.some(({ content }) => content !== null)
  const mayBeStrength = (one: Amount) => isMeasured(one) && !isTwofold && (!isPerVolume || one.content !== null)

  for (const one of amounts) {
    const isShort = count() + (needed === 1 ? measured : 0) < needed
    const left = bare.slice(bare.indexOf(one)).length
    const isFirst = isSmall(one) && (one.isBeforeEvery || startOf(one) < nameStart)
    const isStrengthOf = isBare(one) && !one.isPiece && isShort && !isFirst && (isDoseSaid || left > 1 || isLarge(one))
    if ((mayBeStrength(one) && count() < needed) || isStrengthOf) strengths.push(one)
    else doses.push(one)
  }
  return { strengths, doses }
}
const isLarge = (one: Amount) => one.amounts[0] != null && !isSmall(one)

function putStrengths(spoken: Spoken, strengths: readonly Amount[]) {
  const needed = Math.max(1, spoken.names.length)
  const all = strengths.flatMap((one) => one.amounts.map((amount) => ({ amount, of: one })))
  spoken.strengths = Array.from({ length: needed }, () => null)
  if (all.length > needed) return
  // Each after its own name, or all together behind the last: else nobody knows of which ingredient it is.
  const starts = spoken.names.map(([first]) => first?.start ?? 0)
  const ownerOf = (one: Amount) =>
    Math.max(
      0,
      starts.findLastIndex((start) => start < startOf(one)),
    )
  const isInOrder = all.length === needed && all.every(({ of }, i) => needed === 1 || ownerOf(of) >= i)
  const owners = all.map(({ of }, i) => (isInOrder ? i : ownerOf(of)))
  if (new Set(owners).size < owners.length) return
  if (!isInOrder && owners.some((owner) => owner === needed - 1) && all.length === 1) return
  for (const [i, { amount, of }] of all.entries()) {
    if (amount === null) continue
    spoken.strengths[owners[i] ?? 0] = { amount, unit: of.unit }
    spoken.content ??= of.content
    if (of.amounts.every((each) => each !== null)) setUsed(of)
  }
}

/** «losartan 50 mg cada 12h 60 tabletas» says how many are handed over. */
const isLikeTotal = ({ amounts: [amount], isBeforeEvery, unit, word }: Amount) =>
  !isBeforeEvery && (unit ?? word ?? 'unidad') in mostDose && Number(amount) > (mostDose[unit ?? word ?? 'unidad'] ?? 0)
const mostDose: Record<string, number> = { unidad: 4, ml: 20 }

type Chosen = { of: Amount | null; amount: Decimal | null; unit: string | null; word: string | null }

/** Of several doses, the one that stands before how often; where none does, there are two readings and none is read. */
function chooseDose(doses: readonly Amount[], scheduled: Decimal | null): Chosen | null {
  const chosenOf = (of: Amount): Chosen => {
    const [amount = null] = of.amounts.length === 1 && of.content === null ? of.amounts : []
    return { of: amount === null ? null : of, amount, unit: of.unit, word: of.unit ? null : (of.word ?? 'unidad') }
  }
  const [first] = doses
  if (scheduled !== null) {
    if (!first) return { of: null, amount: scheduled, unit: null, word: 'unidad' }
    return doses.length === 1 && first.amounts[0] === scheduled ? chosenOf(first) : null
  }
  if (!first) return null
  if (doses.length === 1) return isLikeTotal(first) ? null : chosenOf(first)
  const near = doses.filter((one) => one.isBeforeEvery)
  const [nearest] = near
  if (!nearest || near.length > 1) return null
  // «60 tabletas 1 cada 12 horas» says how many, then how; «1 2 cada 12 horas» says two.
  const isFirst = doses.slice(0, doses.indexOf(nearest)).every(isLikeTotal)
  return isFirst ? chosenOf(nearest) : null
}
