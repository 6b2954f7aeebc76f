import { radicadoOf } from '../../features/applications/index.ts'
import { type CalendarDate, dayOf } from '../../shared/calendar.ts'
import { institutionRows, makeInstitutions } from './institutions.ts'
import { makeLoads } from './loads.ts'
import { nameDelegados, nameOfficials } from './offices.ts'
import { type DemoPerson, documentOf, makePeople, personRows } from './people.ts'
import { departamentos, municipios } from './places.ts'
import { playApplicants } from './plots.ts'
import { enrolThemselves, openPractitioners } from './practices.ts'
import { randomFor } from './random.ts'
import { record } from './record.ts'
import { makeRethus, type Novelties } from './rethus.ts'
import { prescribes } from './roles.ts'
import { begin, ended, enrolled, type Stage } from './stories.ts'
import { type CountryRows, noRows } from './tables.ts'
import { whenFrom } from './when.ts'

/**
 * The whole synthetic country as rows, from the day on which it is loaded: pure, and the same on every machine. Whoever
 * wants another country changes what is written here, not a number.
 */
export function makeCountry(day: CalendarDate, consentVersion: string): CountryRows {
  const when = whenFrom(day)
  const loads = makeLoads(when)
  const rows = noRows()
  const { cast, registered, staff } = makePeople()
  const castOf = (key: string) => cast.find((person) => person.key === key)!
  const random = randomFor('plots')

  const parts = shareOut(random.shuffled(registered))
  const owners = ['independiente', 'independiente-sin', 'independiente-activa'].map(castOf)
  const practitioners = openPractitioners(rows, when, [...owners, ...parts.practitioners], consentVersion)
  const repsAsOf = loads.reps.last.as_of
  const entidades = makeInstitutions(
    repsAsOf,
    practitioners.map(({ person, repsEmail }) => ({ person, email: repsEmail })),
  )
  const officials = nameOfficials(rows, when, ['mesa', 'mesa-2', 'mesa-3'].map(castOf), consentVersion)
  const delegados = nameDelegados(rows, when, {
    ips: entidades.ips,
    eps: entidades.eps,
    officials,
    staff,
    cast: castOf,
    consentVersion,
  })
  enrolThemselves(rows, when, practitioners, entidades.independientes)

  const stage: Stage = {
    rows,
    when,
    loads,
    random,
    consentVersion,
    delegadosOf: ({ entidad_id, id }) =>
      (delegados.get(entidad_id) ?? []).filter(({ sedeIds }) => sedeIds === null || sedeIds.includes(id)),
  }
  playApplicants(stage, { ips: entidades.ips, cast: castOf, ...parts })
  const novelties = playNovelties(stage, parts, castOf, entidades.ips[6]!.sedes[0]!)

  const inRethus = [...cast.filter(({ profession }) => profession), ...registered]
  const withAccount = [...cast, ...staff].filter(
    ({ profession, id }) => !profession && rows.account.some((account) => account.person_id === id),
  )
  const openedAt = (person: DemoPerson) => rows.account.find((account) => account.person_id === person.id)!.created_at
  Object.assign(
    rows,
    { departamento: departamentos, municipio: municipios, register_load: loads.all },
    personRows([
      ...inRethus.map((person) => ({ person, since: loads.rethus.first.finished_at })),
      ...withAccount.map((person) => ({ person, since: openedAt(person) })),
    ]),
    institutionRows([...entidades.ips, ...entidades.eps, ...entidades.independientes]),
    makeRethus(when, inRethus, novelties, loads.rethus),
  )
  recordLoads(rows)
  numberApplications(rows)
  return rows
}

