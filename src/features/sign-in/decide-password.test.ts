import { expect, test } from 'vitest'
import { getCommonPasswords } from './common-passwords.ts'
import { decidePassword, passwordSentence } from './decide-password.ts'

const own = ['Laura Milena Quiñones Arrieta', '1900318562', 'lmqa.litoral@correo.example', '3000000142']
const decide = async (password: string) => {
  const result = decidePassword(password, { common: await getCommonPasswords(), own })
  return result.ok ? 'accepted' : result.refusal.code
}

test.each([
  ['twelve characters, the least', 'tigo mesa lu', 'accepted'],
  ['eleven, one too few', 'tigo mesa l', 'password-too-short'],
  ['twelve only before NFKC joins the accents', 'tigo mesa lu\u0301', 'accepted'],
  ['eleven letters, one of them written as two code points', 'tigo mesa u\u0301', 'password-too-short'],
  ['eleven, though the fish takes two units', '🐟 mesa luce', 'password-too-short'],
  ['128 characters, the most', `${'lámpara verde '.repeat(9)}xy`, 'accepted'],
  ['129, one too many', `${'lámpara verde '.repeat(9)}xyz`, 'password-too-long'],
  ['nothing', '', 'password-missing'],
])('R-ACC-7: length is counted in characters: %s', async (_what, password, expected) => {
  expect(await decide(password)).toBe(expected)
})

test.each([
  ['on the list as it is', 'unbelievable', 'password-is-common'],
  ['on the list but for its capitals', 'UNBELIEVABLE', 'password-is-common'],
  ['a word of the list with digits behind', 'password123456', 'password-is-common'],
  ['a word of the list with digits and signs about it', '**Football2026!', 'password-is-common'],
  ['a word of the list said twice', 'monkeymonkey', 'password-is-common'],
  ['of this country, with the year', 'Colombia2026*', 'password-is-common'],
  ['of this sector', 'Enfermería.2026', 'password-is-common'],
  ['the word itself, with its accent sign', 'Contraseña123', 'password-is-common'],
  ['a row of the keyboard', 'qwertyuiopasdfghjkl', 'password-is-common'],
  ['digits only', '830571926405', 'password-is-simple'],
  ['four characters over and over', 'abcdabdcadbc', 'password-is-simple'],
  ['five characters over and over', 'abcdeabdceae', 'accepted'],
  ['the alphabet from the middle', 'hijklmnopqrstu', 'password-is-simple'],
  ['the alphabet backwards', 'utsrqponmlkjih', 'password-is-simple'],
  ['a common word beside others', 'colombia tigo mesa', 'accepted'],
])('R-ACC-7: a password that others try first is refused: %s', async (_what, password, expected) => {
  expect(await decide(password)).toBe(expected)
})

test.each([
  ['the surname', 'mesa arrieta lu', 'password-is-personal'],
  ['the surname without its accent sign, in capitals', 'MESA QUINONES L', 'password-is-personal'],
  ['the document', 'mesa 1900318562', 'password-is-personal'],
  ['the document with dots', 'mesa 1.900.318.562', 'password-is-personal'],
  ['the e-mail before the @', 'mesa lmqa.litoral', 'password-is-personal'],
  ['the mobile', 'mesa 300 000 0142', 'password-is-personal'],
  ["the domain of the e-mail, which is not one's own", 'mesa verde correo', 'accepted'],
])('R-ACC-7: a password that knows its owner is refused: %s', async (_what, password, expected) => {
  expect(await decide(password)).toBe(expected)
})

test('a name of three letters is no reason: it is inside too many words', () => {
  expect(decidePassword('banana tigo mesa', { common: new Set(), own: ['Ana'] }).ok).toBe(true)
  expect(decidePassword('banana tigo mesa', { common: new Set(), own: ['Tigo'] }).ok).toBe(false)
})

test('each refusal says what to do', () => {
  expect(passwordSentence({ code: 'password-too-short', length: 1 })).toBe(
    'La contraseña tiene 1 carácter: escriba al menos 12. Use tres o cuatro palabras que no vayan juntas',
  )
  expect(passwordSentence({ code: 'password-too-long', length: 129 })).toBe(
    'La contraseña tiene 129 caracteres: escriba 128 como máximo',
  )
  expect(passwordSentence({ code: 'password-is-common' })).toBe(
    'Esa contraseña es de las primeras que alguien probaría. Use tres o cuatro palabras que no vayan juntas',
  )
})
