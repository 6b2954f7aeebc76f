import { type Db, type Sql, sql } from '../../shared/sql.ts'
import type { Entry, Version } from './catalogues.ts'

const versionColumns = sql`
  v.catalogue, v.number, v.id, v.source, v.file_name as "fileName", v.as_of as "asOf", v.loaded_at as "loadedAt", v.added, v.changed,
  v.disabled, v.enabled, v.codes`

/** Of every table that was ever loaded. */
export async function findNewestVersions(db: Db): Promise<Version[]> {
  return db.query<Version>(sql`
    select distinct on (catalogue) ${versionColumns} from catalogue_version v order by catalogue, number desc`)
}

/** The newest first. */
export async function findVersions(db: Db, catalogue: string): Promise<Version[]> {
  return db.query<Version>(sql`
    select ${versionColumns} from catalogue_version v where catalogue = ${catalogue} order by number desc`)
}

/** Null before the first load. */
export async function findNewestVersion(db: Db, catalogue: string): Promise<Version | null> {
  const [row] = await db.query<Version>(sql`
    select ${versionColumns} from catalogue_version v where catalogue = ${catalogue} order by number desc limit 1`)
  return row ?? null
}

export const entryColumns: Sql = sql`
  e.code, e.name, e.enabled as "isEnabled", to_char(e.since, 'YYYY-MM-DD') as since, e.more`

/** R-CAT-3: what a code said in that version, enabled or not; `version` null: in the newest. Null when it was not there. */
export async function findEntry(db: Db, catalogue: string, code: string, version: number | null = null): Promise<Entry | null> {
  const [row] = await db.query<Entry>(sql`
    select ${entryColumns} from catalogue_entry e where catalogue = ${catalogue} and code = ${code} and ${isIn(version)}`)
  return row ?? null
}

/** As `findEntry`, of many codes of one table. */
export async function findEntriesOf(
  db: Db,
  catalogue: string,
  codes: readonly string[],
  version: number | null = null,
): Promise<Map<string, Entry>> {
  const rows = await db.query<Entry>(sql`
    select ${entryColumns} from catalogue_entry e where catalogue = ${catalogue} and code = any (${codes}) and ${isIn(version)}`)
  return new Map(rows.map((row) => [row.code, row]))
}

const isIn = (version: number | null) => (version === null ? sql`upper_inf(e.versions)` : sql`e.versions @> ${version}::int`)

/** What a code has said, and in which versions: the newest first; `until` is the last one, null while it holds. */
export type PastEntry = Entry & { from: number; until: number | null }

export async function findHistory(db: Db, catalogue: string, code: string): Promise<PastEntry[]> {
  return db.query<PastEntry>(sql`
    select ${entryColumns}, lower(e.versions) as "from", upper(e.versions) - 1 as until from catalogue_entry e
    where catalogue = ${catalogue} and code = ${code} order by first_version desc`)
}

export type Listing = { catalogue: string; version: number | null; withDisabled: boolean }

/** In the order of their codes, from the one after `after` on. */
export async function findEntriesAfter(
  db: Db,
  { catalogue, version, withDisabled }: Listing,
  { after, limit }: { after: string; limit: number },
): Promise<Entry[]> {
  return db.query<Entry>(sql`
    select ${entryColumns} from catalogue_entry e
    where catalogue = ${catalogue} and code > ${after} and ${isIn(version)} and (enabled or ${withDisabled}) order by code limit ${limit}`)
}

/** How many codes may be written now, of every table. */
export async function countEnabled(db: Db): Promise<Map<string, number>> {
  const rows = await db.query<{ catalogue: string; count: number }>(sql`
    select catalogue, count(*)::int as count from catalogue_entry where upper_inf(versions) and enabled group by catalogue`)
  return new Map(rows.map(({ catalogue, count }) => [catalogue, count]))
}

/** A code of one of several tables, as the newest version of its table has it. */
export type Written = Entry & { catalogue: string; version: number }

/** Many codes of many tables in one round trip, by 'table code'; those that are not there are not in the answer. */
export async function findWritten(db: Db, wanted: readonly { catalogue: string; code: string }[]): Promise<Map<string, Written>> {
  const rows = await db.query<Written>(sql`
    select ${entryColumns}, e.catalogue, newest.number as version
    from (select distinct * from unnest(${wanted.map(({ catalogue }) => catalogue)}::text[], ${wanted.map(({ code }) => code)}::text[])
      as w(catalogue, code)) w
    join catalogue_entry e on e.catalogue = w.catalogue and e.code = w.code and upper_inf(e.versions)
    cross join lateral (
      select number from catalogue_version v where v.catalogue = w.catalogue order by number desc limit 1) newest`)
  return new Map(rows.map((row) => [`${row.catalogue} ${row.code}`, row]))
}

/** All that may be written now of small tables, by table, in the order of their codes: what a form offers to choose from. */
export async function findChoices(db: Db, tables: readonly string[]): Promise<Map<string, Entry[]>> {
  const rows = await db.query<Entry & { catalogue: string }>(sql`
    select ${entryColumns}, e.catalogue from catalogue_entry e
    where e.catalogue = any (${tables}) and upper_inf(e.versions) and e.enabled order by e.catalogue, e.code`)
  return Map.groupBy(rows, ({ catalogue }) => catalogue)
}
