import { radicadoOf } from '../../features/applications/index.ts'
import { type CalendarDate, dayOf } from '../../shared/calendar.ts'
import { institutionRows, makeInstitutions } from './institutions.ts'
import { makeLoads } from './loads.ts'
import { makeMails } from './mails.ts'
import { makeNewcomers } from './newcomers.ts'
import { playNewcomers } from './newcomers-plots.ts'
import { lossOf, makeSanctions, shareOut } from './novelties.ts'
import { nameDelegados, nameOfficials } from './offices.ts'
import { enterPatients } from './patients.ts'
import { type DemoPerson, makePeople, personRows } from './people.ts'
import { departamentos, municipios } from './places.ts'
import { playPlazas } from './plazas.ts'
import { playApplicants } from './plots.ts'
import { enrolThemselves, openPractitioners } from './practices.ts'
import { randomFor } from './random.ts'
import { record } from './record.ts'
import { arriveInRethus, makeRethus } from './rethus.ts'
import type { Stage } from './stories.ts'
import { type CountryRows, noRows } from './tables.ts'
import { whenFrom } from './when.ts'

type Setting = {
  /** Of the terms that everybody accepted. */
  consentVersion: string
  /** In the links of the mails. */
  publicUrl: string
}

/**
 * The whole synthetic country as rows, from the day on which it is loaded: pure, and the same on every machine. Whoever
 * wants another country changes what is written here, not a number.
 */
export function makeCountry(day: CalendarDate, { consentVersion, publicUrl }: Setting): CountryRows {
  const when = whenFrom(day)
  const loads = makeLoads(when)
  const rows = noRows()
  const { cast, registered, staff } = makePeople()
  const castOf = (key: string) => cast.find((person) => person.key === key)!
  const random = randomFor('plots')
  const parts = shareOut(random.shuffled(registered), castOf)
  const sanctions = makeSanctions(when, parts.novelties, loads.rethus)

  const owners = ['independiente', 'independiente-sin', 'independiente-activa'].map(castOf)
  const practitioners = openPractitioners(rows, when, [...owners, ...parts.practitioners], consentVersion)
  const entidades = makeInstitutions(
    loads.reps.last.as_of,
    practitioners.map(({ person, repsEmail }) => ({ person, email: repsEmail })),
  )
  const officials = nameOfficials(rows, when, ['mesa', 'mesa-2', 'mesa-3'].map(castOf), consentVersion)
  const { ips, eps, independientes } = entidades
  const delegados = nameDelegados(rows, when, { ips, eps, officials, staff, cast: castOf, consentVersion })
  enrolThemselves(rows, when, practitioners, independientes)

  const stage: Stage = {
    rows,
    when,
    loads,
    random,
    consentVersion,
    delegadosOf: ({ entidad_id, id }) =>
      (delegados.get(entidad_id) ?? []).filter(({ sedeIds }) => sedeIds === null || sedeIds.includes(id)),
    lossOf: (person) => lossOf(person, parts.novelties, sanctions, when, loads.rethus.news.finished_at),
  }
  playApplicants(stage, { ips, cast: castOf, ...parts })
  const { newcomers, graduates } = makeNewcomers()
  const social = { ...stage, random: randomFor('newcomers-plots'), official: officials[0]!, deskSince: when.at(-399, '12:00') }
  const partOf = (key: string) => newcomers.find((person) => person.key === key)!
  const plazas = playPlazas(social, { ips, partOf, graduates })
  const free = parts.prescribers.slice(-12)
  playNewcomers(social, { ips, eps, partOf, plazas, free })

  const arrived = partOf('plaza-rethus')
  const inRethus = [...cast, ...registered, ...newcomers].filter(({ profession, owes }) => profession && !owes)
  const openedAt = (person: DemoPerson) => rows.account.find((account) => account.person_id === person.id)?.created_at
  const others = [...cast, ...staff, ...newcomers].flatMap((person) => {
    const since = person.profession || person.owes ? undefined : openedAt(person)
    return since ? [{ person, since }] : []
  })
  const owing = [...newcomers, ...graduates].filter(({ owes }) => owes)
  Object.assign(
    rows,
    { departamento: departamentos, municipio: municipios, register_load: loads.all, rethus_sanction: sanctions },
    personRows([
      ...inRethus.map((person) => ({ person, since: loads.rethus.first.finished_at })),
      ...owing.map((person) => ({ person, since: loads.servicioSocial.finished_at })),
      ...others,
    ]),
    institutionRows([...ips, ...eps, ...independientes]),
    makeRethus(inRethus, parts.novelties, loads.rethus),
  )
  arriveInRethus(rows, arrived, plazas.get(arrived.key)!, loads)
  recordRegisters(rows, loads.rethus.news)
  enterPatients(rows, when, { eps, prescriber: castOf('prescriptora'), dead: parts.novelties.dead[0]! })
  numberApplications(rows)
  rows.demo_mail = makeMails(rows, when, { publicUrl, delegadosOf: stage.delegadosOf })
  return rows
}

const loaded = {
  RETHUS: 'rethus.loaded',
  REPS: 'reps.loaded',
  EPS: 'reps.loaded',
  SERVICIO_SOCIAL: 'servicio-social.loaded',
} as const

/** Every load, and every sanction, death and lapse that it brought. */
function recordRegisters(rows: CountryRows, news: CountryRows['register_load'][number]) {
  for (const { id, register, finished_at } of rows.register_load)
    record(rows, { at: finished_at, by: 'OPERADOR', act: loaded[register], objectId: id })
  for (const { id, person_id, recorded_at } of rows.rethus_sanction)
    record(rows, { at: recorded_at, by: 'OPERADOR', act: 'rethus.sanctioned', personId: person_id, objectId: id })
  const losses = { FALLECIDO: 'rethus.died', NO_VIGENTE: 'rethus.expired', VIGENTE: null } as const
  for (const { person_id, document_state } of rows.rethus_entry) {
    const act = losses[document_state]
    if (act) record(rows, { at: news.finished_at, by: 'OPERADOR', act, personId: person_id, objectId: news.id })
  }
}

/** Radicados follow the order in which the applications were sent. */
function numberApplications({ application }: CountryRows) {
  application.sort((a, b) => a.submitted_at.getTime() - b.submitted_at.getTime() || (a.id < b.id ? -1 : 1))
  for (const [i, one] of application.entries()) one.radicado = radicadoOf(Number(dayOf(one.submitted_at).slice(0, 4)), i + 1)
}
