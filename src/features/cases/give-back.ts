import type { AppContext } from '../../platform/app-context.ts'
import type { PersonId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { type AuditActor, recordAudit } from '../audit/index.ts'
import { giveBackDelegation, presentRefusal as presentDelegation } from '../delegados/index.ts'
import { closeSuspended, giveBackActivation, presentRefusal as presentEnrolment } from '../enrolment/index.ts'
import { getProofing, insertProofing } from '../people/index.ts'
import type { DeskCase } from './case.ts'
import type { Refusal } from './refusals.ts'

export type Giving = {
  found: DeskCase
  by: PersonId
  at: Date
  record: { actor: AuditActor; decision: unknown; reason: string; requestId: string }
}

type Given = Result<{ isGivenBack: boolean; isRevoked: false }, Refusal>
const given = (isGivenBack: boolean) => accept({ isGivenBack, isRevoked: false as const })

/** R-CAS-6: what was suspended comes back for the days that it had left, if the rules of today let it. */
export async function giveBack(app: AppContext, db: Db, { found, by, at, record }: Giving): Promise<Given> {
  const { suspended, personId, accountId } = found
  switch (suspended?.kind) {
    case 'ACTIVACION': {
      const back = await giveBackActivation(app, db, { suspended, personId, accountId, by, at, record })
      if (!back.ok) return refuse({ code: 'rules-refuse', message: presentEnrolment(back.refusal).message })
      // Its days were over meanwhile: whatever waited for it waits no more.
      if (back.value === null) await closeSuspended(db, suspended, { by, at, reason: record.reason })
      return given(back.value !== null)
    }
    case 'DELEGACION': {
      const back = await giveBackDelegation(app, db, { suspended, personId, accountId, by, at, record })
      if (!back.ok) return refuse({ code: 'rules-refuse', message: presentDelegation(back.refusal).message })
      return given(back.value !== null)
    }
    case 'CUENTA': {
      const before = await getProofing(db, suspended.proofingId)
      const back = await insertProofing(db, { ...before, id: app.newId(), at })
      if (!back.ok) return refuse(back.refusal.code === 'self-proofing' ? { code: 'own-case' } : { code: 'proofed-anew' })
      const event = { ...record, at, personId, objectId: accountId }
      await recordAudit(db, { ...event, id: app.newId(), act: 'proofing.recorded' })
      return given(true)
    }
    case 'SOLICITUD':
    case undefined:
      return given(false)
  }
}
