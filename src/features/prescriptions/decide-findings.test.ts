import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../shared/calendar.ts'
import { findingLines } from '../../testing/prescribing.ts'
import { decideFindings, type Judged, type JudgedMedicine } from './decide-findings.ts'
import { type FindingFacts, isSignable, type RuleTable } from './finding.ts'

const day = (text: string) => text as CalendarDate
const named = (name: string, code = name) => ({ code, name })

const rules: RuleTable = Object.fromEntries(
  (
    [
      ...[
        ['2', 'RECHAZA', null] as const,
        ['4', 'JUSTIFICA', 90] as const,
        ['5', 'RECHAZA', 365] as const,
        ['6', 'JUSTIFICA', null] as const,
      ],
      ...[
        ['7', 'JUSTIFICA', null] as const,
        ['8', 'RECHAZA', null] as const,
        ['9', 'RECHAZA', 2] as const,
        ['10', 'AVISA', null] as const,
      ],
      ...[
        ['11', 'AVISA', null] as const,
        ['12', 'RECHAZA', null] as const,
        ['13', 'RECHAZA', null] as const,
        ['14', 'RECHAZA', null] as const,
      ],
      ...[
        ['15', 'RECHAZA', null] as const,
        ['16', 'RECHAZA', null] as const,
        ['17', 'AVISA', null] as const,
        ['18', 'RECHAZA', null] as const,
      ],
      ...[
        ['19', 'AVISA', null] as const,
        ['20', 'JUSTIFICA', null] as const,
        ['21', 'JUSTIFICA', null] as const,
        ['23', 'RECHAZA', null] as const,
      ],
    ] as const
  ).map(([number, effect, amount]) => [`R-PRE-${number}`, { effect, amount, norm: `norma de ${number}` }]),
)

const facts = (changed: Partial<FindingFacts> = {}): FindingFacts => ({
  ...{
    today: day('2026-03-01'),
    rules,
    isOneself: false,
    isPatientDead: false,
    hasEps: true,
    active: [],
    earlier: [],
    sameToday: null,
  },
  ...changed,
})

/** Losartán 50 mg, one tablet every 12 hours for 90 days, UPC. */
const losartan = (changed: Partial<JudgedMedicine> = {}): JudgedMedicine => ({
  ...{
    position: 1,
    type: named('Medicamento', '1'),
    provision: named('Única', '1'),
    form: named('Tableta'),
    totalUnit: named('Tableta'),
  },
  ingredients: [
    {
      ...{ ingredient: named('Losartán', '90058'), strength: '50', content: '1', contentUnit: null },
      strengthUnit: { code: 'mg', symbol: 'mg', name: 'miligramo' },
    },
  ],
  ...{ dose: '1', doseUnit: { code: 'U', symbol: 'U', name: 'unidad' }, every: 12, everyUnit: { code: '2' } },
  ...{ duration: 90, durationUnit: { code: '3' }, computedTotal: '180', total: '180', totalReason: null, answers: [] },
  totalExplained: '1 tableta × 2 al día × 90 días = 180 tabletas',
  ...{ isUpcFinanced: true, causes: {}, unirsIndications: [], justification: '' },
  ...changed,
})
const judged = (changed: Partial<Judged> = {}): Judged => ({
  ...{
    kind: 'PRESCRIPCION',
    ambito: named('Ambulatorio no priorizado', '12'),
    medicines: [losartan()],
    ruling: null,
    answers: [],
  },
  ...changed,
})
const of = (changed: Partial<JudgedMedicine>, given: Partial<FindingFacts> = {}) =>
  decideFindings(judged({ medicines: [losartan(changed)] }), facts(given))
const lines = (changed: Partial<JudgedMedicine>, given: Partial<FindingFacts> = {}) => findingLines(of(changed, given))

test('a usual outpatient medicine that UPC finances has nothing against it (Circular 044)', () => {
  expect(decideFindings(judged(), facts())).toEqual([])
})

