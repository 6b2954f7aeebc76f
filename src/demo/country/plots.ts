import { answerDay } from '../../features/applications/index.ts'
import { openAccount } from './accounts.ts'
import type { DemoEntidad, DemoSede } from './institutions.ts'
import type { Parts } from './novelties.ts'
import { demoAddress } from './offices.ts'
import type { DemoPerson } from './people.ts'
import { bothRoles } from './roles.ts'
import {
  activated,
  begin,
  corrected,
  ended,
  enrolled,
  lost,
  opened,
  proved,
  rejected,
  reminded,
  returned,
  type Stage,
  type Story,
  withdrawn,
} from './stories.ts'

const wrong = [
  'El documento que mostró no es el que escribió: revise el número.',
  'Escogió una sede en la que usted no trabaja. Cámbiela por la de su contrato.',
  'Aún no firma el contrato. Envíela de nuevo cuando lo firme.',
  'Diga en la nota en qué servicio va a trabajar.',
]
const refusals = [
  'No tiene vínculo con esta institución.',
  'Su contrato terminó; el servicio lo cubre otra persona.',
  'Ya no se presta ese servicio en esta sede.',
  'Trabaja con otra institución del mismo edificio: haga allí su solicitud.',
]
const notes = [
  '',
  '',
  'Empiezo en consulta externa el lunes.',
  'Reemplazo a la doctora Isaza durante su licencia.',
  'Contrato de prestación de servicios desde este mes.',
  'Urgencias, turno de la noche.',
]

export type Ensemble = {
  ips: DemoEntidad[]
  /** In ReTHUS and free to ask: prescribers, and other professions. */
  prescribers: DemoPerson[]
  others: DemoPerson[]
  /** Who had rights when ReTHUS brought news of them. */
  holders: Parts['holders']
  cast: (key: string) => DemoPerson
}

/** Applications in every state, as if done in the last months. */
export function playApplicants(stage: Stage, { ips, prescribers, others, holders, cast }: Ensemble) {
  const { random } = stage
  const served = ips.filter((_, i) => ![16, 28].includes(i))
  const [telmo, brisas] = ips as [DemoEntidad, DemoEntidad]
  const free = [...prescribers]
  const someone = () => free.shift()!
  const nurse = [...others]
  const sedeOf = (entidad: DemoEntidad): DemoSede => random.pick(entidad.sedes)
  const somewhere = () => sedeOf(random.pick(served))
  const start = (sede: DemoSede, daysAgo: number, person = someone()) =>
    begin(stage, { person, sede, daysAgo, note: random.pick(notes) })

  // In force, some at two entidades.
  for (let i = 0; i < 26; i++) {
    const story = start(somewhere(), random.int(35, 110))
    enrolled(stage, story, { untilDays: random.pick([null, random.int(90, 400)]) })
    if (i % 8 === 0) elsewhere(story)
  }
  for (let i = 0; i < 8; i++)
    enrolled(stage, start(somewhere(), random.int(35, 110), nurse.shift()!), { untilDays: random.int(120, 300) })
  function elsewhere({ person, account, application }: Story) {
    const other = served.filter(({ id }) => id !== application.entidad_id)
    enrolled(stage, begin(stage, { person, account, sede: sedeOf(random.pick(other)), daysAgo: random.int(15, 24) }))
  }
  // To begin, and about to end: with the last day in 60, 30, 15 and 7 days.
  for (const fromDays of [5, 12, 20]) enrolled(stage, start(somewhere(), 14), { fromDays, untilDays: fromDays + 365 })
  for (const days of [60, 30, 15, 7]) enrolled(stage, start(somewhere(), 40 + days), { untilDays: days + 1 })
  // Over: by its date, by an act, by the person.
  for (const untilDays of [-3, -20]) enrolled(stage, start(somewhere(), 90), { untilDays })
  for (const [daysAgo, reason] of [
    [6, 'Terminó su contrato con la institución.'],
    [19, 'Pasó a labores administrativas.'],
  ] as const) {
    const story = start(somewhere(), 75)
    ended(stage, story, enrolled(stage, story), {
      at: stage.when.at(-daysAgo, '16:10'),
      by: 'delegado',
      reason,
    })
  }
  for (const daysAgo of [11, 27]) {
    const story = start(somewhere(), 80)
    const end = { by: 'applicant', reason: 'Ya no trabajo en esta sede.' } as const
    ended(stage, story, enrolled(stage, story), { ...end, at: stage.when.at(-daysAgo, '20:05') })
  }

  // Waiting for the delegado: just arrived, opened, seen, corrected, and beyond the days he has.
  for (const daysAgo of [1, 1, 2, 2, 3]) start(sedeOf(telmo), daysAgo)
  for (const daysAgo of [1, 2, 3]) start(somewhere(), daysAgo)
  start(sedeOf(telmo), lastInTime(stage))
  for (const daysAgo of [5, 6]) opened(stage, start(sedeOf(telmo), daysAgo))
  for (const daysAgo of [5, 7]) opened(stage, start(somewhere(), daysAgo))
  for (const daysAgo of [6, 7]) proved(stage, opened(stage, start(somewhere(), daysAgo)))
  proved(stage, opened(stage, start(sedeOf(telmo), 6)))
  corrected(stage, returned(stage, start(sedeOf(telmo), 8), wrong[3]!), 'Consulta externa de medicina, los martes y jueves.')
  for (const daysAgo of [16, 23]) reminded(stage, start(somewhere(), daysAgo), 4)
  for (const daysAgo of [18, 31]) opened(stage, start(somewhere(), daysAgo))
  for (const i of [16, 28]) start(sedeOf(ips[i]!), 20)

  for (const daysAgo of [9, 13, 20]) activated(stage, start(somewhere(), daysAgo), { untilDays: 365 })
  activated(stage, start(sedeOf(telmo), 8))
  for (const reason of wrong) returned(stage, start(somewhere(), random.int(6, 20)), reason)
  for (const reason of refusals) rejected(stage, start(somewhere(), random.int(15, 70)), reason)
  for (const daysAgo of [5, 12, 33]) withdrawn(stage, start(somewhere(), daysAgo))
  withdrawn(stage, opened(stage, start(sedeOf(telmo), 15)))

  // Registered, and no more.
  for (let i = 0; i < 10; i++) {
    const person = i % 3 === 0 ? nurse.shift()! : someone()
    openAccount(stage.rows, person, {
      email: demoless(person),
      at: stage.when.at(-random.int(2, 60), '21:10'),
      consentVersion: stage.consentVersion,
    })
  }

  for (const person of Object.values(holders)) {
    const story = begin(stage, { person, sede: ips[6]!.sedes[0]!, daysAgo: 70 })
    lost(stage, story, enrolled(stage, story, { untilDays: 300 }))
  }
  playCast(stage, { telmo, brisas, cast })
}

