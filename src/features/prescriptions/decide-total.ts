import { administrationsOf, type Schedule, timesText } from './decide-administrations.ts'
import { measureOf, perUnit } from './decide-unit.ts'
import { by, decimalOf, decimalText, isWhole, type Ratio, ratio, ratioOf, roundedUp, times } from './parse-decimal.ts'
import type { Coded, CodedUnit, Decimal } from './prescription.ts'
import { counted, isPiece, isSingleDose, isVial, pieceName, plainOf, plural, singular, unitWord } from './say-words.ts'

export type TotalLine = Schedule & {
  form: Coded
  dose: Decimal
  doseUnit: CodedUnit
  totalUnit: Coded
  ingredients: readonly {
    ingredient: Coded
    strength: Decimal
    strengthUnit: CodedUnit
    content: Decimal
    /** Null, or of a unit that only counts: of one piece of the form. */
    contentUnit: CodedUnit | null
  }[]
}

export type Total = {
  /** In `totalUnit`, whole; null: cannot be computed. */
  computed: Decimal | null
  administrations: number | null
  /** How it was computed, or why it cannot be and what to write. */
  explained: string
  /** The same without what to write: for where it is written. */
  reckoned: string
  /** Pieces of one dose: '0.5' of a tablet (R-PRE-21); null where it is not taken by the piece. */
  perDose: Decimal | null
}

/** One dose, as it can be added up. */
type Dose =
  | { kind: 'PIEZAS'; each: Ratio; note: string }
  | { kind: 'MEDIDA'; each: Ratio; unit: string; note: string }
  | { kind: 'NO'; why: string }

/** What the dictionary and the paper hold: more of a medicine is a mistake of the dose or of its strength. */
export const mostTotal = 999_999

/** R-PRE-6: dose × frequency × duration, in what the total is counted in. */
export function decideTotal(line: TotalLine): Total {
  const administrations = administrationsOf(line)
  const { totalUnit } = line
  const asked = `escriba ${howMany(totalUnit)} ${plural(singular(totalUnit.name))}.`
  const not = (reckoned: string, before: '; ' | ': ' | null): Total => ({
    ...{ computed: null, administrations, perDose: null },
    ...{ explained: before ? `${reckoned}${before}${asked}` : reckoned, reckoned: before === ': ' ? `${reckoned}.` : reckoned },
  })
  const dose = doseOf(line)
  if (administrations === null) {
    const perDose = dose.kind === 'PIEZAS' ? decimalOf(dose.each, 6) : null
    return { ...not('Según la respuesta al tratamiento no hay una cuenta', ': '), perDose }
  }
  if (dose.kind === 'NO') return not(dose.why, ': ')

  const all = times(dose.each, ratio(BigInt(administrations)))
  const often = timesText(line, administrations)
  if (dose.kind === 'MEDIDA') {
    const said = `${measureText(dose.each, dose.unit)} × ${often} = ${measureText(all, dose.unit)}${dose.note} en total`
    // A table may count in the very unit of the dose: drops, applications.
    if (singular(totalUnit.name) === dose.unit)
      return roundedUp(all) > mostTotal ? not(tooMuch(said), null) : { ...not(said, null), computed: String(roundedUp(all)) }
    return not(said, '; ')
  }

  const noun = pieceName(line)
  const said = `${piecesText(dose.each, noun)} × ${often}`
  const perDose = decimalOf(dose.each, 6)
  // What is left in an opened ampoule is not given again.
  const isEachWhole = isSingleDose(totalUnit) || isVial(totalUnit)
  const whole = isEachWhole ? roundedUp(dose.each) * BigInt(administrations) : roundedUp(all)
  if (!isPiece(totalUnit)) return { ...not(`${said} = ${piecesText(all, noun)}${dose.note} en total`, '; '), perDose }
  if (whole > mostTotal) return { ...not(tooMuch(`${said} = ${piecesText(ratio(whole), noun)}`), null), perDose }
  const total = piecesText(ratio(whole), noun)
  const sum = isEachWhole && !isWhole(dose.each) ? `${said}, cada vez una nueva = ${total}` : sumText(said, all, whole, noun)
  const explained = `${sum}${dose.note}`
  return { computed: String(whole), administrations, explained, reckoned: explained, perDose }
}

const tooMuch = (said: string) => `${said}: pasa de 999.999. Revise la dosis y la concentración.`

const sumText = (said: string, all: Ratio, whole: bigint, noun: string) =>
  isWhole(all)
    ? `${said} = ${piecesText(all, noun)}`
    : `${said} = ${numberOf(all)}, que se redondea a ${piecesText(ratio(whole), noun)}`

const howMany = ({ name }: Coded) =>
  /^(tableta|capsula|ampolla|bolsa|jeringa|pluma|caja|unidad|gota|tira|barra|lata|jarra|bandeja|perla|prueba|oblea|esponja|copa)/.test(
    plainOf(name),
  )
    ? 'cuántas'
    : 'cuántos'

/** Of what has no end, two decimals, said to be about. */
function numberOf(value: Ratio): string {
  const exact = decimalOf(value, 4)
  return isWhole(by(value, ratioOf(exact === '0' ? '1' : exact))) && exact !== '0' && isSame(value, ratioOf(exact))
    ? decimalText(exact)
    : `≈ ${decimalText(decimalOf(value, 2))}`
}
const isSame = (a: Ratio, b: Ratio) => a.upper === b.upper && a.lower === b.lower

