import { expect, test } from 'vitest'
import { readPress } from './decide-press.ts'

test.each([
  ['guardar', '', { does: 'save' }],
  ['guardar', 'losartan 50', { does: 'save' }],
  ['revisar', '', { does: 'review' }],
  ['agregar', '', { does: 'add' }],
  ['intro', 'losartan 50', { does: 'add' }],
  ['intro', ' ', { does: 'save' }],
  ['', 'losartan 50', { does: 'save' }],
  ['quitar:1', '', { does: 'remove', medicine: 1 }],
  ['quitar:-1', '', { does: 'save' }],
  ['quitar-principio:1:0', '', { does: 'remove-ingredient', medicine: 1, ingredient: 0 }],
  ['arreglo:R-PRE-4:medicines.0.duration:1', '', { does: 'repair', rule: 'R-PRE-4', field: 'medicines.0.duration', repair: 1 }],
  ['arreglo:R-PRE-8::0', '', { does: 'repair', rule: 'R-PRE-8', field: '', repair: 0 }],
  ['repetir', '', { does: 'repeat', number: null }],
  ['repetir:20261123100000000042', '', { does: 'repeat', number: '20261123100000000042' }],
  ['repetir:42', '', { does: 'save' }],
  ['favorito:------------------------------------', '', { does: 'save' }],
  ['conservar:7', '', { does: 'keep-mine', revision: 7 }],
  ['borrar-todo', '', { does: 'save' }],
])('the button «%s» with «%s» in the quick line: %o', (named, line, press) => {
  expect(readPress(named, line)).toEqual(press)
})
