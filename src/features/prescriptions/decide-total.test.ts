import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideTotal, type TotalLine } from './decide-total.ts'
import type { Coded, CodedUnit } from './prescription.ts'

const unit = (symbol: string, name = symbol): CodedUnit => ({ code: symbol, symbol, name })
const named = (name: string): Coded => ({ code: name, name })
const mg = unit('mg', 'miligramo')
const g = unit('g', 'gramo')
const ug = unit('µg', 'microgramo')
const ml = unit('ml', 'mililitro')
const ui = unit('UI', 'unidad internacional')
const one = unit('U', 'unidad')

/** Losartán 50 mg, 1 tablet every 12 hours for 90 days; changed by what is given. */
const line = (changed: Partial<TotalLine> = {}): TotalLine => ({
  ingredients: [{ ingredient: named('Losartán'), strength: '50', strengthUnit: mg, content: '1', contentUnit: null }],
  form: named('Tableta'),
  ...{ dose: '1', doseUnit: one, every: 12, everyUnit: { code: '2' }, duration: 90, durationUnit: { code: '3' } },
  totalUnit: named('Tableta'),
  ...changed,
})
const of = (strength: string, strengthUnit: CodedUnit, content = '1', contentUnit: CodedUnit | null = null) => ({
  ingredients: [{ ingredient: named('Losartán'), strength, strengthUnit, content, contentUnit }],
})
const suspension = { form: named('Suspensión oral'), totalUnit: named('Frasco'), ...of('250', mg, '5', ml) }
const week = { every: 8, duration: 7 }

