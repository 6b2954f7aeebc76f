import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from '../../src/platform/embedded-postgres/free-port.ts'
import { createDatabase } from '../../src/testing/database.ts'

export type RunningProgram = {
  /** Where people find it, without a trailing slash. */
  url: string
  /** `npm run cli -- …` beside the program, on its database: how it ended and what it said. */
  cli: (...args: string[]) => Promise<{ code: number; said: string }>
  /** Switches a rule that the ministry may switch, in the database, as the operator would. */
  setPolicy: (key: string, isOn: boolean) => Promise<void>
  /** Writes a file for the operator and returns its path. */
  write: (name: string, lines: string[]) => string
  /** One more process on the same database, at an address of its own; it ends with this one. */
  twin: () => Promise<string>
  stop: () => Promise<void>
}

/**
 * The program as `npm start` runs it, as a process of its own with a database of its own in which the demo country is
 * loaded. It trusts what this computer says of addresses, so that each browser here can come from one of its own.
 */
export async function startProgram(): Promise<RunningProgram> {
  const { appUrl, ownerUrl } = await createDatabase()
  const env = {
    ...{ PATH: process.env.PATH ?? '', DATABASE_URL: appUrl, MIGRATION_DATABASE_URL: ownerUrl },
    ...{ TRUST_PROXY: 'loopback', LOG_LEVEL: 'error' },
  }
  const processes = [await startProcess(env)]
  const folder = mkdtempSync(join(tmpdir(), 'mipres-e2e-'))

  return {
    url: processes[0]!.url,
    cli: (...args) =>
      new Promise((done) =>
        execFile(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...args], { env }, (error, out, err) =>
          done({ code: error ? Number(error.code ?? 1) : 0, said: out + err }),
        ),
      ),
    async setPolicy(key, isOn) {
      const owner = new pg.Client({ connectionString: ownerUrl })
      await owner.connect()
      await owner.query('update policy set enabled = $2 where key = $1', [key, isOn])
      await owner.end()
    },
    write(name, lines) {
      const path = join(folder, name)
      writeFileSync(path, `${lines.join('\n')}\n`)
      return path
    },
    async twin() {
      const twin = await startProcess(env)
      processes.push(twin)
      return twin.url
    },
    async stop() {
      const codes = await Promise.all(processes.map(({ end }) => end()))
      rmSync(folder, { recursive: true })
      if (codes.some((code) => code !== 0)) throw new Error(`the program ended with ${codes.join(', ')}`)
    },
  }
}

async function startProcess(settings: Record<string, string>) {
  const port = await freePort()
  const env = { ...settings, PORT: String(port) }
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((done) => child.once('close', done))
  await ready(child, ended)
  const end = () => {
    child.kill('SIGTERM')
    return ended
  }
  return { url: `http://localhost:${port}`, end }
}

/** What it says on its error stream is shown: a fault of the program explains the test that failed. */
async function ready(child: ChildProcess, ended: Promise<number | null>) {
  child.stderr?.on('data', (chunk) => process.stderr.write(chunk))
  const isUp = new Promise<true>((done) =>
    child.stdout?.on('data', (chunk) => {
      // pino writes its lines there too.
      if (String(chunk).includes('"level":')) process.stderr.write(chunk)
      if (String(chunk).includes('Para detenerlo')) done(true)
    }),
  )
  if ((await Promise.race([isUp, ended])) !== true) throw new Error('the program ended before it was ready')
}
