import type { Db } from '../../shared/sql.ts'
import { capital } from '../../shared/words-es.ts'
import { frequencyText, spanText } from './decide-administrations.ts'
import { findDoseWord, findForm, findIngredient, findRoute, findTotalUnit, findUnit } from './find-spoken.ts'
import { decimalText } from './parse-decimal.ts'
import { type MedicineText, usualMedicine } from './prescription-text.ts'
import { readSpoken, type Spoken, unreadOf } from './read-spoken.ts'
import { type SpokenForm, spokenForms } from './read-spoken-words.ts'
import { counted, plainOf, singular, wordOf } from './say-words.ts'
import { usualProvision } from './usual-provision.ts'

export type SpokenMedicine = {
  medicine: MedicineText
  /** What was read and what was supposed, one a line: "Forma: tableta (no se dijo)". */
  understood: string[]
  /** What must still be written: "Falta la dosis". */
  missing: string[]
  /** What was written of each ingredient that is not chosen yet; null of one that is. */
  sought: (string | null)[]
  /** What was written and is in no field. */
  unread: string[]
}

/** A line that is sure to be repeated with the same defaults. */
const supposed = ' (no se dijo)'
const formOf = (key: string) => spokenForms.find((form) => form.key === key) ?? null

/**
 * "losartan 50 1 cada 12h 90d" as a medicine: words and symbols are looked up in the tables in use, and the usual is supposed of what
 * was not said, and told. What cannot be known stays empty, and is told too.
 */
export async function readSpokenMedicine(db: Db, line: string): Promise<SpokenMedicine> {
  const spoken = readSpoken(line)
  const into: SpokenMedicine = { medicine: usualMedicine(), understood: [], missing: [], sought: [], unread: [] }
  const names = await putIngredients(db, spoken, into)
  const form = await putForm(db, spoken, into, names)
  await putStrengths(db, spoken, form, into, names)
  await putDose(db, spoken, form, into)
  await putRoute(db, spoken, form, into, names)
  await putTotal(db, spoken, form, into, names)
  putTimes(spoken, into)
  into.understood.push('Lo financia la UPC: si no, cámbielo')
  into.unread = unreadOf(spoken)
  into.missing.push(...into.unread.map((words) => `No se entendió «${words}»`))
  return into
}

const isInsulin = (names: readonly string[]) => names.some((name) => name.startsWith('insulina'))

const mostIngredients = 10

async function putIngredients(db: Db, { names, line }: Spoken, { medicine, understood, missing, sought }: SpokenMedicine) {
  const found: string[] = []
  const empty = { code: '', strength: '', strengthUnit: '', content: '', contentUnit: '' }
  if (names.length === 0) {
    missing.push('Falta el principio activo')
    medicine.ingredients = [empty]
  }
  for (const tokens of names.slice(0, mostIngredients)) {
    const {
      found: one,
      others,
      count,
    } = await findIngredient(
      db,
      tokens.map(({ text }) => text),
    )
    const named = one ? tokens.slice(0, count) : tokens
    const words = line.slice(named[0]?.start, named.at(-1)?.end)
    medicine.ingredients.push({ ...empty, code: one?.code ?? '' })
    sought.push(one ? null : words)
    if (one === null && others.length > 0) found.push(plainOf(words))
    if (one) {
      understood.push(`Principio activo: ${singular(one.name)}`)
      found.push(wordOf(one.name))
    } else if (others.length > 0)
      missing.push(`«${words}» puede ser ${others.map(({ name }) => wordOf(name)).join(', ')}: elija uno`)
    else missing.push(`No se encontró el principio activo «${words}»`)
    for (const token of tokens.slice(named.length)) token.state = 'unread'
  }
  for (const token of names.slice(mostIngredients).flat()) token.state = 'unread'
  return found
}

/** Insulin is injected. A drug in ml is a liquid, and what does not go through the mouth no tablet: of these nothing is supposed. */
function supposedForm({ content, dose, route }: Spoken, names: readonly string[]) {
  if (isInsulin(names)) return 'inyectable'
  return content?.unit === 'ml' || dose?.unit === 'ml' || (route !== null && route !== 'oral') ? null : 'tableta'
}

async function putForm(db: Db, spoken: Spoken, { medicine, understood, missing }: SpokenMedicine, names: readonly string[]) {
  const isSaid = spoken.form !== null
  const key = spoken.form ?? supposedForm(spoken, names)
  const said = spoken.isProlonged && key === 'tableta' ? 'tableta de liberación prolongada' : key
  const form = said === null ? null : formOf(said)
  const found = form && (await findForm(db, form, spoken.isProlonged))
  if (!found) missing.push('Falta la forma farmacéutica')
  else {
    medicine.form = found.code
    understood.push(`Forma: ${wordOf(found.name)}${isSaid ? '' : supposed}`)
  }
  return form
}

