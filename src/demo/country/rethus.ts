import { dayAfter } from '../../shared/calendar.ts'
import type { DemoLoads } from './loads.ts'
import type { Novelties } from './novelties.ts'
import type { DemoPerson } from './people.ts'
import { departamentos, municipioName, municipios } from './places.ts'
import type { DemoPlaza } from './plaza-acts.ts'
import { idOf, type Random, randomFor } from './random.ts'
import type { CountryRows, Tables } from './tables.ts'

type Program = Tables['rethus_title']['program_type']

/** How the register writes the profession, and the program that leads to it. */
const programs: Record<string, { program: Program; names: string[]; specialties?: string[] }> = {
  MEDICINA: {
    program: 'UNV',
    names: ['Medicina', 'Medicina', 'Médico Cirujano'],
    specialties: [
      'Medicina Interna',
      'Pediatría',
      'Ginecología y Obstetricia',
      'Medicina Familiar',
      'Psiquiatría',
      'Cirugía General',
    ],
  },
  ODONTOLOGIA: { program: 'UNV', names: ['Odontología'], specialties: ['Endodoncia', 'Odontopediatría', 'Periodoncia'] },
  OPTOMETRIA: { program: 'UNV', names: ['Optometría'] },
  NUTRICION: { program: 'UNV', names: ['Nutrición y Dietética', 'Nutricionista Dietista'], specialties: ['Nutrición Clínica'] },
  ENFERMERIA: { program: 'UNV', names: ['Enfermería'], specialties: ['Enfermería en Cuidado Crítico', 'Auditoría en Salud'] },
  BACTERIOLOGIA: { program: 'UNV', names: ['Bacteriología', 'Bacteriología y Laboratorio Clínico'] },
  FISIOTERAPIA: { program: 'UNV', names: ['Fisioterapia'] },
  FONOAUDIOLOGIA: { program: 'UNV', names: ['Fonoaudiología'] },
  PSICOLOGIA: { program: 'UNV', names: ['Psicología'], specialties: ['Psicología Clínica'] },
  QUIMICA_FARMACEUTICA: { program: 'UNV', names: ['Química Farmacéutica'] },
  TERAPIA_OCUPACIONAL: { program: 'UNV', names: ['Terapia Ocupacional'] },
  TERAPIA_RESPIRATORIA: { program: 'UNV', names: ['Terapia Respiratoria'] },
  INSTRUMENTACION: { program: 'UNV', names: ['Instrumentación Quirúrgica'] },
  REGENCIA_FARMACIA: { program: 'TEC', names: ['Regencia de Farmacia'] },
  AUXILIAR_ENFERMERIA: { program: 'AUX', names: ['Auxiliar en Enfermería'] },
}

const mandatoryYear: Record<string, string> = {
  MEDICINA: 'Medicina',
  ODONTOLOGIA: 'Odontología',
  ENFERMERIA: 'Enfermería',
  BACTERIOLOGIA: 'Bacteriología',
}

const modalities = ['Servicios profesionales en IPS habilitada', 'Programa de salud pública', 'Programa en población vulnerable']

type RethusRows = Pick<CountryRows, 'rethus_entry' | 'rethus_title' | 'rethus_social_service'>

export function makeRethus(people: DemoPerson[], novelties: Novelties, { first, old, last }: DemoLoads['rethus']): RethusRows {
  const random = randomFor('rethus')
  return {
    rethus_entry: people.map((person) => {
      const load = novelties.stale.includes(person) ? old : last
      const state = novelties.dead.includes(person)
        ? 'FALLECIDO'
        : novelties.notCurrent.includes(person)
          ? 'NO_VIGENTE'
          : 'VIGENTE'
      return { person_id: person.id, document_state: state, as_of: load.as_of, load_id: load.id }
    }),
    rethus_title: people.flatMap((person) => titlesOf(random, person, first.id)),
    rethus_social_service: people.flatMap((person) => socialServiceOf(random, person, first.id)),
  }
}

