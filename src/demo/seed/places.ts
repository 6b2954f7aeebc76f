import { surnames } from '../country/names.ts'
import { idFor, kinds, type Rows } from './rows.ts'

/** Codes that DIVIPOLA gives nobody, other than the demonstration's. */
const departamentoCodes = '01 09 10 12 14 16 21 22 24 26 28 29 30 31 32 33 34 35 36 37 38 39 40 42 43 45 46 48 49 51 53 55'.split(
  ' ',
)
const municipiosEach = 8
const epsCount = 12

export type Place = { entidadId: string; sedeIds: string[]; sedeCodes: string[]; delegates: number[]; departamento: string }

export type Places = { ips: Place[]; eps: Place[]; municipios: string[] }

/** An IPS for a hundred people, the first ones with many sedes; each with a delegate, the largest with three. */
export function layPlaces(seed: number, people: number): { places: Places; staff: number } {
  const count = Math.max(departamentoCodes.length * 2, Math.ceil(people / 100))
  const municipios = departamentoCodes.flatMap((code) =>
    Array.from({ length: municipiosEach }, (_, i) => `${code}${String(i + 1).padStart(3, '0')}`),
  )
  // Person 0 is the official.
  let staff = 1
  const delegatesFor = (e: number) => Array.from({ length: e < 20 ? 3 : 1 }, () => staff++)
  const ips = Array.from({ length: count }, (_, e): Place => {
    const municipio = municipios[(e * 37) % municipios.length]!
    const code = `${municipio}${String(e).padStart(5, '0')}`
    const sedes = e < 20 ? 20 : 1 + (e % 4)
    return {
      entidadId: idFor(seed, kinds.entidad, e),
      sedeIds: Array.from({ length: sedes }, (_, s) => idFor(seed, kinds.sede, e * 32 + s)),
      sedeCodes: Array.from({ length: sedes }, (_, s) => `${code}${String(s + 1).padStart(2, '0')}`),
      delegates: delegatesFor(e),
      departamento: municipio.slice(0, 2),
    }
  })
  const eps = Array.from({ length: epsCount }, (_, k): Place => {
    const e = 500_000 + k
    return {
      entidadId: idFor(seed, kinds.entidad, e),
      sedeIds: [idFor(seed, kinds.sede, e * 32)],
      sedeCodes: [`EPSL${String(k + 1).padStart(2, '0')}`],
      delegates: delegatesFor(0),
      departamento: departamentoCodes[k]!,
    }
  })
  return { places: { ips, eps, municipios }, staff }
}

/** The rows of all of them. */
export function addPlaces(rows: Rows, seed: number, { ips, eps, municipios }: Places, asOf: Date) {
  for (const [i, code] of departamentoCodes.entries()) rows.add('departamento', code, `Comarca ${surnames[i * 3]}`)
  for (const [i, code] of municipios.entries())
    rows.add('municipio', code, `Villa ${surnames[(i * 7) % surnames.length]} ${i + 1}`)
  for (const [n, register] of (['RETHUS', 'REPS', 'EPS'] as const).entries())
    rows.add('register_load', idFor(seed, kinds.load, n), register, 'carga.csv', 'carga', asOf, asOf, asOf, 0, 0)

  for (const [e, place] of ips.entries()) {
    const name = `${e % 3 === 0 ? 'E.S.E. Hospital' : e % 3 === 1 ? 'Clínica' : 'Centro Médico'} ${surnames[e % surnames.length]} ${e + 1}`
    addEntidad(rows, place, { kind: 'IPS', code: place.sedeCodes[0]!.slice(0, 10), nit: 991_000_000 + e, name, asOf })
  }
  for (const [k, place] of eps.entries())
    addEntidad(rows, place, {
      kind: 'EPS',
      code: place.sedeCodes[0]!,
      nit: 991_900_000 + k,
      name: `EPS de la comarca ${k + 1}`,
      asOf,
    })
}

type Known = { kind: 'IPS' | 'EPS'; code: string; nit: number; name: string; asOf: Date }

function addEntidad(rows: Rows, place: Place, { kind, code, nit, name, asOf }: Known) {
  const { entidadId, sedeIds, sedeCodes, departamento } = place
  const municipio = kind === 'IPS' ? code.slice(0, 5) : `${departamento}001`
  const email = `contacto@carga${nit}.example`
  const contact = [email, '3990000000', 'Calle 1 # 2-3'] as const
  rows.add('entidad', entidadId, kind, code, 'NI', String(nit), name, ...contact, municipio, null, asOf)
  for (const [s, id] of sedeIds.entries())
    rows.add(
      ...(['sede', entidadId, id, kind === 'IPS' ? 'REPS' : 'EPS', sedeCodes[s]!] as const),
      ...([`${name}, sede ${s + 1}`, municipio, 'Calle 1 # 2-3', '3990000000', email, asOf] as const),
    )
}
