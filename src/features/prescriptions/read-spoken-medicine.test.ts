import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from '../../testing/world.ts'
import { loadOwnCatalogues } from '../catalogues/index.ts'
import { isOneSlip } from './find-spoken.ts'
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

const losartanOf = (dose: string, every: string) => `90058 50 7001 | PRO001 | 901 | ${dose} 7023 | ${every} | 30/3 | 81`

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
    ['insulina glargina 10 UI cada noche 30 dias', '90051   | PRO008 | 905 | 10 7004 | 1/3 | 30/3 | 87'],
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
    ['losartan 50 mg 1/4 tableta cada 12h 30d', losartanOf('0.25', '12/2')],
    ['losartan 50 mg ¼ tableta cada 12h 30d', losartanOf('0.25', '12/2')],
    ['losartan 50 3/4 cada 12h 30d', losartanOf('0.75', '12/2')],
    ['1/2 losartan 50 cada 12h 30d', losartanOf('0.5', '12/2')],
    ['losartan 50 media cada 12h 30d', losartanOf('0.5', '12/2')],
    ['losartan 50 ½ cada 12h 30d', losartanOf('0.5', '12/2')],
    ['losartan 50 1 y media cada 12h 30d', losartanOf('1.5', '12/2')],
    ['losartan 50 1 1/2 cada 12h 30d', losartanOf('1.5', '12/2')],
    ['losartan 50 mg tab 1½ cada 12h 30d', losartanOf('1.5', '12/2')],
    ['losartan 50 mg una y media tabletas cada 12h 30d', losartanOf('1.5', '12/2')],
    ['losartan 50 2 y un cuarto cada 12h 30d', losartanOf('2.25', '12/2')],
    ['losartan 50 dos cada doce horas por treinta dias', losartanOf('2', '12/2')],
    ['losartan cincuenta mg 1 cada 12h durante noventa dias', losartan],
    ['losartan 50 1 cada 12h treinta y seis dias', '90058 50 7001 | PRO001 | 901 | 1 7023 | 12/2 | 36/3 | 81'],
    ['losartan 50 1 4 veces al dia 30d', losartanOf('1', '6/2')],
    ['losartan 50 1 3 veces/dia 30d', losartanOf('1', '8/2')],
    ['losartan 50 1-0-1 30d', losartanOf('1', '12/2')],
    ['losartan 50 2-2-2 30d', losartanOf('2', '8/2')],
    ['losartan 50 1 dia de por medio 30d', losartanOf('1', '2/3')],
    ['losartan 50 1 cada 12h 30d 60 tabletas', losartanOf('1', '12/2')],
    ['losartan 50 1 cada 12h 30d #60', `${losartanOf('1', '12/2').slice(0, -2)}60 81`],
    ['losartan50mg 1tab c/12h x30d', losartanOf('1', '12/2')],
    ['losartan 50mg, 1tab, c/12h90d.', losartan],
    ['amoxicilina 250 mg/5 ml 10 ml cada 8h 7d 2 frascos', '90014 250 7001 en 5 7007 |  |  | 10 7007 | 8/2 | 7/3 | 2 83'],
    ['levodopa/carbamazepina 250/25 1 tab c/8h 60d', '90056 250 7001 + 90023 25 7001 | PRO001 | 901 | 1 7023 | 8/2 | 60/3 | 81'],
    [
      'levodopa 250 + carbamazepina 25 mg 1 cada 8h 60d',
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
  ['losatran', 'losartan', true],
  ['losrtan', 'losartan', true],
  ['losarttan', 'losartan', true],
  ['losarxan', 'losartan', true],
  ['losarta', 'losartan', true],
  ['lsoratan', 'losartan', false],
  ['prednisona', 'prednisolona', false],
  ['mebendazol', 'albendazol', false],
  ['cefalotina', 'cefalexina', false],
])('R-BOR-3: %s for %s is one slip: %s', (one, other, expected) => {
  expect([isOneSlip(one, other), isOneSlip(other, one)]).toEqual([expected, expected])
})

test.each(['prednisona', 'eritromicina', 'mebendazol'])('R-BOR-3: %s is not taken for what its name looks like', async (name) => {
  const { medicine, sought, missing } = await readSpokenMedicine(world.app.db, `${name} 500 mg 1 cada 24 horas 5 dias`)
  expect([medicine.ingredients.map(({ code }) => code), sought]).toEqual([[''], [name]])
  expect(missing[0]).toMatch(new RegExp(`«${name}»`))
})

test('R-BOR-3: what goes by vein is supposed no tablet', async () => {
  const { medicine, missing } = await readSpokenMedicine(world.app.db, 'losartan 50 mg IV 1 cada 24 horas 7 dias')
  expect([medicine.form, missing]).toEqual(['', expect.arrayContaining(['Falta la forma farmacéutica'])])
})

