import type { Coded, CodedUnit } from './prescription.ts'

/** How the tables' names are said in a sentence: small letters, one or several. Works on words, so that it serves any table. */

/** As it stands in a sentence: "TABLETA" → "tableta", "ATOMIZADOR (SPRAY)" → "atomizador". */
export const wordOf = (name: string) =>
  name
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

/** Without accents, to compare. */
export const plainOf = (name: string) => wordOf(name).normalize('NFD').replace(/\p{M}/gu, '')

const vowels = /[aeiouáéó]$/

function pluralWord(word: string) {
  if (word === 'mes') return 'meses'
  if (word.endsWith('s') || !/\p{L}$/u.test(word)) return word
  if (vowels.test(word)) return `${word}s`
  if (word.endsWith('z')) return `${word.slice(0, -1)}ces`
  return `${word.replace(/ón$/, 'on').replace(/án$/, 'an').replace(/és$/, 'es')}es`
}

/** "jeringa prellenada" → "jeringas prellenadas"; what follows a preposition stays: "tabletas de liberación prolongada". */
export function plural(noun: string): string {
  const words = noun.split(' ')
  const until = words.findIndex((word) => /^(de|del|para|en|con|sin|al?|por|y|o|\/)$/.test(word))
  return words.map((word, i) => (until === -1 || i < until ? pluralWord(word) : word)).join(' ')
}

/** Names that the tables have in the plural already. */
const singulars: Record<string, string> = {
  unidades: 'unidad',
  gotas: 'gota',
  tabletas: 'tableta',
  capsulas: 'cápsula',
  cápsulas: 'cápsula',
  dosis: 'dosis',
}

/** One of what a name of a table says. */
export function singular(name: string): string {
  const [first = '', ...rest] = wordOf(name).split(' ')
  return [singulars[first] ?? first, ...rest].join(' ')
}

/** ('tableta', '1') → "tableta"; ('tableta', '0.5') → "tableta"; ('tableta', '2') → "tabletas" */
export const counted = (noun: string, count: string) => (Number(count) > 1 ? plural(noun) : noun)

/** Words of a thing that is handed over one by one, and of which one is a dose. */
const pieceWords =
  /^(tableta|capsula|comprimido|gragea|perla|pastilla|pildora|supositorio|ovulo|parche|sobre|ampolla|vial|jeringa|unidad|unidades|tira|implante|anillo|disco|tampon|oblea|barra|inserto|pieza|bolo)/

/** Things that hold one dose of a liquid: what is left over is not used. */
const singleDoseWords = /^(ampolla|jeringa|sobre)/

export const isPiece = ({ name }: Coded) => pieceWords.test(plainOf(name))
export const isSingleDose = ({ name }: Coded) => singleDoseWords.test(plainOf(name))
/** Of a powder of so many mg it holds one dose; of a liquid it may hold many. */
export const isVial = ({ name }: Coded) => /^vial/.test(plainOf(name))
/** "unidades", which says nothing of what they are. */
const isAnyPiece = ({ name }: Coded) => /^unidad/.test(plainOf(name))

/** Pieces that cannot be broken (R-PRE-21). */
export const isUnbreakable = (form: Coded, piece: Coded) =>
  /^(capsula|perla|supositorio|ovulo|implante|anillo)/.test(plainOf(piece.name)) ||
  (isAnyPiece(piece) && /capsula|supositorio|ovulo|implante|anillo/.test(plainOf(form.name))) ||
  /liberacion (modificada|prolongada|controlada|sostenida)|retardad/.test(plainOf(form.name).replace('no modificada', ''))

/** What one piece is called: as the total is counted, or as the form says where it is counted in anything. */
export function pieceName({ form, totalUnit }: { form: Coded; totalUnit: Coded }): string {
  if (isPiece(totalUnit) && !isAnyPiece(totalUnit)) return singular(totalUnit.name)
  const [first = ''] = singular(form.name).split(' ')
  return pieceWords.test(plainOf(first)) ? first : 'unidad'
}

/** What a unit that counts is called: "unidad", "dosis", "gota". */
export const unitWord = ({ symbol, name }: CodedUnit) => {
  const said = singular(name === '' ? symbol : name)
  return /^gtt/.test(said) ? 'gota' : said
}
