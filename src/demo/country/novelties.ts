import type { DemoLoads } from './loads.ts'
import { type DemoPerson, documentOf } from './people.ts'
import { departamentos } from './places.ts'
import { idOf, randomFor } from './random.ts'
import { prescribes } from './roles.ts'
import type { Tables } from './tables.ts'
import { rangeOf, type When } from './when.ts'

/** What befell some of those in ReTHUS. Whoever is not named here is VIGENTE and was never sanctioned. */
export type Novelties = {
  dead: DemoPerson[]
  notCurrent: DemoPerson[]
  sanctioned: { person: DemoPerson; kind: SanctionKind }[]
  /** Absent from the last file: what the register says of them is older. */
  stale: DemoPerson[]
}

type SanctionKind = 'EN_CURSO' | 'FUTURA' | 'CUMPLIDA'

/** From when and until when, in days from today. */
const sanctionDays = { EN_CURSO: [-9, 356], FUTURA: [21, 203], CUMPLIDA: [-700, -335] } as const

/** Who of the registered plays what; nobody twice. */
export function shareOut(people: DemoPerson[], cast: (key: string) => DemoPerson) {
  const practitioners = people
    .filter((person) => documentOf(person).type === 'CC' && prescribes(person.profession!) && person.profession !== 'NUTRICION')
    .slice(0, 17)
  const rest = people.filter((person) => !practitioners.includes(person))
  const fallen = rest.filter(({ profession }) => prescribes(profession!)).slice(0, 22)
  const free = rest.filter((person) => !fallen.includes(person))

  // The first of each kind held rights at a sede when the news came.
  const [caught, toCome, gone, lapsed, ...others] = fallen as [DemoPerson, DemoPerson, DemoPerson, DemoPerson, ...DemoPerson[]]
  const as = (kind: SanctionKind) => (person: DemoPerson) => ({ person, kind })
  const novelties: Novelties = {
    sanctioned: [
      ...[cast('sancionado'), caught, ...others.slice(0, 2)].map(as('EN_CURSO')),
      ...[toCome, others[2]!].map(as('FUTURA')),
      ...[cast('independiente-activa'), ...others.slice(3, 6)].map(as('CUMPLIDA')),
    ],
    dead: [gone, ...others.slice(6, 9)],
    notCurrent: [lapsed, ...others.slice(9, 12)],
    stale: others.slice(12, 18),
  }
  return {
    practitioners,
    novelties,
    holders: { caught, toCome, gone, lapsed },
    prescribers: free.filter(({ profession }) => prescribes(profession!)),
    others: free.filter(({ profession }) => ['ENFERMERIA', 'BACTERIOLOGIA', 'PSICOLOGIA', 'FISIOTERAPIA'].includes(profession!)),
  }
}

export type Parts = ReturnType<typeof shareOut>

export function makeSanctions(
  when: When,
  { sanctioned }: Novelties,
  { first, news, last }: DemoLoads['rethus'],
): Tables['rethus_sanction'][] {
  const random = randomFor('sanctions')
  return sanctioned.map(({ person, kind }, i) => {
    const [from, until] = sanctionDays[kind]
    const load = { CUMPLIDA: first, FUTURA: last, EN_CURSO: news }[kind]
    return {
      id: idOf('sanction', person.key),
      person_id: person.id,
      sanction:
        kind === 'CUMPLIDA'
          ? 'Suspensión en el ejercicio por doce meses'
          : random.pick(['Suspensión en el ejercicio', 'Suspensión de la inscripción']),
      authority: `Tribunal Seccional de Ética de ${departamentos[i % departamentos.length]!.name}`,
      act: `Fallo ${110 + i * 17}`,
      during: rangeOf(when.startOfDay(from), when.startOfDay(until)),
      recorded_at: load.finished_at,
      load_id: load.id,
    }
  })
}

/** By what a register ends somebody's rights, from when, and when it became known. */
export type Loss = { ground: 'SANCION' | 'FALLECIMIENTO' | 'RETHUS'; at: Date; doneAt: Date; reason: string }

/** As the loading of ReTHUS does it: from the sanction's first instant, or at once when that has passed. */
export function lossOf(
  person: DemoPerson,
  { dead, notCurrent, sanctioned }: Novelties,
  sanctions: Tables['rethus_sanction'][],
  when: When,
  known: Date,
): Loss {
  const atOnce = { at: known, doneAt: known }
  if (dead.includes(person)) return { ...atOnce, ground: 'FALLECIMIENTO', reason: 'El ReTHUS la registra como fallecida.' }
  if (notCurrent.includes(person))
    return { ...atOnce, ground: 'RETHUS', reason: 'El ReTHUS registra su identificación como no vigente.' }
  const { sanction, act, authority, recorded_at } = sanctions.find(({ person_id }) => person_id === person.id)!
  const from = when.startOfDay(sanctionDays[sanctioned.find((one) => one.person === person)!.kind][0])
  const reason = `Sanción en el ReTHUS: ${sanction}. ${act}, ${authority}.`
  return { ground: 'SANCION', at: from > recorded_at ? from : recorded_at, doneAt: recorded_at, reason }
}
