import { expect, test } from 'vitest'
import type { LoadState } from './bulk.ts'
import { decideLoad, type LoadAct } from './decide-load.ts'
import { decideName } from './decide-name.ts'
import { decideRepeated } from './decide-repeated.ts'

test('the first row about somebody somewhere counts, and the others name it; what cannot be read repeats nothing (R-MAS-3)', () => {
  const rows = [
    { line: 2, key: 'ana norte' },
    { line: 3, key: null },
    { line: 4, key: 'ana sur' },
    { line: 5, key: 'ana norte' },
    { line: 6, key: null },
    { line: 7, key: 'ana norte' },
  ]
  expect([...decideRepeated(rows)]).toEqual([
    [5, 2],
    [7, 2],
  ])
})

test.each([
  ['', 'Ana María Pérez', 'same'],
  ['PEREZ ANA', 'Ana María Pérez', 'same'],
  ['Ana Maria Peres', 'Ana María Pérez', 'differs'],
  ['Ana Gómez Ruiz', 'Ana María Pérez', 'unlike'],
  ['Luis Gómez', 'Ana María Pérez', 'unlike'],
  ['Ana', 'Ana María Pérez', 'same'],
])('a file that writes "%s" of %s: %s (R-MAS-4)', (written, known, outcome) => {
  expect(decideName(written, known)).toBe(outcome)
})

const facts = { isUploader: true, isExpired: false, toDo: 3 }
const states: LoadState[] = ['COMPROBANDO', 'COMPROBADO', 'APLICANDO', 'DETENIDO', 'APLICADO', 'VENCIDO']
test.each<[LoadAct, Partial<Record<LoadState, LoadState>>]>([
  ['aplicar', { COMPROBADO: 'APLICANDO' }],
  ['seguir', { DETENIDO: 'APLICANDO' }],
  ['detener', { APLICANDO: 'DETENIDO' }],
  ['comprobar', { COMPROBADO: 'COMPROBANDO' }],
])('%s happens only where it may: %j', (act, moves) => {
  for (const state of states) {
    const next = moves[state]
    expect(decideLoad(act, { ...facts, state })).toEqual(
      next ? { ok: true, value: next } : { ok: false, refusal: { code: 'not-in-that-state', state } },
    )
  }
})

test('only who uploaded applies, only before it expires, and only when there is something to do; anybody who sees it stops it', () => {
  const apply = (some: object) => decideLoad('aplicar', { ...facts, state: 'COMPROBADO', ...some })
  expect(apply({ isUploader: false })).toEqual({ ok: false, refusal: { code: 'not-yours' } })
  expect(apply({ isExpired: true })).toEqual({ ok: false, refusal: { code: 'expired' } })
  expect(apply({ toDo: 0 })).toEqual({ ok: false, refusal: { code: 'nothing-to-do' } })
  const stop = { isUploader: false, isExpired: true, toDo: 0, state: 'APLICANDO' } as const
  expect(decideLoad('detener', stop)).toEqual({ ok: true, value: 'DETENIDO' })
})
