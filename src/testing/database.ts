import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

export type TestDatabase = { ownerUrl: string; appUrl: string }

/** A new database with the whole schema and no rows. It is dropped with its server, or at the end of the run. */
export async function createDatabase(): Promise<TestDatabase> {
  const { prefix, template } = inject('postgres')
  return create(prefix, `template ${template}`)
}

/** A new database with nothing in it, not even the schema. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return create(inject('postgres').prefix, '')
}

async function create(prefix: string, from: string): Promise<TestDatabase> {
  const { ownerUrl, appUrl } = inject('postgres')
  const name = `${prefix}_${randomBytes(8).toString('hex')}`
  const maintenance = new pg.Client({ connectionString: ownerUrl.replace('DATABASE', 'postgres') })
  await maintenance.connect()
  try {
    await maintenance.query(`create database ${name} ${from}`)
  } finally {
    await maintenance.end()
  }
  return { ownerUrl: ownerUrl.replace('DATABASE', name), appUrl: appUrl.replace('DATABASE', name) }
}
