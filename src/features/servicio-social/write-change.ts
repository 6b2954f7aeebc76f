import type { AppContext } from '../../platform/app-context.ts'
import type { PersonId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import type { AuditActor } from '../audit/index.ts'
import type { PlazaWish } from './change-plaza.ts'
import type { PlazaHooks } from './hooks.ts'
import { type Assignment, isToStart, type Offer } from './plaza.ts'
import type { PlazaChange } from './plaza-act.ts'
import { actNamesOf } from './plaza-life.ts'
import { insertAssignment, moveAssignment, moveOffer } from './plaza-store.ts'

type Writing = {
  offer: Offer
  current: Assignment | null
  change: PlazaChange
  now: Date
  by: { actor: AuditActor; personId: PersonId | null }
  wish: PlazaWish
}

/** R-SS-12: the plaza, who holds it, and in the same act whatever stands on it. */
export async function writeChange(
  app: AppContext,
  db: Db,
  hooks: PlazaHooks,
  { offer, current, change, now, by, wish }: Writing,
) {
  const { assignment, state, lastDay } = change
  await moveOffer(db, { id: offer.id, state, at: now, lastDay })
  if (assignment.kind === 'new') {
    const { personId, during } = assignment
    const { sedeId, id: plazaId } = offer
    await insertAssignment(db, { id: app.newId(), plazaId, personId, sedeId, state: assignment.state, ...during, at: now })
  }
  if (assignment.kind !== 'move' || !current) return
  const { during } = assignment
  await moveAssignment(db, { id: current.id, state: assignment.state, during, at: now })
  const { during: from, personId, sedeId } = current
  const isSame = from?.until?.getTime() === during?.until?.getTime()
  if (!from || isToStart(current) || isSame) return
  const reason = [`Plaza ${offer.code}: ${actNamesOf[wish.act].toLowerCase()}.`, wish.reason].filter(Boolean).join(' ')
  await hooks.plazaChanged(db, { personId, sedeId, from, to: during, at: now, by, reason })
}
