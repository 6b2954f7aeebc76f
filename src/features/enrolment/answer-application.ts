import type { AppContext } from '../../platform/app-context.ts'
import { accept, refuse } from '../../shared/result.ts'
import { moveApplication } from '../applications/index.ts'
import { recordAudit } from '../audit/index.ts'
import { auditActorOf, decide, decisionForRecord } from '../authority/index.ts'
import { endActivationAt, findActivationOf } from './enrolment-store.ts'
import { tellPerson } from './mails.ts'
import { type ApplicationAct, officeOf, onApplication } from './on-application.ts'

const answers = {
  DEVUELTA: { act: 'application.returned', told: 'returned' },
  RECHAZADA: { act: 'application.rejected', told: 'rejected' },
} as const

/** Devolver (the person may correct and send again) or rechazar (it is over), always with a reason that the person reads. */
export function answerApplication(app: AppContext, act: ApplicationAct, asked: { answer: keyof typeof answers; reason: string }) {
  const { by, entidadId, requestId } = act
  return onApplication<null>(
    app,
    act,
    { action: 'enrolment.activate', sedeId: null },
    async ({ db, now, application, authority }) => {
      const reason = asked.reason.trim()
      if (reason === '') return refuse({ code: 'reason-missing' })
      const { id, personId, sedeId } = application
      const moved = await moveApplication(db, {
        id,
        expectedVersion: act.version,
        act: asked.answer,
        byPerson: by.personId,
        office: officeOf(act),
        at: now,
        reason,
      })
      if (!moved.ok) return moved
      // What was given before it was refused does not stay.
      const activation = await findActivationOf(db, entidadId, id)
      if (activation && (activation.during.until === null || activation.during.until > now)) {
        const place = { kind: 'sede', id: activation.sedeId } as const
        const ground = officeOf(act)
        const toEnd =
          ground === 'MESA' ? authority : await decide(db, { personId: by.personId, action: 'enrolment.end', place, at: now })
        if (!toEnd.isAllowed) return refuse({ code: 'office-ended' })
        await endActivationAt(db, { entidadId, id: activation.id, by: by.personId, at: now, ground, reason })
        await recordAudit(db, {
          id: app.newId(),
          at: now,
          actor: auditActorOf(by),
          act: 'activation.ended',
          entidadId,
          sedeId: activation.sedeId,
          personId,
          objectId: activation.id,
          decision: decisionForRecord(toEnd),
          reason,
          requestId,
        })
      }
      const { act: audited, told } = answers[asked.answer]
      await recordAudit(db, {
        id: app.newId(),
        at: now,
        actor: auditActorOf(by),
        act: audited,
        entidadId,
        sedeId,
        personId,
        objectId: id,
        decision: decisionForRecord(authority),
        reason,
        requestId,
      })
      // The reason is told once.
      await tellPerson(db, app, application, { kind: told, reason }, officeOf(act) === 'MESA' ? '' : undefined)
      return accept(null)
    },
  )
}
