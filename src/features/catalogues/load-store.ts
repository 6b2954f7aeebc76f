import { type Db, sql } from '../../shared/sql.ts'
import type { Entry, Version } from './catalogues.ts'

/** Loads of one table follow one another: each sees what the one before it left. Until the end of the transaction. */
export async function lockCatalogue(db: Db, catalogue: string) {
  await db.query(sql`select pg_advisory_xact_lock(hashtext(${`catalogue ${catalogue}`}))`)
}

/** What the newest version says, by code. */
export async function findKnown(db: Db, catalogue: string): Promise<Map<string, Entry>> {
  const rows = await db.query<Entry>(sql`
    select code, name, enabled as "isEnabled", to_char(since, 'YYYY-MM-DD') as since, more from catalogue_entry
    where catalogue = ${catalogue} and upper_inf(versions)`)
  return new Map(rows.map((row) => [row.code, row]))
}

export async function insertVersion(db: Db, version: Version & { sha256: string }) {
  await db.query(sql`
    insert into catalogue_version (catalogue, number, id, source, file_name, sha256, as_of, loaded_at, added, changed, disabled, enabled, codes)
    values (${version.catalogue}, ${version.number}, ${version.id}, ${version.source}, ${version.fileName}, ${version.sha256},
      ${version.asOf}, ${version.loadedAt}, ${version.added}, ${version.changed}, ${version.disabled}, ${version.enabled}, ${version.codes})`)
}

/** From this version on these codes say this; what they said before ends with the version before. What is said travels as JSON. */
export async function insertEntries(db: Db, catalogue: string, version: number, entries: readonly Entry[]) {
  await db.query(sql`
    update catalogue_entry set versions = int4range(lower(versions), ${version})
    where catalogue = ${catalogue} and upper_inf(versions) and code = any (${entries.map(({ code }) => code)})`)
  await db.query(sql`
    insert into catalogue_entry (catalogue, code, versions, name, enabled, since, more)
    select ${catalogue}, code, int4range(${version}, null), name, "isEnabled", since, more
    from json_to_recordset(${JSON.stringify(entries)}::json) as said (code text, name text, "isEnabled" boolean, since date, more jsonb)
    order by code`)
  await db.query(sql`
    insert into catalogue_word (catalogue, word)
    select distinct e.catalogue, w.word from catalogue_entry e cross join regexp_split_to_table(e.searched, ' ') as w (word)
    where e.catalogue = ${catalogue} and e.first_version = ${version} and length(w.word) > 3 and w.word ~ '^[a-z]+$'
    on conflict do nothing`)
}

/** After the last table of a load: the indexes and the planner know what it brought. */
export async function settle(db: Db) {
  await db.query(sql`select catalogue_settle()`)
}
