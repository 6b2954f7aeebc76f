import { expect, test } from 'vitest'
import type { ApplicationState } from './application.ts'
import { canDo, decideTransition } from './decide-transition.ts'

const states: ApplicationState[] = ['ENVIADA', 'DEVUELTA', 'ACTIVADA', 'APROBADA', 'RECHAZADA', 'RETIRADA']

/** R-SOL-9. What each act makes of each state, in the order above; '-' cannot be done. */
test.each([
  ['ABIERTA', ['ENVIADA', '-', '-', '-', '-', '-']],
  ['IDENTIDAD', ['ENVIADA', 'DEVUELTA', 'ACTIVADA', '-', '-', '-']],
  ['DEVUELTA', ['DEVUELTA', '-', '-', '-', '-', '-']],
  ['CORREGIDA', ['-', 'ENVIADA', '-', '-', '-', '-']],
  ['ACTIVADA', ['ACTIVADA', '-', '-', '-', '-', '-']],
  ['ENROLADA', ['-', '-', 'APROBADA', '-', '-', '-']],
  ['RECHAZADA', ['RECHAZADA', 'RECHAZADA', 'RECHAZADA', '-', '-', '-']],
  ['RETIRADA', ['RETIRADA', 'RETIRADA', '-', '-', '-', '-']],
  ['RECORDADA', ['ENVIADA', '-', 'ACTIVADA', '-', '-', '-']],
  ['TERMINADA', ['-', '-', 'RETIRADA', '-', '-', '-']],
] as const)('%s is done where the table says and nowhere else', (act, expected) => {
  const found = states.map((state) => {
    const decision = decideTransition({ state, version: 7 }, { act, expectedVersion: 7 })
    expect(decision.ok).toBe(canDo(act, state))
    return decision.ok ? decision.value.state : '-'
  })
  expect(found).toEqual(expected)
})

test('what cannot be done says in which state the application is', () => {
  expect(decideTransition({ state: 'RETIRADA', version: 2 }, { act: 'ACTIVADA', expectedVersion: 2 })).toEqual({
    ok: false,
    refusal: { code: 'not-in-that-state', state: 'RETIRADA' },
  })
})

test('a form made on an older version is stale, and one made on this one is not', () => {
  const held = { state: 'ENVIADA', version: 3 } as const
  expect(decideTransition(held, { act: 'ACTIVADA', expectedVersion: 2 })).toEqual({
    ok: false,
    refusal: { code: 'stale-form', state: 'ENVIADA' },
  })
  expect(decideTransition(held, { act: 'ACTIVADA', expectedVersion: 3 }).ok).toBe(true)
})

test('an act that rests on no form is never stale', () => {
  expect(decideTransition({ state: 'ENVIADA', version: 9 }, { act: 'RECORDADA', expectedVersion: null }).ok).toBe(true)
})

test('a withdrawn application says so also to an old form', () => {
  expect(decideTransition({ state: 'RETIRADA', version: 2 }, { act: 'ACTIVADA', expectedVersion: 1 })).toEqual({
    ok: false,
    refusal: { code: 'not-in-that-state', state: 'RETIRADA' },
  })
})

test.each([
  ['ABIERTA', 4],
  ['RECORDADA', 4],
  ['IDENTIDAD', 5],
  ['DEVUELTA', 5],
  ['ACTIVADA', 5],
  ['RECHAZADA', 5],
  ['RETIRADA', 5],
] as const)('after %s the version is %i: opening and reminding make no form stale', (act, version) => {
  const decision = decideTransition({ state: 'ENVIADA', version: 4 }, { act, expectedVersion: 4 })
  expect(decision.ok && decision.value.version).toBe(version)
})
