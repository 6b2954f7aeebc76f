import type { AppContext } from '../../platform/app-context.ts'
import type { AccountId, EntidadId, PersonId } from '../../shared/id.ts'
import { accept, type Result } from '../../shared/result.ts'
import { recordAudit } from '../audit/index.ts'
import { auditActorOf } from '../authority/index.ts'
import { changeUnderLock } from '../people/index.ts'
import { BulkLoadId, planDays } from './bulk.ts'
import { insertLoad } from './bulk-store.ts'
import { type ReadFile, readFile } from './read-file.ts'
import { forgetPlan, insertRows } from './row-store.ts'

type Receiving = {
  by: { personId: PersonId; accountId: AccountId }
  entidadId: EntidadId
  fileName: string
  bytes: Buffer
  intento: string
  requestId: string
}

export type FileRefusal = { code: 'file'; message: string } | { code: 'attempt-reused' }

/** Takes a file to be checked. The same file that still waits is checked anew and gets no second plan: R-MAS-1. */
export async function receiveFile(
  app: AppContext,
  { by, entidadId, fileName, bytes, intento, requestId }: Receiving,
): Promise<Result<{ id: BulkLoadId; isNew: boolean }, FileRefusal>> {
  const read = await readFile(bytes)
  if (!read.ok) return { ok: false, refusal: { code: 'file', message: read.refusal.message } }
  const { sha256, rows }: ReadFile = read.value
  const attempt = { accountId: by.accountId, key: intento, request: { entidadId, sha256 } }
  return changeUnderLock<{ id: BulkLoadId; isNew: boolean }, FileRefusal>(
    app,
    {},
    async () => {},
    async (db, now) => {
      const made = await insertLoad(db, {
        id: BulkLoadId.parse(app.newId()),
        entidadId,
        uploadedBy: by.personId,
        accountId: by.accountId,
        fileName: fileName.slice(0, 120),
        sha256,
        rowCount: rows.length,
        planDays,
      })
      if (made.isNew) await insertRows(db, made.id, rows)
      else await forgetPlan(db, made.id)
      await recordAudit(db, {
        id: app.newId(),
        at: now,
        actor: auditActorOf(by),
        act: 'bulk.uploaded',
        entidadId,
        objectId: made.id,
        requestId,
      })
      return accept(made)
    },
    attempt,
  )
}
