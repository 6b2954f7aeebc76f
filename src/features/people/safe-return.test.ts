import { expect, test } from 'vitest'
import { safeReturn } from './safe-return.ts'

test.each([
  ['/registro', '/registro'],
  ['/delegado/solicitudes?pagina=2#fila', '/delegado/solicitudes?pagina=2#fila'],
  ['/', '/'],
  ['/salidas', '/salidas'],
  ['', null],
  ['registro', null],
  ['https://otro.example/', null],
  ['//otro.example', null],
  ['/\\otro.example', null],
  ['/a\\b', null],
  ['/./\\otro.example', null],
  ['/.//otro.example', null],
  ['/\t/otro.example', null],
  ['/registro\r\nSet-Cookie: a=b', null],
  ['javascript:alert(1)', null],
  ['/ingresar?volver=/registro', null],
  ['/ingresar/listo', null],
  ['/salir', null],
])('after signing in one comes back to a path of this site only: %j', (asked, expected) => {
  expect(safeReturn(asked)).toBe(expected)
})
