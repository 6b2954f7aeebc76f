import type { AppContext } from '../../platform/app-context.ts'
import type { CsvFault } from '../../platform/csv-file.ts'
import { violatedConstraint } from '../../platform/database.ts'
import { PersonId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { recordAudit } from '../audit/index.ts'
import {
  changeRightsOf,
  cutDocument,
  findHoldings,
  findPersons,
  insertDocuments,
  insertPersons,
  lockPersons,
  saveRegisterNames,
} from '../people/index.ts'
import type { Applied, Load } from '../registers/index.ts'
import { decideHolder, decidePersonRow, type PersonChange, type RowRefusal } from './decide-person-row.ts'
import type { RethusHooks } from './import-rethus.ts'
import { documentKey, findEntries, saveEntries } from './rethus-load-store.ts'
import type { PersonRow } from './rethus-row.ts'

/** A row, what it changes, and of whom: a new id when nobody is known. */
type Decided = { row: PersonRow; personId: PersonId; isKnown: boolean; change: PersonChange }
type Outcome = Applied & { faults: CsvFault[] }

const documentTaken = 'person_document_one_person'

/**
 * Applies rows of persons: all that gives or leaves rights as they are in one transaction, and whatever takes rights away
 * or moves a document, person by person under the lock.
 */
export async function applyPersonRows(app: AppContext, load: Load, rows: PersonRow[], hooks: RethusHooks): Promise<Outcome> {
  const outcome: Outcome = { created: 0, changed: 0, same: 0, faults: [] }
  const { faults, decided } = await applyTogether(app, load, rows, hooks).catch((error: unknown) => {
    // Somebody else gave one of these documents to a person at this very moment: what they left decides, row by row.
    if (violatedConstraint(error) !== documentTaken) throw error
    return { faults: [], decided: null }
  })
  outcome.faults.push(...faults)
  const one = decided === null ? rows : decided.filter(needsLock).map(({ row }) => row)
  for (const row of one) {
    const result = await applyAlone(app, load, row, hooks)
    if (!result.ok) outcome.faults.push({ line: row.line, ...result.refusal })
    else outcome[kindOf(result.value)]++
  }
  for (const each of decided?.filter((one) => !needsLock(one)) ?? []) outcome[kindOf(each)]++
  return outcome
}

const needsLock = ({ isKnown, change }: Decided) =>
  isKnown && (change.lost !== null || change.newDocuments.length > 0 || change.cutDocuments.length > 0)

const kindOf = ({ change }: Decided): keyof Applied => {
  if (change.entry === 'create') return 'created'
  const isChanged = change.entry === 'change' || change.names || change.newDocuments.length > 0 || change.cutDocuments.length > 0
  return isChanged ? 'changed' : 'same'
}

async function applyTogether(app: AppContext, load: Load, rows: PersonRow[], hooks: RethusHooks) {
  return app.transaction(async (db) => {
    const now = await app.clock(db)
    const { decided, faults } = await decideRows(app, db, load, rows, now)
    await write(app, db, { load, now, hooks, decided: decided.filter((one) => !needsLock(one)) })
    return { decided, faults }
  })
}

async function applyAlone(app: AppContext, load: Load, row: PersonRow, hooks: RethusHooks): Promise<Result<Decided, RowRefusal>> {
  const taken = { column: 'numero_documento', reason: 'El documento es de otra persona.' }
  const holder = decideHolder(row, await findHeld(app.db, row), await app.clock(app.db))
  if (!holder.ok) return holder
  const personId = holder.value ?? PersonId.parse(app.newId())
  const result = await changeRightsOf<Decided, RowRefusal>(app, personId, { [documentTaken]: taken }, async (db, now) => {
    const { decided, faults } = await decideRows(app, db, load, [row], now)
    const [one] = decided
    if (!one) return refuse({ column: faults[0]?.column ?? 'numero_documento', reason: faults[0]?.reason ?? taken.reason })
    if (one.isKnown && one.personId !== personId) return refuse(taken)
    await write(app, db, { load, now, hooks, decided: [one] })
    if (one.change.lost) await endRightsOf(app, db, { load, now, hooks, one, lost: one.change.lost })
    return accept(one)
  })
  if (!result.ok && 'code' in result.refusal) throw new Error('a row of a register is no attempt')
  return result as Result<Decided, RowRefusal>
}

const findHeld = async (db: Db, { document, previous }: PersonRow) => ({
  current: await findHoldings(db, [document]),
  previous: previous ? await findHoldings(db, [previous.document]) : [],
})

async function decideRows(app: AppContext, db: Db, { asOf }: Load, rows: PersonRow[], now: Date) {
  const holdings = Map.groupBy(
    await findHoldings(
      db,
      rows.flatMap(({ document, previous }) => (previous ? [document, previous.document] : [document])),
    ),
    documentKey,
  )
  const faults: CsvFault[] = []
  const found = rows.flatMap((row) => {
    const held = {
      current: holdings.get(documentKey(row.document)) ?? [],
      previous: row.previous ? (holdings.get(documentKey(row.previous.document)) ?? []) : [],
    }
    const holder = decideHolder(row, held, now)
    if (holder.ok) return [{ row, held, holder: holder.value }]
    faults.push({ line: row.line, ...holder.refusal })
    return []
  })
  const ids = found.flatMap(({ holder }) => holder ?? [])
  const persons = await findPersons(db, ids)
  const entries = await findEntries(db, ids)
  const decided = found.map(({ row, held, holder }): Decided => {
    const person = holder && persons.get(holder)
    const known = person ? { ...person, entry: entries.get(person.id) ?? null } : null
    const change = decidePersonRow(row, { held, holder, known, now, asOf })
    return { row, personId: holder ?? PersonId.parse(app.newId()), isKnown: holder !== null, change }
  })
  return { decided, faults }
}

type Writing = { load: Load; now: Date; hooks: RethusHooks; decided: Decided[] }

const isAnotherWord = ({ change }: Decided) =>
  change.names !== null || change.entry === 'create' || change.entry === 'change' || change.newDocuments.length > 0

async function write(app: AppContext, db: Db, { load, now, hooks, decided }: Writing) {
  const retold = decided.filter((one) => one.isKnown && isAnotherWord(one)).map(({ personId }) => personId)
  if (retold.length > 0) await lockPersons(db, retold)
  const named = decided.flatMap(({ personId, isKnown, change }) =>
    change.names ? [{ id: personId, isKnown, ...change.names }] : [],
  )
  const created = named.filter(({ isKnown }) => !isKnown)
  const renamed = named.filter(({ isKnown }) => isKnown)
  if (created.length > 0) await insertPersons(db, created, { source: 'RETHUS', at: now })
  if (renamed.length > 0) await saveRegisterNames(db, renamed)

  for (const { personId, change } of decided)
    for (const cut of change.cutDocuments) await cutDocument(db, { ...cut, personId, at: now })
  const documents = decided.flatMap(({ personId, change }) =>
    change.newDocuments.map((document) => ({ ...document, personId, id: app.newId() })),
  )
  if (documents.length > 0) await insertDocuments(db, documents, 'RETHUS')

  const entries = decided
    .filter(({ change }) => change.entry !== 'none')
    .map(({ personId, row }) => ({ personId, documentState: row.state }))
  if (entries.length > 0) await saveEntries(db, entries, load)

  if (retold.length > 0) await hooks.rematchAccounts(db, retold, now)
  const documented = [...new Set(documents.map(({ personId }) => personId))]
  if (documented.length > 0) await hooks.linkIndependientes(db, now, documented)
}

const lossOf = {
  FALLECIDO: { act: 'rethus.died', ground: 'FALLECIMIENTO', reason: 'El ReTHUS la registra como fallecida.' },
  NO_VIGENTE: { act: 'rethus.expired', ground: 'RETHUS', reason: 'El ReTHUS registra su identificación como no vigente.' },
} as const

/** R-RET-5: at the instant of the act, because the register does not say when. */
async function endRightsOf(
  app: AppContext,
  db: Db,
  { load, now, hooks, one, lost }: Omit<Writing, 'decided'> & { one: Decided; lost: keyof typeof lossOf },
) {
  const { personId } = one
  const { act, ground, reason } = lossOf[lost]
  await recordAudit(db, { id: app.newId(), at: now, actor: { kind: 'OPERADOR' }, act, personId, objectId: load.id })
  await hooks.endRights(db, { personId, at: now, ground, reason })
}
