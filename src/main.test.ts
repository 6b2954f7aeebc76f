import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { freePort } from './platform/embedded-postgres/free-port.ts'

// Whole programs are started here, beside all the other tests.
vi.setConfig({ testTimeout: 180_000 })

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mipres-main-'))
  chmodSync(folder, 0o755)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Running = { child: ChildProcess; said: () => string; ended: Promise<number | string> }

/** A test that fails in the middle leaves no server behind. */
const running: Running[] = []
afterEach(async () => {
  for (const { child } of running) child.kill('SIGTERM')
  await Promise.all(running.splice(0).map(({ ended }) => ended))
})

/** The program as `npm start` runs it, with nothing in the environment but what is given. */
function start(env: Record<string, string>): Running {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], { env: { PATH: '/usr/bin:/bin', ...env } })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      text += chunk
    })
  const ended = new Promise<number | string>((done) => child.once('close', (code, signal) => done(code ?? signal ?? '')))
  const program = { child, said: () => text, ended }
  running.push(program)
  return program
}

const postgresRuns = () => existsSync(join(folder, 'postgres/postmaster.pid'))

const says = (running: Running, words: string) =>
  expect.poll(() => running.said(), { timeout: 60_000, interval: 50 }).toContain(words)

test('the first start says where it is, who may enter and how to stop it; SIGTERM ends it in order', async () => {
  const port = await freePort()
  const program = start({ PORT: String(port), DATA_DIR: folder })
  await says(program, 'Para detenerlo: Ctrl-C')
  expect(program.said()).toContain(`Mipres Abierto está en http://localhost:${port}\n`)
  expect(program.said()).toContain(`Cuentas para entrar: http://localhost:${port}/demo\n`)
  expect((await fetch(`http://localhost:${port}/health/ready`)).status).toBe(200)

  const second = start({ PORT: String(await freePort()), DATA_DIR: folder })
  expect(await second.ended).toBe(1)
  expect(second.said()).toContain(`Otro proceso (número ${program.child.pid}) ya usa los datos de ${folder}.`)

  program.child.kill('SIGTERM')
  expect(await program.ended).toBe(0)
  await expect(fetch(`http://localhost:${port}/health/live`)).rejects.toThrow()
})

test('a port that another program uses is named, and the data is given back', async () => {
  const port = await freePort()
  const other = createServer().listen(port, 'localhost')
  const program = start({ PORT: String(port), DATA_DIR: folder })
  expect(await program.ended).toBe(1)
  expect(program.said()).toContain(`El puerto ${port} ya está en uso por otro programa. Elija otro: PORT=${port + 1} npm start`)
  await new Promise((done) => other.close(done))

  const again = start({ PORT: String(port), DATA_DIR: folder })
  await says(again, 'Para detenerlo')
  again.child.kill('SIGINT')
  expect(await again.ended).toBe(0)
})

test('a signal during the start ends the start in order', async () => {
  const program = start({ PORT: String(await freePort()), DATA_DIR: folder })
  await expect.poll(() => postgresRuns(), { timeout: 60_000, interval: 5 }).toBe(true)
  program.child.kill('SIGTERM')
  expect(await program.ended).toBe(0)
  expect(program.said()).not.toContain('Mipres Abierto está en')
  expect(postgresRuns()).toBe(false)
})

test('production does not start without what it needs, and names it', async () => {
  const program = start({ NODE_ENV: 'production', DATA_DIR: folder })
  expect(await program.ended).toBe(1)
  for (const key of [
    'DATABASE_URL',
    'MIGRATION_DATABASE_URL',
    'PUBLIC_URL',
    'TRUST_PROXY',
    'SMTP_URL',
    'MAIL_FROM',
    'KEY_SECRET',
  ])
    expect(program.said()).toContain(`  ${key}: falta;`)
})