describe('of the whole', () => {
  test.each<[string, Partial<FindingFacts>]>([
    ['R-PRE-2 RECHAZA ', { isOneself: true }],
    ['R-PRE-8 RECHAZA ', { sameToday: '20260301100000000042' }],
    ['R-PRE-10 AVISA ', { isPatientDead: true }],
    ['R-PRE-11 AVISA ', { hasEps: false }],
  ])('%s', (line, given) => {
    expect(findingLines(decideFindings(judged(), facts(given)))).toEqual([line])
  })

  test('R-PRE-9: as many medicines as the rule says, and no more', () => {
    const many = (count: number) =>
      judged({
        medicines: Array.from({ length: count }, (_, i) => {
          const [ingredient] = losartan().ingredients
          if (!ingredient) throw new Error('no ingredient')
          return losartan({ position: i + 1, ingredients: [{ ...ingredient, ingredient: named('x', String(i)) }] })
        }),
      })
    expect(decideFindings(many(2), facts())).toEqual([])
    expect(findingLines(decideFindings(many(3), facts()))).toEqual(['R-PRE-9 RECHAZA medicines'])
  })

  test.each([
    ['ruledOn', 'ruledOn'],
    ['firstInstanceOn', 'firstInstanceOn'],
    ['secondInstanceOn', 'secondInstanceOn'],
    ['courtOn', 'courtOn'],
    ['contemptOn', 'contemptOn'],
    ['additional', 'additional.0.ruledOn'],
  ])('R-PRE-23: no day of a ruling is of tomorrow: %s', (name, field) => {
    const none = { firstInstanceOn: null, secondInstanceOn: null, courtOn: null, contemptOn: null, additional: [] }
    const ruled = (said: string) => {
      const given = name === 'additional' ? { additional: [{ ruledOn: day(said) }] } : { [name]: day(said) }
      return judged({ kind: 'TUTELA', ruling: { ruledOn: day('2026-02-01'), ...none, ...given } })
    }
    expect(decideFindings(ruled('2026-03-01'), facts())).toEqual([])
    expect(findingLines(decideFindings(ruled('2026-03-02'), facts()))).toEqual([`R-PRE-23 RECHAZA ruling.${field}`])
  })
})

describe('R-PRE-3: a rule is asked with the effect and the amount that the table has', () => {
  test('a switched-off one is not asked', () => {
    const { 'R-PRE-4': _, ...others } = rules
    expect(of({ duration: 120, computedTotal: null }, { rules: others })).toEqual([])
  })
  test('its effect and its amount are those of the table', () => {
    const changed = { ...rules, 'R-PRE-4': { effect: 'RECHAZA', amount: 30, norm: 'otra' } } as const
    expect(of({}, { rules: changed })[0]).toMatchObject({ rule: 'R-PRE-4', effect: 'RECHAZA', norm: 'otra' })
    expect(of({ duration: 30, computedTotal: null }, { rules: changed })).toEqual([])
  })
  test('a reason answers what asks for one, and nothing else', () => {
    const answers = [{ rule: 'R-PRE-4', reason: 'Viene de otra institución.' }]
    const justified = of({ duration: 120, computedTotal: null, answers })
    expect(findingLines(justified)).toEqual(['R-PRE-4 JUSTIFICA medicines.0.duration (justificado)'])
    expect(isSignable(justified)).toBe(true)
    expect(isSignable(of({ duration: 120, computedTotal: null }))).toBe(false)
    const refusing = { ...rules, 'R-PRE-4': { effect: 'RECHAZA', amount: 90, norm: '' } } as const
    expect(isSignable(of({ duration: 120, computedTotal: null, answers }, { rules: refusing }))).toBe(false)
  })
})

describe('R-PRE-4: a first formula lasts three months', () => {
  const long = { duration: 91, computedTotal: '182', total: '182' }
  test('ninety days are three months; ninety-one are more', () => {
    expect(lines({})).toEqual([])
    expect(lines(long)).toEqual(['R-PRE-4 JUSTIFICA medicines.0.duration'])
    expect(lines({ ...long, duration: 4, durationUnit: { code: '5' } })).toEqual(['R-PRE-4 JUSTIFICA medicines.0.duration'])
  })
  test('it is no first one when the patient has had the ingredient', () => {
    expect(lines(long, { earlier: ['90058'] })).toEqual([])
    expect(lines(long, { earlier: ['90013'] })).toEqual(['R-PRE-4 JUSTIFICA medicines.0.duration'])
  })
  test('is mended with one press: shorter, with its total, or with the reason', () => {
    expect(of(long)[0]?.repairs).toEqual([
      {
        text: 'Dejar 90 días: 180 tabletas',
        set: {
          ...{
            'medicines.0.duration': '90',
            'medicines.0.durationUnit': '3',
            'medicines.0.total': '',
            'medicines.0.totalReason': '',
          },
        },
      },
      {
        text: 'No es la primera vez',
        set: { 'medicines.0.answers.R-PRE-4': 'No es la primera vez: el paciente ya recibe este medicamento.' },
      },
    ])
  })
})

test('R-PRE-5: more than a year is delivered in parts, or is shortened', () => {
  const long = { duration: 366, computedTotal: null }
  const given = { earlier: ['90058'] }
  expect(lines(long, given)).toEqual(['R-PRE-5 RECHAZA medicines.0.duration'])
  expect(lines({ ...long, duration: 365 }, given)).toEqual([])
  expect(lines({ ...long, provision: named('Sucesiva', '2') }, given)).toEqual([])
  expect(of(long, given)[0]?.repairs.map(({ text }) => text)).toEqual(['Dejar 365 días: 730 tabletas', 'Marcarla como sucesiva'])
})

