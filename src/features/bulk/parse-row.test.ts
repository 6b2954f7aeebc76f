import { expect, test } from 'vitest'
import { columns, type Fields } from './bulk.ts'
import { parseRow } from './parse-row.ts'

const row = (some: Partial<Fields>): Fields => ({
  ...(Object.fromEntries(columns.map((column) => [column, ''])) as Fields),
  ...{ accion: 'ACTIVAR', tipo_documento: 'CC', numero_documento: '1.900.000.123', desde: '1/3/2026' },
  ...some,
})
const asked = (some: Partial<Fields>) => {
  const parsed = parseRow(row(some))
  if (!parsed.ok) throw new Error(parsed.refusal.join(' '))
  return parsed.value
}
const faults = (some: Partial<Fields>) => {
  const parsed = parseRow(row(some))
  return parsed.ok ? [] : parsed.refusal
}

test('a row says whom to activate, where, with which roles and in which days; the last day is within', () => {
  expect(
    asked({ codigo_sede: '0200-1000 0201', opcion: 'Otro usuario', roles: 'REGENTE | Secretario', hasta: '2026-12-31' }),
  ).toEqual({
    action: 'ACTIVAR',
    document: { type: 'CC', number: '1900000123' },
    name: '',
    sedeCode: '020010000201',
    kind: 'OTRO',
    roles: ['REGENTE', 'Secretario'],
    during: { from: new Date('2026-03-01T05:00:00Z'), until: new Date('2027-01-01T05:00:00Z') },
    seen: null,
  })
})

test.each([
  ['sí', { type: 'CC', number: '1900000123' }],
  ['SI', { type: 'CC', number: '1900000123' }],
  ['x', { type: 'CC', number: '1900000123' }],
  ['ce 456.789', { type: 'CE', number: '456789' }],
  ['sí, CC 1900000999', { type: 'CC', number: '1900000999' }],
  ['no', null],
  ['', null],
])('documento_visto "%s" is %j', (said, seen) => {
  expect(asked({ documento_visto: said })).toMatchObject({ seen })
})

test('TERMINAR takes a reason and no days', () => {
  expect(asked({ accion: 'terminar', desde: '', motivo: 'Se retiró.' })).toMatchObject({
    action: 'TERMINAR',
    reason: 'Se retiró.',
  })
  expect(faults({ accion: 'TERMINAR', motivo: 'Se retiró.' })).toEqual([
    'TERMINAR termina en el momento de aplicar: deje vacías desde y hasta.',
  ])
})

test.each<[Partial<Fields>, string[]]>([
  [{ accion: 'BORRAR' }, ['En accion escriba ACTIVAR o TERMINAR, no «BORRAR».']],
  [{ accion: '' }, ['En accion escriba ACTIVAR o TERMINAR.']],
  [
    { numero_documento: '1,9E+09' },
    ['La hoja de cálculo cambió el documento por «1,9E+09»: dé a la columna formato de texto y escríbalo entero.'],
  ],
  [{ numero_documento: '19OO000123' }, ['Hay una letra «O» en el número de cédula: escriba cero.']],
  [{ tipo_documento: 'AS' }, ['«AS» significa sin identificación: escoja el documento que identifica a la persona.']],
  [{ opcion: 'MEDICO' }, ['No conocemos la opción «MEDICO»: escriba PROFESIONAL, SERVICIO_SOCIAL u OTRO.']],
  [{ desde: '' }, ['Escriba en desde el primer día, como 1/2/2026.']],
  [
    { desde: '31/2/2026', hasta: 'nunca' },
    ['«31/2/2026» no es una fecha. Escríbala como 1/2/2026.', '«nunca» no es una fecha. Escríbala como 31/12/2026.'],
  ],
  [
    { documento_visto: 'creo que sí' },
    ['En documento_visto escriba «sí», «no» o el documento que vio, como CC 1900000123; no «creo que sí».'],
  ],
])('what is wrong with %j is said: %j', (some, said) => {
  expect(faults(some)).toEqual(said)
})

test('all that is wrong with a row is said at once', () => {
  expect(faults({ accion: 'X', numero_documento: '', desde: 'ayer' })).toEqual([
    'En accion escriba ACTIVAR o TERMINAR, no «X».',
    'Escriba el número de cédula.',
    '«ayer» no es una fecha. Escríbala como 1/2/2026.',
  ])
})
