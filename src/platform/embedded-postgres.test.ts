import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type EmbeddedPostgres, findRunningPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'

vi.setConfig({ testTimeout: 180_000 })

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mipres-launcher-'))
  chmodSync(folder, 0o755)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function using<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const started = async (work: (postgres: EmbeddedPostgres) => Promise<unknown>) => {
  const postgres = await startEmbeddedPostgres(folder, 'program')
  try {
    return await work(postgres)
  } finally {
    await postgres.stop()
  }
}

/** A process of its own on the same folder, ready when its server answers. */
async function startElsewhere(): Promise<{ child: ChildProcess; ownerUrl: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/testing/hold-postgres.ts', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ownerUrl = await new Promise<string>((done) => child.stdout.once('data', (said) => done(String(said).trim())))
  return { child, ownerUrl }
}

const postmasterPid = () => Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
const killed = (child: ChildProcess) =>
  new Promise((done) => {
    child.once('exit', done)
    child.kill('SIGKILL')
  })

test('the first start makes two logins, and the program cannot make tables', async () => {
  await started(async ({ ownerUrl, appUrl }) => {
    await using(ownerUrl('mipres'), (client) =>
      client.query(`create table kept (word text); insert into kept values ('primera')`),
    )
    await expect(using(appUrl('mipres'), (client) => client.query('create table mine ()'))).rejects.toThrow('permission denied')
  })
})

test('nobody enters without the password, which the owner of the data alone may read', async () => {
  await started(async ({ ownerUrl }) => {
    const withWrongPassword = Object.assign(new URL(ownerUrl('mipres')), { password: 'x' }).href
    await expect(using(withWrongPassword, (client) => client.query('select 1'))).rejects.toThrow('password authentication failed')
  })
  expect((statSync(join(folder, 'claves.json')).mode & 0o777).toString(8)).toBe('600')
})

test('what is committed is on disk: fsync and full page writes are on', async () => {
  await started(async ({ appUrl }) => {
    const { rows } = await using(appUrl('mipres'), (client) =>
      client.query(
        `select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages, current_setting('synchronous_commit') as commit`,
      ),
    )
    expect(rows).toEqual([{ fsync: 'on', pages: 'on', commit: 'on' }])
  })
})

test('a second process on the same data is refused with the number of the first, which is not disturbed', async () => {
  await started(async ({ appUrl }) => {
    await expect(startEmbeddedPostgres(folder, 'program')).rejects.toThrow(
      `Otro proceso (número ${process.pid}) ya usa los datos de ${folder}.`,
    )
    await using(appUrl('mipres'), (client) => client.query('select 1'))
  })
})

test('a task beside the program finds its server, and none where no program runs', async () => {
  await started(async ({ appUrl }) => {
    expect((await findRunningPostgres(folder))?.appUrl('mipres')).toBe(appUrl('mipres'))
  })
  expect(await findRunningPostgres(folder)).toBeNull()
})

test('a server that a killed program left running is ended in order, and its data is there', async () => {
  const { child, ownerUrl } = await startElsewhere()
  await using(ownerUrl, (client) => client.query(`insert into kept values ('segunda')`))
  await killed(child)
  await using(ownerUrl, (client) => client.query('select 1'))

  await started(async (postgres) => {
    await expect(using(ownerUrl, (client) => client.query('select 1'))).rejects.toThrow('ECONNREFUSED')
    const { rows } = await using(postgres.ownerUrl('mipres'), (client) => client.query('select word from kept'))
    expect(rows).toEqual([{ word: 'primera' }, { word: 'segunda' }])
  })
})

test('after a kill of everything the next start recovers what was committed', async () => {
  const { child, ownerUrl } = await startElsewhere()
  await using(ownerUrl, (client) => client.query(`insert into kept values ('tercera')`))
  process.kill(postmasterPid(), 'SIGKILL')
  await killed(child)

  await started(async (postgres) => {
    const { rows } = await using(postgres.ownerUrl('mipres'), (client) => client.query('select word from kept'))
    expect(rows).toEqual([{ word: 'primera' }, { word: 'segunda' }, { word: 'tercera' }])
  })
})

test('a dead server whose number now belongs to another process does not stop the start, nor that process', async () => {
  const pidFile = join(folder, 'postgres/postmaster.pid')
  const bystander = spawn('sleep', ['60'])
  writeFileSync(pidFile, `${bystander.pid}\n${folder}/postgres\n1\n5432\n\n127.0.0.1\n0 0\nready\n`)
  await started(async ({ appUrl }) => {
    await using(appUrl('mipres'), (client) => client.query('select 1'))
  })
  expect(bystander.signalCode).toBeNull()
  bystander.kill()
})
