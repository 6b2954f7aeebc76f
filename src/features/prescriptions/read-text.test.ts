import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { losartan, usualRuling, usualText } from '../../testing/prescribing.ts'
import { inFormOrder } from './form-order.ts'
import type { PrescriptionKind } from './prescription.ts'
import { IngredientText, MedicineText, PrescriptionText, RulingText } from './prescription-text.ts'
import { readPrescription } from './read-text.ts'

const text = (changed: Parameters<typeof usualText>[0] = {}) => usualText(changed)
const medicine = (changed: Parameters<typeof losartan>[0]) => text({ medicines: [losartan(changed)] })
const ruling = (changed: Partial<RulingText> = {}) =>
  PrescriptionText.parse({ ...usualText(), ruling: { ...usualRuling, ...changed } })
const problems = (typed: PrescriptionText, kind: PrescriptionKind = 'PRESCRIPCION') =>
  readPrescription(typed, kind).findings.map(({ field, message }) => `${field}: ${message}`)

test('what is typed well is read: numbers, codes, empty as nothing', () => {
  const typed = medicine({
    ...{ dose: ' 0,50 ', total: '90', route: ' 9-01 ', answers: { 'R-PRE-4': ' Viene de antes ', 'R-PRE-5': ' ' } },
    ingredients: [{ code: '90058', strength: '12,5', strengthUnit: '7001', content: '', contentUnit: '' }],
  })
  const { read, findings } = readPrescription({ ...typed, diagnosis: 'i10.x', related2: 'e11.9' }, 'PRESCRIPCION')
  expect(findings).toEqual([])
  expect(read).toMatchObject({ diagnosis: 'I10X', relatedDiagnoses: ['E119'], ambito: '12', isReferral: false, ruling: null })
  expect(read?.medicines[0]).toMatchObject({
    ...{ position: 1, dose: '0.5', every: 12, duration: 90, total: '90', totalReason: null, route: '901', isUpcFinanced: true },
    ingredients: [{ code: '90058', strength: '12.5', strengthUnit: '7001', content: '1', contentUnit: null }],
    answers: [{ rule: 'R-PRE-4', reason: 'Viene de antes' }],
  })
})

