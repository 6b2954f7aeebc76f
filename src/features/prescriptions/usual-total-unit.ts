import type { Db } from '../../shared/sql.ts'
import { findWritten } from '../catalogues/index.ts'
import { findTotalUnit } from './find-spoken.ts'
import { spokenForms } from './read-spoken-words.ts'
import { plainOf } from './say-words.ts'

/** In what a medicine of a form is counted, where all that its name may be is counted alike: words of the table of units, by turns. */
function usualTotals(formName: string): string[] {
  const said = plainOf(formName).split(' ')
  const isIn = (search: string) => search.split(' ').every((word) => said.some((one) => one.startsWith(word)))
  // What goes in by more than one way comes in more than one container: a solution to inject, a powder.
  const meant = spokenForms.filter(({ searches, routes }) => routes.length > 0 && searches[0] !== undefined && isIn(searches[0]))
  const [first, ...others] = meant.map(({ totals }) => totals)
  return first && others.every((one) => one.join() === first.join()) ? first : []
}

/** The code of what a medicine of each of these forms is usually counted in, by the form's; a form that has none is not there. */
export async function findUsualTotalUnits(db: Db, forms: readonly string[]): Promise<Map<string, string>> {
  const catalogue = 'forma-farmaceutica'
  const names = await findWritten(
    db,
    forms.map((code) => ({ catalogue, code })),
  )
  const found = new Map<string, string>()
  for (const { code, name } of names.values()) {
    const words = usualTotals(name)
    const unit = words.length > 0 ? await findTotalUnit(db, words) : null
    if (unit) found.set(code, unit.code)
  }
  return found
}
