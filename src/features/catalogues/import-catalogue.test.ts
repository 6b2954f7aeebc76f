import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { openFolder } from '../../testing/csv.ts'
import { openWorld, type World } from '../../testing/world.ts'
import { catalogueCommands } from './commands.ts'
import { importCatalogue } from './import-catalogue.ts'
import { findEntriesOf, findEntry, findHistory, findNewestVersion, loadOwnCatalogues } from './index.ts'

let world: World
const files = openFolder()
beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  files.remove()
  await world.close()
})

let said: string[] = []
beforeEach(() => {
  said = []
})
const say = (line: string) => said.push(line)
const load = (
  table: string,
  content: string | Buffer,
  more: { applies?: boolean; disablesMissing?: boolean; asOf?: string } = {},
) =>
  importCatalogue(world.app, {
    ...{ table, path: files.write(content), applies: true, disablesMissing: false, asOf: null, reportPath: null, say },
    ...more,
  })
const now = (catalogue: string, code: string) => findEntry(world.app.db, catalogue, code)
const badRows = () => said.filter((line) => line.startsWith('Fila '))
const versionsOf = (catalogue: string) =>
  world.owner.query(sql`
    select number, source, added, changed, disabled, enabled, codes from catalogue_version where catalogue = ${catalogue} order by number`)
const run = (...args: string[]) => {
  const command = catalogueCommands.find(({ name }) => args.join(' ').startsWith(name))!
  return command.run(world.app, args.slice(2), say)
}

test.each([
  [
    'code, name, enabled',
    'via-administracion',
    'Codigo,Nombre,Habilitado\n048,ORAL,SI\n005,ENDOCERVICAL,NO\n',
    { code: '048', name: 'ORAL', isEnabled: true, since: null, more: {} },
  ],
  [
    'and since when, in other order and with semicolons',
    'cups',
    'DESDE;habilitado;Código;NOMBRE\n2016-12-08;SI;010101;"PUNCIÓN CISTERNAL; LATERAL"\n',
    { code: '010101', name: 'PUNCIÓN CISTERNAL; LATERAL', isEnabled: true, since: '2016-12-08', more: {} },
  ],
  [
    'the symbol of a unit',
    'unidad-medida',
    'Codigo,Simbolo,Nombre,Habilitado\n0137,µg,microgramo(s),SI\n',
    { code: '0137', name: 'microgramo(s)', isEnabled: true, since: null, more: { simbolo: 'µg' } },
  ],
  [
    'the departamento of a municipio, and nothing of being enabled',
    'municipio',
    'Codigo,Nombre,Departamento\n02020,Isla Larga,Litoral\n',
    { code: '02020', name: 'Isla Larga', isEnabled: true, since: null, more: { departamento: 'Litoral' } },
  ],
  [
    'codes of CIE-10 with their dot, in small letters',
    'CIE10',
    'Codigo,Nombre\nj45.9,Asma\n',
    { code: 'J459', name: 'Asma', isEnabled: true, since: null, more: {} },
  ],
])('R-CAT-1: reads a file with %s', async (_how, table, content, entry) => {
  expect((await load(table, content)).ok).toBe(true)
  expect(await now(table.toLowerCase(), entry.code)).toEqual(entry)
})

test.each([
  ['UTF-8', Buffer.from('Codigo,Nombre\n81,CÁPSULA AÑEJA\n', 'utf8')],
  ['UTF-8 with its mark', Buffer.from('\uFEFFCodigo,Nombre\n82,CÁPSULA AÑEJA\n', 'utf8')],
  ['Windows-1252', Buffer.from('Codigo,Nombre\n83,C\xC1PSULA A\xD1EJA\n', 'latin1')],
])('a file in %s', async (_how, bytes) => {
  expect((await load('presentacion', bytes)).ok).toBe(true)
  expect((await now('presentacion', bytes.toString('latin1').match(/\d\d/)![0]))?.name).toBe('CÁPSULA AÑEJA')
})

