import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { countRules, findMigrations, findTables, makeMonth, type StoredTable } from './catalogue.ts'
import { type Broken, BrokenFile, type Header, type TableEnd } from './container.ts'
import { fingerprintOf, settle } from './fingerprint.ts'
import { type Contents, readBackup } from './read-backup.ts'

export type Restored = { takenAt: Date; tables: TableEnd[]; keys: number; others: number }

type Refused = { message: string }

const brokenSentences: Record<Broken, string> = {
  'not-a-backup': 'no es un respaldo de este programa, o es de un formato que no conoce',
  truncated: 'está incompleto: le falta el final',
  altered: 'no está como se escribió: su contenido y sus sumas de control no coinciden',
}

/** Reads the whole file and checks it, without a database. */
export async function checkBackup(path: string): Promise<Result<{ file: FileHandle; contents: Contents }, Refused>> {
  let file: FileHandle
  try {
    file = await open(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return refuse({
      message: `No se puede leer ${path}: ${code === 'ENOENT' ? 'no existe' : 'no tiene permiso o no es un archivo'}.`,
    })
  }
  try {
    return accept({ file, contents: await readBackup(file) })
  } catch (error) {
    await file.close()
    if (error instanceof BrokenFile) return refuse({ message: `El archivo ${path} ${brokenSentences[error.why]}.` })
    if ((error as NodeJS.ErrnoException).code === 'EISDIR') return refuse({ message: `${path} es una carpeta.` })
    throw error
  }
}

/**
 * Puts what a checked backup holds in the place of what the database of `ownerUrl` holds: one transaction, with every
 * constraint of the tables at work, and committed only when each table counts and sums up to what it was.
 *
 * @param replace what the operator agreed to lose, in the words of `contentsNow`; null: the database must be empty
 */
export async function restoreBackup(
  ownerUrl: string,
  { file, contents }: { file: FileHandle; contents: Contents },
  replace: string | null,
): Promise<Result<Restored, Refused>> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await settle(client)
    const refusal = await whyNot(client, contents.header, replace)
    if (refusal) return refuse({ message: refusal })
    await client.query('begin')
    const restored = await load(client, file, contents)
    if (!restored.ok) {
      await client.query('rollback')
      return restored
    }
    await client.query('commit')
    return restored
  } catch (error) {
    await client.query('rollback').catch(() => {})
    const { constraint, table } = error as { constraint?: string; table?: string }
    if (error instanceof BrokenFile) return refuse({ message: 'El archivo cambió mientras se leía. No se restauró nada.' })
    if (!constraint) throw error
    const message = `Las filas de ${table ?? 'una tabla'} no cumplen la regla ${constraint}. No se restauró nada.`
    return refuse({ message })
  } finally {
    await client.end()
  }
}

async function whyNot(client: pg.Client, header: Header, replace: string | null): Promise<string | null> {
  const migrations = (await findMigrations(client)) ?? []
  const difference = otherSchema(header.migrations, migrations)
  if (difference) return difference
  const tables = await findTables(client)
  const shapeOf = (given: StoredTable[]) =>
    given
      .map(({ name, columns }) => `${name}(${columns.toSorted().join(',')})`)
      .toSorted()
      .join(' ')
  if (shapeOf(tables) !== shapeOf(header.tables)) return 'Las tablas de esta base de datos no son las del respaldo.'

  const { rows: others } = await client.query(
    // The kind of another login's connection is hidden from the owner; only servers' own processes have no login.
    `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and usesysid is not null
      and coalesce(backend_type, 'client backend') = 'client backend'`,
  )
  if (others.length > 0)
    return 'Hay procesos conectados a esta base de datos. Detenga el programa en todos los equipos y restaure de nuevo.'
  const held = await contentsNow(client)
  if (held === null || held === replace) return null
  return (
    `Esta base de datos tiene ${held}. Restaurar los borra y pone en su lugar lo del respaldo.\n` +
    `Si es lo que quiere, agregue: --replace "${held}"`
  )
}

/** In words, what would be lost; null when nobody is there yet. */
async function contentsNow(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ people: number; accounts: number; entidades: number }>(`
    select (select count(*) from person)::int as people, (select count(*) from account)::int as accounts,
      (select count(*) from entidad)::int as entidades`)
  const { people, accounts, entidades } = rows[0]!
  return people + entidades === 0 ? null : `${people} personas, ${accounts} cuentas y ${entidades} entidades`
}

function otherSchema(theirs: Header['migrations'], ours: Header['migrations']): string | null {
  const differs = theirs.findIndex(({ name, sha256 }, i) => ours[i] && (ours[i].name !== name || ours[i].sha256 !== sha256))
  if (differs >= 0)
    return `El respaldo es de otra versión del programa: su migración ${theirs[differs]?.name} no es la de aquí. Restáurelo con la versión con que se hizo.`
  if (theirs.length < ours.length)
    return (
      `El respaldo es de una versión anterior del programa: tiene ${theirs.length} migraciones y aquí hay ${ours.length}. ` +
      'Restáurelo con esa versión; después inicie esta, que lleva los datos a la suya.'
    )
  if (theirs.length > ours.length)
    return `El respaldo es de una versión más nueva del programa: tiene ${theirs.length} migraciones y aquí hay ${ours.length}. Use esa versión.`
  return null
}

async function load(client: pg.Client, file: FileHandle, { header, tables, end }: Contents): Promise<Result<Restored, Refused>> {
  const nameOf = (name: string) => client.escapeIdentifier(name)
  // What the migrations wrote goes too: the backup has those rows as they had become.
  await client.query(`truncate ${header.tables.map(({ name }) => nameOf(name)).join(', ')}`)
  for (const month of header.months) await makeMonth(client, month)
  await readBackup(file, {
    async rows({ name, columns }, rows) {
      const into = `copy ${nameOf(name)} (${columns.map(nameOf).join(', ')}) from stdin`
      await pipeline(Readable.from(rows), client.query(copyFrom(into)))
    },
  })
  // So that the checks below, and whoever asks next, find their way in tables that were empty a moment ago.
  await client.query('analyze')
  // What is asked at the end of a transaction is asked now, while it can be told.
  await client.query('set constraints all immediate')
  const { keys, others, unchecked } = await countRules(client)
  if (unchecked.length > 0) return refuse({ message: `Reglas sin comprobar: ${unchecked.join(', ')}. No se restauró nada.` })
  for (const { table, rows, fingerprint } of tables) {
    const { columns } = header.tables.find(({ name }) => name === table)!
    const now = await fingerprintOf(client, table, columns)
    if (now.rows !== rows || now.fingerprint !== fingerprint)
      return refuse({ message: `La tabla ${table} no quedó como en el respaldo. No se restauró nada.` })
  }
  for (const { name, lastValue, isCalled } of end.sequences)
    await client.query('select setval($1::regclass, $2, $3)', [nameOf(name), lastValue, isCalled])
  return accept({ takenAt: new Date(header.takenAt), tables, keys, others })
}
