import type { AppContext } from '../../platform/app-context.ts'
import type { AttemptRefusal } from '../../platform/idempotency.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import type { EntidadId, SedeId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/index.ts'
import { changeUnderLock } from '../people/index.ts'
import { getEntidad } from '../reps/index.ts'
import type { Provision } from './plaza.ts'
import { countPlazasUnderLock, insertOffer, insertStep } from './plaza-store.ts'
import { type Refusal, refusalByConstraint } from './refusals.ts'

export type RegisteredPlaza = {
  code: string
  entidadId: EntidadId
  sedeId: SedeId
  professionCode: string
  modality: number
  provision: Provision
  firstDay: CalendarDate
  lastDay: CalendarDate
}

/** A plaza that a register's file brings, with the register's own code; it may be over already. */
export function registerPlaza(
  app: AppContext,
  given: RegisteredPlaza,
): Promise<Result<{ id: string }, Refusal | AttemptRefusal>> {
  const { code, entidadId, sedeId, professionCode, modality, provision, firstDay, lastDay } = given
  return changeUnderLock<{ id: string }, Refusal>(
    app,
    refusalByConstraint,
    async (db) => {
      await countPlazasUnderLock(db, sedeId)
    },
    async (db, now) => {
      if ((await getEntidad(db, entidadId)).kind !== 'IPS') return refuse({ code: 'not-an-ips' })
      const id = app.newId()
      await insertOffer(db, {
        id,
        code,
        entidadId,
        sedeId,
        professionCode,
        modality,
        provision,
        firstDay,
        lastDay,
        state: 'REPORTADA',
        at: now,
      })
      await insertStep(db, {
        plazaId: id,
        act: 'REPORTADA',
        by: null,
        office: 'OPERADOR',
        at: now,
        holder: null,
        day: null,
        norm: null,
        reason: null,
      })
      const event = { id: app.newId(), at: now, actor: { kind: 'OPERADOR' }, act: 'plaza.REPORTADA' } as const
      await recordAudit(db, { ...event, entidadId, sedeId, objectId: id })
      return accept({ id })
    },
  )
}
