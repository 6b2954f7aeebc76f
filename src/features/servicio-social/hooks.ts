import type { During } from '../../shared/calendar.ts'
import type { PersonId, SedeId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import type { AuditActor } from '../audit/index.ts'

/** What others do when a plaza changes; given by the composition root, in the transaction of the change. */
export type PlazaHooks = {
  /** What stands on the plaza follows its validity: `from` before, `to` now, null when it never began. */
  plazaChanged: (
    db: Db,
    change: {
      personId: PersonId
      sedeId: SedeId
      from: During
      to: During | null
      at: Date
      by: { actor: AuditActor; personId: PersonId | null }
      reason: string
    },
  ) => Promise<unknown>
  /** Where else the person is active in these days. */
  findActiveElsewhere: (
    db: Db,
    personId: PersonId,
    sedeId: SedeId,
    during: During,
  ) => Promise<({ sedeName: string; entidadName: string } & During)[]>
}
