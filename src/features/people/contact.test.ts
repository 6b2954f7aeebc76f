import { expect, test } from 'vitest'
import { mobileText, parseEmail, parseMobile, parseNamePart } from './contact.ts'

const read = (result: { ok: true; value: unknown } | { ok: false; refusal: { message: string } }) =>
  result.ok ? result.value : result.refusal.message

test.each([
  [' laura.quinones@Correo.Example ', 'laura.quinones@correo.example'],
  ['Laura+mipres@hospital.gov.co', 'Laura+mipres@hospital.gov.co'],
  [`${'a'.repeat(240)}@correo.example`, `El correo tiene 255 caracteres: el máximo es 254`],
  [`${'a'.repeat(239)}@correo.example`, `${'a'.repeat(239)}@correo.example`],
  ['', 'Escriba su correo electrónico'],
  ['laura quinones@correo.example', 'Hay un espacio en el correo: escríbalo sin espacios'],
  ['laura@correo,example', 'Hay una coma en el correo: escriba punto'],
  ['laura.correo.example', 'Al correo le falta la arroba (@)'],
  ['laura@@correo.example', 'El correo tiene más de una arroba (@)'],
  ['@correo.example', 'Al correo le falta lo que va antes de la arroba (@)'],
  ['laura.quiñones@correo.example', 'Hay una letra «ñ» en el correo: los correos no llevan tildes ni eñes'],
  ['laura@correo', 'Al correo le falta el final, por ejemplo «.com» o «.co»'],
  ['laura@correo.', 'El correo no está bien escrito. Por ejemplo, nombre@correo.com'],
  ['laura@.example', 'El correo no está bien escrito. Por ejemplo, nombre@correo.com'],
  ['laura..q@correo.example', 'El correo no está bien escrito. Por ejemplo, nombre@correo.com'],
  ['laura@correo.example\r\nBcc:otro@correo.example', 'Hay un espacio en el correo: escríbalo sin espacios'],
  ['<laura@correo.example>', 'El correo no está bien escrito. Por ejemplo, nombre@correo.com'],
])('an e-mail address as it is typed: %j', (said, expected) => {
  expect(read(parseEmail(said))).toBe(expected)
})

test.each([
  ['3000000142', '3000000142'],
  ['300 000 0142', '3000000142'],
  ['+57 300-000-0142', '3000000142'],
  ['(57) 300.000.0142', '3000000142'],
  ['0057 3000000142', '3000000142'],
  ['', 'Escriba su número de celular'],
  ['300000014', 'El celular tiene 10 cifras: usted escribió 9'],
  ['30000001423', 'El celular tiene 10 cifras: usted escribió 11'],
  ['6010000142', 'El celular empieza por 3'],
  ['300000O142', 'Hay un «O» en el celular: lleva solo cifras'],
  ['+1 300 000 0142', 'El celular debe ser de Colombia (+57)'],
])('a mobile as it is typed: %j', (said, expected) => {
  expect(read(parseMobile(said))).toBe(expected)
})

test('a mobile is shown in groups', () => {
  expect(mobileText('3000000142')).toBe('300\u00a0000\u00a00142')
})

test.each([
  ['  María   del Pilar ', 'María del Pilar'],
  ["D'Luyz", "D'Luyz"],
  ['Díaz-Granados', 'Díaz-Granados'],
  ['Ñ'.repeat(60), 'Ñ'.repeat(60)],
  ['', null],
  ['Ñ'.repeat(61), 'Hay 61 letras en el primer nombre: el máximo es 60'],
  ['Laura2', 'Hay un «2» en el primer nombre: escriba solo letras'],
  ['<script>', 'Hay un «<» en el primer nombre: escriba solo letras'],
  ['.', 'Escriba el primer nombre con letras'],
])('a part of a name as it is typed: %j', (said, expected) => {
  expect(read(parseNamePart(said, 'el primer nombre'))).toBe(expected)
})