describe('R-PRE-1: what cannot be read is said at its field, with what to write', () => {
  test.each<[string, string | undefined]>([
    ['', 'medicines.0.dose: Falta la dosis. Escriba un número.'],
    ['0', 'medicines.0.dose: La dosis es cero. Escriba un número mayor que cero.'],
    ['-1', 'medicines.0.dose: La dosis: «-1» es menor que cero. Escriba un número mayor que cero.'],
    ['50 mg', 'medicines.0.dose: La dosis: «50 mg» no es solo un número. Escriba 50 y elija la unidad aparte.'],
    ['una', 'medicines.0.dose: La dosis: «una» no es un número. Escríbalo con cifras.'],
    ['1.500', 'medicines.0.dose: La dosis: «1.500» se puede leer de dos maneras. Escriba 1500 o 1,5.'],
    ['1.234.567', 'medicines.0.dose: La dosis: «1.234.567» lleva separador de miles. Escríbalo sin él: 1234567.'],
    ['1 500', 'medicines.0.dose: La dosis: «1 500» lleva separador de miles. Escríbalo sin él: 1500.'],
    ['1,23456', 'medicines.0.dose: La dosis tiene más de 4 decimales. Redondéela.'],
    ['100000000', 'medicines.0.dose: La dosis es demasiado grande: el máximo es 99999999.'],
    ['2tabletas', 'medicines.0.dose: La dosis: «2tabletas» no es solo un número. Escriba 2 y elija la unidad aparte.'],
    ['−1', 'medicines.0.dose: La dosis: «−1» es menor que cero. Escriba un número mayor que cero.'],
    ['5.', 'medicines.0.dose: La dosis: «5.» termina en punto. Escriba 5.'],
    ['1.234,567', 'medicines.0.dose: La dosis: «1.234,567» lleva separador de miles. Escríbalo sin él: 1234,567.'],
    ['1/2', 'medicines.0.dose: La dosis: «1/2» es una fracción. Escriba 0,5.'],
    ['1/4', 'medicines.0.dose: La dosis: «1/4» es una fracción. Escriba 0,25.'],
    ['3/4', 'medicines.0.dose: La dosis: «3/4» es una fracción. Escriba 0,75.'],
    ['½', 'medicines.0.dose: La dosis: «½» es una fracción. Escriba 0,5.'],
    ['¼', 'medicines.0.dose: La dosis: «¼» es una fracción. Escriba 0,25.'],
    ['¾', 'medicines.0.dose: La dosis: «¾» es una fracción. Escriba 0,75.'],
    ['1 1/2', 'medicines.0.dose: La dosis: «1 1/2» es una fracción. Escriba 1,5.'],
    ['1½', 'medicines.0.dose: La dosis: «1½» es una fracción. Escriba 1,5.'],
    ...['1e3', '1,5,5', '0x10', '1_000', '1 y 2', '1.234.5', '1.000 mg', '1/2 mg', '5 veces', '1/3', '500/125'].map(
      (typed): [string, string] => [
        typed,
        `medicines.0.dose: La dosis: «${typed}» no se puede leer como un número. Escríbalo solo con cifras, y con coma los decimales.`,
      ],
    ),
    ['3,125', undefined],
    ['0.125', undefined],
    ['.5', undefined],
    ['1500', undefined],
  ])('a dose of «%s»', (dose, problem) => {
    expect(problems(medicine({ dose }))).toEqual(problem ? [problem] : [])
  })

  test.each<[Parameters<typeof losartan>[0], string]>([
    [{ every: '1,5' }, 'medicines.0.every: La frecuencia debe ser un número entero, sin decimales.'],
    [{ every: '1000' }, 'medicines.0.every: La frecuencia es demasiado grande: el máximo es 999.'],
    [{ duration: '11', durationUnit: '6' }, 'medicines.0.duration: La duración es demasiado grande: el máximo es 10.'],
    [{ total: '7,5' }, 'medicines.0.total: La cantidad total debe ser un número entero, sin decimales.'],
    [{ form: '' }, 'medicines.0.form: Falta la forma farmacéutica. Elíjala de la lista.'],
    [
      { route: 'por la boca, despacio' },
      'medicines.0.route: «por la boca, despacio» no es un código. Elija la vía de administración de la lista.',
    ],
    [{ isUpcFinanced: '' }, 'medicines.0.isUpcFinanced: Falta contestar sí o no: ¿lo financia la UPC?'],
    [
      { recommendations: 'x'.repeat(161) },
      'medicines.0.recommendations: Las recomendaciones: son 161 caracteres y caben 160. Quite 1.',
    ],
    [
      { isUpcFinanced: 'no', justification: 'x'.repeat(501) },
      'medicines.0.justification: La justificación: son 501 caracteres y caben 500. Quite 1.',
    ],
    [{ answers: { 'R-PRE-4': 'sí' } }, 'medicines.0.answers.R-PRE-4: La razón: son 2 caracteres. Escriba al menos 5.'],
    [{ answers: { otra: 'porque sí' } }, 'medicines.0.answers.otra: Esta regla no existe. Quite la respuesta.'],
    [
      { type: '7', unirsIndications: '123456' },
      'medicines.0.unirsIndications: Un código de indicación UNIRS tiene hasta cinco cifras o letras: revise 123456.',
    ],
    [{ ingredients: [] }, 'medicines.0.ingredients.0.code: Falta el principio activo. Elíjalo de la lista.'],
    [{ isUpcFinanced: 'no', causes: { CausaS9: '1' } }, 'medicines.0.causes.CausaS9: Esta pregunta no existe. Quítela.'],
    [
      { isUpcFinanced: 'no', causes: { CausaS2: 'tal vez' } },
      'medicines.0.causes.CausaS2: Conteste sí o no: ¿El medicamento está en fase de experimentación?',
    ],
  ])('%j', (changed, problem) => {
    expect(problems(medicine(changed))).toEqual([problem])
  })

  test('an ingredient twice, a content without its unit', () => {
    const one = { code: '90058', strength: '50', strengthUnit: '7001', content: '', contentUnit: '' }
    expect(problems(medicine({ ingredients: [one, { ...one, content: '5' }] }))).toEqual([
      'medicines.0.ingredients.1.contentUnit: Falta la unidad del contenido. Elíjala de la lista.',
      'medicines.0.ingredients.1.code: El principio activo está dos veces en el mismo medicamento. Deje uno.',
    ])
  })

  test('diagnoses are different ones', () => {
    expect(problems(text({ related1: 'E119', related2: 'I10.X' }))).toEqual([
      'related2: Este diagnóstico ya está escrito. Deje uno.',
    ])
    expect(problems(text({ related1: 'E119', related2: 'E119' }))).toEqual([
      'related2: Este diagnóstico ya está escrito. Deje uno.',
    ])
  })

  test('no medicine, and more than a number can hold', () => {
    expect(problems(text({ medicines: [] }))).toEqual(['medicines: Falta el medicamento. Agregue al menos uno.'])
    expect(problems(text({ medicines: Array.from({ length: 200 }, () => losartan()) }))).toEqual([
      'medicines: Hay 200 medicamentos y caben 99. Haga otra fórmula con los demás.',
    ])
  })

  test('everything at once', () => {
    const { findings } = readPrescription(PrescriptionText.parse({ medicines: [{}] }), 'PRESCRIPCION')
    expect(inFormOrder(findings).map(({ field }) => field)).toEqual([
      ...['ambito', 'diagnosis'],
      ...['ingredients.0.code', 'form', 'dose', 'doseUnit', 'every', 'everyUnit'].map((field) => `medicines.0.${field}`),
      ...['duration', 'durationUnit', 'route', 'isUpcFinanced'].map((field) => `medicines.0.${field}`),
      ...['totalUnit', 'type', 'provision', 'specialIndication'].map((field) => `medicines.0.${field}`),
    ])
    expect(new Set(findings.map(({ rule, effect }) => `${rule} ${effect}`))).toEqual(new Set(['R-PRE-1 RECHAZA']))
  })
})

