import { loadOwnCatalogues } from '../features/catalogues/index.ts'
import { consentVersion } from '../features/people/index.ts'
import { hashPassword } from '../features/sign-in/index.ts'
import type { AppContext } from '../platform/app-context.ts'
import { dayOf } from '../shared/calendar.ts'
import { type Db, sql } from '../shared/sql.ts'
import { cast } from './cast.ts'
import { makeCountry } from './country/country.ts'
import { type CountryRows, type TableName, tableNames } from './country/tables.ts'
import { demoPassword } from './password.ts'
import { makePastMonths } from './past-months.ts'
import { signDemoPrescriptions } from './prescriptions.ts'

type Transaction = AppContext['transaction']

/**
 * Fills a database in which nobody is yet with the synthetic country, as of the legal day. One transaction: whoever kills
 * the program in the middle finds the database empty again. Two processes that start at once wait for each other.
 *
 * @param asOwner transactions of the tables' owner, who alone may make the record's partitions of the past
 * @returns whether it was loaded now
 */
export async function loadDemoIfEmpty(asOwner: Transaction, app: AppContext): Promise<boolean> {
  const isLoaded = await loadCountryIfEmpty(asOwner, app)
  // Also into a demonstration that is older than these tables, and never into a database that is none.
  if (isLoaded || (await isDemoCountry(app.db))) {
    await loadOwnCatalogues(app)
    await signDemoPrescriptions(app)
  }
  return isLoaded
}

async function loadCountryIfEmpty(asOwner: Transaction, app: AppContext): Promise<boolean> {
  // Five salts for all: every account's hash is a real one, and the start does not wait for a hundred and seventy.
  const hashes = (await isInhabited(app.db)) ? [] : await Promise.all([1, 2, 3, 4, 5].map(() => hashPassword(demoPassword)))
  if (hashes.length === 0) return false
  return asOwner(async (db) => {
    await db.query(sql`select pg_advisory_xact_lock(hashtext('demo country'))`)
    if (await isInhabited(db)) return false
    await writeCountry(db, makeCountry(dayOf(await app.clock(db)), { consentVersion, publicUrl: app.settings.publicUrl }), hashes)
    return true
  })
}

/** Whether these are the demonstration's people, whose passwords everybody may read. */
export async function isDemoCountry(db: Db): Promise<boolean> {
  const ids = cast.map(({ accountId }) => accountId)
  const [row] = await db.query<{ yes: boolean }>(sql`select exists (select from account where id = any(${ids}::uuid[])) as yes`)
  return row?.yes ?? false
}

async function isInhabited(db: Db) {
  const [row] = await db.query<{ yes: boolean }>(sql`select exists (select from person) or exists (select from entidad) as yes`)
  return row?.yes ?? false
}

async function writeCountry(db: Db, rows: CountryRows, hashes: string[]) {
  await makePastMonths(
    db,
    rows.audit_event.map(({ recorded_at }) => recorded_at),
  )
  for (const table of tableNames) {
    const given: object[] = rows[table]
    await insertAll(
      db,
      table,
      table === 'account' ? given.map((row, i) => ({ ...row, password_hash: hashes[i % hashes.length] })) : given,
    )
  }
  await db.query(sql`select setval('radicado_number', ${rows.application.length})`)
}

/** All rows of a table in one statement. Table and columns are ours; the values travel as one parameter. */
async function insertAll(db: Db, table: TableName, rows: object[]) {
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  await db.query({
    text: `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`,
    values: [JSON.stringify(rows)],
  })
}
