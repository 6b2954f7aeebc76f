import { type CalendarDate, type During, dayAfter, dayOf, lastDayOf, overlaps, periodOf, startOf } from '../../shared/calendar.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { AssignmentState } from './plaza.ts'
import type { PlazaActRefusal, PlazaActRequest, PlazaChange, PlazaFacts } from './plaza-act.ts'
import { lifeOf, stateAt } from './plaza-life.ts'

const untilOf = (lastDay: CalendarDate) => startOf(dayAfter(lastDay))

/** R-SS-5 to R-SS-12 in docs/rules/servicio-social.md. The first that fails is the one reported. */
export function decidePlazaAct(request: PlazaActRequest, facts: PlazaFacts): Result<PlazaChange, PlazaActRefusal> {
  const { act, office, by, reason } = request
  const { now, offer, current } = facts
  const life = lifeOf[act]
  const state = stateAt(offer.state, current, now)

  if (!life.offices.includes(office)) return refuse({ code: 'not-of-this-office' })
  // What was accepted is renounced, not declined.
  const isSaid = current?.state === 'ACEPTADA' && (act === 'ACEPTADA' || act === 'NO_ACEPTADA')
  if (!life.from.includes(state) || isSaid) return refuse({ code: 'not-now', act, state })
  const holderId = act === 'ASIGNADA' ? request.personId : (current?.personId ?? null)
  if (office === 'PROFESIONAL' && by !== holderId) return refuse({ code: 'not-holder' })
  if (office !== 'PROFESIONAL' && by !== null && by === holderId) return refuse({ code: 'self-act' })
  // Why it ends before its last day is said to whoever holds it.
  const last = act === 'FINALIZADA' && current?.during ? lastDayOf(periodOf(current.during)) : null
  if ((life.needsReason || (last !== null && last > dayOf(now))) && reason === '') return refuse({ code: 'reason-missing' })
  return ofAct(request, facts)
}

function ofAct(request: PlazaActRequest, facts: PlazaFacts): Result<PlazaChange, PlazaActRefusal> {
  const { act } = request
  const { now, current } = facts
  const to = lifeOf[act].to
  const only = (assignment: PlazaChange['assignment']) => accept({ state: to, assignment, lastDay: null, asks: null })
  const moved = (state: AssignmentState, during: During | null) => only({ kind: 'move', state, during })
  const cut = (during: During | null): During | null => {
    if (!during || during.from >= now || current?.state === 'ASIGNADA' || current?.state === 'ACEPTADA') return null
    return during.until !== null && during.until <= now ? during : { ...during, until: now }
  }
  switch (act) {
    case 'APROBADA':
    case 'RECHAZADA':
      return only({ kind: 'none' })
    case 'ASIGNADA':
      return assign(request, facts)
    case 'ACEPTADA':
      return moved('ACEPTADA', current?.during ?? null)
    case 'NO_ACEPTADA':
      return moved('NO_ACEPTADA', null)
    case 'RENUNCIADA':
      return moved('RENUNCIADA', cut(current?.during ?? null))
    case 'SUSPENDIDA':
      return moved('SUSPENDIDA', cut(current?.during ?? null))
    case 'FINALIZADA':
      return moved('FINALIZADA', cut(current?.during ?? null))
    case 'CANCELADA':
      return current ? moved('FINALIZADA', cut(current.during)) : only({ kind: 'none' })
    case 'INICIADA':
      return start(request, facts)
    case 'REANUDADA':
      return resume(request, facts)
    case 'PRORROGADA':
    case 'ACORTADA':
      return moveEnd(request, facts)
  }
}

/** R-SS-7, R-SS-8 */
function assign(request: PlazaActRequest, facts: PlazaFacts): Result<PlazaChange, PlazaActRefusal> {
  const { firstDay, lastDay, personId } = request
  const { now, offer } = facts
  if (!firstDay) return refuse({ code: 'day-missing', field: 'desde' })
  if (!lastDay) return refuse({ code: 'day-missing', field: 'hasta' })
  if (!personId) return refuse({ code: 'not-inscribed' })
  if (lastDay < firstDay) return refuse({ code: 'days-cross' })
  if (firstDay < offer.firstDay || lastDay > offer.lastDay)
    return refuse({ code: 'outside-offer', firstDay: offer.firstDay, lastDay: offer.lastDay })
  if (request.office !== 'OPERADOR' && untilOf(lastDay) <= now) return refuse({ code: 'ends-in-the-past', today: dayOf(now) })
  const during = { from: startOf(firstDay), until: untilOf(lastDay) }
  const fit = mayHold(facts, during)
  if (!fit.ok) return fit
  return accept({
    state: 'ASIGNADA',
    assignment: { kind: 'new', personId, state: 'ASIGNADA', during },
    lastDay: null,
    asks: during,
  })
}

