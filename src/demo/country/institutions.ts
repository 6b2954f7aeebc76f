import { type DemoPerson, documentOf, nameOf } from './people.ts'
import { municipioName } from './places.ts'
import { idOf, type Random, randomFor } from './random.ts'
import type { CountryRows, Tables } from './tables.ts'

export type DemoSede = Tables['sede']
export type DemoEntidad = Tables['entidad'] & { sedes: DemoSede[] }

/** Name, municipio, how many sedes, and the domain of its mail. */
const ips: [name: string, municipio: string, sedes: number, domain: string][] = [
  ['E.S.E. Hospital San Telmo', '02001', 4, 'santelmo'],
  ['Clínica Brisas del Manglar', '02010', 3, 'brisasdelmanglar'],
  ['E.S.E. Hospital Nuestra Señora del Faro', '02003', 3, 'hospitaldelfaro'],
  ['Centro Médico Punta Gaviota', '02007', 1, 'puntagaviota'],
  ['Fundación Casa de la Marea', '02015', 1, 'casadelamarea'],
  ['Óptica y Salud Visual Litoral', '02020', 2, 'visuallitoral'],
  ['E.S.E. Hospital Alto Cedral', '03001', 3, 'altocedral'],
  ['Clínica Peñas Blancas', '03004', 3, 'penasblancas'],
  ['E.S.E. Hospital El Frailejón', '03009', 2, 'hospitalfrailejon'],
  ['Centro Médico Cuchilla del Viento', '03012', 1, 'cuchilladelviento'],
  ['Unidad Odontológica Serranía', '03021', 2, 'odontoserrania'],
  ['IPS Aguafría Salud', '03018', 2, 'aguafriasalud'],
  ['E.S.E. Hospital Morichal Viejo', '04001', 3, 'morichalviejo'],
  ['Clínica El Alcaraván', '04005', 3, 'clinicaalcaravan'],
  ['E.S.E. Hospital Tres Matas', '04013', 2, 'hospitaltresmatas'],
  ['Centro Médico Garcero', '04011', 1, 'medicogarcero'],
  ['Fundación Llano Vivo', '04017', 1, 'llanovivo'],
  ['Laboratorio Clínico La Vaquería', '04022', 1, 'lablavaqueria'],
  ['E.S.E. Hospital Puerto Barquero', '06001', 3, 'puertobarquero'],
  ['Clínica Dos Orillas', '06002', 2, 'dosorillas'],
  ['E.S.E. Hospital La Subienda', '06008', 2, 'hospitalsubienda'],
  ['Centro Médico Remanso', '06016', 1, 'medicoremanso'],
  ['Unidad de Nutrición Vuelta Mansa', '06019', 1, 'nutricionvuelta'],
  ['IPS Playa Honda Salud', '06014', 1, 'playahondasalud'],
  ['E.S.E. Hospital Villa Eugenia', '07001', 4, 'villaeugenia'],
  ['Clínica Laguna Clara', '07003', 2, 'lagunaclara'],
  ['E.S.E. Hospital Los Trigales', '07006', 2, 'lostrigales'],
  ['Centro Médico Campo Nublado', '07015', 1, 'camponublado'],
  ['Fundación Piedra Sola', '07010', 1, 'piedrasola'],
  ['Unidad Pediátrica Tierra Negra', '07018', 2, 'pediatricatierranegra'],
]

const eps: [name: string, code: string, municipio: string, domain: string][] = [
  ['Brisa Nueva EPS', 'EPS901', '02001', 'brisanueva'],
  ['Cordillera Viva EPS', 'EPS902', '07001', 'cordilleraviva'],
  ['Ribereña de Salud EPS', 'EPS903', '06001', 'riberena'],
  ['Llanura Solidaria EPS', 'ESS904', '04001', 'llanurasolidaria'],
  ['Caja del Altiplano EPS', 'CCF905', '07003', 'cajaaltiplano'],
]

const otherSedes = ['Consulta Externa', 'Puesto de Salud La Unión', 'Centro de Atención Norte', 'Unidad Materno Infantil']

export function makeInstitutions(asOf: Date, independientes: { person: DemoPerson; email: string }[]) {
  const random = randomFor('institutions')
  return {
    ips: ips.map((one, i) => makeIps(random, one, i, asOf)),
    eps: eps.map((one, i) => makeEps(random, one, i, asOf)),
    independientes: independientes.map((one, i) => makeIndependiente(random, one, i, asOf)),
  }
}

