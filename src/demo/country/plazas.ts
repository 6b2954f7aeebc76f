import type { DemoEntidad } from './institutions.ts'
import type { DemoPerson } from './people.ts'
import { act, type DemoPlaza, report, type SocialStage, settlePlaza } from './plaza-acts.ts'
import { idOf } from './random.ts'
import { record } from './record.ts'

/** What becomes of a plaza, and when, in days from today. */
type Fate =
  | { state: 'REPORTADA' | 'APROBADA' | 'RECHAZADA' | 'CANCELADA' }
  /** Of whom it was told to whom it was assigned, and who did not want it or left it. */
  | { state: 'LIBRE'; act: 'NO_ACEPTADA' | 'RENUNCIADA'; daysAgo: number }
  | { state: 'ASIGNADA'; accepted?: boolean }
  | { state: 'ACTIVA'; extendedTo?: number; shortenedTo?: number }
  | { state: 'SUSPENDIDA'; daysAgo: number; resumedDaysAgo?: number }
  /** `unwritten`: its last day is over, and nobody has said so. */
  | { state: 'FINALIZADA'; unwritten?: boolean }

type Plot = { ips: number; sede?: number; profession: string; from: number; days?: number; who?: string } & Fate

const year = 364

/** Thirty of them, in every state. `who` names a part of newcomers-cast.ts; whoever else holds one is some graduate. */
const plots: Plot[] = [
  { ips: 0, profession: 'MEDICINA', from: -6, state: 'ACTIVA', who: 'plaza-lista' },
  { ips: 0, sede: 2, profession: 'MEDICINA', from: -9, state: 'ACTIVA', who: 'plaza-espera' },
  { ips: 0, profession: 'MEDICINA', from: -60, state: 'ACTIVA', who: 'plaza-medica' },
  { ips: 0, sede: 1, profession: 'ODONTOLOGIA', from: -45, state: 'ACTIVA', who: 'plaza-odontologo' },
  { ips: 0, sede: 2, profession: 'ENFERMERIA', from: -70, state: 'ACTIVA', who: 'plaza-enfermera' },
  { ips: 0, profession: 'BACTERIOLOGIA', from: -50, state: 'ACTIVA', who: 'plaza-bacteriologa' },
  { ips: 0, profession: 'MEDICINA', from: 1 - year, state: 'ACTIVA', who: 'plaza-termina' },
  { ips: 0, profession: 'MEDICINA', from: 10, state: 'ASIGNADA', who: 'plaza-asignada' },
  { ips: 6, profession: 'MEDICINA', from: -100, state: 'SUSPENDIDA', daysAgo: 12, who: 'plaza-suspendida' },
  { ips: 2, profession: 'ENFERMERIA', from: -36 - year, state: 'FINALIZADA', who: 'plaza-terminada' },
  { ips: 0, profession: 'MEDICINA', from: -56 - year, state: 'FINALIZADA', unwritten: true, who: 'plaza-rethus' },
  { ips: 0, sede: 1, profession: 'ODONTOLOGIA', from: 50, state: 'REPORTADA' },
  { ips: 18, profession: 'MEDICINA', from: 53, state: 'REPORTADA' },
  { ips: 24, profession: 'ENFERMERIA', from: 56, state: 'REPORTADA' },
  { ips: 26, profession: 'BACTERIOLOGIA', from: 58, state: 'REPORTADA' },
  { ips: 0, sede: 3, profession: 'MEDICINA', from: 30, state: 'APROBADA' },
  { ips: 12, profession: 'ENFERMERIA', from: 25, state: 'APROBADA' },
  { ips: 20, profession: 'MEDICINA', from: 40, state: 'APROBADA' },
  { ips: 8, profession: 'MEDICINA', from: 12, state: 'LIBRE', act: 'NO_ACEPTADA', daysAgo: 8 },
  { ips: 14, profession: 'ODONTOLOGIA', from: -80, state: 'LIBRE', act: 'RENUNCIADA', daysAgo: 15 },
  { ips: 7, profession: 'MEDICINA', from: 20, state: 'RECHAZADA' },
  { ips: 19, profession: 'BACTERIOLOGIA', from: 45, state: 'RECHAZADA' },
  { ips: 8, sede: 1, profession: 'ENFERMERIA', from: 14, state: 'ASIGNADA', accepted: true },
  { ips: 24, sede: 1, profession: 'MEDICINA', from: 9, state: 'ASIGNADA' },
  { ips: 13, profession: 'MEDICINA', from: -20, state: 'ASIGNADA', accepted: true },
  { ips: 12, profession: 'MEDICINA', from: -200, days: 181, state: 'ACTIVA', extendedTo: 60 },
  { ips: 2, sede: 1, profession: 'MEDICINA', from: -220, state: 'ACTIVA', shortenedTo: 30 },
  { ips: 26, profession: 'MEDICINA', from: -150, state: 'SUSPENDIDA', daysAgo: 60, resumedDaysAgo: 20 },
  { ips: 20, profession: 'BACTERIOLOGIA', from: -4 - year, state: 'FINALIZADA' },
  { ips: 24, profession: 'ODONTOLOGIA', from: 35, state: 'CANCELADA' },
]