function mayHold({ offer, current, holder }: PlazaFacts, during: During): Result<null, PlazaActRefusal> {
  if (!holder) return refuse({ code: 'not-inscribed' })
  if (holder.isDead) return refuse({ code: 'person-is-dead' })
  if (holder.sanctions.some((sanction) => overlaps(sanction, during))) return refuse({ code: 'sanctioned' })
  const approved = holder.inscriptions.filter(({ state }) => state === 'APROBADA')
  if (approved.length === 0) return refuse({ code: 'not-inscribed' })
  if (!approved.some(({ professionCode }) => professionCode === offer.professionCode))
    return refuse({ code: 'other-profession', professionCode: approved[0]!.professionCode })
  const other = holder.plazas.find((plaza) => plaza.id !== current?.id && overlaps(plaza.during, during))
  return other ? refuse({ code: 'other-plaza', plaza: other }) : accept(null)
}

/** R-SS-10: whoever starts has accepted, also where he did not say so here. */
function start({ firstDay }: PlazaActRequest, facts: PlazaFacts): Result<PlazaChange, PlazaActRefusal> {
  const { now, current } = facts
  const today = dayOf(now)
  if (!firstDay) return refuse({ code: 'day-missing', field: 'desde' })
  if (!current?.during) return refuse({ code: 'not-now', act: 'INICIADA', state: facts.offer.state })
  const { from, until } = current.during
  if (firstDay > today) return refuse({ code: 'starts-in-the-future', today })
  if (firstDay < dayOf(from)) return refuse({ code: 'starts-before-assignment', day: dayOf(from) })
  const during = { from: firstDay === today && startOf(today) < now ? now : startOf(firstDay), until }
  if (until !== null && during.from >= until) return refuse({ code: 'days-cross' })
  const fit = mayHold(facts, during)
  if (!fit.ok) return fit
  return accept({ state: 'ACTIVA', assignment: { kind: 'move', state: 'ACTIVA', during }, lastDay: null, asks: during })
}

/** R-SS-11: a resumption is a new holding from now on; what stood on the old one does not come back by itself. */
function resume({ lastDay }: PlazaActRequest, facts: PlazaFacts): Result<PlazaChange, PlazaActRefusal> {
  const { now, offer, current } = facts
  if (!lastDay) return refuse({ code: 'day-missing', field: 'hasta' })
  if (!current) return refuse({ code: 'not-now', act: 'REANUDADA', state: offer.state })
  const during = { from: now, until: untilOf(lastDay) }
  if (during.until <= now) return refuse({ code: 'ends-in-the-past', today: dayOf(now) })
  const fit = mayHold(facts, during)
  if (!fit.ok) return fit
  return accept({
    state: 'ACTIVA',
    assignment: { kind: 'new', personId: current.personId, state: 'ACTIVA', during },
    lastDay: lastDay > offer.lastDay ? lastDay : null,
    asks: during,
  })
}

/** R-SS-12 */
function moveEnd({ act, lastDay }: PlazaActRequest, facts: PlazaFacts): Result<PlazaChange, PlazaActRefusal> {
  const { now, offer, current } = facts
  if (!lastDay) return refuse({ code: 'day-missing', field: 'hasta' })
  if (!current?.during?.until) return refuse({ code: 'not-now', act, state: offer.state })
  const { from, until: old } = current.during
  const until = untilOf(lastDay)
  const oldLast = dayOf(new Date(old.getTime() - 1))
  if (act === 'PRORROGADA' && until <= old) return refuse({ code: 'not-longer', lastDay: oldLast })
  if (act === 'ACORTADA' && until >= old) return refuse({ code: 'not-shorter', lastDay: oldLast })
  if (until <= now) return refuse({ code: 'ends-in-the-past', today: dayOf(now) })
  if (act === 'PRORROGADA') {
    const fit = mayHold(facts, { from: old, until })
    if (!fit.ok) return fit
  }
  return accept({
    state: 'ACTIVA',
    assignment: { kind: 'move', state: 'ACTIVA', during: { from, until } },
    lastDay: lastDay > offer.lastDay ? lastDay : null,
    asks: act === 'PRORROGADA' ? { from: old, until } : null,
  })
}
