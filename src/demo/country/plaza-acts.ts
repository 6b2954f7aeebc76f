import { type Assignment, decidePlazaAct, type Offer, type PlazaActRequest } from '../../features/servicio-social/index.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import type { PersonId } from '../../shared/id.ts'
import type { DemoSede } from './institutions.ts'
import { type DemoDelegado, delegadoDecision, deskDecision } from './offices.ts'
import type { DemoPerson } from './people.ts'
import { idOf } from './random.ts'
import { type DemoAccount, record } from './record.ts'
import type { Stage } from './stories.ts'
import type { Tables } from './tables.ts'
import { rangeOf } from './when.ts'

/** A plaza with who holds it or held it, from which `settlePlaza` writes the rows. */
export type DemoPlaza = { sede: DemoSede; offer: Offer; held: (Assignment & { assignedAt: Date })[]; steps: number }

/** Before `deskSince` no official of ours was in office: what was done, the register's file told. */
export type SocialStage = Stage & { official: DemoAccount; deskSince: Date }

type Report = Pick<Offer, 'professionCode' | 'modality' | 'provision' | 'firstDay' | 'lastDay'> & { sede: DemoSede; at: Date }

/** By the delegado of that time; by the register's file where there was none yet. */
function delegadoAt({ rows, delegadosOf }: Stage, sede: DemoSede, at: Date): DemoDelegado | null {
  const since = ({ delegationId }: DemoDelegado) => rows.delegation.find(({ id }) => id === delegationId)!.named_at
  return delegadosOf(sede).find((delegado) => since(delegado) < at) ?? null
}

export function report(stage: SocialStage, { sede, at, ...asked }: Report): DemoPlaza {
  const earlier = stage.rows.plaza.filter(({ sede_id }) => sede_id === sede.id).length
  const code = `${sede.code}-${String(earlier + 1).padStart(3, '0')}`
  const id = idOf('plaza', code)
  const offer = {
    id,
    code,
    entidadId: sede.entidad_id,
    sedeId: sede.id,
    ...asked,
    state: 'REPORTADA',
    stateSince: at,
    version: 1,
  }
  const plaza: DemoPlaza = { sede, offer: offer as Offer, held: [], steps: 0 }
  const delegado = delegadoAt(stage, sede, at)
  write(stage, plaza, { act: 'REPORTADA', at, office: delegado ? 'DELEGADO' : 'OPERADOR', delegado })
  stage.rows.plaza.push(offerRow(plaza))
  return plaza
}

type Doing = {
  act: PlazaActRequest['act']
  at: Date
  /** Absent: the desk, or the delegado for a start. */
  office?: 'PROFESIONAL' | 'OPERADOR'
  reason?: string
  norm?: string
  person?: DemoPerson
  firstDay?: CalendarDate
  lastDay?: CalendarDate
}

