import { radicadoOf } from '../../features/applications/index.ts'
import { dayOf } from '../../shared/calendar.ts'
import { dayMs, daysAgo, range, record, type Someone } from './identity.ts'
import type { Place } from './places.ts'
import { idFor, kinds } from './rows.ts'

export type Registration = 'PROFESIONAL' | 'SERVICIO_SOCIAL' | 'OTRO'

export type Wish = {
  place: Place
  sede: number
  /** Which of his applications. */
  nth: number
  registration: Registration
  profession: string | null
  roleAsked?: string
  /** When it was sent. */
  days: number
}

export type State = 'ENVIADA' | 'DEVUELTA' | 'RECHAZADA' | 'RETIRADA' | 'ACTIVADA' | 'APROBADA'

const minutes = (at: Date, count: number) => new Date(at.getTime() + count * 60_000)
const delegateOf = ({ setting, random }: Someone, { delegates }: Place) =>
  idFor(setting.seed, kinds.person, random.pick(delegates))

/** Sent, and what the delegate answered. Nobody decides on himself: a delegate is of the staff, and asks for nothing. */
export function apply(one: Someone, { place, sede, nth, registration, profession, roleAsked, days }: Wish, state: State) {
  const { rows, setting, personId, accountId, i } = one
  const id = idFor(setting.seed, kinds.application, i * 4 + nth)
  const [entidadId, sedeId] = [place.entidadId, place.sedeIds[sede]!]
  const sentAt = daysAgo(one, days)
  const delegate = delegateOf(one, place)
  const steps: [act: string, by: string, office: string, at: Date, reason: string | null][] = []
  const did = (act: string, after: number, reason: string | null = null) =>
    steps.push([act, delegate, 'DELEGADO', minutes(sentAt, after), reason])
  steps.push(['ENVIADA', personId, 'SOLICITANTE', sentAt, null])
  if (state !== 'ENVIADA' || days > 4) did('ABIERTA', 130)
  if (state === 'DEVUELTA') did('DEVUELTA', 150, 'Diga en la nota en qué servicio va a trabajar.')
  if (state === 'RECHAZADA') did('RECHAZADA', 150, 'No tiene vínculo con esta institución.')
  if (state === 'RETIRADA') steps.push(['RETIRADA', personId, 'SOLICITANTE', minutes(sentAt, 170), null])
  const isActivated = state === 'ACTIVADA' || state === 'APROBADA'
  if (isActivated && nth === 0) did('IDENTIDAD', 140)
  if (isActivated) did('ACTIVADA', 150)
  if (state === 'APROBADA') did('ENROLADA', 155)

  const evidence = {
    rethusAsOf: setting.today.toISOString(),
    professions: profession && registration === 'PROFESIONAL' ? [profession] : [],
    ...(registration === 'PROFESIONAL' ? { matchLevel: 1, differs: [] } : { matchLevel: 0, differs: ['not-in-register'] }),
  }
  const radicado = radicadoOf(Number(dayOf(sentAt).slice(0, 4)), setting.nextRadicado())
  const since = state === 'ENVIADA' ? sentAt : steps.at(-1)![3]
  const version = 1 + steps.filter(([act]) => act !== 'ENVIADA' && act !== 'ABIERTA').length
  rows.add(
    ...(['application', id, registration, radicado, accountId, personId, entidadId, sedeId, '', state, since, sentAt] as const),
    ...([JSON.stringify(evidence), version, roleAsked ?? null] as const),
  )
  for (const [n, [act, by, office, at, reason]] of steps.entries())
    rows.add('application_step', id, n + 1, act, by, office, at, reason)
  const about = { objectId: id, entidadId, sedeId }
  record(one, { ...about, at: sentAt, act: 'application.sent', by: personId, accountId })
  const answers = { DEVUELTA: 'application.returned', RECHAZADA: 'application.rejected' } as const
  if (state === 'DEVUELTA' || state === 'RECHAZADA') record(one, { ...about, at: since, act: answers[state], by: delegate })
  if (state === 'RETIRADA') record(one, { ...about, at: since, act: 'application.withdrawn', by: personId, accountId })
  return { id, delegate, at: minutes(sentAt, 150) }
}

type Given = {
  applicationId: string
  delegate: string
  at: Date
  /** Null: without end. */
  until: Date | null
  role: { role: string; policyId: number } | null
  end?: { at: Date; ground: 'DELEGADO' | 'RENUNCIA' }
}

