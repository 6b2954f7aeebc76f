import type { AppContext } from '../../platform/app-context.ts'
import type { SedeId } from '../../shared/id.ts'
import { accept, refuse } from '../../shared/result.ts'
import { changeAnswers, moveApplication } from './applications-store.ts'
import { decideApplication } from './decide-application.ts'
import { decideNote } from './decide-note.ts'
import { type OwnAct, onOwnApplication } from './own-application.ts'
import { findPlace } from './place-store.ts'
import { loadPerson } from './standing.ts'
import { tell } from './tell.ts'

type Correction = { version: number; sedeId: SedeId; note: string; roleAsked: string | null }

/** Corregir: sends a returned application again, to the same entidad, under the same radicado (R-SOL-9). */
export function correctApplication(app: AppContext, act: OwnAct, asked: Correction) {
  return onOwnApplication<null>(app, act, 'application.corrected', asked, async ({ db, now, application }) => {
    const note = decideNote(asked.note)
    if (!note.ok) return note
    const { id, kind, personId, accountId, entidadId } = application
    const { facts } = await loadPerson(db, personId, now)
    const place = await findPlace(db, { kind, accountId, personId, sedeId: asked.sedeId, except: id, at: now })
    if (!place) return refuse({ code: 'sede-unknown' })
    if (place.entidadId !== entidadId) return refuse({ code: 'sede-of-another-entidad' })

    const moved = await moveApplication(db, {
      id,
      expectedVersion: asked.version,
      act: 'CORREGIDA',
      byPerson: personId,
      office: 'SOLICITANTE',
      at: now,
      reason: null,
    })
    if (!moved.ok) return moved
    const decision = decideApplication({ kind, sedeId: asked.sedeId, roleAsked: asked.roleAsked }, facts, place)
    if (!decision.ok) return decision
    await changeAnswers(db, id, { sedeId: asked.sedeId, note: note.value, roleAsked: decision.value.roleAsked })
    await tell(db, app, id, 'CORREGIDA', now)
    return accept(null)
  })
}
