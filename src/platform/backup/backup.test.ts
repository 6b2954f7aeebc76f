import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, createEmptyDatabase, type TestDatabase } from '../../testing/database.ts'
import { backupCommands } from './commands.ts'

const folder = mkdtempSync(join(tmpdir(), 'mipres-respaldo-'))
const inFolder = (name: string) => join(folder, name)
let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
  await onceOn(database, (client) => client.query(people))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** With whatever a careless writer of a file would break: tabs, quotes, accents, empty texts and none at all. */
const people = `
  insert into person (id, first_name, second_name, first_surname, birth_date, names_from)
  select gen_random_uuid(), case n % 3 when 0 then E'Ana\\t"Sofía"\\\\n' when 1 then '' else E'Línea\\nsegunda' end, nullif(n % 2, 0)::text,
    'Inventado ' || n, date '1990-05-17' + n, 'CUENTA' from generate_series(1, 500) as n;
  update person set birth_date = null where first_surname = 'Inventado 7';
  insert into person_document (person_id, id, type, number, during, source)
  select id, gen_random_uuid(), 'CC', (1910000000 + row_number() over (order by id))::text, '[2020-01-01,)', 'CUENTA' from person;
  insert into audit_event (id, recorded_at, at, actor_kind, act, decision)
  select gen_random_uuid(), now() - n * interval '20 days', now(), 'OPERADOR', 'reps.loaded', '{"á": [1, null]}' from generate_series(0, 30) as n;
  update policy set enabled = true where key = 'delegation.second-confirmer';
  select setval('radicado_number', 4321)`

async function onceOn<T>({ ownerUrl }: TestDatabase, work: (client: pg.Client) => Promise<T>) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** As `npm run cli -- …` does it: what it says, and how it ends. */
async function run(name: string, on: TestDatabase, ...args: string[]) {
  const said: string[] = []
  const code = await backupCommands.find((one) => one.name === name)!.run(on, args, (line) => said.push(line))
  return { code, said: said.join('\n') }
}

const everything = `
  select jsonb_object_agg(name, rows) as all from (
    select 'person' as name, (select jsonb_agg(to_jsonb(p) order by id) from person p) as rows
    union all select 'document', (select jsonb_agg(to_jsonb(d) order by id) from person_document d)
    union all select 'audit', (select jsonb_agg(to_jsonb(a) || jsonb_build_object('in', tableoid::regclass::text) order by id) from audit_event a)
    union all select 'policy', (select jsonb_agg(to_jsonb(p) order by key) from policy p)
    union all select 'role_policy', (select jsonb_agg(to_jsonb(p) order by id) from role_policy p)
    union all select 'next', (select to_jsonb(last_value) from radicado_number)) as tables`
const allOf = (on: TestDatabase) => onceOn(on, async (client) => (await client.query(everything)).rows[0].all)

test('what is restored into another database is what was there, to the last value; the file is for its owner alone', async () => {
  await onceOn(database, (client) =>
    client.query(`create table if not exists audit_event_2020_01
    partition of audit_event for values from ('2020-01-01T00:00Z') to ('2020-02-01T00:00Z')`),
  )
  await onceOn(database, (client) =>
    client.query(`
    insert into audit_event (id, recorded_at, at, actor_kind, act)
    values (gen_random_uuid(), '2020-01-15', '2020-01-15', 'OPERADOR', 'reps.loaded')`),
  )
  const path = inFolder('entero')
  const backup = await run('backup', database, path)
  expect(backup.code).toBe(0)
  expect(backup.said).toMatch(/^Respaldo en .+: [\d.]+ filas de \d\d tablas, /)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(existsSync(`${path}.part`)).toBe(false)

  const other = await createDatabase()
  const restored = await run('restore', other, path)
  expect(restored.said).toContain('person                            500 filas, iguales')
  expect(restored.said).toMatch(/Comprobado: filas y sumas de control de cada tabla, \d+ claves foráneas y \d+ reglas más\.$/)
  expect(restored.code).toBe(0)
  const all = await allOf(other)
  expect(all).toEqual(await allOf(database))
  expect(all.next).toBe(4321)
  expect(all.audit.map((row: { in: string }) => row.in)).toContain('audit_event_2020_01')
})

