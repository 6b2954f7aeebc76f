import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFolder } from '../../testing/csv.ts'
import { openWorld, type World } from '../../testing/world.ts'
import { importCatalogue } from './import-catalogue.ts'
import { loadOwnCatalogues } from './index.ts'

let world: World
const files = openFolder()
beforeAll(async () => {
  world = await openWorld()
  await loadOwnCatalogues(world.app)
  const path = files.write(
    'Codigo,Nombre,Habilitado\nJ459,"Asma, no especificada",SI\nJ450,Asma alérgica,NO\nX590,Efecto de la luz,SI\n',
  )
  const request = { table: 'cie10', path, applies: true, disablesMissing: false, asOf: null, reportPath: null, say: () => {} }
  await importCatalogue(world.app, request)
})
afterAll(async () => {
  files.remove()
  await world.close()
})

const json = async (url: string) => (await world.get(url)).json()
const codes = (answer: { entries: { code: string }[] }) => answer.entries.map(({ code }) => code)

test('the interface lists every table with its version', async () => {
  const { tables } = await json('/api/catalogues')
  expect(tables).toHaveLength(21)
  expect(tables[0]).toEqual({
    ...{ table: 'cie10', name: 'Diagnósticos (CIE-10)', version: 2, asOf: '2026-03-01T17:00:00.000Z' },
    ...{ codes: 152, enabledCodes: 2 },
  })
  expect(tables.find(({ table }: { table: string }) => table === 'cups')).toMatchObject({ version: null, codes: 0 })
})

test('the interface searches, the best first, and says how each was found', async () => {
  expect(await json('/api/catalogues/cie10?q=azma')).toEqual({
    ...{ table: 'cie10', name: 'Diagnósticos (CIE-10)', version: 2, asOf: '2026-03-01T17:00:00.000Z', next: null },
    entries: [
      {
        ...{ code: 'J459', name: 'Asma, no especificada', isEnabled: true, since: null, symbol: null, departamento: null },
        ...{ formerName: null, match: 'alike' },
      },
    ],
  })
  expect(codes(await json('/api/catalogues/cie10?q=asma&todos=si'))).toEqual(['J450', 'J459'])
  expect(codes(await json('/api/catalogues/dci?q=a&limit=2'))).toHaveLength(2)
})

test('the interface goes through a table page by page, and through an earlier version of it', async () => {
  const found: string[] = []
  let desde = ''
  for (let pages = 0; pages < 10; pages++) {
    const answer = await json(`/api/catalogues/cie10?version=1&limit=40&desde=${desde}`)
    found.push(...codes(answer))
    if (answer.next === null) break
    desde = answer.next
  }
  expect(found).toHaveLength(150)
  expect(found).toEqual(found.toSorted())
  expect(codes(await json('/api/catalogues/cie10'))).toEqual(['J459', 'X590'])
})

test('R-CAT-3: a code as it was in the version asked for, with its history', async () => {
  const answer = await json('/api/catalogues/cie10/j45.9?version=1')
  expect(answer.entry).toMatchObject({ code: 'J459', name: 'Asma, sin precisar', isEnabled: true })
  expect(answer.history).toMatchObject([
    { name: 'Asma, no especificada', fromVersion: 2, lastVersion: null },
    { name: 'Asma, sin precisar', fromVersion: 1, lastVersion: 1 },
  ])
  expect((await json('/api/catalogues/cie10/X590?version=1')).entry).toBe(null)
})

test.each([
  ['/api/catalogues/cie9', 404],
  ['/api/catalogues/cie10?version=9', 404],
  ['/api/catalogues/cie10?version=1&q=asma', 422],
  ['/api/catalogues/cie10?limit=0', 400],
  ['/api/catalogues/cie10?limit=101', 400],
  ['/api/catalogues/cie10?limit=x', 400],
  [`/api/catalogues/cie10?q=${'x'.repeat(201)}`, 400],
  ['/api/catalogues/cie10/Z999', 404],
  ['/api/catalogues/cie10/J459?version=9', 404],
  ['/catalogos/cie9', 404],
  ['/catalogos/cie10?version=9', 404],
  ['/catalogos/cie10?version=-1', 404],
  ['/catalogos/cie10/Z999', 404],
  ['/catalogos/cie9/codigos.csv', 404],
  ['/catalogos/cie10?q=%00%27%3B&desde=%FF', 200],
  [`/catalogos/cie10?q=${'asma+'.repeat(300)}`, 200],
])('%s answers %i', async (url, status) => {
  expect((await world.get(url)).statusCode).toBe(status)
})

test('the page of a table shows what was found and keeps what was typed', async () => {
  const { body } = await world.get('/catalogos/cie10?q=asma&todos=si')
  expect(body).toContain('href="/catalogos/cie10/J459"')
  expect(body).toContain('value="asma"')
  expect(body).toMatch(/name="todos"[^>]*checked/)
  expect(body).toContain('Deshabilitado')
})

test('a search for what is written like nothing says so, and where else to look', async () => {
  const { body } = await world.get('/catalogos/cie10?q=gonorrea')
  expect(body).toContain('Nada en esta tabla se parece a «gonorrea»')
  expect(body).toContain('marque la casilla')
})

test('the page of a code says what it said before', async () => {
  const { body } = await world.get('/catalogos/cie10/J459')
  expect(body).toContain('Asma, no especificada')
  expect(body).toContain('Asma, sin precisar')
})

test('the file has the columns of the sector, and can be loaded again without a change', async () => {
  const { body, headers } = await world.get('/catalogos/cie10/codigos.csv?todos=si')
  expect(headers['content-disposition']).toContain('cie10-v2-')
  expect(body.split('\r\n').slice(0, 2)).toEqual(['\uFEFFCodigo;Nombre;Habilitado;Desde', expect.stringMatching(/^A049;/)])
  const said: string[] = []
  const result = await importCatalogue(world.app, {
    ...{ table: 'cie10', path: files.write(body), applies: true, disablesMissing: false, asOf: null, reportPath: null },
    say: (line) => said.push(line),
  })
  expect(result).toMatchObject({ ok: true, value: { rowsRead: 152, rowsBad: 0, version: null } })
})