test('bad rows are told with line, column and reason; the others are loaded', async () => {
  const result = await load(
    'dci',
    'Codigo,Nombre,Habilitado,Desde\n1,HIDRALAZINA,SI,2016-11-18\n00002,,SI,\n00003,METARBITAL,TAL VEZ,\n00004,CORTISONA,SI,31/31/2016\n00005,"SIN CERRAR,SI,\n00006,DIGOXINA,SI,2016-11-18\nABCDE,X,,ayer\n',
  )
  expect(badRows()).toEqual([
    'Fila 2, codigo: «1» no es un código de Principios activos (DCI): son cinco cifras. Puede que una hoja de cálculo le haya quitado los ceros del principio.',
    'Fila 3, nombre: Está vacía.',
    'Fila 4, habilitado: «TAL VEZ» no es SI ni NO.',
    'Fila 5, desde: «31/31/2016» no es una fecha: escríbala como 2018-01-31.',
    'Fila 6: Las comillas no cierran en la misma fila, o hay texto pegado a ellas.',
    'Fila 8, codigo: «ABCDE» no es un código de Principios activos (DCI): son cinco cifras.',
    'Fila 8, habilitado: Está vacía: escriba SI o NO.',
    'Fila 8, desde: «ayer» no es una fecha: escríbala como 2018-01-31.',
  ])
  expect(result).toMatchObject({ ok: true, value: { rowsRead: 7, rowsBad: 6, version: { number: 1, added: 1, codes: 1 } } })
})

test('a file without a column that its table needs is refused whole', async () => {
  expect(await load('unidad-dosis', 'Codigo,Nombre,Habilitado\n0168,miligramo,SI\n')).toMatchObject({
    ok: false,
    refusal: { message: 'Al encabezado le falta: «simbolo».' },
  })
  expect(await versionsOf('unidad-dosis')).toEqual([])
})

test('a table that does not exist is answered with those that do', async () => {
  expect(await run('catalogues', 'import', 'cie9', files.write('Codigo,Nombre\n'))).toBe(1)
  expect(said.join('\n')).toContain('No hay una tabla «cie9». Las tablas son:\n  cie10 ')
  expect(said.join('\n')).toContain('  municipio             Municipios, con «Departamento»')
  expect(await run('catalogues', 'import')).toBe(1)
  expect(said.at(-1)).toContain('Uso: npm run cli -- catalogues import TABLA ARCHIVO.csv [--apply]')
})

const first =
  'Codigo,Nombre,Habilitado,Desde\n0001,Uno,SI,2016-11-18\n0002,Dos,SI,2016-11-18\n0003,Tres,SI,2016-11-18\n0004,Cuatro,NO,2016-11-18\n'
const second =
  'Codigo,Nombre,Habilitado,Desde\n0001,Uno,SI,2016-11-18\n0002,Dós,SI,2016-11-18\n0003,Tres,NO,2018-12-13\n0004,Cuatro,SI,2018-12-13\n0005,Cinco,SI,2018-12-13\n'

test('R-CAT-2: a file is only shown until it is applied; applied, it is one version; again, nothing', async () => {
  await load('enfermedad-huerfana', first, { applies: false })
  expect(said.slice(1)).toEqual([
    'Nuevos: 4',
    '  0001 Uno',
    '  0002 Dos',
    '  0003 Tres',
    '  0004 Cuatro (deshabilitado)',
    'Filas leídas: 4. Nuevas: 4. Con cambios: 0. Deshabilitadas: 0. Habilitadas de nuevo: 0. Sin cambios: 0. Rechazadas: 0.',
    'No se ha aplicado nada. Para aplicarlo, repita la orden con --apply.',
  ])
  expect(await versionsOf('enfermedad-huerfana')).toEqual([])

  await load('enfermedad-huerfana', first)
  expect(said.at(-1)).toBe('Es la versión 1 de enfermedad-huerfana, con 4 códigos.')

  said = []
  await load('enfermedad-huerfana', second)
  expect(said.slice(1)).toEqual([
    'Nuevos: 1',
    '  0005 Cinco',
    'Con cambios: 1',
    '  0002 nombre: «Dos» → «Dós»',
    'Deshabilitados: 1',
    '  0003 Tres · desde: «2016-11-18» → «2018-12-13»',
    'Habilitados de nuevo: 1',
    '  0004 Cuatro · desde: «2016-11-18» → «2018-12-13»',
    'Filas leídas: 5. Nuevas: 1. Con cambios: 1. Deshabilitadas: 1. Habilitadas de nuevo: 1. Sin cambios: 1. Rechazadas: 0.',
    'Es la versión 2 de enfermedad-huerfana, con 5 códigos.',
  ])
  await load('enfermedad-huerfana', second)
  expect(said.at(-1)).toBe('Nada cambia: la versión 2 sigue.')
  expect(await versionsOf('enfermedad-huerfana')).toEqual([
    { number: 1, source: 'ARCHIVO', added: 4, changed: 0, disabled: 0, enabled: 0, codes: 4 },
    { number: 2, source: 'ARCHIVO', added: 1, changed: 1, disabled: 1, enabled: 1, codes: 5 },
  ])
})