test('according to the response and once have no interval, whatever was typed there', () => {
  for (const everyUnit of ['7', '8']) {
    const { read } = readPrescription(medicine({ every: 'nada', everyUnit }), 'PRESCRIPCION')
    expect(read?.medicines[0]?.every).toBe(null)
  }
})

test('R-PRE-12: only what is asked is kept of the causes, in the words of §6.3', () => {
  const causes = {
    CausaS2: 'no',
    CausaS3: '1',
    MedPBSUtilizado: ' Enalapril ',
    RznCausaS31: 'sí',
    DescRzn31: 'Tos',
    CausaS4: '0',
    MedPBSDescartado: 'nada',
  }
  const of = (isUpcFinanced: 'si' | 'no') =>
    readPrescription(medicine({ isUpcFinanced, causes }), 'PRESCRIPCION').read?.medicines[0]?.causes
  expect(of('si')).toEqual({})
  expect(of('no')).toEqual({
    CausaS2: '0',
    CausaS3: '1',
    MedPBSUtilizado: 'Enalapril',
    RznCausaS31: '1',
    DescRzn31: 'Tos',
    CausaS4: '0',
  })
})

describe('a ruling', () => {
  test('is read with its days in any clear form, and its medicines are asked no causes', () => {
    const { read, findings } = readPrescription(ruling({ courtOn: '1 feb 2026', ruledOn: '10/02/2026' }), 'TUTELA')
    expect(findings).toEqual([])
    expect(read?.ambito).toBe(null)
    expect(read?.ruling).toMatchObject({
      ruledOn: '2026-02-10',
      courtOn: '2026-02-01',
      contemptOn: null,
      criteria: [true, true, false, false],
    })
    expect(problems({ ...ruling(), medicines: [MedicineText.parse(losartan({ isUpcFinanced: '' }))] }, 'TUTELA')).toEqual([])
  })

  test.each<[Partial<RulingText>, string]>([
    [{ rulingNumber: ' ' }, 'ruling.rulingNumber: Falta el número del fallo.'],
    [{ rulingNumber: 'x'.repeat(41) }, 'ruling.rulingNumber: El número del fallo: son 41 caracteres y caben 40. Quite 1.'],
    [{ ruledOn: '' }, 'ruling.ruledOn: Falta la fecha del fallo. Escríbala como 23/11/2026.'],
    [{ ruledOn: '30/02/2026' }, 'ruling.ruledOn: La fecha del fallo: «30/02/2026» no es una fecha. Escríbala como 23/11/2026.'],
    [
      { firstInstanceOn: '2026-02-11', secondInstanceOn: '2026-02-10' },
      'ruling.secondInstanceOn: La segunda instancia es anterior a la primera. Revise las dos fechas.',
    ],
    [{ medicalJustification: '' }, 'ruling.medicalJustification: Falta la justificación médica.'],
    [{ criterion3: '' }, 'ruling.criterion3: Falta contestar sí o no: ¿El paciente no puede pagarlo?'],
    [{ motiveDiagnosis2: 'I10.X' }, 'ruling.motiveDiagnosis2: Un diagnóstico del fallo está dos veces. Deje uno.'],
    [
      { additional: [{ rulingNumber: '7', ruledOn: '' }] },
      'ruling.additional.0.ruledOn: Falta la fecha del fallo adicional. Escríbala como 23/11/2026.',
    ],
  ])('%j', (changed, problem) => {
    expect(problems(ruling(changed), 'TUTELA')).toEqual([problem])
  })

  test('is there when it is ordered', () => {
    expect(problems(text(), 'TUTELA')).toEqual(['ruling.rulingNumber: Faltan los datos del fallo de tutela.'])
  })
})

