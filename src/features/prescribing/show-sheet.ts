import type { AppContext } from '../../platform/app-context.ts'
import { dayOf } from '../../shared/calendar.ts'
import { momentText } from '../../shared/dates-es.ts'
import type { Db } from '../../shared/sql.ts'
import type { FieldError, Values } from '../../shared/ui/errors.ts'
import type { Option } from '../../shared/ui/select-field.tsx'
import { findChoices } from '../catalogues/index.ts'
import { findPatientStanding, type Patient } from '../patients/index.ts'
import {
  type Finding,
  inFormOrder,
  isSignable,
  type PrescriptionText,
  preparePrescription,
  questionsAsked,
  sketchLines,
} from '../prescriptions/index.ts'
import { newMedicine } from './apply-press.ts'
import type { Draft } from './draft.ts'
import { countFavourites, type Favourite, findFavourites } from './favourite-store.ts'
import { findNames, findOffers } from './find-codes.ts'
import { type LineView, type SheetView, type ShortTable, shortTables } from './sheet.ts'
import { countActive, findSignedBy } from './signed-store.ts'
import { type DraftBody, fieldsOfText } from './text-of-form.ts'
import { answerName } from './ui/findings.tsx'
import type { Writer } from './writing.ts'

export type Shown = {
  writer: Writer
  draft: Draft
  patient: Patient
  writtenAt: SheetView['writtenAt']
  /** What was typed, where it is another than what is saved. */
  body?: DraftBody
  /** Every field that stops the signing is told at its place. */
  isReview?: boolean
  errors?: FieldError[]
  offered?: string | null
  told?: string | null
  /** The revision that this tab had read, where another tab saved meanwhile: its next saving is told so again. */
  stale?: number | null
}

const offeredFavourites = 9

/** Gathers all that the page of a sheet shows. Changes nothing. */
export async function showSheet(app: AppContext, shown: Shown): Promise<SheetView> {
  const { db } = app
  const { writer, draft, patient, isReview = false, errors = [], offered = null, told = null, stale = null } = shown
  const { now, place, holder } = writer
  const body = shown.body ?? draft.body
  const { text } = body
  const { kind, replaces } = draft
  const asked = { personId: holder.personId, sedeId: place.sedeId, kind, patientId: patient.id, text, replaces, now }
  const { findings } = await app.transaction((one) => preparePrescription(one, asked))
  const sketches = await sketchLines(db, text, kind)
  const names = await findNames(db, body)
  const values = valuesOf(body, names)
  const offers = await findOffers(db, body)
  const { atFields, told: rest, missing } = splitFindings(findings, values, isReview)
  const openCodes = Object.entries(offers).flatMap(([path, hits]): FieldError[] => {
    const words = body.typed[path]
    if (hits.length === 0)
      return [{ field: path, message: `No encontramos «${words}». Revise las palabras, o escriba el código.` }]
    const meant =
      hits.length === 1
        ? 'no es de la tabla. Elija el que se le parece, si es ese.'
        : 'puede ser varios. Elija uno de los que siguen.'
    return isReview ? [{ field: path, message: `«${words}» ${meant}` }] : []
  })
  const isLineOpen = isReview && Boolean(body.typed.linea?.trim()) && !errors.some(({ field }) => field === 'linea')
  const openLine = isLineOpen ? [{ field: 'linea', message: 'Quedó texto aquí: agréguelo con «Agregar» o bórrelo.' }] : []
  const [last] = await findSignedBy(db, { prescriberId: holder.personId, patientId: patient.id, kind, limit: 1 })
  return {
    revision: stale ?? draft.revision,
    isUnsaved: shown.body !== undefined,
    ...{ draft, text, patient, now, values, offers, offered, told, writtenAt: shown.writtenAt },
    place: {
      ...{ sedeId: place.sedeId, sedeName: place.sedeName, entidadName: place.entidadName },
      ...{ until: writer.until, others: writer.workplace.others.length },
    },
    activeCount: await countActive(db, patient.id, dayOf(now)),
    isDead: (await findPatientStanding(db, patient.document, now)).isDead,
    errors: inFormOrder([
      ...errors,
      ...openLine,
      ...openCodes,
      ...atFields.filter(({ field }) => !openCodes.some((one) => one.field === field)),
    ]),
    findings: rest,
    lines: sketches.map((sketch, i) => lineOf(sketch, i, text, findings, isReview)),
    choices: await findOptions(db),
    favourites: (await findFavourites(db, holder.personId, { diagnosis: text.diagnosis, limit: offeredFavourites })).map((one) =>
      favouriteView(one, text.diagnosis),
    ),
    favouriteCount: await countFavourites(db, holder.personId),
    toMend: rest.filter((finding) => finding.rule !== 'R-PRE-1' && !isSignable([finding])).length,
    missing,
    last: last ? { number: last.number, signedOn: last.signedOn, medicines: last.medicines, diagnosis: last.diagnosis } : null,
    conflict:
      stale !== null
        ? {
            revision: draft.revision,
            saved: momentText(draft.savedAt, now),
            theirs: summaryOf(draft.body.text, await sketchLines(db, draft.body.text, kind)),
            mine: summaryOf(text, sketches),
          }
        : null,
  }
}

