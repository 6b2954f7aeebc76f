import type { AppContext } from '../../platform/app-context.ts'
import { dayOf } from '../../shared/calendar.ts'
import { ApplicationId, type SedeId } from '../../shared/id.ts'
import { accept, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/index.ts'
import { auditActorOf } from '../authority/index.ts'
import { changeRightsOf, getAccount } from '../people/index.ts'
import type { ApplicationKind } from './application.ts'
import { insertApplication, nextRadicadoNumber } from './applications-store.ts'
import { decideApplication } from './decide-application.ts'
import { decideNote } from './decide-note.ts'
import { findDifferences } from './differences.ts'
import { deleteDraft } from './draft-store.ts'
import { findPlace } from './place-store.ts'
import { radicadoOf } from './radicado.ts'
import { type Refusal, refusalByConstraint } from './refusals.ts'
import { type Applicant, loadPerson, plazaEvidence } from './standing.ts'
import { tell } from './tell.ts'

type Asked = {
  kind: ApplicationKind
  sedeId: SedeId
  note: string
  /** Of *Otro usuario* only. */
  roleAsked: string | null
}
type Sending = { by: Applicant; intento: string; requestId: string }
export type Sent = { id: ApplicationId; radicado: string }

/** Enviar: asks the delegados of a sede's entidad, in one of the guide's options. One intention, one application. */
export function sendApplication(app: AppContext, { by, intento, requestId }: Sending, asked: Asked) {
  const { kind, sedeId } = asked
  const { accountId, personId } = by
  const attempt = { accountId, key: intento, request: asked }
  return changeRightsOf<Sent, Refusal>(
    app,
    personId,
    refusalByConstraint,
    async (db, now) => {
      const note = decideNote(asked.note)
      if (!note.ok) return note
      const { facts, rethusAsOf, serviceAsOf } = await loadPerson(db, personId, now)
      const place = await findPlace(db, { kind, accountId, personId, sedeId, except: null, at: now })
      if (!place) return refuse({ code: 'sede-unknown' })
      const decision = decideApplication(asked, facts, place)
      if (!decision.ok) return decision

      const { professions, plaza, roleAsked } = decision.value
      const id = ApplicationId.parse(app.newId())
      const radicado = radicadoOf(Number(dayOf(now).slice(0, 4)), await nextRadicadoNumber(db))
      const account = await getAccount(db, accountId)
      const evidence = {
        rethusAsOf: rethusAsOf?.toISOString() ?? null,
        professions: [...professions],
        matchLevel: account.matchLevel,
        differs: await findDifferences(db, account),
        ...(plaza && { plaza: plazaEvidence(plaza, now, serviceAsOf) }),
      }
      const { entidadId } = place
      await insertApplication(db, {
        ...{ id, kind, radicado, accountId, personId, entidadId, sedeId, roleAsked, evidence },
        note: note.value,
        at: now,
      })
      await deleteDraft(db, accountId, kind)

      await recordAudit(db, {
        id: app.newId(),
        at: now,
        actor: auditActorOf(by),
        act: 'application.sent',
        entidadId,
        sedeId,
        personId,
        objectId: id,
        decision: evidence,
        requestId,
      })
      await tell(db, app, id, 'ENVIADA', now)
      return accept({ id, radicado })
    },
    attempt,
  )
}
