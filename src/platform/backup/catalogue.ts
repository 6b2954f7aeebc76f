import type { Client } from 'pg'
import type { Header } from './container.ts'

export type StoredTable = Header['tables'][number]

/**
 * Whoever asks for the tables gets them in an order in which each comes after those that it refers to; a key that is asked only when all
 * is there says nothing of the order.
 */
export async function findTables(client: Client): Promise<StoredTable[]> {
  const { rows } = await client.query<StoredTable>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'migration'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    group by c.relname order by c.relname`)
  const { rows: references } = await client.query<{ name: string; to: string }>(`
    select distinct t.relname as name, r.relname as to
    from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_class r on r.oid = k.confrelid
    where k.contype = 'f' and k.conparentid = 0 and t.oid <> r.oid and not k.condeferred`)
  return ordered(rows, references)
}

function ordered(tables: StoredTable[], references: { name: string; to: string }[]): StoredTable[] {
  const done = new Set<string>()
  const left = new Map(tables.map((table) => [table.name, table]))
  const out: StoredTable[] = []
  while (left.size > 0) {
    const ready = [...left.values()].filter(({ name }) => references.every((one) => one.name !== name || !left.has(one.to)))
    // Tables that refer to each other in a ring can only be loaded where their keys are deferred; there are none.
    if (ready.length === 0) throw new Error(`tables refer to each other in a ring: ${[...left.keys()].join(', ')}`)
    for (const table of ready) {
      out.push(table)
      left.delete(table.name)
      done.add(table.name)
    }
  }
  return out
}

/** Null: nothing of the program is in this database. */
export async function findMigrations(client: Client): Promise<Header['migrations'] | null> {
  const { rows: there } = await client.query(`select from pg_tables where schemaname = 'public' and tablename = 'migration'`)
  if (there.length === 0) return null
  const { rows } = await client.query<Header['migrations'][number]>('select number, name, sha256 from migration order by number')
  return rows.length === 0 ? null : rows
}

/** Months of the record with a partition of their own. */
export async function findMonths(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ month: string }>(`
    select substr(c.relname, 13) as month from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'audit_event'::regclass and c.relname ~ '^audit_event_\\d{4}_\\d{2}$' order by 1`)
  return rows.map(({ month }) => month)
}

/** As `audit_make_months` of the migrations makes one. The month is of digits only: the header was checked. */
export async function makeMonth(client: Client, month: string) {
  const [year = 0, number = 0] = month.split('_').map(Number)
  const start = (ahead: number) => new Date(Date.UTC(year, number - 1 + ahead)).toISOString()
  await client.query(
    `create table if not exists audit_event_${month} partition of audit_event for values from ('${start(0)}') to ('${start(1)}')`,
  )
}

/** Sequences are not of the snapshot: read after the rows, no number that a row has is given again. */
export async function findSequences(client: Client) {
  const { rows } = await client.query<{ name: string }>(
    `select sequencename as name from pg_sequences where schemaname = 'public' order by 1`,
  )
  const sequences: { name: string; lastValue: number; isCalled: boolean }[] = []
  for (const { name } of rows) {
    const { rows: found } = await client.query<{ lastValue: number; isCalled: boolean }>(
      `select last_value::float8 as "lastValue", is_called as "isCalled" from ${client.escapeIdentifier(name)}`,
    )
    sequences.push({ name, ...found[0]! })
  }
  return sequences
}

/** Every rule that the tables hold, and whether one was never asked of the rows that are there. */
export async function countRules(client: Client) {
  const { rows } = await client.query<{ keys: number; others: number; unchecked: string[] }>(`
    select count(*) filter (where contype = 'f')::int as keys, count(*) filter (where contype <> 'f')::int as others,
      coalesce(array_agg(conname::text) filter (where not convalidated or not conenforced), '{}') as unchecked
    from pg_constraint where connamespace = 'public'::regnamespace and contype in ('c', 'f', 'p', 'u', 'x') and conparentid = 0`)
  return rows[0]!
}