test('R-CAT-3: what a code said in a version is found again, also when it was disabled since', async () => {
  const at = (code: string, version: number) => findEntry(world.app.db, 'enfermedad-huerfana', code, version)
  expect(await at('0003', 1)).toEqual({ code: '0003', name: 'Tres', isEnabled: true, since: '2016-11-18', more: {} })
  expect(await at('0003', 2)).toEqual({ code: '0003', name: 'Tres', isEnabled: false, since: '2018-12-13', more: {} })
  expect((await at('0002', 1))?.name).toBe('Dos')
  expect((await at('0002', 2))?.name).toBe('Dós')
  expect((await at('0001', 2))?.name).toBe('Uno')
  expect(await at('0005', 1)).toBe(null)
  expect(await findHistory(world.app.db, 'enfermedad-huerfana', '0002')).toEqual([
    { code: '0002', name: 'Dós', isEnabled: true, since: '2016-11-18', more: {}, from: 2, until: null },
    { code: '0002', name: 'Dos', isEnabled: true, since: '2016-11-18', more: {}, from: 1, until: 1 },
  ])
})

test('R-CAT-3: many codes at once, of the newest version or of an earlier one', async () => {
  const names = async (version?: number) => {
    const found = await findEntriesOf(world.app.db, 'enfermedad-huerfana', ['0002', '0005', '9999'], version)
    return Object.fromEntries([...found].map(([code, { name }]) => [code, name]))
  }
  expect(await names()).toEqual({ '0002': 'Dós', '0005': 'Cinco' })
  expect(await names(1)).toEqual({ '0002': 'Dos' })
  expect((await findNewestVersion(world.app.db, 'enfermedad-huerfana'))?.number).toBe(2)
  expect(await findNewestVersion(world.app.db, 'unidad-dosis')).toBe(null)
})

test('R-CAT-3: a table of another feature can hold on to what a code said in the version it was written with', async () => {
  await world.owner.query(sql`
    create table written (catalogue text collate "C", code text collate "C", version int,
      in_version int4range generated always as (int4range(version, version + 1)) stored,
      foreign key (catalogue, code, period in_version) references catalogue_entry (catalogue, code, period versions))`)
  const write = (code: string, version: number) =>
    world.owner.query(sql`insert into written (catalogue, code, version) values ('enfermedad-huerfana', ${code}, ${version})`)
  await write('0002', 1)
  await write('0002', 2)
  await expect(write('0005', 1)).rejects.toThrow('violates foreign key')
  await load('enfermedad-huerfana', 'Codigo,Nombre\n0002,Otra vez\n')
  expect((await now('enfermedad-huerfana', '0002'))?.name).toBe('Otra vez')
  await expect(
    world.owner.query(sql`delete from catalogue_entry where catalogue = 'enfermedad-huerfana' and code = '0002'`),
  ).rejects.toThrow('violates foreign key')
})

