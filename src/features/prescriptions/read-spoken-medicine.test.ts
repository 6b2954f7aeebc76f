import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from '../../testing/world.ts'
import { loadOwnCatalogues } from '../catalogues/index.ts'
import { readSpokenMedicine } from './read-spoken-medicine.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await loadOwnCatalogues(world.app)
})
afterAll(() => world.close())

/** Ingredient and strength, form, route, dose, frequency, duration, total's unit: codes of the own tables. */
async function read(line: string) {
  const { medicine } = await readSpokenMedicine(world.app.db, line)
  const { ingredients, form, route, dose, doseUnit, every, everyUnit, duration, durationUnit, total, totalUnit } = medicine
  const of = ingredients.map(
    ({ code, strength, strengthUnit, content, contentUnit }) =>
      `${code} ${strength} ${strengthUnit}${content ? ` en ${content} ${contentUnit}` : ''}`,
  )
  return [
    of.join(' + '),
    form,
    route,
    `${dose} ${doseUnit}`,
    `${every}/${everyUnit}`,
    `${duration}/${durationUnit}`,
    `${total} ${totalUnit}`.trim(),
  ].join(' | ')
}
const losartan = '90058 50 7001 | PRO001 | 901 | 1 7023 | 12/2 | 90/3 | 81'

describe('what people write is one medicine, whatever the order', () => {
  test.each([
    ['losartan 50 1 cada 12h 90d', losartan],
    ['losartan 50 mg 1 tableta cada 12 horas por 90 dias', losartan],
    ['1 tableta de losartan 50mg c/12h durante 90 días', losartan],
    ['LOSARTÁN 50MG TAB 1 VO C/12H X 90 DIAS', losartan],
    ['90 dias losartan 1 tab 50 mg cada 12 h v.o.', losartan],
    ['losatran 50 1 cada 12h 90d', losartan],
    ['losartan 50 mg una tableta dos veces al dia 90d', losartan],
    ['amoxicilina 500 mg capsula 1 cada 8 horas por 7 dias', '90014 500 7001 | PRO003 | 901 | 1 7023 | 8/2 | 7/3 | 82'],
    ['acetaminofen 500mg 1 c/6h 5d vo', '90002 500 7001 | PRO001 | 901 | 1 7023 | 6/2 | 5/3 | 81'],
    ['paracetamol 500 mg 1 tableta cada 6 horas 5 dias', '90002 500 7001 | PRO001 | 901 | 1 7023 | 6/2 | 5/3 | 81'],
    ['insulina glargina 100 UI 10 UI cada noche 30 dias', '90051 100 7004 en 1 7007 | PRO008 | 905 | 10 7004 | 1/3 | 30/3 | 87'],
    [
      'amoxicilina 250 mg/5 ml suspension 5 ml cada 8 horas 7 dias',
      '90014 250 7001 en 5 7007 | PRO005 | 901 | 5 7007 | 8/2 | 7/3 | 83',
    ],
    ['salbutamol 100 mcg inhalador 2 puff cada 6 horas 30 dias', '90076 100 7003 | PRO013 | 907 | 2 7021 | 6/2 | 30/3 | 88'],
    ['clotrimazol crema 1% 1 aplicacion cada 12 horas 14 dias', '90031 1 7009 | PRO010 | 911 | 1 7022 | 12/2 | 14/3 | 89'],
    ['warfarina 5 mg media tableta diaria 60 dias', '90080 5 7001 | PRO001 | 901 | 0.5 7023 | 1/3 | 60/3 | 81'],
    ['warfarina 5 mg 1/2 tableta cada dia 60 dias', '90080 5 7001 | PRO001 | 901 | 0.5 7023 | 1/3 | 60/3 | 81'],
    ['azitromicina 500 mg 1 tableta dosis unica', '90018 500 7001 | PRO001 | 901 | 1 7023 | /8 | 1/3 | 81'],
    ['enoxaparina 40 mg jeringa 1 cada 24 h 10 dias sc', '90037 40 7001 | PRO008 | 905 | 1 7023 | 24/2 | 10/3 | 86'],
    [
      'diclofenaco ampolla 75 mg/3 ml 75 mg im cada 24 horas 3 dias',
      '90034 75 7001 en 3 7007 | PRO008 | 904 | 75 7001 | 24/2 | 3/3 | 84',
    ],
    ['ivermectina gotas 6 mg/ml 30 gotas dosis unica', '90054 6 7001 en 1 7007 | PRO006 | 901 | 30 7020 | /8 | 1/3 | 83'],
    ['losartan 50 mg 1 tableta 3 veces al dia 7 dias #21', '90058 50 7001 | PRO001 | 901 | 1 7023 | 8/2 | 7/3 | 21 81'],
    ['alendronato 70 mg 1 tableta semanal por 3 meses', '90008 70 7001 | PRO001 | 901 | 1 7023 | 1/4 | 3/5 | 81'],
    ['metoprolol liberacion prolongada 50 mg 1 cada dia 30d', '90063 50 7001 | PRO002 | 901 | 1 7023 | 1/3 | 30/3 | 81'],
    [
      'levodopa 250 + carbamazepina 25 1 tab c/8h por 60 dias',
      '90056 250 7001 + 90023 25 7001 | PRO001 | 901 | 1 7023 | 8/2 | 60/3 | 81',
    ],
    [
      'levodopa + carbamazepina 250/25 mg 1 tab c/8h 60d',
      '90056 250 7001 + 90023 25 7001 | PRO001 | 901 | 1 7023 | 8/2 | 60/3 | 81',
    ],
  ])('«%s»', async (line, medicine) => {
    expect(await read(line)).toBe(medicine)
  })
})

test('what was supposed is told apart from what was said', async () => {
  const { understood, missing } = await readSpokenMedicine(world.app.db, 'losartan 50 1 cada 12h 120d')
  expect(understood).toEqual([
    'Principio activo: losartán',
    'Forma: tableta (no se dijo)',
    'Concentración: 50 mg (no se dijo la unidad)',
    'Dosis: 1 tableta',
    'Vía: oral (no se dijo)',
    'El total se cuenta en: tableta',
    'Frecuencia: cada 12 horas',
    'Duración: 120 días',
    'Prestación sucesiva, porque dura más de tres meses',
    'Lo financia la UPC: si no, cámbielo',
  ])
  expect(missing).toEqual([])
})

test.each([
  ['losartan 50', ['Falta la dosis', 'Falta la frecuencia', 'Falta la duración']],
  ['insulina 100 UI 10 UI cada noche 30d', ['«insulina» puede ser insulina humana, insulina glargina: elija uno']],
  ['xyzzy 5 mg 1 cada dia 5d', ['No se encontró el principio activo «xyzzy»']],
  ['losartan 50 1 cada dia 5d para el dolor', ['No se entendió «para dolor»']],
  ['amoxicilina 250 mg/5 ml suspension 5 cada 8 horas 7 dias', ['Falta la unidad de la dosis de 5']],
  ['', ['Falta el principio activo', 'Falta la concentración', 'Falta la dosis', 'Falta la frecuencia', 'Falta la duración']],
])('what «%s» does not say is said to be missing, and nothing is guessed', async (line, missing) => {
  expect((await readSpokenMedicine(world.app.db, line)).missing).toEqual(missing)
})

test.each([
  '∞'.repeat(5000),
  "'; drop table prescription; --",
  '0 0 0 mg/0 ml',
  '999999999999999999 mg',
  '+++///###',
])('anything may be typed: «%.20s»', async (line) => {
  expect((await readSpokenMedicine(world.app.db, line)).missing.length).toBeGreaterThan(0)
})