/** By field name, and the words of each code that is sought by words. */
function valuesOf(body: DraftBody, names: Awaited<ReturnType<typeof findNames>>): Values {
  const values: Record<string, string> = { ...fieldsOfText(body.text) }
  for (const [path, { catalogue, code, name }] of Object.entries(names))
    values[`${path}.text`] = catalogue === 'cie10' ? `${code} ${name}` : name
  for (const [path, words] of Object.entries(body.typed)) values[path === 'linea' ? path : `${path}.text`] = words
  return values
}

/** A field that is empty and must not be: told when one wants to sign, not while one writes. */
const isMissing = ({ effect, field }: Finding, values: Values) =>
  effect === 'RECHAZA' && field !== '' && field !== 'medicines' && !values[field]

/** Where one mends it: what asks for a reason, where the reason is typed; that there is no medicine, where one is added. */
const placeOf = (finding: Finding) =>
  finding.effect === 'JUSTIFICA' ? answerName(finding) : finding.field === 'medicines' ? 'linea' : finding.field || null

/** To sign, whatever is wrong with a field is told at it; before, only what was written and cannot stay so. */
function splitFindings(findings: readonly Finding[], values: Values, isReview: boolean) {
  const isAtField = (finding: Finding) => finding.rule === 'R-PRE-1' || isMissing(finding, values)
  return {
    atFields: isReview
      ? findings
          .filter((finding) => isAtField(finding) || !isSignable([finding]))
          .map((finding): FieldError => ({ field: placeOf(finding), message: finding.message }))
      : [],
    told: findings.filter((finding) => !isAtField(finding) || (!isReview && Boolean(values[finding.field]))),
    missing: findings.filter(isAtField).length,
  }
}

type Sketch = Awaited<ReturnType<typeof sketchLines>>[number]

function lineOf(
  sketch: Sketch,
  index: number,
  text: PrescriptionText,
  findings: readonly Finding[],
  isReview: boolean,
): LineView {
  const medicine = text.medicines[index] ?? newMedicine()
  const usual = newMedicine()
  const { isUpcFinanced, type, causes } = medicine
  const folded = [
    'recommendations',
    'total',
    'totalReason',
    'type',
    'specialIndication',
    'description',
    'unirsIndications',
  ] as const
  const isUnusual = folded.some(
    (field) => medicine[field] !== usual[field] && !(field === 'total' && medicine.total === sketch.computed),
  )
  const wants = findings.some(
    ({ position, field, rule }) =>
      position === index + 1 &&
      (rule === 'R-PRE-6' ||
        (isReview && [...folded, 'totalUnit', 'provision', 'content', 'contentUnit'].some((one) => field.endsWith(`.${one}`)))),
  )
  return {
    ...sketch,
    questions: isUpcFinanced === 'no' ? questionsAsked({ isUpcFinanced: false, type, causes }) : [],
    isOpen: isUnusual || wants,
  }
}

async function findOptions(db: Db): Promise<SheetView['choices']> {
  const found = await findChoices(db, shortTables)
  const optionsOf = (table: ShortTable): Option[] => {
    // "U" of a dose has been read as a nought: its unit is written whole.
    const entries = (found.get(table) ?? []).map(({ code, name, more }) => ({
      value: code,
      text: table === 'unidad-dosis' ? name : (more.simbolo ?? name),
    }))
    // Few codes stand in the order that everybody knows; many by their names.
    return entries.length > 15 ? entries.toSorted((a, b) => a.text.localeCompare(b.text, 'es')) : entries
  }
  return Object.fromEntries(shortTables.map((table) => [table, optionsOf(table)] as const)) as Record<ShortTable, Option[]>
}

const favouriteView = ({ id, name, diagnosis }: Favourite, held: string) => ({
  id,
  name,
  isForDiagnosis: diagnosis !== null && diagnosis === held,
})

/** "diagnóstico I10X; Losartán 50 mg, tableta (dosis 1, cada 12, durante 90)": enough to tell one from another. */
function summaryOf({ diagnosis, medicines }: PrescriptionText, sketches: readonly { title: string }[]) {
  const lines = medicines.map(({ dose, every, duration, total }, i) => {
    const said = Object.entries({ dosis: dose, cada: every, durante: duration, total }).filter(([, value]) => value !== '')
    const how = said.map(([name, value]) => `${name} ${value}`).join(', ')
    return `${sketches[i]?.title || 'un medicamento sin nombre'}${how && ` (${how})`}`
  })
  return [
    diagnosis ? `diagnóstico ${diagnosis}` : 'sin diagnóstico',
    ...(lines.length > 0 ? lines : ['ningún medicamento']),
  ].join('; ')
}