describe('whatever is typed', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('', '1', '0,5', '1.000', '7', '8', 'I10X', '23/11/2026'),
  )
  const record = (of: fc.Arbitrary<string>) =>
    fc.dictionary(fc.constantFrom('R-PRE-4', 'CausaS2', 'RznCausaS31', '__proto__', 'x'), of, { maxKeys: 3 })
  const of = <T extends object>(example: T, special: Record<string, fc.Arbitrary<unknown>>) =>
    fc.record(Object.fromEntries(Object.keys(example).map((key) => [key, special[key] ?? typed]))) as fc.Arbitrary<T>
  const yesNo = fc.constantFrom('si', 'no', '')
  const ingredient = of(IngredientText.parse({}), {})
  const line = of(MedicineText.parse({}), {
    ...{
      ingredients: fc.array(ingredient, { maxLength: 3 }),
      causes: record(typed),
      answers: record(typed),
      isUpcFinanced: yesNo,
    },
  })
  const criteria = { criterion1: yesNo, criterion2: yesNo, criterion3: yesNo, criterion4: yesNo, additional: fc.constant([]) }
  const whole = of(PrescriptionText.parse({}), {
    ...{ medicines: fc.array(line, { maxLength: 3 }), isReferral: yesNo, orphanIsMain: yesNo, answers: record(typed) },
    ruling: fc.option(of(RulingText.parse({}), criteria)),
  })

  test('it is read, or every finding says where and what; it never fails', () => {
    fc.assert(
      fc.property(whole, fc.constantFrom<PrescriptionKind>('PRESCRIPCION', 'TUTELA'), (prescription, kind) => {
        const { read, findings } = readPrescription(prescription, kind)
        expect(read === null).toBe(findings.length > 0)
        for (const { field, message } of findings) {
          expect(field).not.toBe('')
          expect(message).toMatch(/[.?»:]|\d$/)
        }
      }),
      { numRuns: 300 },
    )
  })
})
