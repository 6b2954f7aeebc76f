import { expect, test } from 'vitest'
import { type ClockForm, decideClockMove } from './decide-clock-move.ts'

const bogota = (local: string) => new Date(`${local}-05:00`)
const now = bogota('2026-11-23T15:20:00')

function move(form: Partial<ClockForm>, at = now) {
  const result = decideClockMove({ avance: 'fecha', dia: '', hora: '', ...form }, { now: at, realNow: now })
  return result.ok
    ? result.value.toISOString()
    : [result.refusal.code, result.refusal.field, result.refusal.message.replaceAll('\u00a0', ' ')]
}

test.each([
  ['una-hora', '2026-11-23T16:20:00'],
  ['un-dia', '2026-11-24T15:20:00'],
  ['siete-dias', '2026-11-30T15:20:00'],
  ['treinta-dias', '2026-12-23T15:20:00'],
  ['antes-de-medianoche', '2026-11-23T23:59:00'],
  ['despues-de-medianoche', '2026-11-24T00:01:00'],
])('the button %s moves to %s in Bogotá', (avance, expected) => {
  expect(move({ avance })).toBe(bogota(expected).toISOString())
})

test.each([
  ['2026-11-23T23:58:59', '2026-11-23T23:59:00'],
  ['2026-11-23T23:59:00', '2026-11-24T23:59:00'],
  ['2026-12-31T23:59:30', '2027-01-01T23:59:00'],
])('at %s the minute before midnight is that of %s', (at, expected) => {
  expect(move({ avance: 'antes-de-medianoche' }, bogota(at))).toBe(bogota(expected).toISOString())
})

test.each([
  ['24/11/2026', '', '2026-11-24T00:00:00'],
  ['1 de enero de 2027', '0:05', '2027-01-01T00:05:00'],
  ['2026-11-23', '15:21', '2026-11-23T15:21:00'],
  ['23/11/2026', '3:21 p. m.', '2026-11-23T15:21:00'],
  ['24/11/2026', '12:30 AM', '2026-11-24T00:30:00'],
  ['24/11/2026', '12 pm', '2026-11-24T12:00:00'],
])('"%s" at "%s" is %s', (dia, hora, expected) => {
  expect(move({ dia, hora })).toBe(bogota(expected).toISOString())
})

const onlyAhead = 'El reloj solo va hacia adelante: escriba un momento posterior al 23 de noviembre de 2026, 3:20 p. m.'

test.each([
  [{ dia: '23/11/2026', hora: '15:20' }, ['not-ahead', 'dia', onlyAhead]],
  [{ dia: '22/11/2026' }, ['not-ahead', 'dia', onlyAhead]],
  [{ dia: '' }, ['day-unreadable', 'dia', 'Escriba a qué día adelantar el reloj']],
  [{ dia: '31/2/2027' }, ['day-unreadable', 'dia', 'No hay un día «31/2/2027»: escríbalo como 24/12/2026']],
  [
    { dia: '24/12/2026', hora: '25:00' },
    ['time-unreadable', 'hora', 'No entendemos la hora «25:00»: escríbala como 14:30 o 2:30 p. m.'],
  ],
  [
    { dia: '24/12/2026', hora: '14:60' },
    ['time-unreadable', 'hora', 'No entendemos la hora «14:60»: escríbala como 14:30 o 2:30 p. m.'],
  ],
  [
    { dia: '24/12/2026', hora: '13 pm' },
    ['time-unreadable', 'hora', 'No entendemos la hora «13 pm»: escríbala como 14:30 o 2:30 p. m.'],
  ],
  [
    { dia: '1/1/2037' },
    ['too-far', 'dia', 'El reloj llega hasta el 30 de noviembre de 2036, 3:20 p. m.: escriba un día anterior'],
  ],
  [{ avance: 'ayer' }, ['way-unknown', null, 'Elija cuánto adelantar el reloj']],
  [{ avance: '' }, ['way-unknown', null, 'Elija cuánto adelantar el reloj']],
  [{ avance: 'toString' }, ['way-unknown', null, 'Elija cuánto adelantar el reloj']],
])('%o is refused, and says what to write', (form, expected) => {
  expect(move(form)).toEqual(expected)
})

test('the last instant of the ten years is reached, one minute more is not', () => {
  expect(move({ dia: '30/11/2036', hora: '15:20' })).toBe(bogota('2036-11-30T15:20:00').toISOString())
  expect(move({ dia: '30/11/2036', hora: '15:21' })[0]).toBe('too-far')
})