type Ensemble = { ips: DemoEntidad[]; partOf: (key: string) => DemoPerson; graduates: DemoPerson[] }

/** The plazas of the country, by the part of who holds them, and everybody's inscription. */
export function playPlazas(stage: SocialStage, { ips, partOf, graduates }: Ensemble): Map<string, DemoPlaza> {
  const free = [...graduates]
  const byPart = new Map<string, DemoPlaza>()
  for (const plot of plots) {
    const graduate = () => {
      const one = free.findIndex(({ owes }) => owes === plot.profession)
      return free.splice(one, 1)[0]!
    }
    const isHeld = !['REPORTADA', 'APROBADA', 'RECHAZADA', 'CANCELADA'].includes(plot.state)
    const person = plot.who ? partOf(plot.who) : isHeld ? graduate() : null
    const plaza = playPlaza(stage, plot, ips[plot.ips]!, person)
    if (plot.who) byPart.set(plot.who, plaza)
  }
  inscribe(stage, partOf('plaza-inscrita'), { daysAgo: 40, state: 'APROBADA' })
  for (const [i, state] of (['INSCRITA', 'INSCRITA', 'RECHAZADA', 'ANULADA', 'EXONERADA'] as const).entries())
    inscribe(stage, free.shift()!, { daysAgo: 20 + i * 9, state })
  return byPart
}