/** Who of the registered plays what; nobody twice. */
function shareOut(people: DemoPerson[]) {
  const byCedula = people.filter((person) => documentOf(person).type === 'CC')
  const prescribing = byCedula.filter(({ profession }) => prescribes(profession!))
  const practitioners = prescribing.filter(({ profession }) => profession !== 'NUTRICION').slice(0, 17)
  const rest = people.filter((person) => !practitioners.includes(person))
  const fallen = rest.filter(({ profession }) => prescribes(profession!)).slice(0, 24)
  const free = rest.filter((person) => !fallen.includes(person))
  return {
    practitioners,
    /** Sanctioned, dead, without a current identification, or absent from the last file. */
    fallen,
    prescribers: free.filter(({ profession }) => prescribes(profession!)),
    others: free.filter(({ profession }) => ['ENFERMERIA', 'BACTERIOLOGIA', 'PSICOLOGIA', 'FISIOTERAPIA'].includes(profession!)),
  }
}

/** What befell some in ReTHUS, and what it did to the rights of those who had any. */
function playNovelties(
  stage: Stage,
  { fallen }: { fallen: DemoPerson[] },
  cast: (key: string) => DemoPerson,
  sede: Parameters<typeof begin>[1]['sede'],
): Novelties {
  const [caught, toCome, gone, lapsed, ...rest] = fallen as [DemoPerson, DemoPerson, DemoPerson, DemoPerson, ...DemoPerson[]]
  const at = stage.loads.rethus.news.finished_at
  const losing = (person: DemoPerson, end: { at: Date; ground: string; reason: string }) => {
    const story = begin(stage, { person, sede, daysAgo: 70 })
    ended(stage, story, enrolled(stage, story, { untilDays: 300 }), { by: 'register', ...end })
  }
  losing(caught, { at, ground: 'SANCION', reason: 'ReTHUS informa una sanción vigente.' })
  losing(gone, { at, ground: 'FALLECIMIENTO', reason: 'ReTHUS informa el fallecimiento.' })
  losing(lapsed, { at, ground: 'RETHUS', reason: 'ReTHUS informa que la identificación no está vigente.' })
  enrolled(stage, begin(stage, { person: toCome, sede, daysAgo: 60 }), { untilDays: 21 })

  const sanctioned: Novelties['sanctioned'] = [
    ...[cast('sancionado'), caught, ...rest.slice(0, 2)].map((person) => ({ person, kind: 'EN_CURSO' as const })),
    ...[toCome, rest[2]!].map((person) => ({ person, kind: 'FUTURA' as const })),
    ...[cast('independiente-activa'), ...rest.slice(3, 6)].map((person) => ({ person, kind: 'CUMPLIDA' as const })),
  ]
  return {
    sanctioned,
    dead: [gone, ...rest.slice(6, 9)],
    notCurrent: [lapsed, ...rest.slice(9, 12)],
    stale: rest.slice(12, 18),
  }
}

/** Every load, every sanction and every death that it brought. */
function recordLoads(rows: CountryRows) {
  for (const { id, register, finished_at } of rows.register_load)
    record(rows, { at: finished_at, by: 'OPERADOR', act: register === 'RETHUS' ? 'rethus.loaded' : 'reps.loaded', objectId: id })
  for (const { id, person_id, recorded_at } of rows.rethus_sanction)
    record(rows, { at: recorded_at, by: 'OPERADOR', act: 'rethus.sanctioned', personId: person_id, objectId: id })
  const news = rows.register_load.filter(({ register }) => register === 'RETHUS').at(-2)!
  for (const { person_id } of rows.rethus_entry.filter(({ document_state }) => document_state === 'FALLECIDO'))
    record(rows, { at: news.finished_at, by: 'OPERADOR', act: 'rethus.died', personId: person_id, objectId: news.id })
}

/** Radicados follow the order in which the applications were sent. */
function numberApplications({ application }: CountryRows) {
  application.sort((a, b) => a.submitted_at.getTime() - b.submitted_at.getTime() || (a.id < b.id ? -1 : 1))
  for (const [i, one] of application.entries()) one.radicado = radicadoOf(Number(dayOf(one.submitted_at).slice(0, 4)), i + 1)
}