async function putStrengths(
  db: Db,
  { strengths, content }: Spoken,
  form: SpokenForm | null,
  { medicine, understood, missing }: SpokenMedicine,
  names: readonly string[],
) {
  for (const [i, ingredient] of medicine.ingredients.entries()) {
    const strength = strengths[i]
    if (!strength) {
      missing.push('Falta la concentración')
      continue
    }
    const symbol = strength.unit ?? 'mg'
    const unit = await findUnit(db, 'unidad-medida', symbol)
    ingredient.strength = strength.amount
    ingredient.strengthUnit = unit?.code ?? ''
    // Insulin comes in so many units a millilitre.
    const isPerMl = content === null && form?.isLiquid === true && symbol === 'UI' && isInsulin(names)
    const of = isPerMl ? { amount: '1', unit: 'ml' } : content
    const contentUnit = of && (await findUnit(db, 'unidad-medida', of.unit))
    if (of && contentUnit) {
      ingredient.content = of.amount
      ingredient.contentUnit = contentUnit.code
    }
    const inMuch = of ? ` en ${decimalText(of.amount)} ${of.unit}${isPerMl ? supposed : ''}` : ''
    understood.push(
      `Concentración: ${decimalText(strength.amount)} ${symbol}${strength.unit === null ? ' (no se dijo la unidad)' : ''}${inMuch}`,
    )
    if (!unit) missing.push(`La tabla de unidades no tiene ${symbol}`)
  }
}

async function putDose(db: Db, { dose }: Spoken, form: SpokenForm | null, { medicine, understood, missing }: SpokenMedicine) {
  const isOfPieces = form !== null && (!form.isLiquid || form.key === 'inyectable')
  const word = dose?.word ?? (dose?.unit ? null : 'unidad')
  if (!dose) missing.push('Falta la dosis')
  if (dose && !isOfPieces && word === 'unidad') missing.push(`Falta la unidad de la dosis de ${decimalText(dose.amount)}`)
  medicine.dose = dose?.amount ?? ''
  if (!isOfPieces && word === 'unidad') return
  const unit = dose?.unit ? await findUnit(db, 'unidad-dosis', dose.unit) : await findDoseWord(db, word ?? 'unidad')
  medicine.doseUnit = unit?.code ?? ''
  if (!unit) missing.push('Falta la unidad de la dosis')
  if (!dose) return
  const said = dose.unit ?? counted(word === 'unidad' && form && !form.isLiquid ? form.key : (word ?? 'unidad'), dose.amount)
  understood.push(`Dosis: ${decimalText(dose.amount)} ${said}`)
}

async function putRoute(
  db: Db,
  spoken: Spoken,
  form: SpokenForm | null,
  { medicine, understood, missing }: SpokenMedicine,
  names: readonly string[],
) {
  const usualRoutes = isInsulin(names) && form?.key === 'inyectable' ? ['subcutanea'] : (form?.routes ?? [])
  const word = spoken.route ?? usualRoutes[0]
  const found = word ? await findRoute(db, word) : null
  if (!found) {
    missing.push('Falta la vía de administración')
    return
  }
  medicine.route = found.code
  understood.push(`Vía: ${wordOf(found.name)}${spoken.route ? '' : supposed}`)
}

async function putTotal(
  db: Db,
  spoken: Spoken,
  form: SpokenForm | null,
  { medicine, understood, missing }: SpokenMedicine,
  names: readonly string[],
) {
  const usualUnits = isInsulin(names) && form?.key === 'inyectable' ? ['pluma', 'vial'] : (form?.totals ?? [])
  const found = await findTotalUnit(db, spoken.container ? [spoken.container] : usualUnits)
  if (spoken.total) medicine.total = spoken.total
  if (!found) {
    missing.push('Falta en qué se cuenta el total')
    return
  }
  medicine.totalUnit = found.code
  understood.push(`El total se cuenta en: ${singular(found.name)}${spoken.total ? `, ${spoken.total}` : ''}`)
}

function putTimes({ every, moment, duration, isAtOnce }: Spoken, { medicine, understood, missing }: SpokenMedicine) {
  const isOnce = every?.unit === '8'
  if (moment) medicine.recommendations = capital(moment)
  if (every) {
    medicine.every = every.amount
    medicine.everyUnit = every.unit
    const said = { every: every.amount === '' ? null : Number(every.amount), everyUnit: { code: every.unit } }
    understood.push(`Frecuencia: ${frequencyText({ ...said, duration: 1, durationUnit: { code: '3' } })}`)
  } else missing.push('Falta la frecuencia')

  const span = duration ?? (isOnce ? { amount: '1', unit: '3' } : null)
  if (!span) missing.push('Falta la duración')
  else {
    const count = Number(span.amount)
    medicine.duration = span.amount
    medicine.durationUnit = span.unit
    understood.push(`Duración: ${spanText(count, { code: span.unit })}${duration ? '' : supposed}`)
    medicine.provision = usualProvision(medicine)
    if (medicine.provision === '2') understood.push('Prestación sucesiva, porque dura más de tres meses')
  }
  medicine.specialIndication = isAtOnce ? '2' : isOnce ? '1' : '10'
  if (isAtOnce || isOnce) understood.push(`Indicación especial: ${isAtOnce ? 'inmediata' : 'dosis única'}`)
}
