import { expect, test } from 'vitest'
import { emptyPrescription } from '../prescriptions/index.ts'
import { fieldsOfText, textOfForm, withFields } from './text-of-form.ts'

const written = {
  ambito: '12',
  isReferral: 'si',
  diagnosis: 'I10X',
  'diagnosis.text': 'I10X Hipertensión',
  'answers.R-PRE-8': 'Se perdió el papel',
  'medicines.0.ingredients.0.code': '90050',
  'medicines.0.ingredients.0.strength': '50',
  'medicines.0.ingredients.1.code': '90051',
  'medicines.0.dose': '1',
  'medicines.0.isUpcFinanced': 'no',
  'medicines.0.causes.RznCausaS31': '1',
  'medicines.0.answers.R-PRE-4': 'Vive lejos',
  'medicines.1.dose': '2',
}

test('what a form names on one level lies in levels, and back', () => {
  const { text, typed, told } = textOfForm(written)
  expect(told).toEqual([])
  expect(typed).toEqual({ diagnosis: 'I10X Hipertensión' })
  expect([text.ambito, text.isReferral, text.diagnosis, text.answers]).toEqual([
    '12',
    'si',
    'I10X',
    { 'R-PRE-8': 'Se perdió el papel' },
  ])
  expect(text.medicines.map(({ dose }) => dose)).toEqual(['1', '2'])
  expect(text.medicines[0]?.ingredients.map(({ code, strength }) => [code, strength])).toEqual([
    ['90050', '50'],
    ['90051', ''],
  ])
  expect([text.medicines[0]?.isUpcFinanced, text.medicines[0]?.causes, text.medicines[0]?.answers]).toEqual([
    'no',
    { RznCausaS31: '1' },
    { 'R-PRE-4': 'Vive lejos' },
  ])
  expect(textOfForm(fieldsOfText(text)).text).toEqual(text)
})

test('names that no field has are not read, whatever they are', () => {
  const garbage = {
    ['__proto__']: 'x',
    'constructor.prototype.polluted': 'x',
    'medicines.x.dose': '1',
    'medicines.-1.dose': '1',
    'medicines.99999.dose': '1',
    'medicines..dose': '1',
    medicines: 'x',
    'ambito.more': 'x',
    'answers.__proto__': 'x',
    'answers.R-PRE-4.x': 'x',
    '': 'x',
    '...': 'x',
    [`medicines.${'0'.repeat(200)}`]: 'x',
    accion: 'guardar',
  }
  expect(textOfForm(garbage).text).toEqual(emptyPrescription())
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

test('gaps between the numbers are closed, in order, and what is typed goes along', () => {
  const { text, typed } = textOfForm({
    'medicines.10.dose': '3',
    'medicines.2.dose': '2',
    'medicines.2.ingredients.4.code': '',
    'medicines.2.ingredients.4.code.text': 'losar',
  })
  expect(text.medicines.map(({ dose }) => dose)).toEqual(['2', '3'])
  expect(typed).toEqual({ 'medicines.0.ingredients.0.code': 'losar' })
})

test('of a hidden code and the choices below it the one that says something is taken', () => {
  expect(textOfForm({ diagnosis: ['', 'J459'] }).text.diagnosis).toBe('J459')
  expect(textOfForm({ diagnosis: ['I10X', ''] }).text.diagnosis).toBe('I10X')
})

test('two hundred medicines are kept; past three hundred it is told', () => {
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`medicines.${i}.dose`, String(i)]))
  expect(textOfForm(many(200)).text.medicines).toHaveLength(200)
  expect(textOfForm(many(200)).told).toEqual([])
  const past = textOfForm(many(350))
  expect(past.text.medicines).toHaveLength(300)
  expect(past.told).toEqual([
    { field: 'medicines', message: 'Se guardaron los primeros 300 medicamentos; los demás no caben en una fórmula.' },
  ])
})

test('what is too long is kept as far as it goes, and told', () => {
  const { text, told } = textOfForm({
    'medicines.0.justification': 'a'.repeat(1001),
    'medicines.0.answers.R-PRE-4': 'b'.repeat(501),
  })
  expect(text.medicines[0]?.justification).toHaveLength(1000)
  expect(text.medicines[0]?.answers['R-PRE-4']).toHaveLength(500)
  expect(told.map(({ field }) => field)).toEqual(['medicines.0.justification', 'medicines.0.answers.R-PRE-4'])
})

test('a repair writes where it says, and nowhere else', () => {
  const { text } = textOfForm(written)
  const mended = withFields(text, { 'medicines.0.duration': '90', 'medicines.7.x': 'y', 'no.such': 'z' })
  expect(mended).toEqual({ ...text, medicines: [{ ...text.medicines[0], duration: '90' }, text.medicines[1]] })
})
