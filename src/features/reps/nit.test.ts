import { afterAll, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { openWorld } from '../../testing/world.ts'
import { nitCheckDigit, parseNit } from './nit.ts'

const world = await openWorld()
afterAll(() => world.close())

// Sums worked by hand with the weights from the right: 3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71.
test.each([
  ['900000000', 5], // 9·41 = 369, rest 6, 11 - 6
  ['900123456', 8], // 369 + 6·3 + 5·7 + 4·13 + 3·17 + 2·19 + 1·23 = 586, rest 3
  ['900000004', 4], // 369 + 4·3 = 381, rest 7
  ['900000005', 1], // 369 + 5·3 = 384, rest 10: the largest
  ['900000002', 1], // 369 + 2·3 = 375, rest 1: below two the rest itself
  ['900000009', 0], // 369 + 9·3 = 396, rest 0
  ['10000', 3], // 1·19 = 19, rest 8
  ['1900318562', 1], // 749, rest 1: ten digits, as of a natural person
  ['100000000000000', 6], // 1·71 = 71, rest 5: the longest
])('R-REPS-3: the check digit of %s is %i, in TypeScript and in SQL', async (digits, digit) => {
  expect(nitCheckDigit(digits)).toBe(digit)
  expect(await world.owner.query(sql`select nit_check_digit(${digits}) as digit`)).toEqual([{ digit }])
})

test.each([
  ['900123456', '900123456'],
  ['900123456-8', '900123456'],
  [' 900.123.456 - 8 ', '900123456'],
  ['10000', '10000'],
  ['100000000000000', '100000000000000'],
])('the NIT written "%s" is %s', (said, digits) => {
  expect(parseNit(said)).toEqual({ ok: true, value: digits })
})

test.each([
  [
    '900123456-7',
    'nit-check-digit',
    'El dígito de verificación de «900123456-7» no corresponde: con ese número sería 8. Revise el número',
  ],
  ['9000', 'nit-length', 'El NIT «9000» tiene 4 cifras: deben ser de 5 a 15'],
  ['1000000000000000', 'nit-length', 'El NIT «1000000000000000» tiene 16 cifras: deben ser de 5 a 15'],
  ['90O123456', 'nit-form', '«90O123456» no es un NIT: escriba cifras, con o sin dígito de verificación'],
  ['900123456-', 'nit-form', '«900123456-» no es un NIT: escriba cifras, con o sin dígito de verificación'],
  ['900123456-81', 'nit-form', '«900123456-81» no es un NIT: escriba cifras, con o sin dígito de verificación'],
  ['', 'nit-form', '«» no es un NIT: escriba cifras, con o sin dígito de verificación'],
])('"%s" is no NIT, and the sentence says why', (said, code, message) => {
  expect(parseNit(said)).toEqual({ ok: false, refusal: { code, message } })
})
