import { expect, test } from 'vitest'
import { times } from '../../testing/world.ts'
import { readFile } from './read-file.ts'

const header = 'accion;tipo_documento;numero_documento;nombre;codigo_sede;desde'
const read = async (bytes: Buffer | string) => {
  const result = await readFile(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}
const said = async (bytes: Buffer | string) => {
  const result = await readFile(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
  return result.ok ? null : result.refusal.message
}
const latin1 = (text: string) => Buffer.from(text, 'latin1')

test('columns are told by their names, in any order, with commas or semicolons, with capitals and accents', async () => {
  const { rows, unknown } = await read('Número de documento,ACCIÓN,Tipo,Color\n1900000001,ACTIVAR,CC,azul\n')
  expect(rows).toEqual([
    {
      line: 2,
      fault: null,
      fields: expect.objectContaining({ accion: 'ACTIVAR', tipo_documento: 'CC', numero_documento: '1900000001' }),
    },
  ])
  expect(unknown).toEqual(['Color'])
})

test.each([
  ['UTF-8', Buffer.from(`${header}\nACTIVAR;CC;1;José Ñáñez;;\n`)],
  ['UTF-8 with its mark and CRLF', Buffer.from(`\uFEFF${header}\r\nACTIVAR;CC;1;José Ñáñez;;\r\n`)],
  ['Latin-1', latin1(`${header}\nACTIVAR;CC;1;José Ñáñez;;\n`)],
  ['UTF-16 with its mark', Buffer.from(`\uFEFF${header}\nACTIVAR;CC;1;José Ñáñez;;\n`, 'utf16le')],
  ["a spreadsheet's clipboard", Buffer.from(`${header}\nACTIVAR;CC;1;José Ñáñez;;\n`.replaceAll(';', '\t'))],
  ['quotes and blank lines', Buffer.from(`\n\n${header}\n\nACTIVAR;CC;1;"José Ñáñez";;\n;;;;;\n\n`)],
])('a name is read whole from %s', async (_how, bytes) => {
  const { rows } = await read(bytes)
  expect(rows.map(({ fields }) => fields.nombre)).toEqual(['José Ñáñez'])
})

test('in a file of two encodings the rows of the fewer are refused, each by its line, and none is guessed', async () => {
  const bytes = Buffer.concat([
    Buffer.from(`${header}\nACTIVAR;CC;1;José;;\nACTIVAR;CC;2;Zoé;;\n`),
    latin1('ACTIVAR;CC;3;Peña;;\n'),
  ])
  const { rows, isMixed } = await read(bytes)
  expect(isMixed).toBe(true)
  expect(rows.map(({ line, fault }) => [line, fault])).toEqual([
    [2, null],
    [3, null],
    [4, 'El texto no está en UTF-8 como el resto del archivo: guárdelo todo con una sola codificación.'],
  ])
  // What of it could be read is in the file that tells of it, to be corrected there.
  expect(rows[2]?.fields).toMatchObject({ accion: 'ACTIVAR', tipo_documento: 'CC', numero_documento: '3' })
})

test('500 rows are read and 501 are not', async () => {
  const rows = (count: number) => `${header}\n${times(count, (i) => `ACTIVAR;CC;${i};;;`).join('\n')}\n`
  expect((await read(rows(500))).rows).toHaveLength(500)
  expect(await said(rows(501))).toBe(
    'El archivo tiene 501 filas y el máximo es 500. Divídalo en varios y cárguelos uno tras otro.',
  )
})

test.each([
  ['nothing', '', 'El archivo está vacío. Descargue la plantilla y escriba una fila por cada persona.'],
  ['only a header', `${header}\n`, 'El archivo tiene encabezado y ninguna fila. Escriba una fila por cada persona.'],
  [
    'another header',
    'nombre;edad\nAna;3\n',
    'Al encabezado le falta: «accion», «tipo_documento», «numero_documento». Descargue la plantilla y escriba sobre ella.',
  ],
  [
    'no header',
    'Hola\n',
    'La primera fila no es un encabezado con columnas separadas por «;» o «,». Descargue la plantilla y escriba sobre ella.',
  ],
  [
    'a workbook',
    Buffer.from('504b030414000600', 'hex'),
    'El archivo es un libro de Excel o un archivo comprimido, no un CSV. En Excel: Archivo, Guardar como, «CSV UTF-8 (delimitado por comas)».',
  ],
  [
    'bytes',
    Buffer.from([1, 2, 0, 3]),
    'El archivo no es de texto. En Excel: Archivo, Guardar como, «CSV UTF-8 (delimitado por comas)».',
  ],
])('a file with %s is refused with what to do', async (_what, bytes, message) => {
  expect(await said(bytes)).toBe(message)
})
