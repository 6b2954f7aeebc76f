import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { binariesFor } from './embedded-postgres/binaries.ts'
import { makeCluster } from './embedded-postgres/cluster.ts'
import { lockFolder } from './embedded-postgres/lock.ts'
import { makeFolder, type Place, placeFor } from './embedded-postgres/place.ts'
import { startPostmaster, stopPostmaster } from './embedded-postgres/postmaster.ts'
import { StartRefusal } from './start-refusal.ts'

export type EmbeddedPostgres = {
  /** Where the data lies: `DATA_DIR`, or the folder that stands in for it. */
  folder: string
  /** The login that owns the tables and migrates. */
  ownerUrl: (database: string) => string
  /** The program's own login. */
  appUrl: (database: string) => string
  /** Settles when the server ends, asked or not. */
  ended: Promise<unknown>
  stop: () => Promise<void>
}

/**
 * Starts the PostgreSQL 18 that npm brought, with its data in `dataDir`, and makes the two logins (`mipres_owner`,
 * `mipres_app`) and the database `mipres`. One process at a time on a folder; what a killed one left is put in order.
 * @throws StartRefusal when it cannot run here, said in Spanish.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  purpose: 'program' | 'task',
  settings: Record<string, string> = {},
): Promise<EmbeddedPostgres> {
  const wanted = makeFolder(dataDir)
  const lock = await lockFolder(wanted, purpose)
  if (!lock.isMine) throw new StartRefusal(inUse(wanted, lock.holder?.pid ?? null))
  try {
    const place = placeFor(wanted)
    const binaries = binariesFor(place.user)
    makeCluster(place, binaries)
    const postmaster = await startPostmaster(place, binaries, settings)
    const stop = async () => {
      await stopPostmaster(postmaster)
      await lock.release()
    }
    try {
      await makeLogins(place, postmaster.port)
    } catch (error) {
      await stop()
      throw error
    }
    const ended = new Promise((done) => postmaster.process.once('exit', done))
    return { folder: place.folder, ...urls(place, postmaster.port), ended, stop }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/**
 * The server of the program that runs on `dataDir` at this moment, for a task beside it (`npm run cli`); null when none
 * runs and the task may start its own.
 */
export async function findRunningPostgres(dataDir: string): Promise<Pick<EmbeddedPostgres, 'ownerUrl' | 'appUrl'> | null> {
  const wanted = makeFolder(dataDir)
  // The program holds the lock a little before its server listens, and a little after it has stopped.
  for (let triesLeft = 100; triesLeft > 0; triesLeft--) {
    const lock = await lockFolder(wanted, 'task')
    if (lock.isMine) {
      await lock.release()
      return null
    }
    if (lock.holder?.purpose === 'task') throw new StartRefusal(inUse(wanted, lock.holder.pid))
    const place = placeFor(wanted)
    const port = readyPort(place)
    if (port !== null) return urls(place, port)
    await sleep(100)
  }
  throw new StartRefusal(
    `El programa que usa los datos de ${wanted} no tiene su PostgreSQL listo. Intente de nuevo en un momento.`,
  )
}

/** Fourth line of `postmaster.pid`; the eighth says whether the server takes connections. */
function readyPort({ cluster }: Place): number | null {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines[7]?.trim() === 'ready' ? Number(lines[3]) : null
}

const inUse = (folder: string, pid: number | null) =>
  `Otro proceso${pid === null ? '' : ` (número ${pid})`} ya usa los datos de ${folder}.\n` +
  'Deténgalo primero, o inicie este con otros datos y otro puerto: DATA_DIR=./otros-datos PORT=3001 npm start'

const urls = ({ passwords }: Place, port: number) => ({
  ownerUrl: (database: string) => `postgres://mipres_owner:${passwords.mipres_owner}@127.0.0.1:${port}/${database}`,
  appUrl: (database: string) => `postgres://mipres_app:${passwords.mipres_app}@127.0.0.1:${port}/${database}`,
})

/** On every start, so that one which was killed in between is completed. Names and passwords are ours: plain text is safe. */
async function makeLogins({ passwords }: Place, port: number) {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password: passwords.postgres, database: 'postgres' })
  await client.connect()
  try {
    for (const [login, rights] of [
      ['mipres_owner', 'createdb'],
      ['mipres_app', ''],
    ] as const) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [login])
      if (rowCount === 0) await client.query(`create role ${login} login ${rights} password '${passwords[login]}'`)
    }
    const { rowCount } = await client.query(`select from pg_database where datname = 'mipres'`)
    if (rowCount === 0) await client.query('create database mipres owner mipres_owner')
  } finally {
    await client.end()
  }
}
