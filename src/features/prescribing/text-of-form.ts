import { storable } from '../../platform/route.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import { emptyPrescription, IngredientText, MedicineText, PrescriptionText, RulingText } from '../prescriptions/index.ts'

/*
 * A form has names on one level, `medicines.0.ingredients.1.code`; a PrescriptionText lies in levels. Between the two nothing that
 * was typed is lost: what is too long or too much is told. A name that no field has is not read at all.
 */

/** What is kept of a sheet that is being written: its text, and what was typed where a code is sought and none is found yet. */
export type DraftBody = {
  text: PrescriptionText
  /** By the path of the field; `linea` is the quick line. */
  typed: Record<string, string>
}

/** Fields whose code is sought by words: in the form their words are `<path>.text`. */
export const tableOf = (path: string): 'cie10' | 'dci' | 'enfermedad-huerfana' | null =>
  /^(diagnosis|related1|related2|ruling\.motiveDiagnosis[123])$/.test(path)
    ? 'cie10'
    : path === 'orphanDisease'
      ? 'enfermedad-huerfana'
      : /^medicines\.\d+\.ingredients\.\d+\.code$/.test(path)
        ? 'dci'
        : null

export const mostMedicines = 300
const mostIngredients = 40
const mostAdditional = 10
const mostCharacters = 1000

const tooManyMedicines = `Se guardaron los primeros ${mostMedicines} medicamentos; los demás no caben en una fórmula.`
const tooManyIngredients = `Un medicamento tiene hasta ${mostIngredients} principios activos: los demás no se guardaron.`
const tooManyRulings = `Se guardaron los primeros ${mostAdditional} fallos adicionales.`

const isRule = (name: string) => /^R-[A-Z]{2,4}-\d{1,3}$/.test(name)
const isCause = (name: string) => /^[A-Za-z]{2,16}\d{0,3}$/.test(name)

const blank = {
  top: emptyPrescription(),
  medicine: MedicineText.parse({}),
  ingredient: IngredientText.parse({}),
  ruling: RulingText.parse({}),
  additional: { rulingNumber: '', ruledOn: '' },
}
const yesNoFields = new Set([
  'isReferral',
  'orphanIsMain',
  'isUpcFinanced',
  'criterion1',
  'criterion2',
  'criterion3',
  'criterion4',
])
const leavesOf = (example: object) =>
  Object.entries(example).flatMap(([name, value]) => (typeof value === 'string' ? [name] : []))

/** What was sent, as a tree of names. */
type Tree = { value?: string; under: Map<string, Tree> }

function grow(fields: Record<string, unknown>): Tree {
  const root: Tree = { under: new Map() }
  for (const [name, sent] of Object.entries(fields)) {
    const value = lastSaid(sent)
    if (value === null || name.length > 80) continue
    let node = root
    for (const part of name.split('.')) {
      const next = node.under.get(part) ?? { under: new Map() }
      node.under.set(part, next)
      node = next
    }
    node.value = value
  }
  return root
}

/** Of a hidden code and the choices below it, the one that says something; the last wins. */
function lastSaid(sent: unknown): string | null {
  const said = [sent].flat().filter((one): one is string => typeof one === 'string')
  return said.length === 0 ? null : storable(said.findLast((one) => one !== '') ?? '')
}

const at = (tree: Tree | undefined, name: string) => tree?.under.get(name)
/** The members of a list by rising number; gaps are closed, and so are those of which no field is known. */
const membersOf = (tree: Tree | undefined, example: object) =>
  [...(tree?.under ?? [])]
    .filter(([name, { under }]) => /^\d{1,4}$/.test(name) && [...under.keys()].some((field) => Object.hasOwn(example, field)))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, member]) => member)

/** Reads what a form sent. */
export function textOfForm(fields: Record<string, unknown>): DraftBody & { told: FieldError[] } {
  const root = grow(fields)
  const typed: Record<string, string> = {}
  const told: FieldError[] = []
  const clip = (value: string, path: string, most: number) => {
    if (value.length <= most) return value
    told.push({ field: path, message: `Lo que escribió pasa de ${most} caracteres: se guardaron los primeros ${most}.` })
    return value.slice(0, most).toWellFormed()
  }

  const leaves = <T extends object>(tree: Tree | undefined, example: T, path: string): Record<string, string> => {
    const read: Record<string, string> = {}
    for (const name of leavesOf(example)) {
      const node = at(tree, name)
      const full = `${path}${name}`
      const words = at(node, 'text')?.value
      if (words !== undefined && tableOf(full)) typed[full] = clip(words, full, mostCharacters)
      if (node?.value === undefined) continue
      if (yesNoFields.has(name)) read[name] = node.value === 'si' || node.value === 'no' ? node.value : ''
      else read[name] = clip(node.value, full, mostCharacters)
    }
    return read
  }
  const record = (tree: Tree | undefined, isName: (name: string) => boolean, path: string, most: number) =>
    Object.fromEntries(
      [...(tree?.under ?? [])].flatMap(([name, { value }]) =>
        isName(name) && value !== undefined && value !== '' ? [[name, clip(value, `${path}.${name}`, most)]] : [],
      ),
    )
  const list = <T>(
    tree: Tree | undefined,
    example: object,
    [most, field, message]: readonly [number, string, string],
    read: (one: Tree, i: number) => T,
  ) => {
    const members = membersOf(tree, example)
    if (members.length > most) told.push({ field, message })
    return members.slice(0, most).map(read)
  }

  const medicine = (tree: Tree, i: number) => {
    const path = `medicines.${i}.`
    return {
      ...leaves(tree, blank.medicine, path),
      ingredients: list(
        at(tree, 'ingredients'),
        blank.ingredient,
        [mostIngredients, `${path}ingredients`, tooManyIngredients],
        (one, j) => leaves(one, blank.ingredient, `${path}ingredients.${j}.`),
      ),
      causes: record(at(tree, 'causes'), isCause, `${path}causes`, 300),
      answers: record(at(tree, 'answers'), isRule, `${path}answers`, 500),
    }
  }
  const rulingTree = at(root, 'ruling')
  const text = PrescriptionText.parse({
    ...leaves(root, blank.top, ''),
    answers: record(at(root, 'answers'), isRule, 'answers', 500),
    medicines: list(at(root, 'medicines'), blank.medicine, [mostMedicines, 'medicines', tooManyMedicines], medicine),
    ruling: rulingTree
      ? {
          ...leaves(rulingTree, blank.ruling, 'ruling.'),
          additional: list(
            at(rulingTree, 'additional'),
            blank.additional,
            [mostAdditional, 'ruling.additional', tooManyRulings],
            (one, i) => leaves(one, blank.additional, `ruling.additional.${i}.`),
          ).filter(({ rulingNumber, ruledOn }) => rulingNumber || ruledOn),
        }
      : null,
  })
  const line = at(root, 'linea')?.value ?? ''
  if (line !== '') typed.linea = clip(line, 'linea', mostCharacters)
  return { text, typed, told }
}

/** The same text as a form names it; the other way round. */
export function fieldsOfText(text: PrescriptionText): Record<string, string> {
  const fields: Record<string, string> = {}
  const walk = (value: unknown, path: string) => {
    if (typeof value === 'string') fields[path] = value
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) walk(one, path === '' ? name : `${path}.${name}`)
  }
  walk(text, '')
  return fields
}

/** Writes one field by its path; a path that leads nowhere changes nothing. */
export function withFields(text: PrescriptionText, set: Record<string, string>): PrescriptionText {
  return textOfForm({ ...fieldsOfText(text), ...set }).text
}
