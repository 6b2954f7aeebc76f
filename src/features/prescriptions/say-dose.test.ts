import { expect, test } from 'vitest'
import type { CodedUnit } from './prescription.ts'
import { type SaidMedicine, sayDose, sayIngredients, sayNumber, sayTotal, sayTotalInWords } from './say-dose.ts'

const unit = (symbol: string, name = symbol): CodedUnit => ({ code: symbol, symbol, name })
const named = (name: string, code = name) => ({ code, name })
const losartan: SaidMedicine = {
  ingredients: [{ ingredient: named('Losartán'), strength: '50', strengthUnit: unit('mg'), content: '1', contentUnit: null }],
  ...{ form: named('Tableta'), route: named('Oral'), dose: '1', doseUnit: unit('U', 'unidad') },
  ...{ every: 12, everyUnit: { code: '2' }, duration: 90, durationUnit: { code: '3' } },
  ...{ specialIndication: named('Sin indicación especial', '10'), total: '180', totalUnit: named('Tableta') },
}
const real = {
  ...{ form: named('TABLETAS DE LIBERACION NO MODIFICADA'), route: named('ORAL'), doseUnit: unit('U', 'unidades') },
  totalUnit: named('TABLETA'),
}

test.each<[Partial<SaidMedicine>, string]>([
  [{}, '1 tableta por vía oral cada 12 horas durante 90 días'],
  [real, '1 tableta por vía oral cada 12 horas durante 90 días'],
  [{ dose: '0.5' }, '0,5 tableta por vía oral cada 12 horas durante 90 días'],
  [{ dose: '50', doseUnit: unit('mg') }, '50 mg por vía oral cada 12 horas durante 90 días'],
  [{ every: 1, everyUnit: { code: '3' } }, '1 tableta por vía oral cada día durante 90 días'],
  [{ every: null, everyUnit: { code: '8' } }, '1 tableta por vía oral, una sola vez'],
  [{ every: null, everyUnit: { code: '7' } }, '1 tableta por vía oral según respuesta al tratamiento durante 90 días'],
  [{ duration: 1, durationUnit: { code: '5' } }, '1 tableta por vía oral cada 12 horas durante 1 mes'],
  [{ duration: 3, durationUnit: { code: '5' } }, '1 tableta por vía oral cada 12 horas durante 3 meses'],
  [{ route: named('Por sonda') }, '1 tableta por sonda cada 12 horas durante 90 días'],
  [{ dose: '2', doseUnit: unit('Gtt', 'gota(s)') }, '2 gotas por vía oral cada 12 horas durante 90 días'],
  [{ specialIndication: named('Bolo', '3') }, '1 tableta por vía oral cada 12 horas durante 90 días, bolo'],
])('a dose is a sentence: %j', (changed, said) => {
  expect(sayDose({ ...losartan, ...changed })).toBe(said)
})

test('a total is counted in what is handed over, in figures and in words', () => {
  expect(sayTotal(losartan)).toBe('180 tabletas')
  expect(sayTotal({ ...losartan, ...real })).toBe('180 tabletas')
  expect(sayTotal({ ...losartan, total: '1', totalUnit: named('Frasco') })).toBe('1 frasco')
  expect(sayTotal({ ...losartan, total: '1800' })).toBe('1.800 tabletas')
  expect(sayTotalInWords(losartan)).toBe('ciento ochenta tabletas')
  expect(sayTotalInWords({ ...losartan, total: '21' })).toBe('veintiuna tabletas')
  expect(sayTotalInWords({ ...losartan, total: '1' })).toBe('una tableta')
  expect(sayTotalInWords({ ...losartan, total: '1', totalUnit: named('Frasco') })).toBe('un frasco')
  expect(sayTotalInWords({ ...losartan, total: '200', totalUnit: named('Cápsula') })).toBe('doscientas cápsulas')
})

test('what a medicine is made of is one line', () => {
  expect(sayIngredients(losartan)).toBe('Losartán 50 mg, tableta')
  const [one] = losartan.ingredients
  if (!one) throw new Error('no ingredient')
  const suspension = { ...one, ingredient: named('AMOXICILINA'), strength: '250', content: '5', contentUnit: unit('ml') }
  expect(sayIngredients({ ingredients: [suspension], form: named('SUSPENSION') })).toBe('Amoxicilina 250 mg/5 ml, suspension')
  expect(
    sayIngredients({
      ingredients: [one, { ...one, ingredient: named('Hidroclorotiazida'), strength: '12.5' }],
      form: named('Tableta'),
    }),
  ).toBe('Losartán 50 mg + Hidroclorotiazida 12,5 mg, tableta')
})

test.each([
  ['0', 'cero'],
  ['1', 'uno'],
  ['16', 'dieciséis'],
  ['21', 'veintiuno'],
  ['22', 'veintidós'],
  ['30', 'treinta'],
  ['31', 'treinta y uno'],
  ['99', 'noventa y nueve'],
  ['100', 'cien'],
  ['101', 'ciento uno'],
  ['180', 'ciento ochenta'],
  ['500', 'quinientos'],
  ['999', 'novecientos noventa y nueve'],
  ['1000', 'mil'],
  ['1001', 'mil uno'],
  ['2000', 'dos mil'],
  ['21000', 'veintiún mil'],
  ['31031', 'treinta y un mil treinta y uno'],
  ['100000', 'cien mil'],
  ['999999', 'novecientos noventa y nueve mil novecientos noventa y nueve'],
  ['1000000', '1000000'],
  ['0.5', 'cero coma cinco'],
  ['7.25', 'siete coma veinticinco'],
  ['1.05', 'uno coma cero cinco'],
])('%s is «%s»', (number, words) => {
  expect(sayNumber(number)).toBe(words)
})