describe('R-PRE-6: the total is dose × frequency × duration, and is explained', () => {
  test.each<[string, Partial<TotalLine>, string | null, string]>([
    ['pieces', {}, '180', '1 tableta × 2 al día × 90 días = 180 tabletas'],
    ['half a piece', { dose: '0.5' }, '90', '0,5 tableta × 2 al día × 90 días = 90 tabletas'],
    [
      'what is left of a piece is a whole one',
      { dose: '0.5', every: 1, everyUnit: { code: '3' }, duration: 15 },
      '8',
      '0,5 tableta × 1 al día × 15 días = 7,5, que se redondea a 8 tabletas',
    ],
    ['mg of tablets', { dose: '100', doseUnit: mg }, '360', '2 tabletas × 2 al día × 90 días = 360 tabletas'],
    [
      'a gram of 500 mg',
      { dose: '1', doseUnit: g, ...of('500', mg), duration: 5 },
      '20',
      '2 tabletas × 2 al día × 5 días = 20 tabletas',
    ],
    [
      'micrograms of mg',
      { dose: '25', doseUnit: ug, ...of('0.05', mg), duration: 30, every: 24 },
      '15',
      '0,5 tableta × 1 al día × 30 días = 15 tabletas',
    ],
    [
      'no sum of halves is lost',
      { dose: '0.1', every: 24, duration: 3 },
      '1',
      '0,1 tableta × 1 al día × 3 días = 0,3, que se redondea a 1 tableta',
    ],
    [
      'a third is told to be about',
      { dose: '10', doseUnit: mg, ...of('30', mg), every: 24, duration: 3 },
      '1',
      '≈ 0,33 tableta × 1 al día × 3 días = 1 tableta',
    ],
    [
      'months of 30 days',
      { duration: 3, durationUnit: { code: '5' } },
      '180',
      '1 tableta × 2 al día × 90 días (3 meses) = 180 tabletas',
    ],
    ['weeks', { duration: 2, durationUnit: { code: '4' } }, '28', '1 tableta × 2 al día × 14 días (2 semanas) = 28 tabletas'],
    [
      'once a week',
      { every: 1, everyUnit: { code: '4' }, duration: 12, durationUnit: { code: '4' } },
      '12',
      '1 tableta × 12 veces (cada semana durante 12 semanas) = 12 tabletas',
    ],
    [
      'each month of a year is twelve',
      { every: 1, everyUnit: { code: '5' }, duration: 1, durationUnit: { code: '6' } },
      '12',
      '1 tableta × 12 veces (cada mes durante 1 año) = 12 tabletas',
    ],
    [
      'the first one is at once, so that a begun interval counts',
      { every: 5, duration: 1 },
      '5',
      '1 tableta × 5 veces (cada 5 horas durante 1 día) = 5 tabletas',
    ],
    [
      'hours in hours',
      { every: 6, duration: 12, durationUnit: { code: '2' } },
      '2',
      '1 tableta × 2 veces (cada 6 horas durante 12 horas) = 2 tabletas',
    ],
    ['once', { every: null, everyUnit: { code: '8' } }, '1', '1 tableta × 1 vez = 1 tableta'],
    [
      'according to the response',
      { every: null, everyUnit: { code: '7' } },
      null,
      'Según la respuesta al tratamiento no hay una cuenta: escriba cuántas tabletas.',
    ],
    [
      'ml of a suspension',
      { ...suspension, ...week, dose: '5', doseUnit: ml },
      null,
      '5 ml × 3 al día × 7 días = 105 ml en total; escriba cuántos frascos.',
    ],
    [
      'mg of a suspension',
      { ...suspension, ...week, dose: '250', doseUnit: mg },
      null,
      '5 ml × 3 al día × 7 días = 105 ml en total; escriba cuántos frascos.',
    ],
    [
      'mg/ml',
      { ...suspension, ...week, ...of('50', unit('mg/ml')), dose: '100', doseUnit: mg },
      null,
      '2 ml × 3 al día × 7 días = 42 ml en total; escriba cuántos frascos.',
    ],
    [
      'insulin',
      {
        ...of('100', ui, '1', ml),
        form: named('Solución inyectable'),
        totalUnit: named('Pluma'),
        dose: '10',
        doseUnit: ui,
        every: 24,
        duration: 30,
      },
      null,
      '0,1 ml × 1 al día × 30 días = 3 ml en total; escriba cuántas plumas.',
    ],
    [
      'an opened ampoule is not used again',
      {
        ...of('75', mg, '3', ml),
        form: named('Solución inyectable'),
        totalUnit: named('Ampolla'),
        dose: '50',
        doseUnit: mg,
        every: 24,
        duration: 3,
      },
      '3',
      '≈ 0,67 ampolla × 1 al día × 3 días, cada vez una nueva = 3 ampollas',
    ],
    [
      'a prefilled syringe',
      { ...of('40', mg), form: named('Solución inyectable'), totalUnit: named('Jeringa prellenada'), every: 24, duration: 10 },
      '10',
      '1 jeringa prellenada × 1 al día × 10 días = 10 jeringas prellenadas',
    ],
    [
      'a vial of powder',
      {
        ...of('1', g),
        form: named('Polvo para inyección'),
        totalUnit: named('Vial'),
        dose: '1',
        doseUnit: g,
        every: 24,
        duration: 7,
      },
      '7',
      '1 vial × 1 al día × 7 días = 7 viales',
    ],
    [
      'puffs of an inhaler',
      {
        ...of('100', ug),
        form: named('Aerosol para inhalar'),
        totalUnit: named('Inhalador'),
        dose: '2',
        doseUnit: unit('inhalación'),
        every: 6,
        duration: 30,
      },
      null,
      '2 inhalaciones × 4 al día × 30 días = 240 inhalaciones en total; escriba cuántos inhaladores.',
    ],
    [
      'drops',
      {
        ...of('6', mg, '1', ml),
        form: named('Solución oral en gotas'),
        totalUnit: named('Frasco'),
        dose: '30',
        doseUnit: unit('gota'),
        every: null,
        everyUnit: { code: '8' },
      },
      null,
      '30 gotas × 1 vez = 30 gotas en total; escriba cuántos frascos.',
    ],
    [
      'drops where the total is in drops',
      {
        ...of('6', mg, '1', ml),
        form: named('OTRAS SOLUCIONES'),
        totalUnit: named('GOTAS'),
        dose: '30',
        doseUnit: unit('Gtt', 'gota(s)'),
        every: null,
        everyUnit: { code: '8' },
      },
      '30',
      '30 gotas × 1 vez = 30 gotas en total',
    ],
    [
      'tablets in boxes',
      { totalUnit: named('Caja') },
      null,
      '1 tableta × 2 al día × 90 días = 180 tabletas en total; escriba cuántas cajas.',
    ],
    [
      'units of the real table are tablets too',
      { form: named('TABLETAS DE LIBERACION NO MODIFICADA'), totalUnit: named('UNIDADES'), doseUnit: unit('U', 'unidades') },
      '180',
      '1 tableta × 2 al día × 90 días = 180 tabletas',
    ],
    [
      'units that do not compare',
      { dose: '10', doseUnit: ui },
      null,
      'La dosis está en UI y la concentración en mg, y no se pueden comparar: escriba cuántas tabletas.',
    ],
    [
      'a percentage',
      { ...of('1', unit('%')), form: named('Crema'), totalUnit: named('Tubo'), dose: '5', doseUnit: mg, every: 12, duration: 14 },
      null,
      'La dosis está en mg y la concentración en %, y no se pueden comparar: escriba cuántos tubos.',
    ],
    [
      'applications',
      { ...of('1', unit('%')), form: named('Crema'), totalUnit: named('Tubo'), doseUnit: unit('aplicación'), duration: 14 },
      null,
      '1 aplicación × 2 al día × 14 días = 28 aplicaciones en total; escriba cuántos tubos.',
    ],
  ])('%s', (_what, changed, computed, explained) => {
    expect(decideTotal(line(changed))).toMatchObject({ computed, explained })
  })

  test('with several ingredients the first one is counted, and it is said', () => {
    const both = ['Levodopa', 'Carbidopa'].map((name, i) => ({
      ...{ ingredient: named(name), strength: i === 0 ? '250' : '25', strengthUnit: mg, content: '1', contentUnit: null },
    }))
    expect(decideTotal(line({ ingredients: both, dose: '500', doseUnit: mg, duration: 1 })).explained).toBe(
      '2 tabletas × 2 al día × 1 día = 4 tabletas (cuenta la concentración de levodopa, el primero)',
    )
  })

  test('for whole numbers the total is doses × administrations, whatever they are', () => {
    const whole = fc.integer({ min: 1, max: 500 })
    fc.assert(
      fc.property(whole, fc.constantFrom(1, 2, 3, 4, 6, 8, 12, 24), whole, (dose, every, duration) => {
        const { computed, administrations } = decideTotal(line({ dose: String(dose), every, duration }))
        expect(administrations).toBe((24 / every) * duration)
        const total = dose * (24 / every) * duration
        expect(computed).toBe(total > 999_999 ? null : String(total))
      }),
    )
  })

  test('more than the dictionary holds is no total, and it is said what to look at', () => {
    const of = (dose: string) => decideTotal(line({ dose, every: 24, duration: 1 }))
    expect(of('999999').computed).toBe('999999')
    expect(of('1000000')).toMatchObject({
      computed: null,
      explained: expect.stringMatching(/ = 1\.000\.000 tabletas: pasa de 999\.999\. Revise la dosis y la concentración\.$/),
    })
  })

  test('where the total is written, what to write is not said again', () => {
    const drops = decideTotal(line({ everyUnit: { code: '7' }, every: null }))
    expect(drops).toMatchObject({
      explained: 'Según la respuesta al tratamiento no hay una cuenta: escriba cuántas tabletas.',
      reckoned: 'Según la respuesta al tratamiento no hay una cuenta.',
    })
  })

  test('never less than what is taken, and less than one piece more', () => {
    const hundredths = fc.integer({ min: 1, max: 2000 })
    fc.assert(
      fc.property(hundredths, fc.integer({ min: 1, max: 48 }), fc.integer({ min: 1, max: 365 }), (dose, every, duration) => {
        const { computed, administrations } = decideTotal(line({ dose: (dose / 100).toFixed(2), every, duration }))
        const needed = BigInt(dose) * BigInt(administrations ?? 0)
        const given = BigInt(computed ?? -1) * 100n
        expect(given >= needed && given < needed + 100n).toBe(true)
      }),
    )
  })
})
