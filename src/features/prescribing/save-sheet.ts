import { createHash } from 'node:crypto'
import type { AppContext } from '../../platform/app-context.ts'
import { canonicalJson } from '../../shared/canonical-json.ts'
import type { Db } from '../../shared/sql.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import { findSigned, preparePrescription, textOf } from '../prescriptions/index.ts'
import { addIngredient, addMedicines, newMedicine, removeIngredient, removeMedicine, repeat } from './apply-press.ts'
import { type Press, readPress } from './decide-press.ts'
import type { Draft } from './draft.ts'
import { findDraft, updateDraft } from './draft-store.ts'
import { countUse, findFavourite, mostFavourites, saveFavourite } from './favourite-store.ts'
import { settleCodes } from './find-codes.ts'
import { readLine } from './read-line.ts'
import { settleProvision } from './settle-provision.ts'
import { settleTotals } from './settle-totals.ts'
import { findSignedBy } from './signed-store.ts'
import { type DraftBody, textOfForm, withFields } from './text-of-form.ts'
import type { Writer } from './writing.ts'

export type Saved =
  /** `at`: where on the page to go on; `note`: what is said there. */
  | { outcome: 'saved'; draft: Draft; press: Press; at: string; note: string; told: FieldError[] }
  /** Another tab saved meanwhile: nothing is overwritten. */
  | { outcome: 'conflict'; draft: Draft; body: DraftBody; revision: number; told: FieldError[] }
  | { outcome: 'gone' }

const field = (fields: Record<string, unknown>, name: string) => {
  const [value] = [fields[name]].flat()
  return typeof value === 'string' ? value : ''
}

const revisionIn = (fields: Record<string, unknown>) => {
  const said = field(fields, 'revision')
  return /^\d{1,9}$/.test(said) ? Number(said) : 0
}

/**
 * R-BOR-1: what is written is saved whatever button was pressed and whatever is wrong with it; the button is one thing more. A form
 * that was sent twice is saved once; one of an older revision is not saved over what another tab wrote.
 */
export async function saveSheet(
  app: AppContext,
  writer: Writer,
  draftId: string,
  fields: Record<string, unknown>,
): Promise<Saved> {
  const { holder, now } = writer
  const draft = await findDraft(app.db, holder.accountId, draftId)
  if (!draft) return { outcome: 'gone' }
  const { told, ...typed } = textOfForm(fields)
  const press = readPress(field(fields, 'accion'), typed.typed.linea ?? '')
  const key = createHash('sha256').update(JSON.stringify(fields)).digest('base64url')
  const isSent = ({ attempt }: Draft) => attempt?.key === key
  const revision = press.does === 'keep-mine' ? press.revision : revisionIn(fields)
  if (isSent(draft)) return answered(draft, press)

  const body = settleProvision(await settleTotals(app.db, await settleCodes(app.db, typed), draft.body), draft.body)
  // Of another revision with the very same written the button is pressed all the same: nothing is overwritten unseen.
  if (revision !== draft.revision && !isSame(body, draft.body)) return { outcome: 'conflict', draft, body, revision, told }
  const done = await apply(app, app.db, { writer, draft, body, press, fields })
  const attempt = { key, at: done.at ?? '', note: done.note ?? 'guardado', told: [...told, ...(done.told ?? [])] }
  const saved = await updateDraft(app.db, {
    ...{ id: draft.id, accountId: holder.accountId, revision: draft.revision, body: done.body, attempt },
    ...{ sedeId: sedeOf(writer, draft), at: now },
  })
  if (saved) return answered(saved, press)
  const newer = await findDraft(app.db, holder.accountId, draftId)
  if (!newer) return { outcome: 'gone' }
  // A button pressed twice at once: the other sending of this very form was first.
  return isSent(newer) ? answered(newer, press) : { outcome: 'conflict', draft: newer, body, revision, told }
}

/** R-SED-1: a sheet moves with its writer only to where he chose to work; where his right ended, the pages tell that it would. */
const sedeOf = ({ workplace, place }: Writer, draft: Draft) => (workplace.isChosen ? place.sedeId : draft.sedeId)

const answered = (draft: Draft, press: Press): Saved => ({
  ...{ outcome: 'saved', draft, press, at: draft.attempt?.at ?? '' },
  ...{ note: draft.attempt?.note ?? 'guardado', told: draft.attempt?.told ?? [] },
})

/** Of whoever may write no longer: what was typed, as it came. Null: another was saved meanwhile. */
export async function saveAsTyped(
  app: AppContext,
  draft: Draft,
  fields: Record<string, unknown>,
  at: Date,
): Promise<Draft | null> {
  const { told: _, ...body } = textOfForm(fields)
  const { id, accountId, sedeId } = draft
  return updateDraft(app.db, { id, accountId, sedeId, body, at, attempt: null, revision: revisionIn(fields) })
}

/** Whatever the order of its fields: PostgreSQL keeps its own. */
export const isSame = (one: DraftBody, other: DraftBody) => canonicalJson(one) === canonicalJson(other)

