import { type ChildProcess, spawn } from 'node:child_process'
import { freePort } from '../src/platform/embedded-postgres/free-port.ts'

export type RunningProgram = {
  child: ChildProcess
  pid: number
  port: number
  /** What it has said so far. */
  said: () => string
  /** Settles with how it ended. */
  ended: Promise<number | string>
}

export type ProgramOptions = { env: Record<string, string>; nodeArguments?: string[]; port?: number }

const ready = 'Para detenerlo'

/** The program as `npm start` runs it, on a port of its own, behind a proxy that says for whom it asks. */
export async function startProgram({ env, nodeArguments = [], port }: ProgramOptions): Promise<RunningProgram> {
  const given = port ?? (await freePort())
  const own = { HOST: '127.0.0.1', PORT: String(given), PUBLIC_URL: `http://127.0.0.1:${given}`, TRUST_PROXY: 'loopback' }
  const { child, said, ended } = run([...nodeArguments, '--import', 'tsx', 'src/main.ts'], { ...own, ...env })
  const isReady = new Promise<true>((done) => {
    child.stdout?.on('data', () => said().includes(ready) && done(true))
  })
  const how = await Promise.race([isReady, ended])
  if (how !== true) throw new Error(`the program did not start (${how}):\n${said()}`)
  return { child, pid: child.pid!, port: given, said, ended }
}

/** A command of `npm run cli`, to its end. */
export async function runCli(args: string[], env: Record<string, string>, onSaid: (text: string) => void = () => {}) {
  const { child, said, ended } = run(['--import', 'tsx', 'src/cli.ts', ...args], env)
  child.stdout?.on('data', (chunk) => onSaid(String(chunk)))
  const how = await ended
  if (how !== 0) throw new Error(`cli ${args.join(' ')} ended with ${how}:\n${said()}`)
  return said()
}

const running = new Set<ChildProcess>()
let isEnding = false

/**
 * Ctrl-C, or whoever ends this one: what was started is asked to end, and then everything goes its usual way out, past each `finally`.
 * The second time nobody is waited for.
 */
export function endOnSignal() {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      isEnding = true
      process.exitCode = 130
      for (const child of running) child.kill('SIGTERM')
    })
}

/** Nothing of our own environment but the way to programs reaches it. */
export function run(args: string[], env: Record<string, string>) {
  if (isEnding) throw new Error('ended by a signal')
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      text += chunk
    })
  const ended = new Promise<number | string>((done) =>
    child.once('close', (code, signal) => {
      running.delete(child)
      done(code ?? signal ?? '')
    }),
  )
  return { child, said: () => text, ended }
}

/** Asked to stop, and given time to. */
export async function stopChild({ child, ended }: Pick<RunningProgram, 'child' | 'ended'>) {
  child.kill('SIGTERM')
  await ended
}
