import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { StartRefusal } from '../start-refusal.ts'
import { plainEnv } from './binaries.ts'
import { freePort } from './free-port.ts'
import type { Place } from './place.ts'

export type Postmaster = { port: number; process: ChildProcess }

/** What an error log must not keep: rows and values. PostgreSQL's DETAIL quotes them, so errors and details stay out of it. */
const quietLog = { log_min_messages: 'log', log_error_verbosity: 'terse', log_checkpoints: 'off' }

/** Starts PostgreSQL and waits until it answers. `settings` are PostgreSQL's own. */
export async function startPostmaster(place: Place, binaries: string, settings: Record<string, string>): Promise<Postmaster> {
  await endLeftovers(place.cluster)
  const log = join(place.folder, 'postgres.log')
  if (existsSync(log)) renameSync(log, join(place.folder, 'postgres.anterior.log'))

  for (let triesLeft = 3; ; triesLeft--) {
    const port = await freePort()
    const all = {
      ...{ listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '' },
      // The passwords are 192 random bits: nobody guesses them, and stretching them would only slow each connection.
      ...{ scram_iterations: '1', ...quietLog, ...settings },
    }
    const output = openSync(log, 'a', 0o600)
    // Detached: a Ctrl-C in the terminal reaches the program alone, which stops PostgreSQL after its own work.
    const child = spawn(
      join(binaries, 'bin/postgres'),
      ['-D', place.cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      { ...place.user, cwd: '/', env: plainEnv, detached: true, stdio: ['ignore', output, output] },
    )
    closeSync(output)
    const failure = await Promise.race([answers(port, place), ended(child)])
    if (failure === null) return { port, process: child }
    const said = readFileSync(log, 'utf8')
    if (triesLeft > 1 && /could not bind|Address already in use/.test(said)) continue
    throw new StartRefusal(
      `PostgreSQL no arrancó: ${failure}\nLo último que dijo, en ${log}:\n${said.split('\n').slice(-12).join('\n')}`,
    )
  }
}

const ended = (child: ChildProcess) =>
  new Promise<string>((done) => {
    child.once('error', (error) => done(error.message))
    child.once('exit', (code, signal) => done(`terminó con ${signal ?? code}`))
  })

/** Null once it takes our login; what is wrong when it never will. */
async function answers(port: number, { passwords, folder }: Place): Promise<string | null> {
  // Recovery after a crash reads the log of writes anew: that may take its time.
  const deadline = Date.now() + 120_000
  while (Date.now() < deadline) {
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: 'postgres',
      password: passwords.postgres,
      database: 'postgres',
    })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return null
    } catch (error) {
      if ((error as { code?: string }).code === '28P01')
        return `las claves de ${join(folder, 'claves.json')} no son las de estos datos`
      await sleep(25)
    }
  }
  return 'no respondió en dos minutos'
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
export async function stopPostmaster({ process: child }: Postmaster) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGINT')
  const impatience = setTimeout(() => child.kill('SIGQUIT'), 60_000)
  await gone
  clearTimeout(impatience)
}

/**
 * Ends what a killed program left running on these data, and takes away the `postmaster.pid` of a dead server: after a
 * restart of the machine its number may be some other process's, and PostgreSQL would then refuse to start. The caller
 * holds the folder's lock, so nobody who lives is disturbed. Every process of a PostgreSQL works in its data folder: by
 * that, and not by a number, it is known.
 */
async function endLeftovers(cluster: string) {
  const pidFile = join(cluster, 'postmaster.pid')
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    for (let wait = 0; wait < 100 && processesIn(cluster).length > 0; wait++) {
      if (wait === 0) signalAll(cluster, pidFile, signal)
      await sleep(100)
    }
  }
  rmSync(pidFile, { force: true })
}

function signalAll(cluster: string, pidFile: string, signal: NodeJS.Signals) {
  const running = processesIn(cluster)
  const postmaster = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : 0
  // A postmaster ends its own children; without one they are told themselves.
  for (const pid of running.includes(postmaster) ? [postmaster] : running) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder
      } catch {
        return false // ended meanwhile, or somebody else's
      }
    })
    .map(Number)
}