/** NITs beyond those that have been given: 990 million and on. */
const nitOf = (order: number) => String(990_010_000 + order * 1_739)
/** No operator has the prefix 399. */
export const phoneOf = (random: Random) => `399${String(random.int(0, 9_999_999)).padStart(7, '0')}`
const addressOf = (random: Random) =>
  `${random.pick(['Calle', 'Carrera', 'Diagonal', 'Avenida'])} ${random.int(1, 48)} # ${random.int(1, 60)}-${random.int(1, 98)}`

function makeIps(random: Random, [name, municipio, count, domain]: (typeof ips)[number], i: number, asOf: Date): DemoEntidad {
  const code = `${municipio}${String(101 + i * 7).padStart(5, '0')}`
  const id = idOf('entidad', code)
  const sedes = Array.from({ length: count }, (_, n): DemoSede => {
    const own = name.replace('E.S.E. ', '')
    return {
      entidad_id: id,
      id: idOf('sede', `${code}${n + 1}`),
      kind: 'REPS',
      code: `${code}${String(n + 1).padStart(2, '0')}`,
      name: n === 0 ? own : `${own}, ${otherSedes[n - 1]}`,
      municipio_code: municipio,
      address: addressOf(random),
      phone: phoneOf(random),
      email: `sede${n + 1}@${domain}.example`,
      as_of: asOf,
    }
  })
  return {
    ...entidadOf(random, { id, code, name, municipio, email: `contacto@${domain}.example`, asOf }),
    kind: 'IPS',
    id_number: nitOf(i),
    sedes,
  }
}

function makeEps(random: Random, [name, code, municipio, domain]: (typeof eps)[number], i: number, asOf: Date): DemoEntidad {
  const id = idOf('entidad', code)
  const entidad = entidadOf(random, { id, code, name, municipio, email: `contacto@${domain}.example`, asOf })
  const { address, phone, email } = entidad
  const office = {
    entidad_id: id,
    id: idOf('sede', code),
    kind: 'EPS' as const,
    code,
    name: `${name}, oficina de ${municipioName(municipio)}`,
  }
  return {
    ...entidad,
    kind: 'EPS',
    id_number: nitOf(100 + i),
    sedes: [{ ...office, municipio_code: municipio, address, phone, email, as_of: asOf }],
  }
}

const consultorios = ['02001', '02003', '03001', '03004', '04001', '04005', '06001', '06002', '07001', '07003']

/** A professional who is his own entidad: REPS knows him by his document, and where to write to him. */
function makeIndependiente(
  random: Random,
  { person, email }: { person: DemoPerson; email: string },
  i: number,
  asOf: Date,
): DemoEntidad {
  const municipio = consultorios[i % consultorios.length]!
  const code = `${municipio}${String(50_001 + i * 13)}`
  const id = idOf('entidad', code)
  const name = nameOf(person)
  const entidad = entidadOf(random, { id, code, name, municipio, email, asOf })
  const { address, phone } = entidad
  const consultorio = {
    entidad_id: id,
    id: idOf('sede', `${code}1`),
    kind: 'REPS' as const,
    code: `${code}01`,
    name: `Consultorio ${name}`,
  }
  return {
    ...entidad,
    kind: 'INDEPENDIENTE',
    id_type: documentOf(person).type,
    id_number: documentOf(person).number,
    independiente_id: person.id,
    sedes: [{ ...consultorio, municipio_code: municipio, address, phone, email, as_of: asOf }],
  }
}

type Known = { id: string; code: string; name: string; municipio: string; email: string; asOf: Date }

const entidadOf = (random: Random, { id, code, name, municipio, email, asOf }: Known) => ({
  id,
  code,
  id_type: 'NI',
  name,
  email,
  phone: phoneOf(random),
  address: addressOf(random),
  municipio_code: municipio,
  independiente_id: null as string | null,
  as_of: asOf,
})

export const institutionRows = (entidades: DemoEntidad[]): Pick<CountryRows, 'entidad' | 'sede'> => ({
  entidad: entidades.map(({ sedes: _, ...entidad }) => entidad),
  sede: entidades.flatMap(({ sedes }) => sedes),
})
