import pg from 'pg'
import { expect, test } from 'vitest'
import { createDatabase, createEmptyDatabase } from '../testing/database.ts'
import { migrate } from './migrate.ts'
import { StartRefusal } from './start-refusal.ts'

async function as<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

test('an empty database is brought to the newest schema, and a second run finds nothing to do', async () => {
  const { ownerUrl, appUrl } = await createEmptyDatabase()
  const applied = await migrate(ownerUrl, appUrl)
  expect(applied[0]).toBe('0001-people-and-accounts.sql')
  expect(await migrate(ownerUrl, appUrl)).toEqual([])
})

test('two processes that start at once migrate once', async () => {
  const { ownerUrl, appUrl } = await createEmptyDatabase()
  const [one, other] = await Promise.all([migrate(ownerUrl, appUrl), migrate(ownerUrl, appUrl)])
  expect([one.length === 0, other.length === 0].sort()).toEqual([false, true])
})

test('a migration whose file changed after it was applied is refused by name', async () => {
  const { ownerUrl, appUrl } = await createDatabase()
  await as(ownerUrl, (client) => client.query(`update migration set sha256 = 'other' where number = 2`))
  await expect(migrate(ownerUrl, appUrl)).rejects.toThrow(/La migración 0002-reps\.sql ya se aplicó .* su archivo cambió/)
})

test('a database that a newer program migrated is refused', async () => {
  const { ownerUrl, appUrl } = await createDatabase()
  await as(ownerUrl, (client) => client.query(`insert into migration values (9999, '9999-later.sql', 'x')`))
  await expect(migrate(ownerUrl, appUrl)).rejects.toThrow(/versión más nueva/)
})

test('the owner of the tables is refused as the login of the program', async () => {
  const { ownerUrl } = await createDatabase()
  await expect(migrate(ownerUrl, ownerUrl)).rejects.toThrow(StartRefusal)
})

test('the months of the audit log are there a year ahead', async () => {
  const { ownerUrl } = await createDatabase()
  const months = await as(ownerUrl, (client) =>
    client.query(
      `select from pg_inherits where inhparent = 'audit_event'::regclass and inhrelid::regclass::text ~ '_20[0-9]{2}_[0-9]{2}$'`,
    ),
  )
  expect(months.rowCount).toBe(14)
})

test('the program cannot write its own migrations', async () => {
  const { appUrl } = await createDatabase()
  await expect(as(appUrl, (client) => client.query('delete from migration'))).rejects.toThrow(
    'permission denied for table migration',
  )
  await expect(as(appUrl, (client) => client.query('create table mine ()'))).rejects.toThrow(
    'permission denied for schema public',
  )
})

test('a database that cannot be entered is named, with the reason and without the password', async () => {
  const { ownerUrl, appUrl } = await createEmptyDatabase()
  const wrong = Object.assign(new URL(ownerUrl), { password: 'secreta' }).href
  await expect(migrate(wrong, appUrl)).rejects.toThrow(
    /No se puede entrar en la base de datos t\w+ de 127\.0\.0\.1:\d+: el usuario o la clave no son correctos/,
  )
  await expect(migrate(`${ownerUrl}_no`, appUrl)).rejects.toThrow('la base de datos no existe. Revise MIGRATION_DATABASE_URL.')
})
