// `tools/with-postgres.ts COMMAND …`: runs the command with DATABASE_URL and MIGRATION_DATABASE_URL of a PostgreSQL
// started apart, as in production: two logins of its administrator's choosing, and no role of ours made beforehand.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { forgetful } from '../src/testing/postgres.ts'

const [command, ...args] = process.argv.slice(2)
if (!command) throw new Error('which command?')

const folder = mkdtempSync(join(tmpdir(), 'mipres-apart-'))
chmodSync(folder, 0o755)
const postgres = await startEmbeddedPostgres(folder, 'task', forgetful)
try {
  const { postgres: password } = JSON.parse(readFileSync(join(postgres.folder, 'claves.json'), 'utf8'))
  const at = (username: string, secret: string, database: string) =>
    Object.assign(new URL(postgres.ownerUrl(database)), { username, password: secret }).href
  const secret = randomBytes(18).toString('base64url')

  const administrator = new pg.Client({ connectionString: at('postgres', password, 'postgres') })
  await administrator.connect()
  await administrator.query('drop database mipres')
  await administrator.query('drop role mipres_app, mipres_owner')
  await administrator.query(`create role tablas_mipres login createdb createrole password '${secret}'`)
  await administrator.query(`create role programa_mipres login password '${secret}'`)
  await administrator.query('create database mipres owner tablas_mipres')
  await administrator.end()

  const env = {
    ...process.env,
    DATABASE_URL: at('programa_mipres', secret, 'mipres'),
    MIGRATION_DATABASE_URL: at('tablas_mipres', secret, 'mipres'),
  }
  const child = spawn(command, args, { env, stdio: 'inherit' })
  process.exitCode = await new Promise<number>((done) => child.once('exit', (code) => done(code ?? 1)))
} finally {
  await postgres.stop()
  for (const path of [folder, postgres.folder]) rmSync(path, { recursive: true, force: true })
}