/** Whoever has ended the service comes with the last file: an entry, the title, and the service as prestado. The account matches from then on. */
export function arriveInRethus(
  rows: CountryRows,
  person: DemoPerson,
  { offer, sede }: DemoPlaza,
  { rethus: { last } }: DemoLoads,
) {
  const shared = { person_id: person.id, load_id: last.id }
  rows.rethus_entry.push({ ...shared, document_state: 'VIGENTE', as_of: last.as_of })
  const reporter = `DTS SECRETARIA DE SALUD DE ${plainCapitals(departamentos[0]!.name)}`
  const { program, names } = programs[person.profession!]!
  rows.rethus_title.push({
    ...{ id: idOf('title', `${person.key}-1`), ...shared, program_type: program, origin: 'LOCAL', profession: names[0]! },
    ...{ profession_code: person.profession, practising_since: dayAfter(offer.lastDay), act: '20417', reporter },
  })
  rows.rethus_social_service.push({
    ...{ id: idOf('social-service', person.key), ...shared, program: mandatoryYear[person.profession!]!, reporter },
    ...{ provision: 'PRESTO', place_kind: 'LOCAL', place: municipioName(sede.municipio_code), modality: modalities[0]! },
    ...{ period_from: offer.firstDay, period_last: offer.lastDay },
  })
  const account = rows.account.find(({ person_id }) => person_id === person.id)!
  Object.assign(account, { match_level: 1, matched_at: last.finished_at })
}

function titlesOf(random: Random, person: DemoPerson, loadId: string): Tables['rethus_title'][] {
  const { program, names, specialties } = programs[person.profession!]!
  const isForeigner = person.documents.at(-1)!.type !== 'CC'
  const origin = isForeigner || random.chance(0.03) ? 'EXTRANJERO' : 'LOCAL'
  const year = Number(person.birthDate.slice(0, 4)) + random.int(23, 27)
  const shared = { person_id: person.id, reporter: reporterOf(random), load_id: loadId }
  const title = (n: number, rest: Omit<Tables['rethus_title'], keyof typeof shared | 'id'>) => ({
    id: idOf('title', `${person.key}-${n}`),
    ...shared,
    ...rest,
  })

  const titles = [
    title(1, {
      program_type: program,
      origin,
      profession: random.pick(names),
      profession_code: person.profession,
      practising_since: `${year}-${dayInYear(random)}`,
      act: String(random.int(100, 9_999)),
    }),
  ]
  if (specialties && year < 2016 && random.chance(0.3))
    titles.push(
      title(2, {
        program_type: 'ESP',
        origin: 'LOCAL',
        profession: random.pick(specialties),
        profession_code: null,
        practising_since: `${year + random.int(4, 8)}-${dayInYear(random)}`,
        act: String(random.int(10_000, 19_999)),
      }),
    )
  return titles
}

const reporterOf = (random: Random) => `DTS SECRETARIA DE SALUD DE ${plainCapitals(random.pick(departamentos).name)}`
const plainCapitals = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
const dayInYear = (random: Random) =>
  `${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`

function socialServiceOf(random: Random, person: DemoPerson, loadId: string): Tables['rethus_social_service'][] {
  const program = mandatoryYear[person.profession!]
  if (!program || random.chance(0.25)) return []
  const shared = {
    id: idOf('social-service', person.key),
    person_id: person.id,
    program,
    reporter: reporterOf(random),
    load_id: loadId,
  }
  const served = random.chance(0.8)
  const year = Number(person.birthDate.slice(0, 4)) + 24
  if (!served)
    return [
      {
        ...shared,
        provision: random.chance(0.7) ? 'EXONERADO' : 'EXENTO',
        place_kind: null,
        place: null,
        period_from: null,
        period_last: null,
        modality: null,
      },
    ]
  return [
    {
      ...shared,
      provision: 'PRESTO',
      place_kind: 'LOCAL',
      place: random.pick(municipios).name,
      period_from: `${year}-02-01`,
      period_last: `${year + 1}-01-31`,
      modality: random.pick(modalities),
    },
  ]
}