function playPlaza(stage: SocialStage, plot: Plot, entidad: DemoEntidad, person: DemoPerson | null): DemoPlaza {
  const { from, days = year, profession: professionCode } = plot
  const { when } = stage
  const last = from + days
  const [firstDay, lastDay] = [when.dateIn(from), when.dateIn(last)]
  const provision = from % 3 === 0 ? 'DIRECTA' : 'SORTEO'
  const sede = entidad.sedes[plot.sede ?? 0]!
  const plaza = report(stage, {
    sede,
    at: when.at(from - 62, '09:25'),
    ...{ professionCode, provision, modality: from % 2 === 0 ? 4 : 1, firstDay, lastDay },
  })
  const at = (daysFromToday: number, time: string) => ({ at: when.at(daysFromToday, time) })
  const settled = () => {
    settlePlaza(stage, plaza)
    return plaza
  }
  if (plot.state === 'REPORTADA') return settled()
  if (plot.state === 'RECHAZADA') {
    act(stage, plaza, {
      act: 'RECHAZADA',
      ...at(from - 51, '15:10'),
      reason: 'La sede no tiene habilitado el servicio que ofrece.',
    })
    return settled()
  }
  act(stage, plaza, { act: 'APROBADA', ...at(from - 51, '10:40') })
  if (plot.state === 'CANCELADA')
    act(stage, plaza, { act: 'CANCELADA', ...at(-3, '11:20'), reason: 'La IPS cierra el servicio en esa sede.' })
  if (!person) return settled()

  inscribe(stage, person, { daysAgo: 46 - from, state: 'APROBADA', firstDay })
  act(stage, plaza, {
    act: 'ASIGNADA',
    ...at(from - 30, '08:50'),
    person,
    firstDay,
    lastDay,
    norm: `Acta de asignación ${100 - from}`,
  })
  if (plot.state === 'LIBRE' && plot.act === 'NO_ACEPTADA') {
    const reason = 'Vive con su familia en otro municipio.'
    act(stage, plaza, { act: 'NO_ACEPTADA', ...at(-plot.daysAgo, '17:30'), office: 'OPERADOR', reason })
    return settled()
  }
  if (plot.state !== 'ASIGNADA' || plot.accepted)
    act(stage, plaza, { act: 'ACEPTADA', ...at(from - 26, '14:05'), office: 'OPERADOR' })
  if (plot.state === 'ASIGNADA') return settled()
  act(stage, plaza, { act: 'INICIADA', ...at(from + 1, '08:15'), firstDay })
  if (plot.state === 'LIBRE')
    act(stage, plaza, { act: 'RENUNCIADA', ...at(-plot.daysAgo, '18:45'), office: 'OPERADOR', reason: 'Por salud.' })
  if (plot.state === 'SUSPENDIDA') {
    act(stage, plaza, { act: 'SUSPENDIDA', ...at(-plot.daysAgo, '09:05'), reason: 'Licencia de maternidad o de paternidad.' })
    if (plot.resumedDaysAgo)
      act(stage, plaza, { act: 'REANUDADA', ...at(-plot.resumedDaysAgo, '08:10'), lastDay: when.dateIn(last + 40) })
  }
  if (plot.state === 'ACTIVA') {
    const [extended, shortened] = [plot.extendedTo, plot.shortenedTo]
    if (extended)
      act(stage, plaza, {
        act: 'PRORROGADA',
        ...at(last - 9, '10:00'),
        lastDay: when.dateIn(extended),
        reason: 'Completa el tiempo de una licencia.',
      })
    if (shortened)
      act(stage, plaza, {
        act: 'ACORTADA',
        ...at(-11, '10:30'),
        lastDay: when.dateIn(shortened),
        reason: 'Se le reconoce tiempo de otra plaza.',
      })
  }
  if (plot.state === 'FINALIZADA' && !plot.unwritten) act(stage, plaza, { act: 'FINALIZADA', ...at(last, '16:30') })
  return settled()
}

type Inscribing = {
  daysAgo: number
  state: 'INSCRITA' | 'APROBADA' | 'RECHAZADA' | 'ANULADA' | 'EXONERADA'
  /** Of the plaza. */
  firstDay?: string
}

const reasons: Record<string, string> = {
  RECHAZADA: 'El título no está en la lista de profesiones del servicio.',
  ANULADA: 'Pidió participar en el siguiente proceso.',
  EXONERADA: 'Acreditó una enfermedad que le impide prestarlo.',
}

/** Inscribed by the register's file, and decided by the desk five days after. */
function inscribe(
  { rows, when, official, deskSince }: SocialStage,
  person: DemoPerson,
  { daysAgo, state, firstDay }: Inscribing,
) {
  const [at, decidedAt] = [when.at(-daysAgo - 8, '10:15'), when.at(-daysAgo - 3, '16:20')]
  const [year = '', month = ''] = (firstDay ?? when.dateIn(40)).split('-')
  const round = `${year}-${Math.ceil(Number(month) / 3)}`
  const isDecided = state !== 'INSCRITA'
  const id = idOf('inscription', person.key)
  const reason = reasons[state] ?? null
  rows.inscription.push({
    ...{ id, person_id: person.id, process: round, profession_code: person.owes!, departamento_code: '02', state },
    state_since: isDecided ? decidedAt : at,
    ...{ reason, norm: state === 'EXONERADA' ? 'Resolución 774 de 2022' : null },
    decided_by: isDecided && decidedAt > deskSince ? official.person_id : null,
    recorded_at: at,
  })
  const about = { personId: person.id, objectId: id }
  record(rows, { at, by: 'OPERADOR', act: 'inscription.INSCRITA', ...about })
  if (isDecided)
    record(rows, {
      at: decidedAt,
      by: decidedAt > deskSince ? official : 'OPERADOR',
      act: `inscription.${state}`,
      ...about,
      ...(reason && { reason }),
    })
}
