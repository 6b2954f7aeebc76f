import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Db, sql } from '../shared/sql.ts'
import type { AppContext } from './app-context.ts'

/** The migrations that this version of the program was written for. */
const expected = readdirSync(resolve(import.meta.dirname, '../../migrations')).filter((name) => name.endsWith('.sql'))

/** Longer than this without an answer is no answer. */
const patienceMs = 2000

const draining = new WeakSet<AppContext>()

/** From now on this process asks for no new work, though it still answers what it has. */
export const beginDraining = (app: AppContext) => void draining.add(app)

export type Health = {
  estado: 'listo' | 'deteniendose' | 'sin-base-de-datos' | 'sin-migrar'
  baseDeDatos: boolean
  /** Applied and expected. */
  migraciones: { aplicadas: number; esperadas: number } | null
  /** Mail that waits; late mail is told and stops nobody. */
  correo: { enEspera: number; segundosDelMasAntiguo: number } | null
}

type Row = { applied: number; waiting: number; oldest: number }

/** How the parts are, without a name or a secret: for balancers, and for everybody at /estado-del-servicio. */
export async function checkHealth(app: AppContext): Promise<Health> {
  const row = await Promise.race([readParts(app.db).catch(() => null), sleep(patienceMs, null, { ref: false })])
  if (!row) return { estado: 'sin-base-de-datos', baseDeDatos: false, migraciones: null, correo: null }
  const isMigrated = row.applied >= expected.length
  return {
    estado: draining.has(app) ? 'deteniendose' : isMigrated ? 'listo' : 'sin-migrar',
    baseDeDatos: true,
    migraciones: { aplicadas: row.applied, esperadas: expected.length },
    correo: { enEspera: row.waiting, segundosDelMasAntiguo: row.oldest },
  }
}

async function readParts(db: Db): Promise<Row | null> {
  const [row] = await db.query<Row>(sql`
    select (select count(*) from migration) as applied, count(*) as waiting,
      coalesce(floor(extract(epoch from clock_timestamp() - min(created_at))), 0)::int as oldest
    from outbox where done_at is null`)
  return row ?? null
}
