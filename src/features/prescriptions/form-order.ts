import { causeQuestions } from './causes.ts'

/* The fields of a sheet as they stand on the page, from top to bottom; `answers` is also where what is told of the whole stands. */

const words = (line: string) => line.split(' ')

const ofRuling = words(
  'rulingNumber ruledOn medicalJustification motiveDiagnosis1 criterion1 criterion2 criterion3 criterion4 firstInstanceOn ' +
    'secondInstanceOn courtOn contemptOn motiveDiagnosis2 motiveDiagnosis3 clarification additional',
)
const ofWhole = words('ruling ambito isReferral diagnosis related1 related2 orphanDisease orphanIsMain answers medicines linea')
const ofMedicine = [
  ...words('ingredients.code ingredients.strength ingredients.strengthUnit form dose doseUnit every everyUnit'),
  ...words('duration durationUnit route isUpcFinanced'),
  ...causeQuestions.map(({ key }) => `causes.${key}`),
  ...words('justification recommendations total totalUnit totalReason type provision specialIndication unirsIndications'),
  ...words('description ingredients.content ingredients.contentUnit answers'),
]

const after = (list: readonly string[], name: string) => {
  const index = list.indexOf(name)
  return index === -1 ? list.length : index
}

/** Of 'medicines.1.ingredients.0.strength': where the medicines stand, 1, where what they are made of does, 0, the strength. */
function placeOf(field: string | null): number[] {
  if (field === null) return []
  const [top = '', second = '', ...rest] = field.split('.')
  const whole = after(ofWhole, top === '' ? 'answers' : top)
  if (top === 'ruling')
    return [whole, after(ofRuling, second), Number(rest[0] ?? 0), after(['rulingNumber', 'ruledOn'], rest[1] ?? '')]
  if (top !== 'medicines' || second === '') return [whole]
  const [name = '', ...under] = rest
  if (name !== 'ingredients') return [whole, Number(second), after(ofMedicine, name === 'causes' ? rest.join('.') : name)]
  const [ingredient = '', leaf = 'code'] = under
  const group = after(ofMedicine, leaf.startsWith('content') ? 'ingredients.content' : 'ingredients.code')
  return [whole, Number(second), group, Number(ingredient), after(ofMedicine, `ingredients.${leaf}`)]
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [i, place] of one.entries()) {
    const than = other[i]
    if (than === undefined) return 1
    if (place !== than) return place - than
  }
  return one.length - other.length
}

/** What is told of fields, in the order in which they stand on the page; what is of no field first, of one field as it came. */
export const inFormOrder = <T extends { field: string | null }>(told: readonly T[]): T[] =>
  told
    .map((one) => ({ one, place: placeOf(one.field) }))
    .toSorted((a, b) => compare(a.place, b.place))
    .map(({ one }) => one)
