import { expect, test } from 'vitest'
import { CalendarDate } from '../../shared/calendar.ts'
import { decideRegistration } from './decide-registration.ts'
import type { RegistrationForm } from './registration.ts'

const good: RegistrationForm = {
  tipo: 'CC',
  numero: '1.900.318.562',
  expedicion: '14 de marzo de 2017',
  nombre1: 'Laura',
  nombre2: 'Milena',
  apellido1: 'Quiñones',
  apellido2: '',
  nacimiento: '2/3/1999',
  correo: 'laura.quinones@correo.example',
  celular: '+57 300 000 0142',
  clave: 'tigo mesa lucero',
  autoriza: 'si',
  intento: '',
}
const today = CalendarDate.parse('2026-03-01')
const decide = (changed: Partial<RegistrationForm>) =>
  decideRegistration(
    { ...good, ...changed },
    { today, wrongWithPassword: changed.clave === '' ? 'Escriba una contraseña' : null },
  )
const wrongIn = (changed: Partial<RegistrationForm>) => {
  const result = decide(changed)
  return result.ok ? [] : result.refusal.map(({ field, message }) => `${field}: ${message}`)
}

test('a registration is read as people write it', () => {
  expect(decide({})).toEqual({
    ok: true,
    value: {
      document: { type: 'CC', number: '1900318562' },
      issuedOn: '2017-03-14',
      names: { first: 'Laura', second: 'Milena', firstSurname: 'Quiñones', secondSurname: null },
      birthDate: '1999-03-02',
      email: 'laura.quinones@correo.example',
      mobile: '3000000142',
      password: 'tigo mesa lucero',
      consentVersion: '2026-11',
    },
  })
})

test.each([
  [{ numero: '19OO318562' }, ['numero: Hay una letra «O» en el número de cédula: escriba cero']],
  [{ tipo: '' }, ['tipo: Escoja el tipo de documento']],
  [{ tipo: '', numero: ' ' }, ['tipo: Escoja el tipo de documento', 'numero: Escriba el número del documento']],
  [{ numero: '' }, ['numero: Escriba el número de cédula']],
  [{ tipo: 'AS' }, ['tipo: «AS» significa sin identificación: escoja el documento que identifica a la persona']],
  [{ tipo: 'RC', numero: '1900318562' }, ['tipo: Con ese documento no se crean cuentas: escoja otro de la lista']],
  [{ expedicion: '' }, ['expedicion: Escriba la fecha en que le expidieron el documento']],
  [
    { expedicion: '31/2/2017' },
    [
      'expedicion: No entendemos «31/2/2017». Escriba la fecha en que le expidieron el documento con día, mes y año, por ejemplo 14/3/2017',
    ],
  ],
  [{ expedicion: '1/3/2026' }, []],
  [
    { expedicion: '2/3/2026' },
    ['expedicion: El 2\u00a0de\u00a0marzo de\u00a02026 no ha llegado. Escriba la fecha en que le expidieron el documento'],
  ],
  [{ expedicion: '2/3/1999' }, []],
  [
    { expedicion: '1/3/1999' },
    [
      'expedicion: El documento no pudo expedirse el 1\u00a0de\u00a0marzo de\u00a01999, antes de que usted naciera (2\u00a0de\u00a0marzo de\u00a01999)',
    ],
  ],
  [
    { nacimiento: '2/3/2026' },
    ['nacimiento: El 2\u00a0de\u00a0marzo de\u00a02026 no ha llegado. Escriba su fecha de nacimiento'],
  ],
  [{ nombre1: ' ' }, ['nombre1: Escriba el primer nombre']],
  [{ nombre1: 'L4ura' }, ['nombre1: Hay un «4» en el primer nombre: escriba solo letras']],
  [{ nombre2: '' }, []],
  [{ apellido1: '' }, ['apellido1: Escriba el primer apellido']],
  [{ apellido2: 'Arrieta2' }, ['apellido2: Hay un «2» en el segundo apellido: escriba solo letras']],
  [{ correo: 'laura@correo,example' }, ['correo: Hay una coma en el correo: escriba punto']],
  [{ celular: '6010000142' }, ['celular: El celular empieza por 3']],
  [{ clave: '' }, ['clave: Escriba una contraseña']],
  [{ autoriza: '' }, ['autoriza: Para crear la cuenta debe autorizar el uso de sus datos']],
])('R-ACC-5: what is wrong is told at its field: %j', (changed, expected) => {
  expect(wrongIn(changed)).toEqual(expected)
})

test('R-ACC-5: an empty form is told everything at once, in its order', () => {
  const empty = Object.fromEntries(Object.keys(good).map((field) => [field, '']))
  expect(wrongIn(empty).map((line) => line.split(':')[0])).toEqual([
    'tipo',
    'numero',
    'expedicion',
    'nombre1',
    'apellido1',
    'nacimiento',
    'correo',
    'celular',
    'clave',
    'autoriza',
  ])
})
