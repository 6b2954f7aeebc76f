import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from '../src/platform/embedded-postgres/free-port.ts'
import { findRunningPostgres } from '../src/platform/embedded-postgres.ts'
import { checkRows, type Wrong } from './check-rows.ts'
import { parentOf } from './cpu.ts'
import { HttpClient } from './http-client.ts'
import { findPrescribers, inTurn } from './people.ts'
import { checkCall, findCodes, type Intention, newPatients, sha256In, signCall } from './prescribe.ts'
import { type RunningProgram, runCli, startProgram, stopChild } from './program.ts'

export type KillOptions = {
  /** A folder of its own: its PostgreSQL keeps what it has promised (fsync), as it does for everybody. */
  folder: string
  kills: number
  clients: number
  say: (line: string) => void
}

/** What the program has answered to a client: it must be there for ever. */
export type Acknowledged = { key: string; accountId: string; patientId: string; number: string; id: string }

export type Outcome = {
  kills: number
  acknowledged: number
  /** Intentions of which a sending was not answered, and that were sent again with the same key. */
  sentAgain: number
  /** Of them, those that an unanswered sending had done. */
  foundDone: number
  slowestRecoveryMs: number
  wrong: Wrong
}

/**
 * Kills the program and its PostgreSQL in turn, while so many clients sign; starts again after each; and looks whether all that
 * was answered is there once and whole, and nothing half.
 */
export async function killUnderLoad({ folder, kills, clients, say }: KillOptions): Promise<Outcome> {
  const env = { DATA_DIR: folder }
  await runCli(['seed', '--people', '2000', '--prescriptions', '0'], env)
  const port = await freePort()
  let program = await startProgram({ env, port })
  const stopped = (error: unknown) => stopChild(program).then(() => Promise.reject(error))
  const prepared = await withOwner(folder, async (owner) => {
    const prescribers = await findPrescribers(owner, 3000)
    const patients = await newPatients(owner, prescribers[0]!, 20_000)
    return { prescribers, patients, codes: await findCodes(owner) }
  }).catch(stopped)
  const nextBy = inTurn(prepared.prescribers)
  const nextPatient = prepared.patients.values()
  const acknowledged: Acknowledged[] = []
  const counts = { sentAgain: 0, foundDone: 0 }
  let isOver = false
  const acknowledge = (one: Acknowledged) => acknowledged.push(one)

  async function client() {
    while (!isOver) {
      const patientId = nextPatient.next().value
      if (!patientId) throw new Error('all patients are treated: the kills take too long')
      await carryOut({ by: nextBy(), patientId, key: randomUUID(), codes: prepared.codes }, { port, counts, acknowledge })
    }
  }
  const working = Promise.all(Array.from({ length: clients }, client))
  const failed = working.then(() => new Error('the clients ended'))

  let slowestRecoveryMs = 0
  try {
    for (let n = 0; n < kills; n++) {
      const enough = acknowledged.length + clients
      while (acknowledged.length < enough) await Promise.race([sleep(10), failed.then((error) => Promise.reject(error))])
      await sleep(Math.random() * 400)
      const which = n % 2 === 0 ? 'program' : 'PostgreSQL'
      const before = acknowledged.length
      const killedAt = performance.now()
      kill(program, which, folder)
      await Promise.race([
        program.ended,
        sleep(60_000).then(() => Promise.reject(new Error('the program outlives its PostgreSQL'))),
      ])
      const atDeath = acknowledged.length
      program = await startProgram({ env, port })
      while (acknowledged.length === atDeath) await Promise.race([sleep(5), failed.then((error) => Promise.reject(error))])
      const took = performance.now() - killedAt
      slowestRecoveryMs = Math.max(slowestRecoveryMs, took)
      const known = acknowledged.slice()
      const wrong = await withOwner(folder, (owner) => checkRows(owner, known))
      say(
        `kill ${n + 1} of ${kills}, ${which}: ${before} acknowledged before, signing again after ${took.toFixed(0)} ms, ${sayWrong(wrong)}`,
      )
    }
    isOver = true
    await working
    const wrong = await withOwner(folder, (owner) => checkRows(owner, acknowledged))
    return { kills, acknowledged: acknowledged.length, ...counts, slowestRecoveryMs, wrong }
  } finally {
    isOver = true
    await stopChild(program)
    await working.catch(() => {})
  }
}

export const sayWrong = (wrong: Wrong) =>
  Object.entries(wrong)
    .map(([what, count]) => `${what} ${count}`)
    .join(', ')

type Sending = { port: number; counts: { sentAgain: number; foundDone: number }; acknowledge: (one: Acknowledged) => void }

/** Sends one intention until it is answered; whoever is not answered does not know, and sends the same again. */
async function carryOut(intention: Intention, { port, counts, acknowledge }: Sending) {
  const client = new HttpClient(port)
  let sha256: string | null = null
  let sent = 0
  for (;;) {
    const began = Date.now()
    try {
      sha256 ??= await ask(client, checkCall(intention)).then(({ status, body }) =>
        status >= 500 ? null : sha256In(status, body),
      )
      if (!sha256) throw new Unanswered()
      sent++
      const { status, body } = await ask(client, signCall(intention, sha256))
      if (status >= 500) throw new Unanswered()
      if (status !== 201) throw new Error(`signing was refused: ${status} ${body.slice(0, 1500)}`)
      const { number, id, signedAt } = JSON.parse(body) as { number: string; id: string; signedAt: string }
      // Signed before this sending began: an earlier one, of which nobody heard, had done it.
      if (sent > 1) counts.sentAgain++
      if (sent > 1 && Date.parse(signedAt) < began - 5) counts.foundDone++
      acknowledge({ key: intention.key, accountId: intention.by.accountId, patientId: intention.patientId, number, id })
      client.close()
      return
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error
      client.close()
      // Nobody was there to take it: it was not sent.
      if (error.isUnsent && sha256) sent--
      await sleep(50 + Math.random() * 100)
    }
  }
}

class Unanswered extends Error {
  readonly isUnsent: boolean
  constructor(isUnsent = false) {
    super('no answer')
    this.isUnsent = isUnsent
  }
}

async function ask(client: HttpClient, call: Parameters<HttpClient['ask']>[0]) {
  const patience = sleep(20_000, null, { ref: false })
  const asking = client.ask(call).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNREFUSED') throw new Unanswered(true)
    return null
  })
  const answer = await Promise.race([asking, patience])
  if (!answer) throw new Unanswered()
  return { status: answer.status, body: answer.body.toString() }
}

/** Only what this run has started: the program by its handle, its PostgreSQL as its child that works in this run's folder. */
function kill(program: RunningProgram, which: 'program' | 'PostgreSQL', folder: string) {
  if (which === 'program') return void program.child.kill('SIGKILL')
  const cluster = join(folder, 'postgres')
  const postmaster = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
  if (parentOf(postmaster) !== program.pid || readlinkSync(`/proc/${postmaster}/cwd`) !== cluster)
    throw new Error(`${postmaster} is not the PostgreSQL of this run`)
  process.kill(postmaster, 'SIGKILL')
}

async function withOwner<T>(folder: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const running = await findRunningPostgres(folder)
  if (!running) throw new Error('PostgreSQL does not run')
  const owner = new pg.Client({ connectionString: running.ownerUrl('mipres') })
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}
