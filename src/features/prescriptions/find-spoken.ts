import type { Db } from '../../shared/sql.ts'
import { findBest } from '../catalogues/index.ts'
import { plainSymbol } from './decide-unit.ts'
import type { SpokenForm } from './read-spoken-words.ts'
import { plainOf, singular } from './say-words.ts'

/** Words to codes of the tables in use, whichever they are: by name and by symbol, never by a code that is known here. */

export type Found = { code: string; name: string }

const namedFirst = (names: readonly string[]) => (found: Found) => names.includes(plainOf(singular(found.name)))

/** Null where no unit has the symbol. */
export async function findUnit(db: Db, catalogue: 'unidad-medida' | 'unidad-dosis', symbol: string): Promise<Found | null> {
  const hits = await findBest(db, { catalogue, text: symbol, limit: 12 })
  return hits.find(({ more }) => plainSymbol(more.simbolo ?? '') === plainSymbol(symbol)) ?? null
}

/** A unit that counts; tables that do not know puffs or applications count doses. */
export async function findDoseWord(db: Db, word: string): Promise<Found | null> {
  for (const text of [word, 'dosis']) {
    const hits = await findBest(db, { catalogue: 'unidad-dosis', text: plainOf(text), limit: 40 })
    const found = hits.find(namedFirst([plainOf(text)]))
    if (found) return found
  }
  return null
}

export async function findForm(db: Db, { searches }: SpokenForm, isProlonged: boolean): Promise<Found | null> {
  for (const text of searches) {
    const hits = await findBest(db, { catalogue: 'forma-farmaceutica', text, limit: 12 })
    const isModified = ({ name }: Found) =>
      /liberacion (modificada|prolongada)/.test(plainOf(name).replace('no modificada', '')) === isProlonged
    const found = hits.find(isModified) ?? hits[0]
    if (found) return found
  }
  return null
}

/** The route itself before one whose name has the word too. */
export const findRoute = (db: Db, word: string) => findNamed(db, 'via-administracion', [word])

export const findTotalUnit = (db: Db, words: readonly string[]) => findNamed(db, 'presentacion', words)

async function findNamed(db: Db, catalogue: string, words: readonly string[]): Promise<Found | null> {
  for (const text of words) {
    const hits = await findBest(db, { catalogue, text, limit: 12 })
    const found = hits.find(namedFirst([plainOf(text)])) ?? hits[0]
    if (found) return found
  }
  return null
}

/**
 * An ingredient, and how many of the words are its name; several to choose from where the words are of more than one, or of none and
 * merely look like it: a slip of one letter is forgiven, and prednisona is not prednisolona.
 */
export type FoundIngredient = { found: Found | null; others: Found[]; count: number }

export async function findIngredient(db: Db, words: readonly string[]): Promise<FoundIngredient> {
  for (let count = Math.min(words.length, 6); count > 0; count--) {
    const text = words.slice(0, count).join(' ')
    const hits = await findBest(db, { catalogue: 'dci', text, limit: 6 })
    const [first, ...others] = hits
    if (!first) continue
    // "insulina" is several; "losartan" is one, though longer names begin so too.
    const isNamed = plainOf(first.name).split(' ').length <= count
    const isAlone = others.length === 0
    const isOne = first.match === 'alike' ? isAlone && isOneSlip(plainOf(text), plainOf(first.name)) : isAlone || isNamed
    return { found: isOne ? first : null, others: isOne ? [] : hits.slice(0, 4), count }
  }
  return { found: null, others: [], count: 0 }
}

/** One letter too many, missing, another, or two that changed places. */
export function isOneSlip(one: string, other: string): boolean {
  if (one.length < other.length) return isOneSlip(other, one)
  let i = 0
  while (i < other.length && one[i] === other[i]) i++
  const rest = one.slice(i + 1)
  if (one.length > other.length) return rest === other.slice(i)
  const isSwapped = one[i] === other[i + 1] && one[i + 1] === other[i] && one.slice(i + 2) === other.slice(i + 2)
  return rest === other.slice(i + 1) || isSwapped
}
