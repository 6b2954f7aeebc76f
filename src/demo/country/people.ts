import { menNames, surnames, womenNames } from './names.ts'
import { idOf, type Random, randomFor } from './random.ts'
import type { CountryRows } from './tables.ts'
import { rangeOf } from './when.ts'

export type DemoDocument = { type: 'CC' | 'CE' | 'TI' | 'PE' | 'PT'; number: string; from: Date | null; until: Date | null }

/** An invented person. The last of the documents is the present one. */
export type DemoPerson = {
  key: string
  id: string
  sex: 'F' | 'M'
  firstName: string
  secondName: string | null
  firstSurname: string
  secondSurname: string | null
  birthDate: string
  documents: DemoDocument[]
  documentIssuedOn: string
  /** Code of table profession; null for whoever is not in ReTHUS. */
  profession: string | null
  /** In which profession he owes the Servicio Social; absent for whoever that register does not name. */
  owes?: string
}

export const documentOf = ({ documents }: DemoPerson) => documents.at(-1)!
export const nameOf = ({ firstName, secondName, firstSurname, secondSurname }: DemoPerson) =>
  [firstName, secondName, firstSurname, secondSurname].filter(Boolean).join(' ')

export type Named = Pick<
  DemoPerson,
  'key' | 'sex' | 'firstName' | 'secondName' | 'firstSurname' | 'secondSurname' | 'profession' | 'owes'
>

export const named = (key: string, sex: 'F' | 'M', fullName: string, profession: string | null = null): Named => {
  const [firstName = '', secondName = '', firstSurname = '', secondSurname = ''] = fullName.split(' ')
  return { key, sex, firstName, secondName: secondName === '-' ? null : secondName, firstSurname, secondSurname, profession }
}

/** Whoever plays a part that /demo tells of. Their cédulas are 1.900.000.101 and on, in this order. */
const cast: Named[] = [
  named('mesa', 'F', 'Beatriz Elena Cañas Ordóñez'),
  named('mesa-2', 'M', 'Álvaro José Rendón Tique'),
  named('mesa-3', 'F', 'Mireya - Sandoval Cruz'),
  named('delegado', 'M', 'Hernán Darío Pulgarín Toro'),
  named('delegada2', 'F', 'Dora Inés Valbuena Roa'),
  named('otra-delegada', 'F', 'Nancy Esperanza Lizarazo Guarín'),
  named('delegado-termina', 'M', 'Gildardo - Higuita Serna'),
  named('delegada-eps', 'F', 'Yolanda Patricia Espinel Mina'),
  named('lista', 'F', 'Laura Marcela Quiñones Solarte', 'MEDICINA'),
  named('devuelta', 'M', 'Camilo Andrés Burbano Lasso', 'ODONTOLOGIA'),
  named('en-espera', 'F', 'Juliana - Otálora Téllez', 'MEDICINA'),
  named('vencida', 'M', 'Efraín Antonio Casallas Pardo', 'OPTOMETRIA'),
  named('por-enrolar', 'F', 'Ximena Rocío Narváez Daza', 'NUTRICION'),
  named('prescriptora', 'F', 'Ana Lucía Zuluaga Meneses', 'MEDICINA'),
  named('termina-manana', 'M', 'Rubén Darío Gaona Plazas', 'MEDICINA'),
  named('sancionado', 'M', 'Germán Alonso Villamil Prada', 'MEDICINA'),
  named('consulta', 'F', 'Viviana Andrea Perdomo Caicedo', 'ENFERMERIA'),
  named('no-rethus', 'M', 'Nelson Iván Bohórquez Rueda'),
  named('independiente', 'F', 'Inés Helena Arroyave Castaño', 'ODONTOLOGIA'),
  named('independiente-sin', 'M', 'Tomás - Leguizamón Franco', 'OPTOMETRIA'),
  named('independiente-activa', 'F', 'Clara Eugenia Montaño Vélez', 'MEDICINA'),
  named('dos-cuentas', 'F', 'Sara Milena Angarita Mora', 'MEDICINA'),
  named('sin-cuenta', 'M', 'Mateo Alejandro Grisales Cifuentes', 'MEDICINA'),
  named('sin-cuenta-2', 'F', 'Paula Andrea Isaza Holguín', 'NUTRICION'),
]

/** How many of the 400 are registered in each profession. */
export const headcount = {
  MEDICINA: 150,
  ODONTOLOGIA: 40,
  OPTOMETRIA: 20,
  NUTRICION: 24,
  ENFERMERIA: 50,
  BACTERIOLOGIA: 24,
  FISIOTERAPIA: 16,
  FONOAUDIOLOGIA: 8,
  PSICOLOGIA: 24,
  QUIMICA_FARMACEUTICA: 10,
  TERAPIA_OCUPACIONAL: 6,
  TERAPIA_RESPIRATORIA: 6,
  INSTRUMENTACION: 6,
  REGENCIA_FARMACIA: 6,
  AUXILIAR_ENFERMERIA: 10,
} as const