/** How many days ago that was sent which must be answered today at the latest, or on the next working day. */
function lastInTime({ when }: Stage) {
  let days = 1
  while (answerDay(when.at(-days - 1, '12:00')) >= when.day) days += 1
  return days
}

const demoless = ({ key }: DemoPerson) => `cuenta.${key}@buzon.example`

/** Whoever /demo tells of: the accounts to enter with. */
function playCast(stage: Stage, { telmo, brisas, cast }: { telmo: DemoEntidad; brisas: DemoEntidad; cast: Ensemble['cast'] }) {
  const { rows, when, consentVersion } = stage
  const [main, outpatient, north] = telmo.sedes as [DemoSede, DemoSede, DemoSede]
  const start = (key: string, sede: DemoSede, daysAgo: number, more: { note?: string } = {}) =>
    begin(stage, { person: cast(key), sede, daysAgo, email: demoAddress(key), ...more })
  const register = (key: string, daysAgo: number, email = demoAddress(key), saidBirthDate?: string) =>
    openAccount(rows, cast(key), {
      email,
      at: when.at(-daysAgo, '18:30'),
      consentVersion,
      ...(saidBirthDate && { saidBirthDate }),
    })

  register('lista', 2)
  register('no-rethus', 4)
  returned(stage, start('devuelta', outpatient, 7), wrong[1]!)
  start('en-espera', main, 1, { note: 'Empiezo en urgencias esta semana.' })
  reminded(stage, start('vencida', north, 19, { note: 'Optometría, consulta externa.' }), 5)
  activated(stage, start('por-enrolar', outpatient, 10), { untilDays: 365 })

  const ana = start('prescriptora', main, 64)
  enrolled(stage, ana, { untilDays: 300 }, bothRoles('MEDICINA'))
  enrolled(stage, begin(stage, { person: ana.person, account: ana.account, sede: brisas.sedes[0]!, daysAgo: 30 }))
  enrolled(stage, start('termina-manana', main, 95), { untilDays: 2 })
  enrolled(stage, start('consulta', main, 50), { untilDays: 250 })

  const sanctioned = start('sancionado', main, 88)
  lost(stage, sanctioned, enrolled(stage, sanctioned, { untilDays: 270 }))

  // Two accounts say they are Sara; whoever sees her document tells which is hers.
  start('dos-cuentas', main, 4, { note: 'Medicina general.' })
  const impostor = register('dos-cuentas', 3, demoAddress('dos-cuentas-otra'), '1971-04-09')
  begin(stage, { person: cast('dos-cuentas'), account: impostor, sede: main, daysAgo: 2 })
}
