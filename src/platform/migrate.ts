import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { StartRefusal } from './start-refusal.ts'

type Migration = { number: number; name: string; text: string; sha256: string }

/** Any number, the same in every process. */
const lockKey = 20_230_701

const folder = resolve(import.meta.dirname, '../../migrations')

/**
 * Brings the database of `ownerUrl` to the newest schema and returns the names of the files it applied. Forward only:
 * each file once, in the order of its number, in a transaction of its own; one process at a time.
 *
 * Two logins. `ownerUrl`'s owns every table. `appUrl`'s is the program's: migrations give rights to the role
 * `mipres_app`, and a login of another name is made a member of it, so that it has those rights and no others.
 * @throws StartRefusal when an applied file was changed, or a login has rights it must not or cannot have.
 */
export async function migrate(ownerUrl: string, appUrl: string): Promise<string[]> {
  const client = await connect(ownerUrl)
  try {
    await refuseOldServer(client)
    await client.query(`set time zone 'UTC'`)
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await giveAppRole(client, decodeURIComponent(new URL(appUrl).username))
    await client.query(`create table if not exists migration (
      number integer primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now())`)
    await client.query('grant select on migration to mipres_app')
    const applied = await applyTo(client, readMigrations())
    // Only the owner can make a month's partition of the audit log: a year and a month ahead, at every start.
    await client.query('select audit_make_months(13)')
    return applied
  } finally {
    await client.end()
  }
}

async function connect(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    return client
  } catch (error) {
    const { host, pathname } = new URL(ownerUrl)
    const { code, message } = error as { code?: string; message: string }
    const why = whyNotConnected[code ?? ''] ?? message
    throw new StartRefusal(
      `No se puede entrar en la base de datos ${pathname.slice(1)} de ${host}: ${why}. Revise MIGRATION_DATABASE_URL.`,
    )
  }
}

const whyNotConnected: Record<string, string> = {
  ECONNREFUSED: 'el servidor no responde',
  ENOTFOUND: 'no existe un equipo con ese nombre',
  '28P01': 'el usuario o la clave no son correctos',
  '28000': 'el servidor no admite a este usuario',
  '3D000': 'la base de datos no existe',
}

async function refuseOldServer(client: pg.Client) {
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`)
  const version = rows[0]?.version ?? ''
  if (Number.parseInt(version, 10) < 18)
    throw new StartRefusal(`La base de datos es PostgreSQL ${version} y se necesita la versión 18 o posterior.`)
}

function readMigrations(): Migration[] {
  const migrations = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      return { number: Number(/^(\d{4})-/.exec(name)?.[1]), name, text, sha256: createHash('sha256').update(text).digest('hex') }
    })
  const misnumbered = migrations.find(({ number }, i) => number !== i + 1)
  if (migrations.length === 0 || misnumbered)
    throw new Error(`migrations are 0001-…sql, 0002-…sql without a gap: ${misnumbered?.name ?? 'none'}`)
  return migrations
}

async function applyTo(client: pg.Client, migrations: Migration[]): Promise<string[]> {
  const { rows } = await client.query<{ number: number; name: string; sha256: string }>(
    'select number, name, sha256 from migration',
  )
  const applied = new Map(rows.map((row) => [row.number, row]))
  if (rows.length > migrations.length)
    throw new StartRefusal(
      `La base de datos es de una versión más nueva del programa: tiene ${rows.length} migraciones y aquí hay ${migrations.length}.`,
    )

  const done: string[] = []
  for (const { number, name, text, sha256 } of migrations) {
    const before = applied.get(number)
    if (before && before.sha256 !== sha256)
      throw new StartRefusal(
        `La migración ${before.name} ya se aplicó a esta base de datos y su archivo cambió después. Restáurelo, o empiece con datos nuevos.`,
      )
    if (before) continue
    try {
      await client.query('begin')
      await client.query(text)
      await client.query('insert into migration (number, name, sha256) values ($1, $2, $3)', [number, name, sha256])
      await client.query('commit')
    } catch (cause) {
      await client.query('rollback')
      throw new Error(`migration ${name} failed and was rolled back`, { cause })
    }
    done.push(name)
  }
  return done
}

async function giveAppRole(client: pg.Client, login: string) {
  const name = client.escapeIdentifier(login)
  try {
    const { rowCount } = await client.query(`select from pg_roles where rolname = 'mipres_app'`)
    if (rowCount === 0) await client.query('create role mipres_app nologin')
    const { rows } = await client.query<{ member: boolean }>(`select pg_has_role($1, 'mipres_app', 'member') as member`, [login])
    if (!rows[0]?.member) await client.query(`grant mipres_app to ${name}`)
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    throw new StartRefusal(
      'El usuario de MIGRATION_DATABASE_URL no puede crear el rol del programa. Pida al administrador de la base de datos:\n' +
        `  create role mipres_app nologin;\n  grant mipres_app to ${name};`,
    )
  }
  await refuseTooMuch(client, login)
}

/** The audit log is append only by right, and a right that its owner or a superuser has cannot be taken away. */
async function refuseTooMuch(client: pg.Client, login: string) {
  const { rows } = await client.query<{ too_much: boolean }>(
    `select rolsuper or pg_has_role(oid, current_user, 'member') as too_much from pg_roles where rolname = $1`,
    [login],
  )
  if (rows[0]?.too_much)
    throw new StartRefusal(
      `El usuario de DATABASE_URL (${login}) es superusuario o dueño de las tablas. Use dos usuarios: el de MIGRATION_DATABASE_URL es dueño; ` +
        'el de DATABASE_URL solo lee y escribe lo que el programa le permite.',
    )
}