test('R-CAT-4: a code that the file does not name stays, and the load says so; it is disabled when that is asked for', async () => {
  await load('dispositivo', 'Codigo,Nombre\n041,FILTROS\n042,LENTES\n')
  await load('dispositivo', 'Codigo,Nombre\n041,FILTROS\n043,MONTURAS\n')
  expect(said).toContain('Habilitados que el archivo no trae: 1')
  expect(said).toContain('  042 LENTES')
  expect((await now('dispositivo', '042'))?.isEnabled).toBe(true)

  said = []
  await load('dispositivo', 'Codigo,Nombre\n041,FILTROS\n043,\n', { disablesMissing: true })
  expect(said).toContain('Deshabilitados: 1')
  expect(said).not.toContain('Habilitados que el archivo no trae: 1')
  expect(await now('dispositivo', '042')).toEqual({ code: '042', name: 'LENTES', isEnabled: false, since: null, more: {} })
  // Its row was rejected, but the file names it.
  expect((await now('dispositivo', '043'))?.isEnabled).toBe(true)
})

test('R-CAT-1: of a code that a file names twice the enabled row holds, and keeps the other name; two enabled ones are refused', async () => {
  const twice =
    'Codigo,Nombre,Habilitado\n1101,Fórmula vieja,NO\n1101,Fórmula nueva,SI\n1102,Una,SI\n1102,Otra,SI\n1103,Igual,SI\n1103,Igual,SI\n'
  expect(await load('producto-nutricional', twice)).toMatchObject({ ok: true, value: { rowsBad: 1, version: { added: 2 } } })
  expect(said).toContain('Fila 2: «Fórmula vieja» queda como nombre anterior del código 1101, que el archivo trae otra vez.')
  expect(said).toContain('Fila 5, codigo: El código 1102 ya viene habilitado en la fila 4, con otros datos.')
  expect(await now('producto-nutricional', '1101')).toMatchObject({ name: 'Fórmula nueva', more: { antes: 'Fórmula vieja' } })
  expect(await now('producto-nutricional', '1102')).toBe(null)
  await load('producto-nutricional', twice)
  expect(said.at(-1)).toBe('Nada cambia: la versión 1 sigue.')
})

test('R-REG-1: a file older than the newest is refused', async () => {
  await load('ambito', 'Codigo,Nombre\n11,Ambulatorio\n', { asOf: '2026-02-20' })
  expect(await load('ambito', 'Codigo,Nombre\n11,Ambulatorio viejo\n', { asOf: '2026-02-19' })).toMatchObject({
    ok: false,
    refusal: { code: 'older-than-known' },
  })
  expect(await load('ambito', 'Codigo,Nombre\n11,Ambulatorio\n', { asOf: '2027-01-01' })).toMatchObject({
    ok: false,
    refusal: { code: 'as-of-in-the-future' },
  })
  expect((await now('ambito', '11'))?.name).toBe('Ambulatorio')
})

test('R-CAT-2: two loads of one table at once follow one another, and of the same file only one changes anything', async () => {
  const rows = (from: number) => Array.from({ length: 50 }, (_, i) => `${String(from + i).padStart(3, '0')},Vía nueva\n`).join('')
  const file = `Codigo,Nombre\n${rows(100)}`
  const results = await Promise.all(
    [file, file, `Codigo,Nombre\n${rows(120)}`].map((content) => load('via-administracion', content)),
  )
  expect(results.every(({ ok }) => ok)).toBe(true)
  const made = results.flatMap((result) => (result.ok && result.value.version ? [result.value.version.number] : []))
  expect(made.toSorted()).toEqual([2, 3])
  const [row] = await world.owner.query<{ codes: number; current: number }>(sql`
    select (select codes from catalogue_version where catalogue = 'via-administracion' and number = 3) as codes,
      (select count(*)::int from catalogue_entry where catalogue = 'via-administracion' and upper_inf(versions)) as current`)
  expect(row).toEqual({ codes: 72, current: 72 })
})

