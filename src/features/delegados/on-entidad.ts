import type { AppContext } from '../../platform/app-context.ts'
import type { Attempt } from '../../platform/idempotency.ts'
import type { AccountId, DelegationId, EntidadId, PersonId } from '../../shared/id.ts'
import { type Result, refuse } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { type Authority, decide } from '../authority/index.ts'
import { changeUnderLock, lockPerson } from '../people/index.ts'
import type { Delegation } from './delegation.ts'
import { findDelegation, lockEntidad } from './delegation-store.ts'
import { type Refusal, refusalByConstraint } from './refusals.ts'

/** Who acts at the desk, for which intention. */
export type DeskAct = {
  by: { personId: PersonId; accountId: AccountId }
  requestId: string | null
  attempt: Attempt | null
}

type Under = { db: Db; now: Date; authority: Authority }

/**
 * An act of the desk on who answers for an entidad: the person's lock, then the entidad's (docs/rules/delegados.md),
 * then the clock, then the office once more (R-DEL-1): one that ended while the form was open gives nothing.
 */
export function onEntidad<T>(
  app: AppContext,
  { by, attempt }: DeskAct,
  { personId, entidadId }: { personId: PersonId; entidadId: EntidadId },
  work: (under: Under) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  const lock = async (db: Db) => {
    await lockPerson(db, personId)
    await lockEntidad(db, entidadId)
  }
  return changeUnderLock<T, Refusal>(
    app,
    refusalByConstraint,
    lock,
    async (db, now) => {
      const authority = await decide(db, {
        personId: by.personId,
        action: 'desk.delegations',
        place: { kind: 'nacion' },
        at: now,
      })
      return authority.isAllowed ? work({ db, now, authority }) : refuse({ code: 'not-an-official' })
    },
    attempt,
  )
}

/** The same, on a delegation that is there: whose it is never changes, so it is read before the locks to know whom to lock. */
export async function onDelegation<T>(
  app: AppContext,
  act: DeskAct,
  { entidadId, id }: { entidadId: EntidadId; id: DelegationId },
  work: (under: Under & { delegation: Delegation }) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  const known = await findDelegation(app.db, entidadId, id)
  if (!known) return refuse({ code: 'delegation-unknown' })
  return onEntidad(app, act, known, async (under) => {
    const delegation = await findDelegation(under.db, entidadId, id)
    return delegation ? work({ ...under, delegation }) : refuse({ code: 'delegation-unknown' })
  })
}