/** One act, as the rule of the plazas allows it and with what comes of it (R-SS-4 to R-SS-12). */
export function act(stage: SocialStage, plaza: DemoPlaza, doing: Doing) {
  const { offer, held, sede } = plaza
  const { at, reason = '', person, firstDay = null, lastDay = null } = doing
  const last = held.at(-1)
  const current = last && !['NO_ACEPTADA', 'RENUNCIADA'].includes(last.state) ? last : null
  const delegado = doing.act === 'INICIADA' ? delegadoAt(stage, sede, at) : null
  const office: PlazaActRequest['office'] =
    doing.office ?? (delegado ? 'DELEGADO' : doing.act === 'INICIADA' || at < stage.deskSince ? 'OPERADOR' : 'MESA')
  const holderId = (person?.id as PersonId | undefined) ?? current?.personId ?? null
  const by = { MESA: stage.official.person_id, DELEGADO: delegado?.account.person_id, PROFESIONAL: holderId, OPERADOR: null }[
    office
  ]
  const approved = { state: 'APROBADA', professionCode: offer.professionCode } as const
  const holder = { isDead: false, sanctions: [], inscriptions: [approved as never], plazas: [] }
  const request = { act: doing.act, office, by: (by ?? null) as PersonId | null, reason, personId: holderId, firstDay, lastDay }
  const decision = decidePlazaAct(request, { now: at, offer, current, holder: holderId ? holder : null })
  if (!decision.ok) throw new Error(`plaza ${offer.code} ${doing.act}: ${JSON.stringify(decision.refusal)}`)

  const { state, assignment, lastDay: movedLastDay } = decision.value
  if (offer.state !== state) offer.stateSince = at
  Object.assign(offer, { state, version: offer.version + 1, lastDay: movedLastDay ?? offer.lastDay })
  if (assignment.kind === 'new') {
    const id = idOf('plaza-assignment', `${offer.code}-${held.length}`)
    const { personId, during } = assignment
    const place = { plazaId: offer.id, sedeId: offer.sedeId }
    held.push({ id, ...place, personId, during, state: assignment.state, stateSince: at, assignedAt: at })
  } else if (assignment.kind === 'move' && last) {
    if (last.state !== assignment.state) last.stateSince = at
    Object.assign(last, { state: assignment.state, during: assignment.during })
  }
  const day = doing.act === 'INICIADA' ? firstDay : lastDay
  write(stage, plaza, {
    act: doing.act,
    at,
    office,
    delegado,
    day,
    holder: holderId,
    reason,
    ...(doing.norm && { norm: doing.norm }),
  })
}

type Writing = Pick<Doing, 'at' | 'reason' | 'norm'> & {
  act: PlazaActRequest['act'] | 'REPORTADA'
  office: PlazaActRequest['office']
  delegado: DemoDelegado | null
  day?: CalendarDate | null
  holder?: string | null
}

/** The step and the record of an act. */
function write({ rows, official }: SocialStage, plaza: DemoPlaza, { act, at, office, delegado, ...more }: Writing) {
  const { day = null, holder = null, reason = '', norm = null } = more
  const { id, entidadId, sedeId } = plaza.offer
  const own = rows.account.find(({ person_id }) => person_id === holder)
  const by = { MESA: official, DELEGADO: delegado?.account, PROFESIONAL: own, OPERADOR: undefined }[office]
  const decision =
    office === 'MESA'
      ? deskDecision(rows, official, at, 'desk.plazas')
      : delegado && office === 'DELEGADO'
        ? delegadoDecision('plaza.report', at, delegado)
        : undefined
  plaza.steps += 1
  const about = { plaza_id: id, seq: plaza.steps, act, by_person: by?.person_id ?? null, office, at }
  rows.plaza_step.push({ ...about, holder, day, norm, reason: reason || null })
  const done = { at, by: by ?? ('OPERADOR' as const), act: `plaza.${act}` as const, entidadId, sedeId, objectId: id }
  record(rows, { ...done, ...(holder && { personId: holder }), ...(decision && { decision }), ...(reason && { reason }) })
}

const offerRow = ({ offer }: DemoPlaza): Tables['plaza'] => ({
  id: offer.id,
  code: offer.code,
  entidad_id: offer.entidadId,
  sede_id: offer.sedeId,
  profession_code: offer.professionCode,
  modality: offer.modality,
  provision: offer.provision,
  first_day: offer.firstDay,
  last_day: offer.lastDay,
  state: offer.state,
  state_since: offer.stateSince,
  version: offer.version,
})

/** Writes how the plaza stands, once nothing more happens to it. */
export function settlePlaza({ rows }: Stage, plaza: DemoPlaza) {
  Object.assign(rows.plaza.find(({ id }) => id === plaza.offer.id)!, offerRow(plaza))
  for (const { id, plazaId, personId, sedeId, state, stateSince, during, assignedAt } of plaza.held)
    rows.plaza_assignment.push({
      id,
      plaza_id: plazaId,
      person_id: personId,
      sede_id: sedeId,
      state,
      state_since: stateSince,
      during: during ? rangeOf(during.from, during.until) : 'empty',
      assigned_at: assignedAt,
    })
}
