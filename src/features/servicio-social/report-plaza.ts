import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import type { AttemptRefusal } from '../../platform/idempotency.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import type { EntidadId, SedeId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/index.ts'
import { decide, decisionForRecord } from '../authority/index.ts'
import { changeUnderLock } from '../people/index.ts'
import { findEntidad, findSede } from '../reps/index.ts'
import { type PlazaActor, recordedActor } from './change-plaza.ts'
import { decideReport } from './decide-report.ts'
import type { Provision } from './plaza.ts'
import { countPlazasUnderLock, insertOffer, insertStep } from './plaza-store.ts'
import { type Refusal, refusalByConstraint } from './refusals.ts'

export type PlazaReport = {
  entidadId: EntidadId
  sedeId: SedeId
  professionCode: string
  modality: number | null
  provision: Provision | null
  firstDay: CalendarDate | null
  lastDay: CalendarDate | null
}

/** R-SS-5: an IPS offers a plaza for one of its sedes; the desk approves it. */
export function reportPlaza(
  app: AppContext,
  actor: Exclude<PlazaActor, { office: 'OPERADOR' }>,
  report: PlazaReport,
): Promise<Result<{ id: string; code: string }, Refusal | AttemptRefusal>> {
  const { entidadId, sedeId } = report
  let count = 0
  return changeUnderLock<{ id: string; code: string }, Refusal>(
    app,
    refusalByConstraint,
    async (db) => {
      if (z.uuid().safeParse(sedeId).success) count = await countPlazasUnderLock(db, sedeId)
    },
    async (db, now) => {
      const sede = z.uuid().safeParse(sedeId).success ? await findSede(db, sedeId) : null
      if (!sede || sede.entidadId !== entidadId) return refuse({ code: 'sede-unknown' })
      const authority = await decide(db, {
        personId: actor.personId,
        action: 'plaza.report',
        place: { kind: 'sede', id: sedeId },
        at: now,
      })
      if (!authority.isAllowed) return refuse({ code: 'office-ended' })
      const entidad = await findEntidad(db, entidadId)
      const decision = decideReport(report, { now, entidadKind: entidad?.kind ?? null })
      if (!decision.ok) return decision

      const id = app.newId()
      const code = `${sede.code}-${String(count + 1).padStart(3, '0')}`
      await insertOffer(db, { id, code, entidadId, sedeId, ...decision.value, state: 'REPORTADA', at: now })
      await insertStep(db, {
        plazaId: id,
        act: 'REPORTADA',
        by: actor.personId,
        office: actor.office,
        at: now,
        holder: null,
        day: null,
        norm: null,
        reason: null,
      })
      await recordAudit(db, {
        id: app.newId(),
        at: now,
        actor: recordedActor(actor),
        act: 'plaza.REPORTADA',
        entidadId,
        sedeId,
        objectId: id,
        decision: decisionForRecord(authority),
        requestId: actor.requestId,
      })
      return accept({ id, code })
    },
    actor.attempt,
  )
}