test.each([
  ['losartan 50', ['Falta la dosis', 'Falta la frecuencia', 'Falta la duración']],
  ['insulina 100 UI 10 UI cada noche 30d', ['«insulina» puede ser insulina humana, insulina glargina: elija uno']],
  ['xyzzy 5 mg 1 cada dia 5d', ['No se encontró el principio activo «xyzzy»']],
  ['losartan 50 1 cada dia 5d para el dolor', ['No se entendió «para el dolor»']],
  ['amoxicilina 250 mg/5 ml suspension 5 cada 8 horas 7 dias', ['Falta la unidad de la dosis de 5']],
  ['', ['Falta el principio activo', 'Falta la concentración', 'Falta la dosis', 'Falta la frecuencia', 'Falta la duración']],
])('what «%s» does not say is said to be missing, and nothing is guessed', async (line, missing) => {
  expect((await readSpokenMedicine(world.app.db, line)).missing).toEqual(missing)
})

describe('what is not clear is in no field, and is said as it was written', () => {
  /** Strengths, dose, how often, for how long, total; and what was not read. */
  async function numbersOf(line: string) {
    const { medicine, unread } = await readSpokenMedicine(world.app.db, line)
    const { ingredients, dose, every, everyUnit, duration, durationUnit, total } = medicine
    const strengths = ingredients.map(({ strength }) => strength).join(' + ')
    return [
      strengths,
      dose,
      every + (everyUnit && `/${everyUnit}`),
      duration + (durationUnit && `/${durationUnit}`),
      total,
      ...unread,
    ].join(' | ')
  }

  test.each([
    ['losartan 50 1e3 cada 12h 30d', '50 |  | 12/2 | 30/3 |  | 1e3'],
    ['losartan -50 mg -1 cada 12h 30d', ' |  | 12/2 | 30/3 |  | -50 mg -1'],
    ['losartan −50 mg 1 cada 12h 30d', ' | 1 | 12/2 | 30/3 |  | −50 mg'],
    ['losartan +50 1 cada 12h 30d', ' | 1 | 12/2 | 30/3 |  | +50'],
    ['losartan 0x10 1 cada 12h 30d', ' | 1 | 12/2 | 30/3 |  | 0x10'],
    ['losartan 50 1 cada 12h 0d', '50 | 1 | 12/2 |  |  | 0d'],
    ['losartan 50 0 cada 12h 30d', '50 |  | 12/2 | 30/3 |  | 0'],
    ['losartan 50 1 cada 0h 30d', '50 | 1 |  | 30/3 |  | cada 0h'],
    ['losartan 50 1 cada 12h 90d #1.800', '50 | 1 | 12/2 | 90/3 |  | #1.800'],
    ['metformina 1.000 mg 1 cada 12h 90d', ' | 1 | 12/2 | 90/3 |  | 1.000 mg'],
    ['metformina 1.000 mg 10 cada 12h 90d', ' | 10 | 12/2 | 90/3 |  | 1.000 mg'],
    ['metformina 1 000 mg 1 cada 12h 90d', ' | 1 | 12/2 | 90/3 |  | 1 000 mg'],
    ['losartan 1.250,5 mg 1 cada 12h 90d', ' | 1 | 12/2 | 90/3 |  | 1.250,5 mg'],
    [
      'prednisolona 5 mg 1 cada 12h por 5 dias y luego 1 diaria por 10 dias',
      '5 | 1 | 12/2 | 5/3 |  | y luego 1 diaria por 10 dias',
    ],
    ['losartan 50 1 cada 12h no tomar con alcohol 30d', '50 | 1 | 12/2 | 30/3 |  | no tomar con alcohol'],
    ['losartan 50 1 cada 12h 30d (No tomar CON alcohól)', '50 | 1 | 12/2 | 30/3 |  | (No tomar CON alcohól)'],
    ['acetaminofen 500 1 5 veces al dia 7d', '500 | 1 |  | 7/3 |  | 5 veces al dia'],
    ['losartan 50 1 cada 6 a 8 horas 30d', '50 | 1 |  | 30/3 |  | cada 6 a 8 horas'],
    ['losartan 50 cada 6 a 8 horas 30d', '50 |  |  | 30/3 |  | cada 6 a 8 horas'],
    ['losartan 50 1 a 2 tabletas cada 8 horas 30d', '50 |  | 8/2 | 30/3 |  | 1 a 2 tabletas'],
    ['losartan 50 una o dos tabletas cada 8 horas 30d', '50 |  | 8/2 | 30/3 |  | una o dos tabletas'],
    ['losartan 50 1 cada hora y media 30d', '50 | 1 |  | 30/3 |  | cada hora y media'],
    ['losartan 50 1 cada 12 30d', '50 | 1 |  | 30/3 |  | cada 12'],
    ['losartan 50 1-0-2 30d', '50 |  |  | 30/3 |  | 1-0-2'],
    ['losartan 50 1-0-0 30d', '50 |  |  | 30/3 |  | 1-0-0'],
    ['losartan 50 1 cada 12h 1,5 meses', '50 | 1 | 12/2 |  |  | 1,5 meses'],
    ['losartan 50 1 cada 12h por 5 a 7 dias', '50 | 1 | 12/2 |  |  | por 5 a 7 dias'],
    ['losartan 50 1 cada 12h ciento veinte dias', '50 | 1 | 12/2 |  |  | ciento veinte dias'],
    ['losartan 50 1/3 cada 12h 30d', '50 |  | 12/2 | 30/3 |  | 1/3'],
    ['losartan 50 3/2 cada 12h 30d', '50 |  | 12/2 | 30/3 |  | 3/2'],
    ['warfarina 5 1/2 cada dia 30d', ' |  | 1/3 | 30/3 |  | 5 1/2'],
    ['losartan 50 1/2 cada 12h 30d', '50 | 0.5 | 12/2 | 30/3 | '],
    ['losartan 50 60 tabletas 1 cada 12h 30d', '50 | 1 | 12/2 | 30/3 |  | 60 tabletas'],
    ['losartan 50 1 tableta y luego media cada 12h 30d', '50 |  | 12/2 | 30/3 |  | 1 tableta y luego media'],
    ['100 mg de losartan 50 mg cada 12h 30d', ' |  | 12/2 | 30/3 |  | 100 mg de | 50 mg'],
    ['amoxicilina 500 mg suspension 250 mg/5 ml cada 8h 7d', '250 | 500 | 8/2 | 7/3 | '],
    ['losartan 50 1 2 cada 12h 30d', '50 |  | 12/2 | 30/3 |  | 1 2'],
    ['losartan 50 mg cada 12h 30d 2 cajas', '50 |  | 12/2 | 30/3 |  | 2 cajas'],
    ['losartan 50 mg cada 12h 30d 60 tabletas', '50 |  | 12/2 | 30/3 |  | 60 tabletas'],
    ['losartan 50 1 cada 12h 30d 60 tabletas', '50 | 1 | 12/2 | 30/3 |  | 60 tabletas'],
    ['losartan 50 1 cada 12h por 7', '50 | 1 | 12/2 |  |  | por 7'],
    ['losartan 50 1 cada 12h si hay dolor 30d', '50 | 1 | 12/2 | 30/3 |  | si hay dolor'],
    ['losartan 50 1 en la manana y 1 en la noche 30d', '50 | 1 | 1/3 | 30/3 |  | y 1 en la noche'],
    ['amoxicilina 500/125 mg 1 cada 8h 7d', ' | 1 | 8/2 | 7/3 |  | 500/125 mg'],
    ['levodopa + carbamazepina 25 mg 1 cada 8h 60d', ' +  | 1 | 8/2 | 60/3 |  | 25 mg'],
    ['levodopa 250 + carbamazepina 1 cada 8h 60d', '250 +  | 1 | 8/2 | 60/3 | '],
    ['losartan 50 ∞ 1 cada 12h 30d', '50 | 1 | 12/2 | 30/3 |  | ∞'],
    ['losartan capsula 50 1 tab cada 12h 30d jarabe iv vo', '50 | 1 | 12/2 | 30/3 |  | jarabe | vo'],
    ['vitamina d3 1 cada 12h 30d', ' | 1 | 12/2 | 30/3 | '],
    ['1 losartan 50 cada 12h 30d', '50 | 1 | 12/2 | 30/3 | '],
    ['Tomar 1 tableta de losartán de 50 mg, cada 12 horas, por 30 días.', '50 | 1 | 12/2 | 30/3 | '],
  ])('«%s»', async (line, numbers) => {
    expect(await numbersOf(line)).toBe(numbers)
  })

  test('an ingredient that is not found is sought by what was written of it, each for itself', async () => {
    const { sought, unread, medicine } = await readSpokenMedicine(
      world.app.db,
      'amoxicilina 500 + Ácido xyzzico 125 1 cada 12h 7d',
    )
    expect(sought).toEqual([null, 'Ácido xyzzico'])
    expect(unread).toEqual([])
    expect(medicine.ingredients.map(({ strength }) => strength)).toEqual(['500', '125'])
  })

  test('the time of day is said to the patient', async () => {
    const { medicine } = await readSpokenMedicine(world.app.db, 'losartan 50 1 diaria en ayunas 30d')
    expect([medicine.every, medicine.everyUnit, medicine.recommendations]).toEqual(['1', '3', 'En ayunas'])
  })
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