/** Administrative staff of the institutions: delegados who are in no register. */
const staffCount = 40

export function makePeople() {
  const random = randomFor('people')
  const numbers = new Set<number>()
  const castPeople = cast.map((one, i) => withIdentity(random, one, [plainDocument('CC', `${1_900_000_101 + i}`)]))

  const professions = Object.entries(headcount).flatMap(([code, count]) =>
    Array.from({ length: count - cast.filter(({ profession }) => profession === code).length }, () => code),
  )
  const registered = random
    .shuffled(professions)
    .map((profession, i) => withIdentity(random, anyName(random, `p${i + 1}`, profession), documentsFor(random, i, numbers)))
  const staff = Array.from({ length: staffCount }, (_, i) =>
    withIdentity(random, anyName(random, `s${i + 1}`, null), [plainDocument('CC', newNumber(random, numbers))]),
  )
  return { cast: castPeople, registered, staff }
}

export function anyName(random: Random, key: string, profession: string | null): Named {
  const sex = random.chance(0.58) ? 'F' : 'M'
  const [firstName, secondName] = random.shuffled(sex === 'F' ? womenNames : menNames)
  const [firstSurname, secondSurname] = random.shuffled(surnames)
  return {
    key,
    sex,
    firstName: firstName!,
    secondName: random.chance(0.75) ? secondName! : null,
    firstSurname: firstSurname!,
    secondSurname: random.chance(0.96) ? secondSurname! : null,
    profession,
  }
}

export function withIdentity(
  random: Random,
  one: Named,
  documents: DemoDocument[],
  born: readonly [number, number] = [1962, 1996],
): DemoPerson {
  const year = random.int(...born)
  const birthDate = `${year}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`
  const issued = `${year + 18 + random.int(0, 4)}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`
  const history = documents.map((document) =>
    document.type === 'TI'
      ? { ...document, from: new Date(`${year + 7}-06-01T05:00:00Z`), until: new Date(`${year + 18}-12-01T05:00:00Z`) }
      : document,
  )
  return { ...one, id: idOf('person', one.key), birthDate, documents: history, documentIssuedOn: issued }
}

const two = (number: number) => String(number).padStart(2, '0')
export const plainDocument = (type: DemoDocument['type'], number: string): DemoDocument => ({
  type,
  number,
  from: null,
  until: null,
})

function newNumber(random: Random, taken: Set<number>) {
  for (;;) {
    const number = 1_900_000_000 + random.int(10_000, 899_999)
    if (taken.has(number)) continue
    taken.add(number)
    return String(number)
  }
}

/** Most have a cédula; foreigners CE, PT, or a PE that became a PT; the young a TI that became a cédula. In ranges nobody is given. */
function documentsFor(random: Random, i: number, numbers: Set<number>): DemoDocument[] {
  if (i % 40 === 7) return [plainDocument('CE', String(99_100_000 + i * 113))]
  if (i % 80 === 21) return [plainDocument('PT', String(990_200_000 + i * 71))]
  const change = new Date('2022-05-31T05:00:00Z')
  if (i % 80 === 33)
    return [
      { type: 'PE', number: String(990_000_000_100_000 + i * 97), from: new Date('2018-08-01T05:00:00Z'), until: change },
      { type: 'PT', number: String(990_300_000 + i * 59), from: change, until: null },
    ]
  const number = newNumber(random, numbers)
  return i % 80 === 51 ? [plainDocument('TI', number), plainDocument('CC', number)] : [plainDocument('CC', number)]
}

const namedBy = ({ profession, owes }: DemoPerson) => (profession ? 'RETHUS' : owes ? 'SERVICIO_SOCIAL' : 'CUENTA')

/** Persons and documents as rows; `since` tells from when the program knows each. */
export function personRows(people: { person: DemoPerson; since: Date }[]): Pick<CountryRows, 'person' | 'person_document'> {
  return {
    person: people.map(({ person, since }) => ({
      id: person.id,
      first_name: person.firstName,
      second_name: person.secondName,
      first_surname: person.firstSurname,
      second_surname: person.secondSurname,
      birth_date: person.birthDate,
      names_from: namedBy(person),
      created_at: since,
    })),
    person_document: people.flatMap(({ person, since }) =>
      person.documents.map(({ type, number, from, until }) => ({
        person_id: person.id,
        id: idOf('document', `${type}${number}`),
        type,
        number,
        during: rangeOf(from ?? (person.documents.length > 1 ? person.documents[0]!.until! : since), until),
        source: namedBy(person),
      })),
    ),
  }
}
