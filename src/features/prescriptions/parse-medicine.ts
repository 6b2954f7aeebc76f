import { findCauseQuestion, questionsAsked } from './causes.ts'
import { mostTotal } from './decide-total.ts'
import type { Finding } from './finding.ts'
import { codeList, type FieldReader, fieldReader } from './parse-field.ts'
import type { Answer, Decimal, PrescriptionKind } from './prescription.ts'
import type { MedicineText } from './prescription-text.ts'

export type ReadIngredient = {
  code: string
  strength: Decimal
  strengthUnit: string
  content: Decimal
  /** Null: of the form itself, one tablet. */
  contentUnit: string | null
}

/** One line with its fields read; codes are not looked up yet. */
export type ReadMedicine = {
  position: number
  type: string
  provision: string
  /** '' is written from the ingredients. */
  description: string
  ingredients: ReadIngredient[]
  form: string
  route: string
  dose: Decimal
  doseUnit: string
  every: number | null
  everyUnit: string
  specialIndication: string
  duration: number
  durationUnit: string
  /** Null: the computed one. */
  total: Decimal | null
  totalUnit: string
  totalReason: string | null
  isUpcFinanced: boolean
  causes: Record<string, string>
  unirsIndications: string[]
  justification: string
  recommendations: string
  answers: Answer[]
}

const mostIngredients = 30
const mostIndications = 20
/** Of a duration, by the codes of `duracion`: ten years, whatever it is counted in. */
const mostDuration: Record<string, number> = { 1: 9999, 2: 9999, 3: 3650, 4: 520, 5: 120, 6: 10 }
/** Frequencies that have no "every so many": according to the response, and once. */
const hasNoInterval = (everyUnit: string) => everyUnit === '7' || everyUnit === '8'

/** R-PRE-1, of the line at `index`: reads everything, and gathers everything that is wrong. */
export function parseMedicine(findings: Finding[], text: MedicineText, index: number, kind: PrescriptionKind): ReadMedicine {
  const position = index + 1
  const read = fieldReader(findings, `medicines.${index}.`, position)
  const { code, decimal, whole } = read
  const everyUnit = code('everyUnit', text.everyUnit, { what: 'la unidad de la frecuencia' })
  const durationUnit = code('durationUnit', text.durationUnit, { what: 'la unidad de la duración' })
  const isInterval = !hasNoInterval(everyUnit)
  const isTotalTyped = text.total.trim() !== ''
  // A judge has decided of a ruling's medicines: S1 to S6 are not asked (R-PRE-12).
  const isAsked = kind === 'PRESCRIPCION'
  const isUpcFinanced = isAsked && read.yesNo('isUpcFinanced', text.isUpcFinanced, '¿lo financia la UPC?')
  const type = code('type', text.type, { what: 'el tipo de medicamento' })
  return {
    position,
    type,
    provision: code('provision', text.provision, { what: 'el tipo de prestación' }),
    description: read.text('description', text.description, 'la descripción', { most: 1000 }),
    ingredients: parseIngredients(read, text),
    form: code('form', text.form, { what: 'la forma farmacéutica' }),
    route: code('route', text.route, { what: 'la vía de administración' }),
    dose: decimal('dose', text.dose, { what: 'la dosis', most: 99_999_999, places: 4 }),
    doseUnit: code('doseUnit', text.doseUnit, { what: 'la unidad de la dosis' }),
    every: isInterval ? whole('every', text.every, { what: 'la frecuencia', most: 999 }) : null,
    everyUnit,
    specialIndication: code('specialIndication', text.specialIndication, { what: 'la indicación especial' }),
    duration: whole('duration', text.duration, { what: 'la duración', most: mostDuration[durationUnit] ?? 9999 }),
    durationUnit,
    total: isTotalTyped ? decimal('total', text.total, { what: 'la cantidad total', most: mostTotal, places: 0 }) : null,
    totalUnit: code('totalUnit', text.totalUnit, { what: 'la presentación en que se cuenta el total' }),
    totalReason: read.text('totalReason', text.totalReason, 'la razón del total', { most: 500 }) || null,
    isUpcFinanced,
    causes: isAsked ? parseCauses(read, text, { isUpcFinanced, type }) : {},
    unirsIndications: type === '7' ? parseIndications(read, text) : [],
    // R-PRE-12: what UPC finances is asked nothing more; what was written before that was said is not signed.
    justification:
      isAsked && isUpcFinanced ? '' : read.text('justification', text.justification, 'la justificación', { most: 500 }),
    recommendations: read.text('recommendations', text.recommendations, 'las recomendaciones', { most: 160 }),
    answers: parseAnswers(read, text.answers),
  }
}