test('a database with people in it is replaced only by who says in words what goes', async () => {
  const path = inFolder('reemplazo')
  await run('backup', database, path)
  const other = await createDatabase()
  await onceOn(other, (client) =>
    client.query(`insert into person (id, first_name, first_surname, names_from)
    values ('7f6ea296-7e42-807f-b2a5-1322502229dd', 'Otra', 'Persona', 'CUENTA')`),
  )
  const before = await allOf(other)
  const refused = await run('restore', other, path)
  expect(refused.code).toBe(1)
  expect(refused.said).toContain('tiene 1 personas, 0 cuentas y 0 entidades')
  expect((await run('restore', other, path, '--replace', 'todo')).code).toBe(1)
  expect(await allOf(other)).toEqual(before)
  expect((await run('restore', other, path, '--replace', '1 personas, 0 cuentas y 0 entidades')).code).toBe(0)
  expect(await allOf(other)).toEqual(await allOf(database))
})

test('while the program is connected nothing is restored', async () => {
  const path = inFolder('ocupada')
  await run('backup', database, path)
  const other = await createDatabase()
  const program = new pg.Client({ connectionString: other.appUrl })
  await program.connect()
  const refused = await run('restore', other, path)
  await program.end()
  expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('Detenga el programa')])
})

test.each([
  ['cut in the middle', (file: Buffer) => file.subarray(0, file.length >> 1), 'está incompleto'],
  ['cut before its last byte', (file: Buffer) => file.subarray(0, -1), 'está incompleto'],
  ['empty', () => Buffer.alloc(0), 'está incompleto'],
  ['with one bit turned', (file: Buffer) => flip(file, file.length >> 1), 'no está como se escribió'],
  [
    'unpacked, changed by a letter and packed again',
    (file: Buffer) => gzipSync(changed(gunzipSync(file))),
    'no está como se escribió',
  ],
  ['with rows missing', (file: Buffer) => gzipSync(withoutRows(gunzipSync(file))), 'no está como se escribió'],
  ['without its last frame', (file: Buffer) => gzipSync(gunzipSync(file).subarray(0, -150)), 'está incompleto'],
  ['some other text', () => Buffer.from('registro,tipo_documento\r\n'), 'no es un respaldo'],
  ['some other gzip', () => gzipSync('registro,tipo_documento\r\n'), 'no es un respaldo'],
])('a file %s is refused before anything is touched', async (name, damage, why) => {
  const [path, damaged] = [inFolder('bueno'), inFolder(name.replaceAll(' ', '-'))]
  if (!existsSync(path)) await run('backup', database, path)
  writeFileSync(damaged, damage(readFileSync(path)))
  const other = await createDatabase()
  const before = await allOf(other)
  const refused = await run('restore', other, damaged)
  expect([refused.code, refused.said]).toEqual([1, expect.stringContaining(why)])
  expect(await allOf(other)).toEqual(before)
})

function flip(file: Buffer, at: number) {
  const copy = Buffer.from(file)
  copy[at]! ^= 1
  return copy
}
function changed(plain: Buffer) {
  const at = plain.indexOf('Inventado 41\t')
  expect(at).toBeGreaterThan(0)
  return Buffer.concat([plain.subarray(0, at), Buffer.from('Inventada 41\t'), plain.subarray(at + 13)])
}
/** Takes a whole D frame out. */
function withoutRows(plain: Buffer) {
  for (let at = 0; at < plain.length; ) {
    const size = 5 + plain.readUInt32BE(at + 1)
    if (plain.toString('latin1', at, at + 1) === 'D' && plain.includes('Inventado 41\t', at)) {
      return Buffer.concat([plain.subarray(0, at), plain.subarray(at + size)])
    }
    at += size
  }
  throw new Error('no rows')
}

/** The header of a good file, changed and signed anew. */
async function withMigrations(change: (migrations: { name: string; sha256: string }[]) => unknown) {
  const path = inFolder('de-otra-version')
  const other = await createDatabase()
  await onceOn(other, async (client) => {
    const { rows } = await client.query('select number, name, sha256 from migration order by number')
    const wanted = change(rows) as { number: number; name: string; sha256: string }[]
    await client.query('delete from migration')
    for (const { number, name, sha256 } of wanted)
      await client.query('insert into migration (number, name, sha256) values ($1, $2, $3)', [number, name, sha256])
  })
  await run('backup', other, path)
  return path
}

test.each([
  ['older', (all: object[]) => all.slice(0, -1), 'es de una versión anterior del programa: tiene'],
  ['newer', (all: { number: number }[]) => [...all, { number: all.length + 1, name: '9999-new.sql', sha256: 'x' }], 'más nueva'],
  [
    'other',
    (all: object[]) => all.map((one, i) => (i === 2 ? { ...one, sha256: 'x' } : one)),
    'su migración 0003-rethus.sql no es la de aquí',
  ],
])('a backup of an %s version is refused', async (_name, change, why) => {
  const path = await withMigrations(change as never)
  const refused = await run('restore', await createDatabase(), path)
  expect([refused.code, refused.said]).toEqual([1, expect.stringContaining(why)])
})