test('R-PRE-6: another total than the sum is explained', () => {
  const other = { total: '200' }
  expect(lines(other)).toEqual(['R-PRE-6 JUSTIFICA medicines.0.total'])
  expect(lines({ ...other, totalReason: 'Se entrega por cajas de cien.' })).toEqual([
    'R-PRE-6 JUSTIFICA medicines.0.total (justificado)',
  ])
  expect(lines({ ...other, computedTotal: null })).toEqual([])
  // Its reason has a column of its own.
  expect(lines({ ...other, answers: [{ rule: 'R-PRE-6', reason: 'Porque sí lo pide.' }] })).toEqual([
    'R-PRE-6 JUSTIFICA medicines.0.total',
  ])
  expect(of(other)[0]).toMatchObject({
    message: 'Escribió 200 tabletas y la cuenta da 180: 1 tableta × 2 al día × 90 días = 180 tabletas. Corrija o diga por qué.',
    repairs: [{ text: 'Dejar 180 tabletas', set: { 'medicines.0.total': '180' } }],
  })
  // What cannot be computed is written by the prescriber.
  expect(lines({ total: '', computedTotal: null })).toEqual(['R-PRE-1 RECHAZA medicines.0.total'])
})

test('R-PRE-7: what the patient already has is told with its number, its sede and its last day', () => {
  const active = {
    ...{ ingredient: '90058', number: '20260210100000000042', signedOn: day('2026-02-10'), lastsUntil: day('2026-05-10') },
    ...{ sedeName: 'Sede Norte', isOwn: false },
  }
  expect(lines({}, { active: [{ ...active, ingredient: '90013' }] })).toEqual([])
  const [finding] = of({}, { active: [{ ...active, lastsUntil: day('2026-03-10') }, active] })
  expect(finding).toMatchObject({ rule: 'R-PRE-7', effect: 'JUSTIFICA', field: 'medicines.0.ingredients.0.code' })
  expect(finding?.message.replace(/\u00a0/g, ' ')).toBe(
    'El paciente ya tiene losartán hasta el 10 de mayo de 2026: fórmula 20260210 100 000000042, de otro profesional, en Sede Norte. Diga por qué hacen falta las dos.',
  )
})

test('R-PRE-20: the same ingredient in two lines has a reason', () => {
  const [finding, ...others] = decideFindings(judged({ medicines: [losartan(), losartan({ position: 2 })] }), facts())
  expect(others).toEqual([])
  expect(finding).toMatchObject({ rule: 'R-PRE-20', position: 2, field: 'medicines.1.ingredients.0.code' })
})

test('R-PRE-21: a tablet may be halved; a capsule and what is released slowly may not', () => {
  const half = { dose: '0.5', computedTotal: null }
  expect(lines(half)).toEqual([])
  const broken = ['R-PRE-21 JUSTIFICA medicines.0.dose']
  expect(lines({ ...half, form: named('Cápsula'), totalUnit: named('Cápsula') })).toEqual(broken)
  expect(lines({ ...half, form: named('Tableta de liberación prolongada') })).toEqual(broken)
  expect(lines({ ...half, form: named('TABLETAS DE LIBERACION NO MODIFICADA') })).toEqual([])
  expect(lines({ form: named('Cápsula'), totalUnit: named('Cápsula') })).toEqual([])
})

