import { Buffer } from 'node:buffer'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openCsv, readCsv } from './csv-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'csv-'))
afterAll(() => rmSync(folder, { recursive: true }))

const wanted = { required: ['nombre', 'número'], optional: ['nota'], aliases: { número: ['nro_identificacion'] } } as const
type Column = 'nombre' | 'número' | 'nota'
const latin = (text: string) => Buffer.from(text, 'latin1')

function fileOf(...parts: (string | Buffer)[]) {
  const path = join(folder, 'file.csv')
  writeFileSync(path, Buffer.concat(parts.map((part) => Buffer.from(part as string))))
  return path
}

async function read(...parts: (string | Buffer)[]) {
  const file = await openCsv<Column>(fileOf(...parts), wanted)
  if (!file.ok) return file.refusal.message
  const rows = []
  for await (const some of readCsv(file.value)) rows.push(...some)
  return {
    ...file.value,
    rows: rows.map((row) => ('fields' in row ? [row.line, row.fields.nombre, row.fields.número, row.fields.nota] : row)),
  }
}

test.each([
  ['semicolons', 'nombre;número\nAna;1\n'],
  ['commas', 'nombre,número\nAna,1\n'],
  ['columns in another order', 'número;nombre\n1;Ana\n'],
  ['capitals, signs and no accents in the header', 'NOMBRE;"Numero"\nAna;1\n'],
  ['another name of a column', 'nombre;NroIdentificacion\nAna;1\n'],
  ['a byte order mark', '\uFEFFnombre;número\nAna;1\n'],
  ['line ends of Windows', 'nombre;número\r\nAna;1\r\n'],
  ['no end of the last line', 'nombre;número\nAna;1'],
  ['quotes', '"nombre";"número"\n"Ana";"1"\n'],
  ['spaces around and inside', 'nombre ; número\n  Ana ;\t1 \n'],
  ['a separator too many at the end', 'nombre;número\nAna;1;\n'],
])('a file with %s is read', async (_what, text) => {
  expect(await read(text)).toMatchObject({ encoding: 'UTF-8', isMixed: false, unknown: [], rows: [[2, 'Ana', '1', '']] })
})

test('the optional column is read where it is, columns of nobody are named, empty lines count as lines', async () => {
  expect(await read('nombre;color;número;nota\nAna;azul;1;x\n\n;;;\nLía;verde;2;\n')).toMatchObject({
    unknown: ['color'],
    rows: [
      [2, 'Ana', '1', 'x'],
      [5, 'Lía', '2', ''],
    ],
  })
})

test('a quoted cell holds separators and doubled quotes', async () => {
  expect(await read('nombre;número;nota\n"Ana; ""la nueva""";1;\n')).toMatchObject({ rows: [[2, 'Ana; "la nueva"', '1', '']] })
})

test.each([
  ['a row with a column too few', 'Ana', 'La fila tiene 1 columnas y el encabezado 2: revise separadores y comillas.'],
  ['a row with a column too many', 'Ana;1;2', 'La fila tiene 3 columnas y el encabezado 2: revise separadores y comillas.'],
  ['a quote that does not close', '"Ana;1', 'Las comillas no cierran en la misma fila, o hay texto pegado a ellas.'],
  ['text behind a quote', '"Ana"x;1', 'Las comillas no cierran en la misma fila, o hay texto pegado a ellas.'],
  ['a row without end', 'x'.repeat(70_000), 'La fila es demasiado larga: puede que falten saltos de línea.'],
])('%s is a bad row and harms no other', async (_what, row, reason) => {
  expect(await read(`nombre;número\nEva;0\n${row}\nLuz;2\n`)).toMatchObject({
    rows: [[2, 'Eva', '0', ''], { line: 3, column: null, reason }, [4, 'Luz', '2', '']],
  })
})

test.each(['Pe\uFFFDa', 'Pe\u0000a', 'Pe\u0007a'])('what was lost in saving (%j) is a bad row, with its column', async (name) => {
  expect(await read(`nombre;número\n${name};1\nLuz;2\n`)).toMatchObject({
    rows: [
      {
        ...{ line: 2, column: 'nombre', reason: 'Hay signos que no se pueden leer: el archivo se dañó al guardarlo.' },
        readable: { número: '1' },
      },
      [3, 'Luz', '2', ''],
    ],
  })
})

test('a file in Latin-1 is read as such', async () => {
  expect(await read(latin('nombre;número\nPeña;1\nNúñez;2\n'))).toMatchObject({
    encoding: 'Latin-1',
    isMixed: false,
    rows: [
      [2, 'Peña', '1', ''],
      [3, 'Núñez', '2', ''],
    ],
  })
})

test('in a file of two encodings the rows of the fewer are bad, and say in which column', async () => {
  const reason = (encoding: string) =>
    `El texto no está en ${encoding} como el resto del archivo: guárdelo todo con una sola codificación.`
  expect(await read('nombre;número\nPeña;1\nNúñez;2\n', latin('Ibáñez;3\n'), 'Ana;4\n')).toMatchObject({
    encoding: 'UTF-8',
    isMixed: true,
    rows: [
      [2, 'Peña', '1', ''],
      [3, 'Núñez', '2', ''],
      { line: 4, column: 'nombre', reason: reason('UTF-8') },
      [5, 'Ana', '4', ''],
    ],
  })
  expect(await read(latin('nombre;número\nPeña;1\nIbáñez;3\n'), 'Núñez;2\n')).toMatchObject({
    encoding: 'Latin-1',
    isMixed: true,
    rows: [[2, 'Peña', '1', ''], [3, 'Ibáñez', '3', ''], { line: 4, column: 'nombre', reason: reason('Latin-1') }],
  })
})

test.each([
  ['nothing in it', '', 'El archivo está vacío.'],
  ['a header without separators', 'nombre\nAna\n', 'La primera fila no es un encabezado con columnas separadas por «;» o «,».'],
  ['columns missing', 'color;nota\nazul;x\n', 'Al encabezado le falta: «nombre», «número».'],
  ['a column twice', 'nombre;número;Nombre\nAna;1;Ana\n', 'La columna «nombre» viene dos veces en el encabezado.'],
])('a file with %s is refused whole', async (_what, text, message) => {
  expect(await read(text)).toBe(message)
})

test('UTF-16, as Excel saves "Unicode text", is refused with what to do', async () => {
  expect(await read(Buffer.from('\uFEFFnombre;número\nAna;1\n', 'utf16le'))).toBe(
    'El archivo está en UTF-16. Guárdelo como CSV UTF-8 y cárguelo de nuevo.',
  )
})

test('a file that is not there is said, not thrown', async () => {
  expect(await openCsv(join(folder, 'none.csv'), wanted)).toMatchObject({ ok: false, refusal: { code: 'not-found' } })
})

test('rows that lie across two reads of the disk stay whole', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `Peña ${i};${i}\n`)
  const result = await read('nombre;número\n', ...rows)
  expect(typeof result === 'string' ? result : [result.rows.length, result.rows[19_999]]).toEqual([
    20_000,
    [20_001, 'Peña 19999', '19999', ''],
  ])
})
