import { randomUUID } from 'node:crypto'
import type pg from 'pg'

/** Rows that one signing left in its tables, and which of their columns must be new in each copy. */
export type CopyPlan = {
  /** In the order in which they may be inserted. */
  tables: { table: string; columns: string[]; rows: (string | null)[][] }[]
  /** The number of the prescription and the uuids that no two rows may share. */
  number: string
  ids: string[]
  /** The last of nine digits that an earlier run has used up. */
  usedUp: number
}

let next = 0

/**
 * The floor of signing: the same rows into the same tables with the same constraints, one statement a table, in one
 * transaction; nothing is asked, reckoned or signed.
 */
export async function copyOnce(pool: pg.Pool, { tables, number, ids, usedUp }: CopyPlan) {
  const fresh = new Map(ids.map((id) => [id, randomUUID() as string]))
  // The two digits of which nobody told what they mean keep these numbers apart from real ones.
  fresh.set(number, `${number.slice(0, 9)}99${String(usedUp + ++next).padStart(9, '0')}`)
  const client = await pool.connect()
  try {
    await client.query('begin')
    const insert = ({ table, columns, rows }: CopyPlan['tables'][number]) => {
      const values = rows.flat().map((value) => (value === null ? null : (fresh.get(value) ?? value)))
      const places = rows.map((row, r) => `(${row.map((_, c) => `$${r * row.length + c + 1}`).join(', ')})`)
      const text = `insert into ${table} (${columns.join(', ')}) values ${places.join(', ')}`
      return client.query({ name: `copy-${table}-${rows.length}`, text, values })
    }
    // In one journey, as the program does.
    await Promise.all(tables.map(insert))
    await client.query('commit')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}
