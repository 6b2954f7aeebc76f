import { expect, test } from 'vitest'
import { parseNumber } from './parse-number.ts'

const number = '20261123100000000042'

test.each([
  number,
  '20261123 100 000000042',
  ' 2026 1123 1000 0000 0042 ',
  '20261123-100-000000042',
  '20261123.100.000000042',
  `http://localhost:3000/verificar/${number}?x=1`,
  '/verificar/20261123%20100%20000000042',
])('R-VER-6: "%s" is understood as people type it', (typed) => {
  expect(parseNumber(typed)).toEqual({ ok: true, value: number })
})

test.each([
  ['', 'Escriba el número de la fórmula'],
  ['   ', 'Escriba el número de la fórmula'],
  ['2026112310000000004', 'El número tiene 20 cifras y escribió 19: falta 1'],
  ['202611231000000000', 'El número tiene 20 cifras y escribió 18: faltan 2'],
  ['202611231000000000421', 'El número tiene 20 cifras y escribió 21: sobra 1'],
  ['2026112310000000004O', 'Hay una letra «O», y el número lleva solo cifras: escriba cero'],
  ['2026112310000000004X', 'Hay una letra «X», y el número lleva solo cifras'],
  ['20261123100000000042*', 'El número lleva solo cifras: quite los demás signos'],
  ['20261131100000000042', 'Las ocho primeras cifras son el día en que se firmó (año, mes y día), y ese día no existe'],
  ['19991123100000000042', 'Las ocho primeras cifras son el día en que se firmó (año, mes y día), y ese día no existe'],
  ['20261123300000000042', 'Después del día va un 1 (fórmula) o un 2 (tutela): revise la novena cifra'],
])('R-VER-6: of "%s" it is said what is wrong', (typed, refusal) => {
  expect(parseNumber(typed)).toEqual({ ok: false, refusal })
})
