import type { PersonId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Document, Holding, Names, Person } from '../people/index.ts'
import type { DocumentState } from './rethus.ts'
import type { PersonRow } from './rethus-row.ts'

export type RowRefusal = { column: string; reason: string }

export type Held = {
  /** Every period of the row's document, and of its previous one. */
  current: Holding[]
  previous: Holding[]
}

/** Of the person that the row is about. */
export type KnownPerson = Pick<Person, 'names' | 'birthDate' | 'namesFrom'> & {
  entry: { documentState: DocumentState; asOf: Date } | null
}

type Period = Document & { from: Date | null; until: Date | null }

/** What a row changes. Null or empty: nothing. */
export type PersonChange = {
  newDocuments: Period[]
  cutDocuments: Period[]
  names: Pick<Person, 'names' | 'birthDate'> | null
  /** `touch`: nothing new but that it still holds. */
  entry: 'create' | 'change' | 'touch' | 'none'
  /** By this word whoever was known loses the rights he may have. */
  lost: Exclude<DocumentState, 'VIGENTE'> | null
}

const holds =
  (at: Date) =>
  ({ from, until }: Holding) =>
    (from === null || from <= at) && (until === null || at < until)
/** Until when anybody had it before. */
const lastUntil = (holdings: Holding[]) =>
  holdings.reduce<Date | null>((last, { until }) => (until && (!last || until > last) ? until : last), null)
const later = (a: Date, b: Date | null) => (b && b > a ? b : a)

/**
 * R-RET-2: whom the row is about: whoever has its document now, else whoever has the previous one. Null: nobody yet.
 * A document of somebody else is never taken away.
 */
export function decideHolder(row: PersonRow, { current, previous }: Held, now: Date): Result<PersonId | null, RowRefusal> {
  const taken = refuse({ column: 'numero_documento', reason: 'El documento es de otra persona.' })
  const previousTaken = refuse({ column: 'documento_anterior_numero', reason: 'El documento anterior es de otra persona.' })
  const holder = current.find(holds(now))
  if (!holder && current.some(({ from }) => from !== null && from > now)) return taken
  if (!row.previous) return accept(holder?.personId ?? null)

  const before = previous.find(holds(now))
  if (holder) return before && before.personId !== holder.personId ? previousTaken : accept(holder.personId)
  if (before) return accept(before.personId)
  return previous.length > 0 ? previousTaken : accept(null)
}

/** R-RET-1 to R-RET-4: what the row changes of its person (null: a new one), whom `decideHolder` found. */
export function decidePersonRow(
  row: PersonRow,
  facts: { held: Held; holder: PersonId | null; known: KnownPerson | null; now: Date; asOf: Date },
): PersonChange {
  const { known, asOf } = facts
  const birthDate = row.birthDate ?? (known?.namesFrom === 'RETHUS' ? known.birthDate : null)
  const isSaid = known?.namesFrom === 'RETHUS' && sameNames(known.names, row.names) && known.birthDate === birthDate
  const isOtherState = known?.entry?.documentState !== row.state
  return {
    ...documentChanges(row, facts),
    names: isSaid ? null : { names: row.names, birthDate },
    entry: !known?.entry ? 'create' : isOtherState ? 'change' : known.entry.asOf < asOf ? 'touch' : 'none',
    lost: known && isOtherState && row.state !== 'VIGENTE' ? row.state : null,
  }
}

const sameNames = (a: Names, b: Names) =>
  a.first === b.first && a.second === b.second && a.firstSurname === b.firstSurname && a.secondSurname === b.secondSurname

type DocumentFacts = { held: Held; holder: PersonId | null; now: Date; asOf: Date }

/** R-RET-3: two documents of one person, the previous until the day of today's. */
function documentChanges(
  { document, previous }: PersonRow,
  { held, holder, now, asOf }: DocumentFacts,
): Pick<PersonChange, 'newDocuments' | 'cutDocuments'> {
  const today = held.current.find(holds(now))
  if (!previous)
    return { newDocuments: today ? [] : [{ ...document, from: lastUntil(held.current), until: null }], cutDocuments: [] }

  const since = previous.since ?? asOf
  const before = held.previous.find(holds(now))
  const wasOwn = held.previous.some(({ personId }) => personId === holder)
  const newDocuments: Period[] = []
  const cutDocuments: Period[] = []
  // Claimed after that day: then it was in use until now.
  if (before) cutDocuments.push({ ...previous.document, from: null, until: before.from && before.from >= since ? now : since })
  const freeFrom = lastUntil(held.previous)
  if (!before && !wasOwn && (freeFrom === null || freeFrom < since))
    newDocuments.push({ ...previous.document, from: freeFrom, until: since })
  if (!today) newDocuments.push({ ...document, from: later(since, lastUntil(held.current)), until: null })
  else if (!wasOwn && (today.from === null || today.from < since)) cutDocuments.push({ ...document, from: since, until: null })
  return { newDocuments, cutDocuments }
}
