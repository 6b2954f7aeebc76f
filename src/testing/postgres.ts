import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts'
import { migrate } from '../platform/migrate.ts'

/** Tests lose nothing when the machine does: no waiting for the disk. The launcher's own tests keep the defaults. */
export const forgetful = {
  ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: '0' },
  // Hundreds of small databases: looking after each in turn would take a processor of its own.
  ...{ max_connections: '300', autovacuum: 'off', checkpoint_timeout: '1h', max_wal_size: '4GB' },
}

/**
 * Once for a run of the tests: a PostgreSQL of its own in a temporary folder, or the server of DATABASE_URL and
 * MIGRATION_DATABASE_URL, and in it one migrated database from which each test file takes its copy (`./database.ts`).
 */
export default async function setup(project: TestProject) {
  const { env } = process
  const server =
    env.DATABASE_URL && env.MIGRATION_DATABASE_URL ? given(env.DATABASE_URL, env.MIGRATION_DATABASE_URL) : await own()
  const prefix = `t${process.pid}_${Date.now().toString(36)}`
  const template = `${prefix}_template`
  const maintenance = new pg.Client({ connectionString: server.ownerUrl('postgres') })
  await maintenance.connect()
  await maintenance.query(`create database ${template}`)
  await migrate(server.ownerUrl(template), server.appUrl(template))
  project.provide('postgres', { ownerUrl: server.ownerUrl('DATABASE'), appUrl: server.appUrl('DATABASE'), prefix, template })

  return async () => {
    if (server.isGiven) {
      const { rows } = await maintenance.query<{ datname: string }>(
        'select datname from pg_database where starts_with(datname, $1)',
        [prefix],
      )
      for (const { datname } of rows) await maintenance.query(`drop database ${datname} with (force)`)
    }
    await maintenance.end()
    await server.stop()
  }
}

async function own() {
  const folder = mkdtempSync(join(tmpdir(), 'mipres-test-'))
  chmodSync(folder, 0o755)
  const postgres = await startEmbeddedPostgres(folder, 'task', forgetful)
  const stop = async () => {
    await postgres.stop()
    for (const path of [folder, postgres.folder]) rmSync(path, { recursive: true, force: true })
  }
  return { isGiven: false, ownerUrl: postgres.ownerUrl, appUrl: postgres.appUrl, stop }
}

function given(appUrl: string, ownerUrl: string) {
  const at = (url: string) => (database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href
  return { isGiven: true, ownerUrl: at(ownerUrl), appUrl: at(appUrl), stop: async () => {} }
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** URLs with the word DATABASE in the place of the database's name; databases of this run start with `prefix`. */
    postgres: { ownerUrl: string; appUrl: string; prefix: string; template: string }
  }
}
