import { openAccount, seeDocument } from './accounts.ts'
import { type DemoActivation, endActivation, settle } from './activations.ts'
import { playCases } from './cases.ts'
import type { DemoEntidad } from './institutions.ts'
import { demoAddress, deskDecision } from './offices.ts'
import type { DemoPerson } from './people.ts'
import type { DemoPlaza, SocialStage } from './plaza-acts.ts'
import { insurerRoles, otherRoles, socialRoles } from './roles.ts'
import { begin, enrolled, opened, reminded, type Story } from './stories.ts'

type Ensemble = {
  ips: DemoEntidad[]
  eps: DemoEntidad[]
  partOf: (key: string) => DemoPerson
  plazas: Map<string, DemoPlaza>
  /** In ReTHUS, with nothing yet. */
  free: DemoPerson[]
}

const dayMs = 86_400_000

/** Whoever newcomers-cast.ts tells of: the guide's second and third flows, the EPS, and what becomes of rights. */
export function playNewcomers(stage: SocialStage, ensemble: Ensemble) {
  const { ips, eps, partOf, free } = ensemble
  const { rows, when, consentVersion } = stage
  const [telmo, brisas] = ips as [DemoEntidad, DemoEntidad]
  const register = (key: string, daysAgo: number) =>
    openAccount(rows, partOf(key), { email: demoAddress(key), at: when.at(-daysAgo, '18:30'), consentVersion })
  const start = (key: string, entidad: DemoEntidad, daysAgo: number, more: Partial<Parameters<typeof begin>[1]> = {}, sede = 0) =>
    begin(stage, { person: partOf(key), sede: entidad.sedes[sede]!, daysAgo, email: demoAddress(key), ...more })

  playServicioSocial(stage, ensemble, { register, start })

  register('otro-lista', 3)
  const other = (key: string, role: keyof typeof otherRoles, daysAgo: number, sede: number, note = '') =>
    start(key, telmo, daysAgo, { kind: 'OTRO', roleAsked: role, note }, sede)
  other('otro-espera', 'REGENTE', 2, 0, 'Farmacia del hospital, desde este mes.')
  enrolled(stage, other('regente', 'REGENTE', 40, 0), { untilDays: 320 }, otherRoles.REGENTE)
  enrolled(stage, other('transcriptora', 'TRANSCRIPTOR', 33, 1), { untilDays: 90 }, otherRoles.TRANSCRIPTOR)
  const secretary = other('secretario-junta', 'SECRETARIO_JUNTA', 75, 0)
  enrolled(stage, secretary, { untilDays: 200 }, otherRoles.SECRETARIO_JUNTA)
  enrolled(stage, again(secretary, 1, 30), { untilDays: 200 }, otherRoles.SECRETARIO_JUNTA)
  function again({ person, account }: Story, sede: number, daysAgo: number) {
    const roleAsked = 'SECRETARIO_JUNTA'
    return begin(stage, { person, account, sede: telmo.sedes[sede]!, daysAgo, kind: 'OTRO', roleAsked })
  }

  const insurer = eps[0]!
  register('lista-eps', 2)
  start('espera-eps', insurer, 2, { note: 'Auditoría médica, contrato desde el lunes.' })
  enrolled(stage, start('ordenador', insurer, 55), { untilDays: 310 }, insurerRoles.ORDENADOR)
  enrolled(stage, start('consulta-eps', insurer, 48), { untilDays: 260 }, insurerRoles.CONSULTA_EPS)
  enrolled(stage, start('auditor-eps', insurer, 60), { untilDays: 400 }, insurerRoles.AUDITOR_EPS)

  const many = start('tres-sedes', telmo, 84)
  enrolled(stage, many, { untilDays: 280 })
  for (const [entidad, sede, daysAgo] of [
    [telmo, 2, 58],
    [brisas, 0, 37],
  ] as const)
    enrolled(stage, begin(stage, { person: many.person, account: many.account, sede: entidad.sedes[sede]!, daysAgo }), {
      untilDays: 280,
    })

  const orphan = ips[16]!
  start('sin-delegado', orphan, 25, { note: 'Consulta externa, contrato vigente.' })
  reminded(stage, begin(stage, { person: free[0]!, sede: orphan.sedes[0]!, daysAgo: 33 }), 9)
  begin(stage, { person: free[1]!, sede: orphan.sedes[0]!, daysAgo: 3 })
  // At the first hospital too: what is late, and what ends in 60, 30, 15 and 7 days.
  for (const daysAgo of [14, 22]) {
    const late = begin(stage, { person: free[daysAgo === 14 ? 2 : 3]!, sede: telmo.sedes[3]!, daysAgo })
    if (daysAgo === 22) opened(stage, late)
  }
  for (const [i, days] of [60, 30, 15, 7].entries())
    enrolled(stage, begin(stage, { person: free[4 + i]!, sede: telmo.sedes[i % 4]!, daysAgo: 70 + days }), {
      untilDays: days + 1,
    })
  playCases(stage, { mine: start('no-fui-yo', brisas, 44), others: free.slice(8, 11), sede: brisas.sedes[1]! })
}

