import type { AppContext } from '../../platform/app-context.ts'
import type { AttemptRefusal } from '../../platform/idempotency.ts'
import type { AccountId, PersonId } from '../../shared/id.ts'
import { accept, type Result } from '../../shared/result.ts'
import { recordAudit } from '../audit/index.ts'
import { auditActorOf } from '../authority/index.ts'
import { changeUnderLock } from '../people/index.ts'
import type { BulkLoadId } from './bulk.ts'
import { getLoad, lockLoad, moveLoad } from './bulk-store.ts'
import { decideLoad, type LoadAct, type LoadRefusal } from './decide-load.ts'
import { countLeft, forgetPlan } from './row-store.ts'

type Asked = {
  by: { personId: PersonId; accountId: AccountId }
  loadId: BulkLoadId
  act: LoadAct
  intento: string
  requestId: string
}

const audited = {
  aplicar: 'bulk.applied',
  seguir: 'bulk.applied',
  detener: 'bulk.stopped',
  comprobar: null,
} as const

/** Apply, stop, go on, or check anew: the delegado's word; the program does the rows. */
export function changeLoad(
  app: AppContext,
  { by, loadId, act, intento, requestId }: Asked,
): Promise<Result<null, LoadRefusal | AttemptRefusal>> {
  return changeUnderLock<null, LoadRefusal>(
    app,
    {},
    (db) => lockLoad(db, loadId),
    async (db, now) => {
      const load = await getLoad(db, loadId)
      const decision = decideLoad(act, {
        state: load.state,
        isUploader: load.uploadedBy === by.personId && load.accountId === by.accountId,
        // Real days: a plan names people, whatever the legal clock of a demonstration says.
        isExpired: load.expiresAt <= app.realNow(),
        toDo: await countLeft(db, loadId),
      })
      if (!decision.ok) return decision
      if (act === 'comprobar') await forgetPlan(db, loadId)
      await moveLoad(db, loadId, decision.value)
      const said = audited[act]
      if (said)
        await recordAudit(db, {
          id: app.newId(),
          at: now,
          actor: auditActorOf(by),
          act: said,
          entidadId: load.entidadId,
          objectId: loadId,
          requestId,
        })
      return accept(null)
    },
    { accountId: by.accountId, key: intento, request: { loadId, act } },
  )
}