type Applied = { body: DraftBody; at?: string; note?: string; told?: FieldError[] }
type Asked = { writer: Writer; draft: Draft; body: DraftBody; press: Press; fields: Record<string, unknown> }

async function apply(app: AppContext, db: Db, { writer, draft, body, press, fields }: Asked): Promise<Applied> {
  const next = `medicines-${body.text.medicines.length + 1}`
  switch (press.does) {
    case 'add': {
      const read = await readLine(db, body.typed.linea ?? '')
      if (!read.ok) return { body, at: 'linea', told: [{ field: 'linea', message: read.refusal }] }
      const { linea: _, ...others } = body.typed
      const { medicine, typedAt, rest } = read.value
      const typed = { ...others, ...typedAt(body.text.medicines.length), ...(rest !== '' && { linea: rest }) }
      const added = addMedicines({ ...body, typed }, [medicine])
      return rest === '' ? { body: added, at: next, note: 'agregado' } : { body: added, at: 'linea', note: 'por-leer' }
    }
    case 'add-blank':
      return { body: addMedicines(body, [newMedicine()]), at: next, note: 'guardado' }
    case 'remove':
      return { body: removeMedicine(body, press.medicine), at: 'medicamentos', note: 'quitado' }
    case 'add-ingredient':
      return { body: addIngredient(body, press.medicine), at: `medicines-${press.medicine + 1}` }
    case 'remove-ingredient':
      return { body: removeIngredient(body, press.medicine, press.ingredient), at: `medicines-${press.medicine + 1}` }
    case 'add-ruling': {
      const { ruling } = body.text
      if (!ruling) return { body }
      const additional = [...ruling.additional, { rulingNumber: '', ruledOn: '' }].slice(0, 10)
      return { body: { ...body, text: { ...body.text, ruling: { ...ruling, additional } } }, at: 'hf' }
    }
    case 'repeat': {
      const earlier = await findEarlier(db, writer, draft, press.number)
      return earlier ? { body: repeat(body, earlier), at: next, note: 'repetido' } : { body }
    }
    case 'use-favourite': {
      const favourite = await findFavourite(db, writer.holder.personId, press.id)
      if (!favourite) return { body, told: [{ field: null, message: 'Ese favorito ya no existe.' }] }
      await countUse(db, writer.holder.personId, favourite.id)
      return { body: addMedicines(body, [favourite.body]), at: next, note: 'agregado' }
    }
    case 'keep-favourite':
      return keepFavourite(app, db, { writer, draft, body, press, fields }, press.medicine)
    case 'repair': {
      const set = await findRepair(db, writer, draft, body, press)
      const mended = set && settleProvision({ ...body, text: withFields(body.text, set) }, body)
      return mended ? { body: mended, at: `medicines-${positionOf(press.field)}`, note: 'arreglado' } : { body }
    }
    default:
      return { body }
  }
}

const positionOf = (path: string) => Number(/^medicines\.(\d+)/.exec(path)?.[1] ?? 0) + 1

/** Of the prescriber's own only: the one that is named, or the patient's last. */
export async function findEarlier(
  db: Db,
  { holder }: Writer,
  { patientId, kind }: Pick<Draft, 'patientId' | 'kind'>,
  number: string | null,
) {
  const [last] = number ? [] : await findSignedBy(db, { prescriberId: holder.personId, patientId, kind, limit: 1 })
  const wanted = number ?? last?.number
  const signed = wanted ? await findSigned(db, wanted) : null
  if (!signed || signed.prescriberId !== holder.personId || signed.patientId !== patientId) return null
  if (signed.document.content.kind !== kind) return null
  return textOf(signed.document.content, 'REPETIR')
}

async function keepFavourite(app: AppContext, db: Db, { writer, body, fields }: Asked, index: number): Promise<Applied> {
  const medicine = body.text.medicines[index]
  if (!medicine) return { body }
  const at = `medicines-${index + 1}`
  const name = field(fields, `nombre-favorito.${index}`).trim().slice(0, 120)
  if (name === '')
    return { body, at, told: [{ field: `nombre-favorito.${index}`, message: 'Escriba un nombre para el favorito.' }] }
  const kept = await saveFavourite(db, {
    ...{ id: app.newId(), personId: writer.holder.personId, name, diagnosis: body.text.diagnosis || null },
    ...{ body: { ...medicine, answers: {} }, at: writer.now },
  })
  if (kept) return { body, at, note: kept.isNew ? 'favorito' : 'favorito-cambiado' }
  return { body, at, told: [{ field: null, message: `Ya tiene ${mostFavourites} favoritos. Borre alguno en «Favoritos».` }] }
}

/** Of the finding as it stands now: a button of an older page changes nothing that is right by now. */
async function findRepair(
  db: Db,
  { holder, place, now }: Writer,
  draft: Draft,
  { text }: DraftBody,
  press: Press & { does: 'repair' },
) {
  const { patientId, kind, replaces } = draft
  const asked = { personId: holder.personId, sedeId: place.sedeId, kind, patientId, text, replaces, now }
  const { findings } = await preparePrescription(db, asked)
  return findings.find(({ rule, field }) => rule === press.rule && field === press.field)?.repairs[press.repair]?.set ?? null
}