describe('the causes of what UPC does not finance', () => {
  /** Used two of UPC without result; registered; with evidence. */
  const causes = {
    ...{ CausaS2: '0', CausaS3: '1', MedPBSUtilizado: 'Enalapril', RznCausaS31: '1', DescRzn31: 'Sin control', RznCausaS32: '0' },
    ...{ CausaS4: '0', CausaS5: '1', CausaS6: '1' },
  }
  const asked = { isUpcFinanced: false, causes, justification: 'No se controla con lo que financia la UPC.' }
  const without = (...keys: string[]) => Object.fromEntries(Object.entries(causes).filter(([key]) => !keys.includes(key)))
  const unirs = { type: named('UNIRS', '7'), unirsIndications: ['12'], causes: { ...causes, CausaS5: '0', RznCausaS5: '1' } }

  test('answered whole, with evidence: nothing against it', () => {
    expect(lines(asked)).toEqual([])
  })
  test('discarded instead of used is as good', () => {
    const discarded = { ...without('MedPBSUtilizado', 'RznCausaS31', 'DescRzn31', 'RznCausaS32'), CausaS3: '0', CausaS4: '1' }
    const whole = { ...discarded, MedPBSDescartado: 'Enalapril', RznCausaS42: '1', DescRzn42: 'Embarazo' }
    expect(lines({ ...asked, causes: whole })).toEqual([])
    expect(lines({ ...asked, causes: discarded })).toEqual([
      'R-PRE-12 RECHAZA medicines.0.causes.MedPBSDescartado',
      'R-PRE-12 RECHAZA medicines.0.causes.RznCausaS41',
    ])
  })
  test.each([
    ['CausaS2', 'CausaS2'],
    ['CausaS3', 'CausaS3'],
    ['CausaS4', 'CausaS4'],
    ['CausaS5', 'CausaS5'],
    ['CausaS6', 'CausaS6'],
    ['MedPBSUtilizado', 'MedPBSUtilizado'],
    ['DescRzn31', 'DescRzn31'],
    ['RznCausaS31', 'RznCausaS31'],
  ])('R-PRE-12: without %s it is asked for', (missing, field) => {
    expect(lines({ ...asked, causes: without(missing) })).toEqual([`R-PRE-12 RECHAZA medicines.0.causes.${field}`])
  })
  test('R-PRE-12: without justification', () => {
    expect(lines({ ...asked, justification: '' })).toEqual(['R-PRE-12 RECHAZA medicines.0.justification'])
  })
  test('R-PRE-13: nothing in experiment', () => {
    expect(lines({ ...asked, causes: { ...causes, CausaS2: '1' } })).toEqual(['R-PRE-13 RECHAZA medicines.0.causes.CausaS2'])
  })
  test('R-PRE-14: what UPC finances comes first', () => {
    expect(lines({ ...asked, causes: { ...causes, CausaS3: '0' } })).toEqual(['R-PRE-14 RECHAZA medicines.0.causes.CausaS4'])
  })
  test('R-PRE-16: nothing without evidence', () => {
    expect(lines({ ...asked, causes: { ...causes, CausaS6: '0' } })).toEqual(['R-PRE-16 RECHAZA medicines.0.causes.CausaS6'])
  })
  test('R-PRE-15: outside its registration it is of the UNIRS list, and then of that type', () => {
    const outside = (answer: string) => ({ ...asked, causes: { ...causes, CausaS5: '0', RznCausaS5: answer } })
    expect(lines(outside('0'))).toEqual(['R-PRE-15 RECHAZA medicines.0.causes.RznCausaS5'])
    expect(lines(outside(''))).toEqual(['R-PRE-12 RECHAZA medicines.0.causes.RznCausaS5'])
    expect(of(outside('1'))).toMatchObject([{ rule: 'R-PRE-15', repairs: [{ set: { 'medicines.0.type': '7' } }] }])
  })
  test('R-PRE-15, R-PRE-19: UNIRS has its indication, is outside its registration, and waits for the junta', () => {
    expect(lines({ ...asked, ...unirs })).toEqual(['R-PRE-19 AVISA medicines.0.type'])
    expect(lines({ ...asked, ...unirs, unirsIndications: [] })).toEqual([
      'R-PRE-15 RECHAZA medicines.0.unirsIndications',
      'R-PRE-19 AVISA medicines.0.type',
    ])
    expect(lines({ ...asked, ...unirs, causes })).toEqual([
      'R-PRE-19 AVISA medicines.0.type',
      'R-PRE-15 RECHAZA medicines.0.causes.CausaS5',
    ])
  })
  test.each(['2', '3'])('R-PRE-15: type %s has no registration, and is not asked of the list', (code) => {
    const of = (answer: string) => lines({ ...asked, type: named('x', code), causes: { ...causes, CausaS5: answer } })
    expect(of('0')).toEqual([])
    expect(of('1')).toEqual(['R-PRE-15 RECHAZA medicines.0.causes.CausaS5'])
  })
  test('R-PRE-18: urgencia médica is of a transcription', () => {
    expect(lines({ type: named('Urgencia médica', '9') })).toEqual(['R-PRE-18 RECHAZA medicines.0.type'])
  })
  test('R-PRE-17: what UPC finances is written here for outpatients', () => {
    const at = (code: string) => findingLines(decideFindings(judged({ ambito: named('x', code) }), facts()))
    expect(['11', '12'].flatMap(at)).toEqual([])
    expect(['21', '22', '30'].map(at)).toEqual([1, 2, 3].map(() => ['R-PRE-17 AVISA medicines.0.isUpcFinanced']))
  })
  test('a ruling decides instead of them', () => {
    const ruled = judged({
      kind: 'TUTELA',
      ambito: null,
      medicines: [losartan({ isUpcFinanced: null, type: named('Urgencia', '9') })],
    })
    expect(decideFindings(ruled, facts())).toEqual([])
  })
})
