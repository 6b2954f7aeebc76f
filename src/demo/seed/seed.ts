import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { consentVersion } from '../../features/people/index.ts'
import { hashPassword } from '../../features/sign-in/index.ts'
import type { AppContext } from '../../platform/app-context.ts'
import { openPool } from '../../platform/database.ts'
import { dayOf, startOf } from '../../shared/calendar.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { type Db, sql } from '../../shared/sql.ts'
import { cast } from '../cast.ts'
import { demoPassword } from '../password.ts'
import { makePastMonths } from '../past-months.ts'
import type { Setting } from './identity.ts'
import { firstPatient } from './patients.ts'
import { addPerson, addStaff } from './people.ts'
import { addPlaces, layPlaces } from './places.ts'
import { seedPrescriptions } from './prescriptions.ts'
import { columnsOf, Rows, type Table, tables } from './rows.ts'

export type SeedRequest = {
  people: number
  /** Signed by people of the load. */
  prescriptions: number
  seed: number
  progress: (done: number) => void
}
export type Seeded = { rows: Map<Table, number> }

/** How many people are written in one transaction, at most. */
const chunk = 4_000
/** Rows are made here while PostgreSQL takes the others in. */
const writers = 2

/**
 * Fills an empty database, or that of the demonstration, with this many more people and their rights: invented, the same
 * for the same seed and day, by COPY, with every constraint of the tables at work.
 */
export async function seed(
  app: AppContext,
  ownerUrl: string,
  request: SeedRequest,
): Promise<Result<Seeded, { message: string }>> {
  const refusal = await whyNot(app)
  if (refusal) return refuse({ message: refusal })
  const pool = ownerPool(ownerUrl)
  try {
    const counts = await write(app, pool, request)
    await pool.query('analyze')
    if (request.prescriptions > 0) await addSigned(app, ownerUrl, { count: request.prescriptions, seed: request.seed })
    return accept({ rows: counts })
  } finally {
    await pool.end()
  }
}

/** Prescriptions into a load that has none yet. */
export async function addPrescriptions(
  app: AppContext,
  ownerUrl: string,
  request: { prescriptions: number; seed: number },
): Promise<Result<null, { message: string }>> {
  const [found] = await app.db.query<{ loaded: boolean; has: boolean }>(sql`
    select exists (select from register_load where file_name = 'carga.csv') as loaded,
      exists (select from patient where document_type = 'CC' and document_number = ${String(firstPatient)}) as has`)
  if (!found?.loaded)
    return refuse({ message: 'Esta base de datos no tiene una carga de personas: empiece con seed --people N.' })
  if (found.has) return refuse({ message: 'Esta carga ya tiene fórmulas.' })
  await addSigned(app, ownerUrl, { count: request.prescriptions, seed: request.seed })
  return accept(null)
}

async function addSigned(app: AppContext, ownerUrl: string, asked: { count: number; seed: number }) {
  const pool = deaf(openPool(ownerUrl, writers, options))
  try {
    await seedPrescriptions(app, pool, asked)
    await pool.query('analyze')
  } finally {
    await pool.end()
  }
}

// Lost with the machine, the load is made again.
const options = '-c synchronous_commit=off -c timezone=UTC'

/** For COPY, which goes alone through its connection. */
const ownerPool = (ownerUrl: string) => deaf(new pg.Pool({ connectionString: ownerUrl, max: writers, options }))

/** A connection may still be saying good-bye when this process stops its own PostgreSQL, which then tells it so. */
const deaf = (pool: pg.Pool) => pool.on('error', () => {})

async function whyNot(app: AppContext): Promise<string | null> {
  if (!app.settings.isDemo) return 'La carga de personas inventadas es solo para demostraciones y mediciones; no para producción.'
  const own = cast.map(({ accountId }) => accountId)
  const [found] = await app.db.query<{ people: number; loaded: number; demo: boolean }>(sql`
    select (select count(*) from person)::int as people,
      (select count(*) from register_load where file_name = 'carga.csv')::int as loaded,
      exists (select from account where id = any(${own}::uuid[])) as demo`)
  if (found && found.loaded > 0)
    return 'Esta base de datos ya tiene una carga. Para otra, empiece con datos nuevos: DATA_DIR=./otros-datos'
  if (found && found.people > 0 && !found.demo)
    return `Esta base de datos tiene ${found.people} personas que no son de la demostración. No se cargó nada.`
  return null
}

async function write(app: AppContext, pool: pg.Pool, { people, seed, progress }: SeedRequest) {
  const today = startOf(dayOf(await app.clock(app.db)))
  let radicado = await lastRadicado(app.db)
  const setting: Setting = {
    ...{ seed, today, consentVersion, passwordHash: await hashPassword(demoPassword) },
    nextRadicado: () => ++radicado,
  }
  const { places, staff } = layPlaces(seed, people)
  const counts = new Map<Table, number>()
  const owner = {
    query: async <Row>({ text, values }: { text: string; values: unknown[] }) => (await pool.query(text, values)).rows as Row[],
  }
  await makePastMonths(
    owner,
    Array.from({ length: 21 }, (_, n) => new Date(today.getTime() - n * 30 * 86_400_000)),
  )

  const first = new Rows()
  addPlaces(first, seed, places, today)
  addStaff(first, setting, places)
  await copy(pool, first, counts)

  let next = staff
  let done = staff
  let analyzedAt = staff
  async function writer() {
    while (next < people) {
      const [from, until] = [next, Math.min(next + Math.min(chunk, Math.max(500, done)), people)]
      next = until
      const rows = new Rows()
      for (let i = from; i < until; i++) addPerson(rows, setting, places, i)
      await copy(pool, rows, counts)
      done += until - from
      progress(done)
      // Plans made for tables that were nearly empty would read them whole for each row: asked anew whenever they doubled.
      if (done < analyzedAt * 2) continue
      analyzedAt = done
      await pool.query('analyze')
    }
  }
  await Promise.all(Array.from({ length: writers }, writer))
  await pool.query(`select setval('radicado_number', $1)`, [radicado])
  return counts
}

/** One transaction. */
async function copy(pool: pg.Pool, { lines }: Rows, counts: Map<Table, number>) {
  const client = await pool.connect()
  try {
    await client.query('begin')
    for (const table of tables) {
      const given = lines.get(table)
      if (!given) continue
      const into = client.query(copyFrom(`copy ${table} (${columnsOf[table].replaceAll(' ', ', ')}) from stdin`))
      await new Promise<void>((settled, fail) => {
        into.on('error', fail).on('finish', settled)
        into.end(`${given.join('\n')}\n`)
      })
      counts.set(table, (counts.get(table) ?? 0) + given.length)
    }
    await client.query('commit')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}

async function lastRadicado(db: Db): Promise<number> {
  const [row] = await db.query<{ last: number }>(
    sql`select coalesce(max(split_part(radicado, '-', 3)::int), 0) as last from application`,
  )
  return row?.last ?? 0
}
