import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { type RunningProgram, runCli, startProgram, stopChild } from './program.ts'

/** A database with so many people, the program on it, and the logins that look at both from outside. */
export type Stage = {
  people: number
  program: RunningProgram
  postmaster: number
  appUrl: string
  owner: pg.Client
  superuser: pg.Client
  stop: () => Promise<void>
}

export type StageOptions = {
  people: number
  folder: string
  /** A folder of the sector's tables; null: the small ones that the project brings. */
  reference: string | null
  /** Where the program leaves its profile of the processor when it ends; null: none is taken. */
  profile: string | null
  /** Of PostgreSQL, such as 9GB, and all that is asked is read into it before; null: as `npm start` gives it, read as it is asked. */
  sharedBuffers: string | null
  say: (line: string) => void
}

/** The sector's files, as they are called where they are published, and our names of their tables. */
const files = {
  cie10: 'CIE10',
  dci: 'DCI',
  cups: 'CUPS',
  'enfermedad-huerfana': 'EnfermedadHuerfana',
} as const

/** PostgreSQL as the program itself starts it, and one library more, which counts only when asked (`countBuffers`). */
const settings = { shared_preload_libraries: 'pg_stat_statements' }

export async function openStage(options: StageOptions): Promise<Stage> {
  const memory = options.sharedBuffers ? { shared_buffers: options.sharedBuffers } : {}
  const postgres = await startEmbeddedPostgres(options.folder, 'task', { ...settings, ...memory })
  try {
    return await fillStage(options, postgres)
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

async function fillStage(
  { people, folder, reference, profile, sharedBuffers, say }: StageOptions,
  postgres: EmbeddedPostgres,
): Promise<Stage> {
  const urls = { DATABASE_URL: postgres.appUrl('mipres'), MIGRATION_DATABASE_URL: postgres.ownerUrl('mipres') }
  await runCli(['catalogues', 'list'], urls) // makes the schema and the demonstration where there are none
  const owner = new pg.Client({ connectionString: urls.MIGRATION_DATABASE_URL })
  const superuser = new pg.Client({ connectionString: superuserUrl(postgres) })
  // Told good-bye when PostgreSQL is stopped because something failed: that is what is to be read.
  for (const client of [owner, superuser]) client.on('error', () => {})
  await Promise.all([owner.connect(), superuser.connect()])
  await superuser.query('create extension if not exists pg_stat_statements')
  await superuser.query(`alter system set pg_stat_statements.track = 'none'`)
  await superuser.query('select pg_reload_conf()')

  await fill(owner, { people, urls, say })
  if (reference) await loadTables(owner, { reference, urls, say })
  await owner.query('analyze')
  if (sharedBuffers) await readIntoMemory(superuser)
  const program = await startProgram({
    env: { ...urls, DATA_DIR: folder },
    nodeArguments: profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [],
  })
  await settle(owner)
  return {
    ...{ people, program, owner, superuser, appUrl: urls.DATABASE_URL, postmaster: postmasterIn(postgres.folder) },
    async stop() {
      await stopChild(program)
      await Promise.all([owner.end(), superuser.end()])
      await postgres.stop()
    },
  }
}

/** What a server that works all day has there: tables and indexes, but for the record, which is only written. */
async function readIntoMemory(superuser: pg.Client) {
  await superuser.query('create extension if not exists pg_prewarm')
  await superuser.query(`
    select pg_prewarm(oid) from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'i') and relname not like 'audit_event%'`)
}

function superuserUrl({ folder, ownerUrl }: EmbeddedPostgres) {
  const { postgres } = JSON.parse(readFileSync(join(folder, 'claves.json'), 'utf8')) as { postgres: string }
  return Object.assign(new URL(ownerUrl('postgres')), { username: 'postgres', password: postgres }).href
}

/** The first line of the file that PostgreSQL keeps while it runs. */
const postmasterIn = (folder: string) => Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])

/**
 * A program that starts on people whose rights end soon writes them all a mail, and delivers these: that is not what is measured.
 * They are taken as delivered until no more are written for two seconds.
 */
async function settle(owner: pg.Client) {
  for (let quiet = 0; quiet < 4; ) {
    const { rowCount } = await owner.query('update outbox set done_at = clock_timestamp() where done_at is null')
    quiet = rowCount === 0 ? quiet + 1 : 0
    await sleep(500)
  }
}

type Urls = Record<'DATABASE_URL' | 'MIGRATION_DATABASE_URL', string>

/** The load is made once, with a prescription for ten people; a folder that has it is used again. */
async function fill(owner: pg.Client, { people, urls, say }: { people: number; urls: Urls; say: (line: string) => void }) {
  const { rows } = await owner.query<{ loaded: boolean; signed: boolean; count: number }>(`
    select exists (select from register_load where file_name = 'carga.csv') as loaded, (select count(*)::int from person) as count,
      exists (select from patient where document_type = 'CC' and document_number = '1930000000') as signed`)
  const { loaded, signed, count } = rows[0]!
  if (loaded && count < people)
    throw new Error(`the load of ${people} people was not finished (${count} are there): take the folder away and begin anew`)
  const seed = async (...args: string[]) => {
    const start = performance.now()
    await runCli(['seed', ...args], urls, (text) => say(text.trimEnd()))
    say(`seed ${args.join(' ')}: ${((performance.now() - start) / 1000).toFixed(0)} s`)
  }
  if (!loaded) await seed('--people', String(people))
  else if (!signed) await seed('--prescriptions', String(Math.floor(people / 10)))
}

/** Once: the tables of a folder that has them are there. */
async function loadTables(
  owner: pg.Client,
  { reference, urls, say }: { reference: string; urls: Urls; say: (line: string) => void },
) {
  const { rows } = await owner.query<{ catalogue: string }>(
    `select distinct catalogue from catalogue_version where source = 'ARCHIVO'`,
  )
  const held = new Set(rows.map(({ catalogue }) => catalogue))
  for (const [table, name] of Object.entries(files).filter(([one]) => !held.has(one))) {
    const file = join(reference, `TablaReferencia_${name}.csv`)
    if (!existsSync(file)) throw new Error(`${file} is not there`)
    await runCli(['catalogues', 'import', table, file, '--apply'], urls).catch((fault: Error) => {
      // A file with rows that cannot be read loads the others, says which, and ends with 1.
      if (!/ersión/.test(fault.message)) throw fault
    })
  }
  say(`tables of ${reference} loaded`)
}
