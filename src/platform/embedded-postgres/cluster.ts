import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartRefusal } from '../start-refusal.ts'
import { runAs } from './binaries.ts'
import type { Place } from './place.ts'

const major = '18'

/** Makes the cluster when there is none. What a killed start left half made is made anew. */
export function makeCluster({ cluster, folder, user, passwords }: Place, binaries: string) {
  if (existsSync(cluster)) {
    const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
    if (version === major) return
    throw new StartRefusal(`Los datos de ${folder} son de PostgreSQL ${version}; este programa trae PostgreSQL ${major}.`)
  }
  const half = `${cluster}.new`
  const passwordFile = `${cluster}.clave`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  writeFileSync(passwordFile, passwords.postgres, { mode: 0o600 })
  if (user) for (const path of [half, passwordFile]) chownSync(path, user.uid, user.gid)

  // The built-in C.UTF-8 sorts and folds accents alike on every machine, whatever its C library.
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C', '--builtin-locale=C.UTF-8']
  const logins = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const made = runAs(user, join(binaries, 'bin/initdb'), ['-D', half, ...locale, ...logins])
  rmSync(passwordFile)
  if (made.status !== 0)
    throw new StartRefusal(`PostgreSQL no pudo preparar sus datos en ${folder}:\n${made.error?.message ?? made.stderr}`)
  renameSync(half, cluster)
}
