import type { Db } from '../../shared/sql.ts'
import { findWritten, type Written } from '../catalogues/index.ts'
import { codesOf } from './codes.ts'
import { decideTotal } from './decide-total.ts'
import type { Finding } from './finding.ts'
import { parseMedicine } from './parse-medicine.ts'
import type { PrescriptionKind } from './prescription.ts'
import type { MedicineText, PrescriptionText } from './prescription-text.ts'
import type { ReadMedicine } from './read-text.ts'
import { sayTotal } from './say-dose.ts'

/** What can be said of a line already, whatever it or the rest of the sheet still lacks. */
export type LineSketch = {
  /** "Losartán 50 mg, tableta"; '' while no ingredient is known. */
  title: string
  /** "180 tabletas"; null while it cannot be computed. */
  total: string | null
  /** What dose, frequency and duration come to, whatever was typed: '180'. */
  computed: string | null
  explained: string
}

/** A draft is looked at long before it is whole: its lines are named and counted one by one. Changes nothing. */
export async function sketchLines(db: Db, text: PrescriptionText, kind: PrescriptionKind): Promise<LineSketch[]> {
  const read = text.medicines.map((line, i) => {
    const findings: Finding[] = []
    return { medicine: parseMedicine(findings, line, i, kind), wrong: new Set(findings.map(({ field }) => field)) }
  })
  const codes = codesOf({ ...nothingElse, medicines: read.map(({ medicine }) => medicine) })
  const written = await findWritten(db, codes)
  return read.map(({ medicine, wrong }, i) => sketch(medicine, text.medicines[i], { written, wrong, prefix: `medicines.${i}.` }))
}

const nothingElse = { ambito: null, diagnosis: '', relatedDiagnoses: [], orphanDisease: null, ruling: null }

type Known = { written: Map<string, Written>; wrong: Set<string>; prefix: string }

function sketch(read: ReadMedicine, typed: MedicineText | undefined, { written, wrong, prefix }: Known): LineSketch {
  const named = (catalogue: string, code: string) => {
    const entry = written.get(`${catalogue} ${code}`)
    return entry ? { code, name: entry.name, symbol: entry.more.simbolo ?? entry.name } : null
  }
  const isRead = (field: string) => !wrong.has(prefix + field)
  const form = named('forma-farmaceutica', read.form)
  const ingredients = read.ingredients.map((one, i) => ({
    ...one,
    ingredient: named('dci', one.code),
    strengthUnit: named('unidad-medida', one.strengthUnit),
    contentUnit: one.contentUnit === null ? null : named('unidad-medida', one.contentUnit),
    isWhole: ['strength', 'content', 'contentUnit'].every((field) => isRead(`ingredients.${i}.${field}`)),
  }))
  const names = ingredients.flatMap(({ ingredient, strength, strengthUnit }, i) =>
    ingredient
      ? [
          [
            ingredient.name,
            isRead(`ingredients.${i}.strength`) ? `${strength.replace('.', ',')} ${strengthUnit?.symbol ?? ''}` : '',
          ],
        ]
      : [],
  )
  const title = [
    names.map((parts) => parts.join(' ').trim()).join(' + '),
    names.length > 0 && form ? form.name.toLowerCase() : '',
  ]
    .filter(Boolean)
    .join(', ')

  const doseUnit = named('unidad-dosis', read.doseUnit)
  const totalUnit = named('presentacion', read.totalUnit)
  const whole = ingredients.flatMap(({ ingredient, strengthUnit, isWhole, ...rest }) =>
    ingredient && strengthUnit && isWhole ? [{ ...rest, ingredient, strengthUnit }] : [],
  )
  const isTimed = ['dose', 'every', 'everyUnit', 'duration', 'durationUnit'].every(isRead)
  if (!form || !doseUnit || !totalUnit || !isTimed || whole.length < ingredients.length || whole.length === 0)
    return { title, total: null, computed: null, explained: '' }
  const { dose, every, everyUnit, duration, durationUnit } = read
  const line = {
    ...{ dose, doseUnit, every, duration, form, totalUnit, ingredients: whole },
    ...{ everyUnit: { code: everyUnit, name: '' }, durationUnit: { code: durationUnit, name: '' } },
  }
  const { computed, explained } = decideTotal(line)
  const isTyped = typed !== undefined && typed.total.trim() !== '' && isRead('total')
  const total = isTyped ? read.total : computed
  return { title, total: total === null ? null : sayTotal({ form, totalUnit, total }), computed, explained }
}
