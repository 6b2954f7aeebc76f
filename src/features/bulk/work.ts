import { setTimeout as sleep } from 'node:timers/promises'
import type { AppContext } from '../../platform/app-context.ts'
import { sendLater } from '../../platform/outbox.ts'
import { recordAudit } from '../audit/index.ts'
import { getAccount } from '../people/index.ts'
import { getEntidad } from '../reps/index.ts'
import { applyNextRow } from './apply-row.ts'
import type { BulkLoad } from './bulk.ts'
import { type Claimed, claimLoad, dropClaim, getLoad, keepClaim, lockLoad, moveLoad } from './bulk-store.ts'
import { finishedMail } from './mails.ts'
import { makePlan } from './make-plan.ts'
import { countLeft } from './row-store.ts'

/** How often a process says that it still works on a load. */
const keepEveryMs = 3000

/**
 * Takes one load that waits for the program and works on it: checks it, or applies it. Several processes may work at once, each
 * on a load of its own; one that dies is followed by another, which goes on at the row where it stopped.
 *
 * @returns whether there was one
 */
export async function workOnce(app: AppContext, signal: AbortSignal, onFault: (fault: unknown) => void): Promise<boolean> {
  const claimed = await claimLoad(app.db)
  if (!claimed) return false
  let keptAt = Date.now()
  const goesOn = async () => {
    if (signal.aborted) return false
    if (Date.now() - keptAt > keepEveryMs) {
      keptAt = Date.now()
      await keepClaim(app.db, claimed.id)
    }
    return true
  }
  try {
    await workOn(app, claimed, goesOn, onFault)
  } finally {
    if (signal.aborted) await dropClaim(app.db, claimed.id)
  }
  return true
}

async function workOn(
  app: AppContext,
  { id, state }: Claimed,
  goesOn: () => Promise<boolean>,
  onFault: (fault: unknown) => void,
) {
  const load = await getLoad(app.db, id)
  if (state === 'COMPROBANDO') return makePlan(app, load, goesOn)
  while ((await goesOn()) && (await applyNextRow(app, load, onFault)));
  await finish(app, load)
}

/** When no row is left: told once, whoever comes last. */
async function finish(app: AppContext, { id, entidadId, accountId }: BulkLoad) {
  await app.transaction(async (db) => {
    await lockLoad(db, id)
    const load = await getLoad(db, id)
    if (load.state !== 'APLICANDO' || (await countLeft(db, id)) > 0) return
    await moveLoad(db, id, 'APLICADO')
    await recordAudit(db, {
      id: app.newId(),
      at: await app.clock(db),
      actor: { kind: 'SISTEMA' },
      act: 'bulk.finished',
      entidadId,
      objectId: id,
      requestId: id,
    })
    const { email } = await getAccount(db, accountId)
    const entidad = await getEntidad(db, entidadId)
    await sendLater(db, app, finishedMail(await getLoad(db, id), { to: email, entidadName: entidad.name, app }))
  })
}

/** Works until `signal` aborts; a row that was begun is ended. A fault is told to `onFault` and does not end the work. */
export async function runBulk(app: AppContext, signal: AbortSignal, onFault: (fault: unknown) => void) {
  while (!signal.aborted) {
    const hasWorked = await workOnce(app, signal, onFault).catch((error) => {
      onFault(error)
      return false
    })
    if (!hasWorked) await sleep(500, undefined, { signal }).catch(() => {})
  }
}
