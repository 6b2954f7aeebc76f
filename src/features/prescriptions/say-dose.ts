import { capital } from '../../shared/words-es.ts'
import { frequencyText, type Schedule, spanText } from './decide-administrations.ts'
import { measureOf } from './decide-unit.ts'
import { decimalText } from './parse-decimal.ts'
import type { Coded, CodedUnit, Decimal } from './prescription.ts'
import { type Gender, sayNumber } from './say-number.ts'
import { counted, isPiece, pieceName, singular, unitWord, wordOf } from './say-words.ts'

export { sayNumber } from './say-number.ts'

export type SaidMedicine = Schedule & {
  ingredients: readonly SaidIngredient[]
  form: Coded
  route: Coded
  dose: Decimal
  doseUnit: CodedUnit
  specialIndication: Coded
  total: Decimal
  totalUnit: Coded
}
export type SaidIngredient = {
  ingredient: Coded
  strength: Decimal
  strengthUnit: CodedUnit
  content: Decimal
  contentUnit: CodedUnit | null
}

/** "1 tableta por vía oral cada 12 horas durante 90 días" */
export function sayDose(medicine: SaidMedicine): string {
  const { everyUnit, duration, durationUnit, specialIndication } = medicine
  const isOnce = everyUnit.code === '8'
  const often = isOnce
    ? `, ${frequencyText(medicine)}`
    : ` ${frequencyText(medicine)} durante ${spanText(duration, durationUnit)}`
  const special = specialIndication.code === '10' ? '' : `, ${specialText(specialIndication)}`
  return `${doseText(medicine)} ${routeText(medicine.route)}${often}${special}`
}

/** "1 tableta", "50 mg", "2 gotas" */
function doseText(medicine: Pick<SaidMedicine, 'dose' | 'doseUnit' | 'form' | 'totalUnit'>): string {
  const { dose, doseUnit } = medicine
  const said = decimalText(dose)
  if (measureOf(doseUnit)) return `${said} ${doseUnit.symbol}`
  const word = unitWord(doseUnit)
  const noun = word === 'unidad' ? pieceName(medicine) : word
  return `${said} ${counted(noun, dose)}`
}

const routeText = ({ name }: Coded) => {
  const said = wordOf(name.replace(/\*/g, '')).replace(/^(vía|via|uso) /, '')
  return said.startsWith('por ') ? said : `por vía ${said}`
}

/** "Administración en dosis única" and "Bolo" alike: what it says, in small letters. */
const specialText = ({ name }: Coded) => wordOf(name)

/** "180 tabletas" */
export function sayTotal(medicine: Pick<SaidMedicine, 'total' | 'totalUnit' | 'form'>): string {
  const noun = totalNoun(medicine)
  return `${decimalText(medicine.total)} ${counted(noun, medicine.total)}`
}

/** "ciento ochenta tabletas", for the paper. */
export function sayTotalInWords(medicine: Pick<SaidMedicine, 'total' | 'totalUnit' | 'form'>): string {
  const noun = totalNoun(medicine)
  return `${sayNumber(medicine.total, genderOf(noun))} ${counted(noun, medicine.total)}`
}

/** "unidades" of tablets are tablets. */
const totalNoun = (medicine: Pick<SaidMedicine, 'totalUnit' | 'form'>) =>
  isPiece(medicine.totalUnit) ? pieceName(medicine) : singular(medicine.totalUnit.name)

const genderOf = (noun: string): Gender =>
  /^(parche|sobre|frasco|vial|tubo|inhalador|supositorio|óvulo)/.test(noun) || !/(a|dad|ción)( |$)/.test(noun.split(' ')[0] ?? '')
    ? 'm'
    : 'f'

/** "Losartán 50 mg", "Amoxicilina 250 mg/5 ml" */
function sayIngredient({ ingredient, strength, strengthUnit, content, contentUnit }: SaidIngredient): string {
  const of =
    contentUnit && measureOf(contentUnit) ? `/${content === '1' ? '' : `${decimalText(content)} `}${contentUnit.symbol}` : ''
  return `${capital(wordOfName(ingredient.name))} ${decimalText(strength)} ${strengthUnit.symbol}${of}`
}
/** Names of tables in capitals are said in small letters; others as they are, with what they have in brackets. */
const wordOfName = (name: string) => (name === name.toUpperCase() ? name.toLowerCase() : name)

/** "Losartán 50 mg, tableta"; "Amoxicilina 500 mg + Ácido clavulánico 125 mg, tableta" */
export const sayIngredients = ({ ingredients, form }: Pick<SaidMedicine, 'ingredients' | 'form'>): string =>
  `${ingredients.map(sayIngredient).join(' + ')}, ${wordOf(form.name)}`
