import type { AppContext } from '../../platform/app-context.ts'
import type { AccountId, EntidadId, PersonId } from '../../shared/id.ts'
import type { BulkColumn, BulkLoadId, BulkRow } from './bulk.ts'
import { getLoad } from './bulk-store.ts'
import { changeLoad } from './change-load.ts'
import type { LoadAct } from './decide-load.ts'
import { receiveFile } from './receive-file.ts'
import { findRows } from './row-store.ts'
import { workOnce } from './work.ts'

// For the tests of this feature: what a delegado does with files, and the program's work on them, done when asked.

type Delegate = { personId: PersonId; accountId: AccountId }
/** Of src/testing/world.ts, as much of it as is needed here. */
type Place = { app: AppContext; hospital: { id: EntidadId } }
type Row = Partial<Record<BulkColumn, string>>

/** A file of rows; the columns are those that a row has. */
export function csvOf(rows: readonly Row[]): Buffer {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))] as BulkColumn[]
  return Buffer.from([columns.join(';'), ...rows.map((row) => columns.map((column) => row[column] ?? '').join(';'))].join('\n'))
}

/** What a delegado does with files in a world, and the program's work on them, done when asked. */
export function bulkIn(world: Place) {
  const { app } = world
  const faults: unknown[] = []
  const never = new AbortController().signal
  /** Until nothing waits for the program. */
  const work = async () => {
    while (await workOnce(app, never, (fault) => faults.push(fault)));
    if (faults.length > 0) throw faults[0]
  }
  async function receive(by: Delegate, rows: readonly Row[] | Buffer, entidadId: EntidadId = world.hospital.id) {
    const bytes = Buffer.isBuffer(rows) ? rows : csvOf(rows)
    const asked = { by, entidadId, fileName: 'prueba.csv', bytes, intento: app.newId(), requestId: 'r' }
    const received = await receiveFile(app, asked)
    if (!received.ok) throw new Error(received.refusal.code)
    return received.value.id
  }
  /** With spaces that break, as one types them in a test. */
  const rows = async (id: BulkLoadId) =>
    JSON.parse(JSON.stringify(await findRows(app.db, id, 'all')).replaceAll('\u00a0', ' ')) as BulkRow[]
  return {
    work,
    receive,
    /** The file, checked. */
    async plan(by: Delegate, rows: readonly Row[] | Buffer, entidadId?: EntidadId) {
      const id = await receive(by, rows, entidadId)
      await work()
      return id
    },
    press: (by: Delegate, loadId: BulkLoadId, act: LoadAct) =>
      changeLoad(app, { by, loadId, act, intento: app.newId(), requestId: 'r' }),
    load: (id: BulkLoadId) => getLoad(app.db, id),
    rows,
    /** What the plan says of each row, in the order of the file. */
    async planned(id: BulkLoadId) {
      return (await rows(id)).map(({ plan, planSaid }) => [plan, planSaid?.reason?.message ?? planSaid?.effect?.after ?? null])
    },
    async outcomes(id: BulkLoadId) {
      return (await rows(id)).map(({ outcome, outcomeSaid }) => [
        outcome,
        outcomeSaid?.reason?.code ?? outcomeSaid?.effect?.steps.join(' ') ?? null,
      ])
    },
  }
}
