import { capital } from '../../shared/words-es.ts'
import { type Medicine, sayDose, sayIngredients, sayTotal, sayTotalInWords, spanText } from '../prescriptions/index.ts'

/** One line of the table, in words. */
export type MedicineLine = {
  name: string
  /** Below the name, lighter. */
  nameMore: string[]
  how: string
  during: string[]
  total: string
  /** Below the line, across the sheet. */
  notes: string[]
}

export function medicineLine(medicine: Medicine): MedicineLine {
  const { position, type, provision, description, duration, durationUnit, recommendations } = medicine
  const said = sayIngredients(medicine)
  const span = spanText(duration, durationUnit)
  return {
    name: joined(`${position}. ${said}`),
    nameMore: [
      ...(isSame(description, said, medicine) ? [] : [description]),
      ...(type.code === '1' ? [] : [type.name.split(':')[0] ?? type.name]),
    ],
    how: joined(sentences([sayDose(medicine).replace(` durante ${span}`, ''), recommendations])),
    during: [`${span},`, `entrega ${provision.name.toLowerCase()}`],
    total: totalText(medicine),
    notes: notesOf(medicine),
  }
}

/** "180 (ciento ochenta) tabletas": figures may be changed by a stroke, words may not. */
function totalText(medicine: Medicine): string {
  const [figures = '', ...noun] = sayTotal(medicine).split(' ')
  const words = sayTotalInWords(medicine)
  const said = noun.join(' ')
  return `${figures} (${words.slice(0, words.length - said.length).trim()}) ${said}`
}

function notesOf({
  isUpcFinanced,
  juntaState,
  justification,
  unirsIndications,
  computedTotal,
  totalReason,
  answers,
}: Medicine): string[] {
  return [
    ...(isUpcFinanced === false ? ['No se financia con la UPC.'] : []),
    ...(juntaState === 2 ? ['Necesita concepto de la junta de profesionales antes de entregarse.'] : []),
    ...(unirsIndications.length > 0 ? [`Indicaciones UNIRS: ${unirsIndications.join(', ')}.`] : []),
    ...(justification ? [`Justificación: ${full(justification)}`] : []),
    ...(totalReason
      ? [`Cantidad distinta de la calculada${computedTotal ? ` (${computedTotal})` : ''}: ${full(totalReason)}`]
      : []),
    ...answers.map(({ reason }) => `Motivo de quien prescribe: ${full(reason)}`),
  ]
}

/** A figure stays with what it counts: a line never ends in "50" with "mg" on the next. */
const joined = (text: string) => text.replace(/(\d[)%]?) (?=[\p{L}%°])/gu, '$1\u00a0')
const full = (text: string) => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)
const sentences = (parts: string[]) =>
  parts
    .filter((part) => part.trim() !== '')
    .map((part) => capital(full(part)))
    .join(' ')

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')

/** The description says no more than the ingredients do: the names and the strengths, in whatever order and brackets. */
function isSame(description: string, said: string, { ingredients }: Medicine): boolean {
  if (plain(description) === plain(said)) return true
  const written = plain(description)
  const parts = ingredients.flatMap(({ ingredient, strength, strengthUnit }) => [
    plain(ingredient.name),
    plain(strength),
    plain(strengthUnit.symbol),
  ])
  return parts.every((part) => written.includes(part)) && written.length <= plain(said).length + 12
}
