import { expect, test } from 'vitest'
import { accountDocumentTypes, documentTypes, parseDocument, parseDocumentType, professionalDocumentTypes } from './document.ts'

test.each([
  ['as it is stored', 'CC', '1900318562', 'CC', '1900318562'],
  ['with dots', 'CC', '1.900.318.562', 'CC', '1900318562'],
  ['with an apostrophe for the million', 'CC', "1'900.318.562", 'CC', '1900318562'],
  ['with spaces, also those that do not break', 'CC', ' 1 900\u00a0318 562 ', 'CC', '1900318562'],
  ['in full-width digits of an Asian keyboard', 'CC', '１９００３１８５６２', 'CC', '1900318562'],
  ['the type in small letters and with dots', 'c.c.', '1900318562', 'CC', '1900318562'],
  ['PPT, which is PT', 'PPT', '1900318', 'PT', '1900318'],
  ['CN, which is NV', 'cn', '19003185', 'NV', '19003185'],
  ['a passport in small letters', 'pa', 'ax 123.456', 'PA', 'AX123456'],
  ['the shortest cédula', 'CC', '190', 'CC', '190'],
  ['a tarjeta de identidad of somebody born in 2000', 'TI', '00010112345', 'TI', '00010112345'],
  ['the longest passport', 'PA', 'A123456789012345', 'PA', 'A123456789012345'],
])('reads a document written %s', (_how, saidType, saidNumber, type, number) => {
  expect(parseDocument(saidType, saidNumber)).toEqual({ ok: true, value: { type, number } })
})

test.each([
  ['', '1900318562', 'type-missing', 'tipo', 'Escoja el tipo de documento'],
  ['NIT', '1900318562', 'type-unknown', 'tipo', 'No conocemos el tipo de documento «NIT»: escoja uno de la lista'],
  [
    'AS',
    '1900318562',
    'type-identifies-nobody',
    'tipo',
    '«AS» significa sin identificación: escoja el documento que identifica a la persona',
  ],
  [
    'ms',
    '1900318562',
    'type-identifies-nobody',
    'tipo',
    '«MS» significa sin identificación: escoja el documento que identifica a la persona',
  ],
  ['CC', '', 'number-missing', 'numero', 'Escriba el número de cédula'],
  ['CC', ' . ', 'number-missing', 'numero', 'Escriba el número de cédula'],
  ['CC', '19O0318562', 'letter-for-digit', 'numero', 'Hay una letra «O» en el número de cédula: escriba cero'],
  ['CC', '19o0318562', 'letter-for-digit', 'numero', 'Hay una letra «o» en el número de cédula: escriba cero'],
  ['CE', 'l900318', 'letter-for-digit', 'numero', 'Hay una letra «l» en el número de cédula de extranjería: escriba uno'],
  ['CC', '1900X18562', 'letter-in-number', 'numero', 'Hay una letra «X» en el número de cédula: lleva solo cifras'],
  ['PA', 'Ñ123456', 'letter-in-number', 'numero', 'No podemos leer la letra «Ñ» en el número de pasaporte'],
  ['CC', '1900318562-4', 'sign-in-number', 'numero', 'Hay un guion en el número de cédula: escríbalo sin guion'],
  ['PA', 'AX#12345', 'sign-in-number', 'numero', 'Hay un signo «#» en el número de pasaporte: escríbalo sin signos'],
  ['CC', '19', 'number-too-short', 'numero', 'El número de cédula tiene de 3 a 10 cifras: usted escribió 2'],
  ['CC', '19003185621', 'number-too-long', 'numero', 'El número de cédula tiene de 3 a 10 cifras: usted escribió 11'],
  [
    'PA',
    'A1234567890123456',
    'number-too-long',
    'numero',
    'El número de pasaporte tiene de 3 a 16 letras y cifras: usted escribió 17',
  ],
  [
    'CC',
    '0900318562',
    'number-starts-with-zero',
    'numero',
    'El número de cédula no empieza por cero: escríbalo sin los ceros del comienzo',
  ],
])('says what is wrong with %s %s (%s)', (type, number, code, field, message) => {
  expect(parseDocument(type, number)).toEqual({ ok: false, refusal: { code, field, message } })
})

test('R-ACC-1: a document that names nobody identifies no account and no professional', () => {
  expect(documentTypes.map(({ code }) => code)).toEqual(['CC', 'CE', 'TI', 'PT', 'PE', 'PA', 'CD', 'SC', 'PR', 'DE', 'RC', 'NV'])
  expect(accountDocumentTypes.map(({ code }) => code)).toEqual(['CC', 'CE', 'TI', 'PT', 'PE', 'PA', 'CD', 'SC', 'PR', 'DE'])
  expect(professionalDocumentTypes.map(({ code }) => code)).toEqual(['CC', 'CE', 'PT', 'PE'])
  expect(parseDocumentType('AS').ok).toBe(false)
})
