import { afterAll, expect, test } from 'vitest'
import { newNumber, openRethusLoads, person, sanction, service, title } from '../../testing/rethus-file.ts'

const { load, badRows, idOf, close } = await openRethusLoads()
afterAll(close)

test.each([
  [
    'an unknown kind of row',
    { registro: 'ALGO' },
    'registro: «ALGO» no es una clase de fila: escriba PERSONA, TITULO, SERVICIO_SOCIAL o SANCION.',
  ],
  [
    'an unknown type of document',
    { tipo_documento: 'XX' },
    'tipo_documento: No conocemos el tipo de documento «XX»: escoja uno de la lista.',
  ],
  [
    "nobody's document",
    { tipo_documento: 'AS' },
    'tipo_documento: «AS» significa sin identificación: escoja el documento que identifica a la persona.',
  ],
  [
    'a letter for a zero',
    { numero_documento: '19O0000001' },
    'numero_documento: Hay una letra «O» en el número de cédula: escriba cero.',
  ],
  ['no first name', { primer_nombre: '' }, 'primer_nombre: Está vacía.'],
  [
    'a name that was saved wrong',
    { primer_apellido: 'PeÃ±a' },
    'primer_apellido: Hay un «±» en el primer apellido: escriba solo letras.',
  ],
  [
    'a day that does not exist',
    { fecha_nacimiento: '31/02/1990' },
    'fecha_nacimiento: «31/02/1990» no es una fecha: escríbala como 2026-11-23.',
  ],
  ['a birth tomorrow', { fecha_nacimiento: '2026-03-02' }, 'fecha_nacimiento: La fecha «2026-03-02» está en el futuro.'],
  ['an unknown state', { estado_identificacion: 'Perdido' }, 'estado_identificacion: No conocemos «Perdido».'],
  ['no state', { estado_identificacion: '' }, 'estado_identificacion: Está vacía.'],
  [
    'half a previous document',
    { documento_anterior_tipo: 'TI' },
    'documento_anterior_numero: Escriba el número de tarjeta de identidad.',
  ],
  [
    'a day of change without previous document',
    { documento_desde: '2010-01-01' },
    'documento_desde: Falta el documento anterior.',
  ],
  [
    'its own document as previous',
    { documento_anterior_tipo: 'cc', documento_anterior_numero: '1.900.499.999' },
    'documento_anterior_numero: Es el mismo documento de ahora.',
  ],
])('R-RET-8: a person with %s is a bad row, and the good one beside it is applied', async (_what, changes, reason) => {
  const good = newNumber()
  expect(await load([person('1900499999', changes), person(good)])).toMatchObject({ value: { created: 1, rowsBad: 1 } })
  expect(badRows()).toEqual([`Fila 2, ${reason}`])
  expect(await idOf('CC', '1900499999')).toBeUndefined()
})

test.each([
  ['an unknown program', title, { tipo_programa: 'ZZZ' }, 'tipo_programa: No conocemos «ZZZ».'],
  ['an unknown origin', title, { origen: '3' }, 'origen: No conocemos «3».'],
  ['no profession', title, { profesion: '' }, 'profesion: Está vacía.'],
  ['no day', title, { fecha_inicio_ejercer: '' }, 'fecha_inicio_ejercer: Está vacía.'],
  [
    'a day to come',
    title,
    { fecha_inicio_ejercer: '2026-03-02' },
    'fecha_inicio_ejercer: La fecha «2026-03-02» está en el futuro.',
  ],
  ['a profession too long', title, { profesion: 'x'.repeat(301) }, 'profesion: Tiene 301 letras: el máximo es 300.'],
  ['an unknown provision', service, { tipo_prestacion: '4' }, 'tipo_prestacion: No conocemos «4».'],
  ['an unknown modality', service, { modalidad: '6' }, 'modalidad: No conocemos el código «6».'],
  ['program zero', service, { programa: '0' }, 'programa: No conocemos el código «0».'],
  ['an end before the beginning', service, { fecha_fin: '31/1/2013' }, 'fecha_fin: La fecha de fin está antes que la de inicio.'],
  ['no first day', sanction, { fecha_inicio: '' }, 'fecha_inicio: Está vacía.'],
  [
    'an end before the beginning',
    sanction,
    { fecha_fin: '2026-01-31' },
    'fecha_fin: La fecha de fin está antes que la de inicio.',
  ],
  ['no authority', sanction, { autoridad: '' }, 'autoridad: Está vacía.'],
])('R-RET-8: a row with %s is bad', async (_what, rowOf, changes, reason) => {
  const number = newNumber()
  expect(await load([person(number), rowOf(number, changes)])).toMatchObject({ value: { created: 1, rowsBad: 1 } })
  expect(badRows()).toEqual([`Fila 3, ${reason}`])
})