/** Activated at the sede, enrolled if a role is given, and over if an end is. The first of his brings the proof of who he is. */
export function activate(one: Someone, { place, sede, nth, registration }: Wish, given: Given) {
  const { rows, setting, personId, accountId, number, i } = one
  const { delegate, at, role, end } = given
  const [entidadId, sedeId] = [place.entidadId, place.sedeIds[sede]!]
  const proofingId = idFor(setting.seed, kinds.proofing, i)
  const about = { entidadId, sedeId, by: delegate }
  if (nth === 0) {
    const seenAt = minutes(at, -10)
    const seen = ['DOCUMENTO_VISTO', 'CC', number, delegate, 'DELEGADO', entidadId, range(seenAt), null] as const
    rows.add('proofing', proofingId, accountId, personId, ...seen)
    record(one, { ...about, at: seenAt, act: 'proofing.recorded', objectId: accountId })
  }
  const until = end?.at ?? given.until
  const id = idFor(setting.seed, kinds.activation, i * 4 + nth)
  const held = [entidadId, id, personId, sedeId, registration, 'DELEGADO', given.applicationId, proofingId] as const
  rows.add('activation', ...held, range(at, until), delegate, at)
  record(one, { ...about, at, act: 'activation.given', objectId: id })
  if (role) {
    const grantedAt = minutes(at, 5)
    const grantId = idFor(setting.seed, kinds.grant, i * 4 + nth)
    const granted = [role.role, role.policyId, 'DELEGADO', range(grantedAt, until), delegate, grantedAt] as const
    rows.add('role_grant', entidadId, grantId, id, personId, ...granted)
    record(one, { ...about, at: grantedAt, act: 'role.granted', objectId: grantId, reason: role.role })
  }
  if (!end) return
  const isOwn = end.ground === 'RENUNCIA'
  const reason = isOwn ? 'Ya no trabajo en esta sede.' : 'Terminó su contrato con la institución.'
  rows.add('activation_end', entidadId, id, isOwn ? personId : delegate, end.at, end.ground, reason)
  record(one, { ...about, by: isOwn ? personId : delegate, at: end.at, act: 'activation.ended', objectId: id, reason })
}

/** A plaza of his own for a year from `days` ago; in the future when that is negative. Its bounds. */
export function holdPlaza(one: Someone, place: Place, sede: number, profession: string, days: number) {
  const { rows, setting, personId, i, random } = one
  const { seed, today } = setting
  const [entidadId, sedeId] = [place.entidadId, place.sedeIds[sede]!]
  const from = new Date(today.getTime() - days * dayMs)
  const until = new Date(from.getTime() + 365 * dayMs)
  const isStarted = days > 0
  const state = !isStarted ? 'ASIGNADA' : until <= today ? 'FINALIZADA' : 'ACTIVA'
  const id = idFor(seed, kinds.plaza, i)
  const delegate = delegateOf(one, place)
  const official = idFor(seed, kinds.person, 0)
  const [firstDay, lastDay] = [dayOf(from), dayOf(new Date(until.getTime() - 1))]
  const provision = random.chance(0.8) ? 'SORTEO' : 'DIRECTA'
  const assignedAt = new Date(Math.min(from.getTime() - 30 * dayMs, today.getTime() - 5 * dayMs))
  const startedAt = minutes(from, 9 * 60)
  const since = state === 'ASIGNADA' ? assignedAt : state === 'ACTIVA' ? startedAt : minutes(until, -8 * 60)
  const code = `${place.sedeCodes[sede]}-C${i}`
  rows.add('plaza', id, code, entidadId, sedeId, profession, 4, provision, firstDay, lastDay, state, since, isStarted ? 4 : 3)
  const acts: [act: string, by: string, office: string, at: Date, day: string | null][] = [
    ['REPORTADA', delegate, 'DELEGADO', new Date(assignedAt.getTime() - 30 * dayMs), null],
    ['APROBADA', official, 'MESA', new Date(assignedAt.getTime() - 20 * dayMs), null],
    ['ASIGNADA', official, 'MESA', assignedAt, lastDay],
    ...(isStarted ? [['INICIADA', delegate, 'DELEGADO', startedAt, firstDay] as [string, string, string, Date, string]] : []),
    ...(state === 'FINALIZADA' ? [['FINALIZADA', official, 'MESA', since, null] as [string, string, string, Date, null]] : []),
  ]
  for (const [n, [act, by, office, at, day]] of acts.entries()) {
    const holder = n < 2 ? null : personId
    rows.add('plaza_step', id, n + 1, act, by, office, at, holder, day, act === 'ASIGNADA' ? 'Acta de asignación' : null, null)
    record(one, { at, act: `plaza.${act}`, objectId: id, by, entidadId, sedeId })
  }
  const decidedAt = new Date(assignedAt.getTime() - 10 * dayMs)
  const inscribed = [`${firstDay.slice(0, 4)}-1`, profession, place.departamento, 'APROBADA', decidedAt] as const
  rows.add('inscription', idFor(seed, kinds.inscription, i), personId, ...inscribed, null, null, official, decidedAt)
  const ends = state === 'FINALIZADA' ? since : until
  rows.add(
    'plaza_assignment',
    idFor(seed, kinds.assignment, i),
    id,
    personId,
    sedeId,
    state,
    since,
    range(from, ends),
    assignedAt,
  )
  return { state, from, until: ends }
}
