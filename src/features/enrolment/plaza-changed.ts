import type { AppContext } from '../../platform/app-context.ts'
import type { During } from '../../shared/calendar.ts'
import type { PersonId, SedeId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { type AuditActor, recordAudit } from '../audit/index.ts'
import { endActivationAt, findOnPlaza, lengthenTo } from './enrolment-store.ts'
import { tellEnd, tellLengthened } from './mails.ts'

export type PlazaChange = {
  personId: PersonId
  sedeId: SedeId
  /** Its validity before. */
  from: During
  /** And now; null: it never began, or is no more. */
  to: During | null
  at: Date
  by: { actor: AuditActor; personId: PersonId | null }
  reason: string
}

const latest = new Date('9999-12-31T00:00:00Z')
const endOf = (during: During) => during.until ?? latest

/**
 * R-SS-3: what stands on a plaza changes with it, in the same act. Cut, every activation and role ends with it; lengthened,
 * those that ended with it go on. Called under the person's lock, in the transaction that changes the plaza.
 */
export async function plazaChanged(app: AppContext, db: Db, change: PlazaChange) {
  const { personId, sedeId, from, to, at, by, reason } = change
  for (const { id, entidadId, during } of await findOnPlaza(db, personId, sedeId)) {
    const standsOnIt = during.from >= from.from && endOf(during) <= endOf(from)
    if (!standsOnIt) continue
    const end = to === null ? at : endOf(to)
    if (endOf(during) > end) await endActivationAt(db, { entidadId, id, by: by.personId, at: end, ground: 'PLAZA', reason })
    else if (endOf(during).getTime() === endOf(from).getTime() && end > endOf(from))
      await lengthenTo(db, { entidadId, id, old: endOf(from), until: end })
    else continue
    const act = endOf(during) > end ? ('activation.ended' as const) : ('activation.lengthened' as const)
    await recordAudit(db, { id: app.newId(), at, actor: by.actor, act, entidadId, sedeId, personId, objectId: id, reason })
    if (act === 'activation.lengthened') await tellLengthened(db, app, { personId, sedeId, until: end, at })
    else await tellEnd(db, app, { personId, sedeId, role: null, reason, at: end, isToCome: end > at, ground: 'PLAZA' })
  }
}