function parseIngredients(read: FieldReader, { ingredients }: MedicineText): ReadIngredient[] {
  if (ingredients.length === 0) read.wrong('ingredients.0.code', 'Falta el principio activo. Elíjalo de la lista.')
  if (ingredients.length > mostIngredients)
    read.wrong('ingredients', `Hay ${ingredients.length} principios activos y caben ${mostIngredients}.`)
  const all = ingredients.map((one, i): ReadIngredient => {
    const at = (field: string) => `ingredients.${i}.${field}`
    const isContentTyped = one.content.trim() !== '' || one.contentUnit.trim() !== ''
    return {
      code: read.code(at('code'), one.code, { what: 'el principio activo' }),
      strength: read.decimal(at('strength'), one.strength, { what: 'la concentración', most: 999_999_999, places: 6 }),
      strengthUnit: read.code(at('strengthUnit'), one.strengthUnit, { what: 'la unidad de la concentración' }),
      content: isContentTyped
        ? read.decimal(at('content'), one.content || '1', { what: 'el contenido', most: 999_999, places: 4 })
        : '1',
      contentUnit: isContentTyped
        ? read.code(at('contentUnit'), one.contentUnit, { what: 'la unidad del contenido', isNeeded: needsUnit(one.content) }) ||
          null
        : null,
    }
  })
  all.forEach(({ code }, i) => {
    if (code !== '' && all.findIndex((other) => other.code === code) < i)
      read.wrong(`ingredients.${i}.code`, 'El principio activo está dos veces en el mismo medicamento. Deje uno.')
  })
  return all
}

/** "1" without a unit is one of the form. */
const needsUnit = (content: string) => !['', '1'].includes(content.trim())

/** Only what is asked is kept: what hangs from a question that was answered otherwise is not signed. */
function parseCauses(read: FieldReader, { causes }: MedicineText, about: { isUpcFinanced: boolean; type: string }) {
  for (const key of Object.keys(causes))
    if (!findCauseQuestion(key)) read.wrong(`causes.${key.slice(0, 20)}`, 'Esta pregunta no existe. Quítela.')
  const asked = questionsAsked({ ...about, causes: yesNoOf(causes) })
  const answers = asked.map(({ key, kind, most, sentence }) => {
    const typed = causes[key] ?? ''
    if (kind === 'TEXTO') return [key, read.text(`causes.${key}`, typed, `la respuesta a «${sentence}»`, { most })] as const
    const answer = yesNoOf({ [key]: typed })[key] ?? ''
    if (typed.trim() !== '' && answer === '') read.wrong(`causes.${key}`, `Conteste sí o no: ${sentence}`)
    return [key, answer] as const
  })
  return Object.fromEntries(answers.filter(([, answer]) => answer !== ''))
}

const yesNoWords: Record<string, string> = { 1: '1', 0: '0', si: '1', sí: '1', no: '0', true: '1', false: '0' }
const yesNoOf = (causes: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(causes).map(([key, said]) => [key, wordOf(said)]))
const wordOf = (said: string) => {
  const word = said.trim().toLowerCase()
  return Object.hasOwn(yesNoWords, word) ? (yesNoWords[word] ?? '') : ''
}

function parseIndications(read: FieldReader, { unirsIndications }: MedicineText): string[] {
  const codes = codeList(unirsIndications)
  const bad = codes.filter((code) => !/^[A-Z0-9]{1,5}$/.test(code))
  if (bad.length > 0)
    read.wrong(
      'unirsIndications',
      `Un código de indicación UNIRS tiene hasta cinco cifras o letras: revise ${bad[0]?.slice(0, 30)}.`,
    )
  if (codes.length > mostIndications)
    read.wrong('unirsIndications', `Hay ${codes.length} indicaciones y caben ${mostIndications}.`)
  return codes
}

/** Reasons that were written; an empty one is none. */
export function parseAnswers(read: FieldReader, answers: Readonly<Record<string, string>>): Answer[] {
  return Object.entries(answers).flatMap(([rule, typed]) => {
    if (!/^R-PRE-\d{1,2}$/.test(rule)) {
      read.wrong(`answers.${rule.slice(0, 20)}`, 'Esta regla no existe. Quite la respuesta.')
      return []
    }
    if (typed.trim() === '') return []
    return [{ rule, reason: read.text(`answers.${rule}`, typed, 'la razón', { least: 5, most: 500 }) }]
  })
}