test('a database that was never migrated is migrated first; one without the program has nothing to back up', async () => {
  const [path, none] = [inFolder('a-vacia'), inFolder('de-vacia')]
  await run('backup', database, path)
  const empty = await createEmptyDatabase()
  const nothing = await run('backup', empty, none)
  expect([nothing.code, nothing.said, existsSync(none), existsSync(`${none}.part`)]).toEqual([
    1,
    expect.stringContaining('no hay qué respaldar'),
    false,
    false,
  ])
  expect((await run('restore', empty, path)).code).toBe(0)
  expect(await allOf(empty)).toEqual(await allOf(database))
})

test.each([
  ['a folder that is not there', '/tmp/no-existe/respaldo', 'la carpeta no existe'],
  ['a folder', folder, 'es una carpeta'],
  ['somebody else’s file', join(folder, 'ajeno.csv'), 'y no es un respaldo: no lo reemplazamos'],
])('%s is not written to, and the command says why', async (_name, path, why) => {
  writeFileSync(inFolder('ajeno.csv'), 'a,b\n1,2\n')
  const refused = await run('backup', database, path)
  expect(refused.code).toBe(1)
  expect(refused.said.toLowerCase()).toContain(why)
  expect(readFileSync(inFolder('ajeno.csv'), 'utf8')).toBe('a,b\n1,2\n')
})

test('what cannot be read is said', async () => {
  expect((await run('restore', database, '/tmp/no-existe/respaldo')).said).toContain('no existe')
  expect((await run('restore', database, folder)).said).toContain('es una carpeta')
  expect((await run('restore', database)).said).toContain('Uso: npm run cli -- restore')
  expect((await run('backup', database)).said).toContain('Uso: npm run cli -- backup')
})

/** A process of its own that backs up, with a limit on the size of what it writes if one is given. */
function backupIn(path: string, blocks = 'unlimited'): { process: ChildProcess; ended: Promise<string> } {
  const script = `
    const { backupCommands } = await import(${JSON.stringify(join(import.meta.dirname, 'commands.ts'))})
    process.exitCode = await backupCommands[0].run(${JSON.stringify(database)}, [${JSON.stringify(path)}], console.log)`
  const node = [process.execPath, '--import', 'tsx', '--input-type=module', '-e', script]
  const child = spawn('/bin/sh', ['-c', `ulimit -f ${blocks}; trap '' XFSZ; exec "$0" "$@"`, ...node], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  return { process: child, ended: new Promise((done) => child.once('exit', () => done(said))) }
}

const muchMail = `insert into demo_mail (id, recipient, subject, body, arrived_at)
  select gen_random_uuid(), 'nadie@correo.example', md5(n::text), string_agg(md5((n * 7 + m)::text), ' '), now()
  from generate_series(1, 20000) as n, generate_series(1, 12) as m group by n`

test('killed in the middle the earlier backup is untouched, what was begun restores nothing, and the next one is whole', async () => {
  const path = inFolder('interrumpido')
  await run('backup', database, path)
  const earlier = readFileSync(path)
  await onceOn(database, (client) => client.query(muchMail))
  const { process: child, ended } = backupIn(path)
  while (!existsSync(`${path}.part`) || statSync(`${path}.part`).size < 300_000) {
    expect(child.exitCode).toBe(null)
    await sleep(1)
  }
  child.kill('SIGKILL')
  await ended
  expect(readFileSync(path).equals(earlier)).toBe(true)
  const refused = await run('restore', await createDatabase(), `${path}.part`)
  expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('está incompleto')])

  expect((await run('backup', database, path)).code).toBe(0)
  expect(readFileSync(path).equals(earlier)).toBe(false)
  expect((await run('restore', await createDatabase(), path)).code).toBe(0)
  expect(existsSync(`${path}.part`)).toBe(false)
})

test('where there is no room the command says so, and the earlier backup is untouched', async () => {
  const path = inFolder('sin-espacio')
  await run('backup', database, path)
  const earlier = readFileSync(path)
  await onceOn(database, (client) => client.query(muchMail))
  expect(await backupIn(path, '256').ended).toContain('no admite un archivo tan grande')
  expect(readFileSync(path).equals(earlier)).toBe(true)
  expect(existsSync(`${path}.part`)).toBe(false)
})