type Starting = {
  register: (key: string, daysAgo: number) => ReturnType<typeof openAccount>
  start: (key: string, entidad: DemoEntidad, daysAgo: number, more?: Partial<Parameters<typeof begin>[1]>, sede?: number) => Story
}

/** What stands on the plazas. Whoever is activated is so until the plaza's last day. */
function playServicioSocial(stage: SocialStage, { ips, partOf, plazas }: Ensemble, { register, start }: Starting) {
  const { when, rows, official } = stage
  const place = (key: string) => {
    const { sede, held, offer } = plazas.get(key)!
    const entidad = ips.find(({ id }) => id === sede.entidad_id)!
    return { entidad, sede: entidad.sedes.indexOf(sede), until: held.at(-1)!.during?.until ?? null, offer }
  }
  const apply = (key: string, daysAgo: number, note = '') => {
    const { entidad, sede } = place(key)
    return start(key, entidad, daysAgo, { kind: 'SERVICIO_SOCIAL', note }, sede)
  }
  const enrolledUntil = (key: string, daysAgo: number, until: Date): DemoActivation => {
    const untilDays = Math.round((until.getTime() - when.startOfDay(0).getTime()) / dayMs)
    return enrolled(stage, apply(key, daysAgo), { untilDays }, socialRoles(partOf(key).owes!))
  }
  register('plaza-lista', 4)
  apply('plaza-espera', 2, 'Médico en servicio social, urgencias.')
  for (const [key, daysAgo] of [
    ['plaza-medica', 55],
    ['plaza-odontologo', 41],
    ['plaza-enfermera', 64],
    ['plaza-bacteriologa', 43],
    ['plaza-termina', 100],
    ['plaza-rethus', 110],
  ] as const)
    enrolledUntil(key, daysAgo, place(key).until!)

  const assigned = register('plaza-asignada', 15)
  const at = when.at(-13, '09:40')
  seeDocument(rows, assigned, { at, office: 'MESA', by: official, decision: deskDecision(rows, official, at) })
  register('plaza-inscrita', 12)

  const cut = (key: string, daysAgo: number, until: Date, said: string) => {
    const activation = enrolledUntil(key, daysAgo, until)
    const { offer, until: at } = place(key)
    endActivation(rows, activation, { at: at!, by: official, ground: 'PLAZA', reason: `Plaza ${offer.code}: ${said}` })
    settle(activation)
  }
  cut('plaza-suspendida', 92, when.startOfDay(265), 'suspendida. Licencia de maternidad o de paternidad.')
  cut('plaza-terminada', 115, when.startOfDay(-35), 'finalizada.')
}