test('a load that fails in the middle leaves nothing', async () => {
  const broken = {
    ...world.app,
    transaction: (async (work) =>
      world.app.transaction((db) =>
        work({
          query: (statement) => {
            if (statement.text.includes('insert into catalogue_word')) throw new Error('killed')
            return db.query(statement)
          },
        }),
      )) as typeof world.app.transaction,
  }
  const request = { table: 'tipo-documento', applies: true, disablesMissing: false, asOf: null, reportPath: null, say }
  const path = files.write('Codigo,Nombre\nCC,Cédula\n')
  await expect(importCatalogue(broken, { ...request, path })).rejects.toThrow('killed')
  expect(await versionsOf('tipo-documento')).toEqual([])
  expect(await now('tipo-documento', 'CC')).toBe(null)
})

test('R-AUD-2: a load is in the audit log with its version', async () => {
  const [event] = await world.owner.query(sql`
    select a.act, a.actor_kind, a.reason from audit_event a join catalogue_version v on v.id = a.object_id
    where v.catalogue = 'enfermedad-huerfana' and v.number = 2`)
  expect(event).toEqual({ act: 'catalogue.loaded', actor_kind: 'OPERADOR', reason: 'enfermedad-huerfana, versión 2' })
})

test('the program cannot rewrite what a version said', async () => {
  for (const statement of [
    sql`update catalogue_entry set name = 'x'`,
    sql`delete from catalogue_entry`,
    sql`update catalogue_version set codes = 0`,
    sql`delete from catalogue_version`,
  ])
    await expect(world.app.db.query(statement), statement.text).rejects.toThrow('permission denied')
})

test('the list says version, codes and of when; of one table, every version', async () => {
  await run('catalogues', 'list')
  expect(said).toContain(
    'cups                  Procedimientos (CUPS): versión 1, 1 códigos, 1 habilitados, datos al 1\u00a0de\u00a0marzo de\u00a02026, 12:00\u00a0p.\u00a0m.',
  )
  expect(said).toContain('modalidad-junta       Modalidades de junta: sin cargar')
  said = []
  await run('catalogues', 'list', 'dispositivo')
  expect(said).toHaveLength(3)
  expect(said[0]).toMatch(/^Versión 3 · .* · 0 nuevos, 0 con cambios, 1 deshabilitados, 0 habilitados de nuevo · 3 códigos$/)
})

test('R-CAT-6: the own tables go where nothing is yet, without a bad row; a file of the sector then disables what it lacks', async () => {
  const other = await openWorld()
  expect((await Promise.all([loadOwnCatalogues(other.app), loadOwnCatalogues(other.app)])).flat()).toHaveLength(18)
  expect(await loadOwnCatalogues(other.app)).toEqual([])
  const counts = await other.owner.query<{ catalogue: string; enabled: number }>(sql`
    select catalogue, count(*) filter (where enabled)::int as enabled from catalogue_entry group by catalogue order by catalogue`)
  expect(Object.fromEntries(counts.map(({ catalogue, enabled }) => [catalogue, enabled]))).toEqual({
    ...{ ambito: 5, cie10: 150, dci: 80, duracion: 6, 'enfermedad-huerfana': 10, 'forma-farmaceutica': 18, frecuencia: 8 },
    ...{ 'indicacion-especial': 10, 'modalidad-junta': 2, municipio: 30, presentacion: 15, 'tipo-documento': 14 },
    ...{ 'tipo-medicamento': 5, 'tipo-prestacion': 2, 'tipo-tecnologia': 5, 'unidad-dosis': 12, 'unidad-medida': 18 },
    'via-administracion': 15,
  })
  const path = files.write('Codigo,Nombre\n1,Presencial\n3,Mixta\n')
  await importCatalogue(other.app, {
    ...{ table: 'modalidad-junta', path, applies: true, disablesMissing: false, asOf: null, reportPath: null, say },
  })
  expect(said).toContain(
    'Lo que tenía esta tabla es el catálogo de ejemplo del programa: lo que el archivo no trae se deshabilita.',
  )
  expect(await findEntry(other.app.db, 'modalidad-junta', '2')).toMatchObject({ isEnabled: false })
  expect(await findEntry(other.app.db, 'modalidad-junta', '3')).toMatchObject({ isEnabled: true })
  await other.close()
})
