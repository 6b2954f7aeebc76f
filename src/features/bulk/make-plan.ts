import type { AppContext } from '../../platform/app-context.ts'
import type { Db } from '../../shared/sql.ts'
import type { Asked, BulkLoad, BulkRow } from './bulk.ts'
import { moveLoad, shareLoad } from './bulk-store.ts'
import { decideRepeated } from './decide-repeated.ts'
import { findOffice, findSedeOf, type Office } from './load-context.ts'
import { parseRow } from './parse-row.ts'
import { performRow } from './perform-row.ts'
import { type RowRefusal, reasonOf } from './refusals.ts'
import { findRows, type PlannedRow, savePlan } from './row-store.ts'

/** Carries what was found out of a transaction that is to leave nothing. */
class Undone {
  readonly planned: PlannedRow[]
  constructor(planned: PlannedRow[]) {
    this.planned = planned
  }
}

type Readable = { row: BulkRow; asked: Asked }

/**
 * R-MAS-5. The plan of a load is what its rows would do: each is done by the very use cases and undone. Rows about one person
 * are done one on the other, as they would be. Goes on where it stopped.
 *
 * @param isWanted asked between people; false: leaves the rest
 */
export async function makePlan(app: AppContext, load: BulkLoad, isWanted: () => Promise<boolean>): Promise<void> {
  const rows = await findRows(app.db, load.id, 'all')
  const office = await findOffice(app.db, load, await app.clock(app.db))
  const { refused, people } = sorted(rows)
  if (refused.length > 0) await savePlan(app.db, load.id, refused)
  for (const person of people) {
    if (person.every(({ row }) => row.plan !== null)) continue
    if (!(await isWanted())) return
    await savePlan(app.db, load.id, await rehearse(app, office, person))
  }
  await app.transaction(async (db) => {
    if ((await shareLoad(db, load.id)) === 'COMPROBANDO') await moveLoad(db, load.id, 'COMPROBADO')
  })
}

const refusedRow = (line: number, refusal: RowRefusal): PlannedRow => ({
  line,
  plan: 'NO',
  said: { effect: null, reason: reasonOf(refusal) },
})

/** What cannot be read or repeats another, and the others by whom they speak of. */
function sorted(rows: BulkRow[]): { refused: PlannedRow[]; people: Readable[][] } {
  const refused: PlannedRow[] = []
  const readable: Readable[] = []
  for (const row of rows) {
    const asked = row.fault === null ? parseRow(row.fields) : null
    if (asked?.ok) readable.push({ row, asked: asked.value })
    else {
      const message = row.fault ?? asked?.refusal.join(' ') ?? ''
      refused.push(refusedRow(row.line, { code: 'cannot-be-read', message }))
    }
  }
  const personOf = ({ document: { type, number } }: Asked) => `${type} ${number}`
  const keys = readable.map(({ row, asked }) => ({
    line: row.line,
    key: `${personOf(asked)} ${asked.sedeCode.replace(/^0+/, '')}`,
  }))
  const repeated = decideRepeated(keys)
  const people = new Map<string, Readable[]>()
  for (const one of readable) {
    const line = repeated.get(one.row.line)
    if (line !== undefined) refused.push(refusedRow(one.row.line, { code: 'repeated', line }))
    else people.set(personOf(one.asked), [...(people.get(personOf(one.asked)) ?? []), one])
  }
  return { refused, people: [...people.values()] }
}

async function rehearse(app: AppContext, office: Office, person: Readable[]): Promise<PlannedRow[]> {
  try {
    return await app.transaction(async (db) => {
      const planned: PlannedRow[] = []
      for (const one of person) planned.push(await rehearseRow(app, db, office, one))
      throw new Undone(planned)
    })
  } catch (error) {
    if (error instanceof Undone) return error.planned
    throw error
  }
}

async function rehearseRow(app: AppContext, db: Db, office: Office, { row, asked }: Readable): Promise<PlannedRow> {
  const { line } = row
  const sede = await findSedeOf(db, office, asked)
  if (!sede.ok) return refusedRow(line, sede.refusal)
  const result = await performRow(app, db, office, { ...asked, sede: sede.value }, null)
  if (!result.ok) return { line, plan: 'NO', said: { effect: null, reason: reasonOf(result.refusal), sedeName: sede.value.name } }
  const { kind, effect, says } = result.value
  if (kind === 'done') return { line, plan: 'HARA', said: { effect, reason: null } }
  return { line, plan: 'NADA', said: { effect, reason: { code: 'nothing-to-do', message: says ?? '', rule: null, norm: null } } }
}
