import { expect, test } from 'vitest'
import { addIngredient, newMedicine, removeIngredient, removeMedicine, repeat, usualPrescription } from './apply-press.ts'

const medicine = (dose: string) => ({ ...newMedicine(), dose })
const body = () => ({
  text: { ...usualPrescription(), medicines: [medicine('1'), medicine('2'), medicine('3')] },
  typed: {
    'medicines.0.ingredients.0.code': 'a',
    'medicines.1.ingredients.0.code': 'b',
    'medicines.2.ingredients.0.code': 'c',
    linea: 'd',
  },
})

test('a line that is taken out takes along what was typed in it, and those below move up with theirs', () => {
  const { text, typed } = removeMedicine(body(), 1)
  expect(text.medicines.map(({ dose }) => dose)).toEqual(['1', '3'])
  expect(typed).toEqual({ 'medicines.0.ingredients.0.code': 'a', 'medicines.1.ingredients.0.code': 'c', linea: 'd' })
})

test('a line that is not there is not taken out', () => {
  expect(removeMedicine(body(), 9)).toEqual(body())
})

test('an ingredient that is taken out leaves those below with what was typed in them', () => {
  const two = {
    ...addIngredient(body(), 0),
    typed: { 'medicines.0.ingredients.0.code': 'a', 'medicines.0.ingredients.1.code': 'b' },
  }
  expect(two.text.medicines[0]?.ingredients).toHaveLength(2)
  const { text, typed } = removeIngredient(two, 0, 0)
  expect(text.medicines[0]?.ingredients).toHaveLength(1)
  expect(typed).toEqual({ 'medicines.0.ingredients.0.code': 'b' })
})

test('repeating adds the medicines, and of the whole only what nobody has said yet', () => {
  const earlier = { ...usualPrescription(), ambito: '12', diagnosis: 'I10X', related1: 'E119', medicines: [medicine('9')] }
  const fresh = repeat({ text: usualPrescription(), typed: {} }, earlier).text
  expect([fresh.ambito, fresh.diagnosis, fresh.related1, fresh.medicines.length]).toEqual(['12', 'I10X', 'E119', 1])
  const said = repeat({ text: { ...usualPrescription(), ambito: '30', diagnosis: 'J459' }, typed: {} }, earlier).text
  expect([said.ambito, said.diagnosis, said.related1, said.medicines.length]).toEqual(['30', 'J459', '', 1])
})
