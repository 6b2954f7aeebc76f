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
  stop: () => Promise<void>
}

/**
 * The program as `npm start` runs it, as a process of its own with a database of its own in which the demo country is
 * loaded. It trusts what this computer says of addresses, so that each browser here can come from one of its own.
 */
export async function startProgram(): Promise<RunningProgram> {
  const { appUrl, ownerUrl } = await createDatabase()
  const port = await freePort()
  const env = {
    ...{ PATH: process.env.PATH ?? '', DATABASE_URL: appUrl, MIGRATION_DATABASE_URL: ownerUrl },
    ...{ PORT: String(port), TRUST_PROXY: 'loopback', LOG_LEVEL: 'error' },
  }
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((done) => child.once('close', done))
  await ready(child, ended)
  const folder = mkdtempSync(join(tmpdir(), 'mipres-e2e-'))

  return {
    url: `http://localhost:${port}`,
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
    async stop() {
      child.kill('SIGTERM')
      const code = await ended
      rmSync(folder, { recursive: true })
      if (code !== 0) throw new Error(`the program ended with ${code}`)
    },
  }
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
