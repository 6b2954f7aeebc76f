import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { preparePrescribing, usualText } from '../../testing/prescribing.ts'
import { fieldsOfPage, sheetHands, textOf } from '../../testing/sheet.ts'
import { noon, openWorld, type World } from '../../testing/world.ts'
import { fieldsOfText } from './text-of-form.ts'

let world: World
let begin: ReturnType<typeof sheetHands>['begin']
beforeAll(async () => {
  world = await openWorld()
  ;({ begin } = sheetHands(world, await preparePrescribing(world)))
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

/** The fields of a text that can be signed. */
const whole = (text = usualText()) => ({ ...fieldsOfText(text), 'diagnosis.text': 'I10X' })

test('a line as one says it becomes a medicine with its total; Enter in it does the same', async () => {
  const { see, press } = await begin()
  const added = await press('intro', { linea: 'losartan 50 1 cada 12h 90d' })
  expect(added.headers.location).toMatch(/#medicines-1$/)
  const page = textOf(await see())
  expect(page).toContain('1. Losartán 50 mg, tableta')
  expect(page).toContain('180 tabletas')
  expect(fieldsOfPage(await see()).linea).toBe('')
})

test('a line of which no medicine is known is added all the same, with what was typed where the ingredient is sought', async () => {
  const { see, press } = await begin()
  await press('agregar', { linea: 'xqzv 50 1 cada 12h 30d' })
  expect(fieldsOfPage(await see())).toMatchObject({ 'medicines.0.ingredients.0.code.text': 'xqzv', 'medicines.0.duration': '30' })
})

test('R-BOR-3: what a line says and nobody understood stays in it, is told there, and stops the signing until it is gone', async () => {
  const { home, see, press, reviewed } = await begin()
  await press('guardar', whole())
  const added = await press('intro', { linea: 'prednisolona 5 mg 1 cada 12h por 5 dias y luego 1 diaria por 10 dias' })
  expect([added.statusCode, added.headers.location]).toEqual([303, `${home}?hecho=por-leer#linea`])
  const page = await world.get(`${home}?hecho=por-leer`, world.people.pedro)
  expect(fieldsOfPage(page.body)).toMatchObject({
    ...{ 'medicines.1.dose': '1', 'medicines.1.duration': '5', linea: 'y luego 1 diaria por 10 dias' },
  })
  expect(textOf(page.body)).toContain(
    'Error: Se agregó el medicamento 2, pero no se leyó «y luego 1 diaria por 10 dias». Escríbalo en sus campos y bórrelo de aquí.',
  )
  expect(fieldsOfPage(await see()).linea).toBe('y luego 1 diaria por 10 dias')
  const again = await press('agregar')
  expect([again.statusCode, fieldsOfPage(again.body)['medicines.2.dose']]).toEqual([422, undefined])

  expect(textOf(await reviewed())).toContain('Error: Quedó texto aquí: agréguelo con «Agregar» o bórrelo.')
  expect((await world.get(`${home}/firmar`, world.people.pedro)).statusCode).toBe(422)
  expect((await press('revisar', { linea: ' ' })).headers.location).toBe(`${home}/firmar`)
})

test('a second ingredient that is not known is sought by its own words', async () => {
  const { see, press } = await begin()
  await press('agregar', { linea: 'amoxicilina 500 + acido xqzvico 125 1 cada 12h 7d' })
  expect(fieldsOfPage(await see())).toMatchObject({
    ...{ 'medicines.0.ingredients.0.code': '90014', 'medicines.0.ingredients.1.code.text': 'acido xqzvico' },
    ...{ 'medicines.0.ingredients.0.strength': '500', 'medicines.0.ingredients.1.strength': '125', linea: '' },
  })
})

test.each([
  ['losartan 50 1 cada 12h 30d '.padEnd(560, 'x'), 'No se agregó nada: aquí caben 300 caracteres y son 560.'],
  ['1 cada 12h 30d', 'No se agregó nada: falta el nombre del medicamento.'],
  ['-1 mg', 'No se agregó nada: falta el nombre del medicamento.'],
])('a line of which nothing is added is told so at its field, and stays there: «%.20s»', async (linea, message) => {
  const { see, press } = await begin()
  const refused = await press('agregar', { linea })
  expect(refused.statusCode).toBe(422)
  expect(textOf(refused.body)).toContain(`Error: ${message}`)
  const fields = fieldsOfPage(await see())
  expect([fields.linea, fields['medicines.0.dose']]).toEqual([linea, undefined])
})
