import { createHash, randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StartRefusal } from '../start-refusal.ts'
import { type OsUser, runAs } from './binaries.ts'

export type Place = {
  /** Where the data lies. Not `DATA_DIR` when PostgreSQL's user cannot reach it. */
  folder: string
  /** PostgreSQL's own folder inside it. */
  cluster: string
  user: OsUser
  passwords: Passwords
}

type Passwords = { postgres: string; mipres_owner: string; mipres_app: string }

const nobody = { uid: 65534, gid: 65534 }

export function makeFolder(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true })
    return realpathSync(dataDir)
  } catch (error) {
    throw new StartRefusal(
      `No se puede usar la carpeta de datos ${dataDir}: ${(error as Error).message}\nElija otra con DATA_DIR.`,
    )
  }
}

/** Decides whom PostgreSQL runs as and where its data lies. */
export function placeFor(dataDir: string): Place {
  try {
    const user = userFor(dataDir)
    const folder = user === null ? dataDir : folderFor(user, dataDir)
    return { folder, cluster: join(folder, 'postgres'), user, passwords: passwordsIn(folder) }
  } catch (error) {
    if (error instanceof StartRefusal) throw error
    throw new StartRefusal(
      `No se puede escribir en la carpeta de datos ${dataDir}: ${(error as Error).message}\nElija otra con DATA_DIR.`,
    )
  }
}

/** PostgreSQL refuses to run as root. Data that an ordinary user began stays that user's. */
function userFor(dataDir: string): OsUser {
  if (process.getuid?.() !== 0) return null
  const cluster = join(dataDir, 'postgres')
  if (!existsSync(cluster)) return nobody
  const { uid, gid } = statSync(cluster)
  return uid === 0 ? nobody : { uid, gid }
}

const canEnter = (user: OsUser, folder: string) => runAs(user, '/bin/sh', ['-c', 'cd "$0"', folder]).status === 0

/** `dataDir`, or a folder elsewhere when PostgreSQL's user cannot enter it. Data stays where it was begun. */
function folderFor(user: OsUser, dataDir: string): string {
  const tag = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const elsewhere = ['/var/lib', '/var/tmp'].map((parent) => join(parent, 'mipres-abierto', tag))
  const begun = [dataDir, ...elsewhere.filter(isRootsAlone)].filter((folder) => existsSync(join(folder, 'postgres')))
  const candidates = begun.length > 0 ? begun : [dataDir, ...elsewhere]
  for (const folder of candidates) {
    if (folder !== dataDir && !madeForRoot(folder)) continue
    if (canEnter(user, folder)) return folder
  }
  throw new StartRefusal(
    `Como root, PostgreSQL corre como el usuario ${user?.uid}, que no puede entrar en ${candidates.join(' ni en ')}.\n` +
      'Elija con DATA_DIR una carpeta que los demás usuarios puedan atravesar, o inicie el programa como un usuario corriente.',
  )
}

function madeForRoot(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 })
  } catch {
    return false // read-only or full
  }
  return isRootsAlone(folder)
}

/** /var/tmp is everybody's: what somebody else put there under our name is not used. */
const isRootsAlone = (folder: string) =>
  [dirname(folder), folder].every((path) => {
    const found = statSync(path, { throwIfNoEntry: false })
    return found?.uid === 0 && (found.mode & 0o022) === 0
  })

/** Random, made once, readable by the program's user alone. Whoever reads this file owns the data beside it anyway. */
function passwordsIn(folder: string): Passwords {
  const file = join(folder, 'claves.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const random = () => randomBytes(24).toString('base64url')
  const passwords = { postgres: random(), mipres_owner: random(), mipres_app: random() }
  const { uid, gid } = statSync(folder)
  writeFileSync(`${file}.new`, JSON.stringify(passwords, null, 2), { mode: 0o600 })
  if (process.getuid?.() === 0) chownSync(`${file}.new`, uid, gid)
  renameSync(`${file}.new`, file)
  return passwords
}