const piecesText = (value: Ratio, noun: string) => `${numberOf(value)} ${counted(noun, decimalOf(value, 6))}`
/** A symbol stays as it is; a word is counted. */
const measureText = (value: Ratio, unit: string) =>
  `${numberOf(value)} ${/^[\p{L}]{4,}$/u.test(unit) ? counted(unit, decimalOf(value, 6)) : unit}`

function doseOf(line: TotalLine): Dose {
  const { dose, doseUnit } = line
  return measureOf(doseUnit) ? measuredDose(line) : countedDose(line, ratioOf(dose), unitWord(doseUnit))
}

/** Dose in units, doses, tablets, drops. */
function countedDose(line: TotalLine, each: Ratio, word: string): Dose {
  const [first] = line.ingredients
  const isByStrength = first !== undefined && first.strengthUnit.symbol === line.doseUnit.symbol && word === 'unidad'
  if (isByStrength) return measuredDose(line)
  const piece = pieceName(line)
  const isByPiece = /^unidad|^dosis/.test(word) || plainOf(word) === plainOf(piece) || isPiece({ code: '', name: word })
  // Drops, puffs, applications: of a bottle, so many; a unit of what comes in bottles is not a bottle.
  if (!isByPiece || isLiquid(line) || (!isPiece(line.totalUnit) && piece === 'unidad'))
    return isPiece(line.totalUnit) && isByPiece && isSingleDose(line.totalUnit)
      ? { kind: 'PIEZAS', each, note: '' }
      : { kind: 'MEDIDA', each, unit: word, note: '' }
  return { kind: 'PIEZAS', each, note: '' }
}

const isLiquid = ({ form }: TotalLine) =>
  /jarabe|suspension|solucion|emulsion|gotas|liquido|elixir|colirio|inyec|polvo|aerosol|espray|crema|\bgel(es)?\b|unguento|locion|enjuague|espuma/.test(
    plainOf(form.name),
  )

/** Dose in mg, UI, ml: against how much of it a piece has, or so many ml. */
function measuredDose(line: TotalLine): Dose {
  const { dose, doseUnit, ingredients, totalUnit } = line
  const [first] = ingredients
  if (!first) return { kind: 'NO', why: 'Falta el principio activo' }
  const note = ingredients.length > 1 ? ` (cuenta la concentración de ${singular(first.ingredient.name)}, el primero)` : ''
  const compound = perUnit(first.strengthUnit)
  const strengthUnit = compound ? { symbol: compound.of } : first.strengthUnit
  const strength = ratioOf(first.strength)
  // 250 mg in 5 ml; of mg/ml, in one ml, whatever the content of the whole.
  const inUnit = compound ? { symbol: compound.per } : first.contentUnit
  const inMuch = compound ? ratio(1n) : ratioOf(first.content)
  const volume = inUnit && measureOf(inUnit)
  const container = first.contentUnit && measureOf(first.contentUnit)

  const wanted = measureOf(doseUnit)
  const had = measureOf(strengthUnit)
  const isSameUnit = doseUnit.symbol === strengthUnit.symbol
  const each = ratioOf(dose)
  if (wanted && volume && wanted.dimension === volume.dimension && !(had && had.dimension === wanted.dimension)) {
    const inVolume = by(times(each, wanted.factor), volume.factor)
    return byContent(line, { each: inVolume, unit: inUnit?.symbol ?? '', container, first, note })
  }
  const share = isSameUnit
    ? by(each, strength)
    : wanted && had && wanted.dimension === had.dimension
      ? by(times(each, wanted.factor), times(strength, had.factor))
      : null
  if (share === null) {
    if (wanted?.dimension === 'VOLUMEN') return { kind: 'MEDIDA', each, unit: doseUnit.symbol, note: '' }
    return {
      kind: 'NO',
      why: `La dosis está en ${doseUnit.symbol} y la concentración en ${first.strengthUnit.symbol}, y no se pueden comparar`,
    }
  }
  if (volume) return byContent(line, { each: times(share, inMuch), unit: inUnit?.symbol ?? '', container, first, note })
  if (compound || isLiquid(line) || !isByThePiece(line))
    return (isSingleDose(totalUnit) || isVial(totalUnit)) && !compound
      ? { kind: 'PIEZAS', each: times(share, inMuch), note }
      : { kind: 'MEDIDA', each, unit: doseUnit.symbol, note }
  return { kind: 'PIEZAS', each: times(share, inMuch), note }
}

/** A tablet may be counted in boxes, but then how many pieces they are can be said. */
const isByThePiece = (line: TotalLine) => isPiece(line.totalUnit) || pieceName(line) !== 'unidad'

type Content = {
  each: Ratio
  unit: string
  container: ReturnType<typeof measureOf>
  first: TotalLine['ingredients'][number]
  note: string
}

/** So many ml of each dose; of an ampoule whose content is known, so many ampoules. */
function byContent({ totalUnit }: TotalLine, { each, unit, container, first, note }: Content): Dose {
  const per = measureOf({ symbol: unit })
  if (isSingleDose(totalUnit) && container && per && container.dimension === per.dimension) {
    const holds = times(ratioOf(first.content), container.factor)
    return { kind: 'PIEZAS', each: by(times(each, per.factor), holds), note }
  }
  return { kind: 'MEDIDA', each, unit, note }
}
