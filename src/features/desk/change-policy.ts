import type { AppContext } from '../../platform/app-context.ts'
import type { AttemptRefusal } from '../../platform/idempotency.ts'
import type { AccountId, PersonId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/index.ts'
import { auditActorOf, decide, decisionForRecord } from '../authority/index.ts'
import { changeUnderLock } from '../people/index.ts'
import { decidePolicyChange, type PolicyRefusal } from './decide-policy-change.ts'
import { effectOf } from './effect-of.ts'
import type { ChangeRequest } from './policy.ts'
import { findStanding, insertChange, lockStanding, writeChange } from './policy-store.ts'

export type ChangeRefusal =
  | PolicyRefusal
  | AttemptRefusal
  | { code: 'not-found' }
  | { code: 'no-such-role' }
  | { code: 'not-an-official' }

type Act = { by: { personId: PersonId; accountId: AccountId }; intento: string; requestId: string }

/**
 * R-MES-3: changes a policy, a threshold or a row of the table of roles. It holds from the next decision: nothing about
 * rights is kept beyond a request.
 */
export function changePolicy(app: AppContext, { by, intento, requestId }: Act, request: ChangeRequest) {
  const { subject, key } = request
  return changeUnderLock<{ changed: number }, ChangeRefusal>(
    app,
    { role_policy_exclusive_with_fkey: { code: 'no-such-role' } },
    (db) => lockStanding(db, subject, key),
    async (db, now): Promise<Result<{ changed: number }, ChangeRefusal>> => {
      const authority = await decide(db, { personId: by.personId, action: 'desk.roles', place: { kind: 'nacion' }, at: now })
      if (!authority.isAllowed) return refuse({ code: 'not-an-official' })
      const standing = await findStanding(db, subject, key)
      if (!standing) return refuse({ code: 'not-found' })
      const changes = decidePolicyChange(request, standing)
      if (!changes.ok) return changes
      const reason = request.reason.trim()
      const norm = request.norm.trim()
      for (const change of changes.value) {
        const { affected } = await effectOf(db, now, subject, key, change)
        const id = app.newId()
        await writeChange(db, subject, key, change)
        await insertChange(db, { ...change, id, subject, key, reason, norm, affected, by: by.personId, at: now })
        await recordAudit(db, {
          id: app.newId(),
          at: now,
          actor: auditActorOf(by),
          act: 'policy.changed',
          objectId: id,
          decision: { ...decisionForRecord(authority), subject, key, ...change, norm, affected },
          reason,
          requestId,
        })
      }
      return accept({ changed: changes.value.length })
    },
    { accountId: by.accountId, key: intento, request },
  )
}
