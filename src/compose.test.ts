import pg from 'pg'
import { expect, test } from 'vitest'
import { compose } from './compose.ts'
import { readConfig } from './config.ts'
import { createDatabase, type TestDatabase } from './testing/database.ts'

const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://mipres.ejemplo.gov.co',
  TRUST_PROXY: 'no',
  SMTP_URL: 'smtp://localhost',
  MAIL_FROM: 'Mipres <no-responder@ejemplo.gov.co>',
  KEY_SECRET: 'un-secreto-de-prueba-que-nadie-usa-de-verdad',
}

const composeOn = ({ appUrl, ownerUrl }: TestDatabase, env: Record<string, string>) =>
  compose(readConfig({ ...env, DATABASE_URL: appUrl, MIGRATION_DATABASE_URL: ownerUrl }), 'program', (fault) => {
    throw fault
  })

async function withSomebody(database: TestDatabase) {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  await client.query(`
    insert into person (id, first_name, first_surname, names_from) values (gen_random_uuid(), 'Alguien', 'Inventado', 'CUENTA')`)
  await client.end()
}

test('the demonstration fills an empty database, and production refuses that database', async () => {
  const database = await createDatabase()
  const demo = await composeOn(database, {})
  expect(demo.app.settings.isDemo).toBe(true)
  await demo.close()
  await expect(composeOn(database, production)).rejects.toThrow('es la de una demostración y sus claves son públicas')
})

test('the demonstration refuses a database with people who are not its own', async () => {
  const database = await createDatabase()
  await withSomebody(database)
  await expect(composeOn(database, {})).rejects.toThrow('inicie con NODE_ENV=production')
})

test('production begins with an empty database, in real time', async () => {
  const { app, close } = await composeOn(await createDatabase(), production)
  expect(app.settings).toEqual({
    isDemo: false,
    noticeDays: 30,
    publicUrl: production.PUBLIC_URL,
    keySecret: production.KEY_SECRET,
  })
  expect(Math.abs((await app.clock(app.db)).getTime() - Date.now())).toBeLessThan(60_000)
  await close()
})
