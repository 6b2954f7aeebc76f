import { type Random, randomFor } from '../country/random.ts'
import { insurerRoles, otherRoles, ownPolicy, socialRoles, usualRoles } from '../country/roles.ts'
import { dayMs, daysAgo, inscribeInRethus, range, record, type Setting, type Someone, someone } from './identity.ts'
import type { Place, Places } from './places.ts'
import { activate, apply, holdPlaza, type State, type Wish } from './rights.ts'
import { idFor, kinds, type Rows } from './rows.ts'

/** The desk's official, who is person 0, and the delegates: the people of whom the others' acts speak. */
export function addStaff(rows: Rows, setting: Setting, { ips, eps }: Places) {
  const { seed } = setting
  const operator = person(rows, setting, 0, 590)
  const at = daysAgo(operator, 585)
  prove(operator, at, null)
  rows.add('official', idFor(seed, kinds.official, 0), operator.personId, range(at), null, at)
  record(operator, { at, act: 'official.named', objectId: idFor(seed, kinds.official, 0), by: null })
  for (const { entidadId, delegates } of [...ips, ...eps])
    for (const i of delegates) {
      const one = person(rows, setting, i, 580)
      const namedAt = daysAgo(one, 575)
      prove(one, namedAt, operator.personId)
      const id = idFor(seed, kinds.delegation, i)
      const named = [range(namedAt), true, 'Oficio 1 de la carga', operator.personId, namedAt, false] as const
      rows.add('delegation', entidadId, id, one.personId, ...named)
      record(one, { at: namedAt, act: 'delegation.named', objectId: id, by: operator.personId, entidadId })
    }
}

const person = (rows: Rows, setting: Setting, i: number, accountDaysAgo: number) =>
  someone(rows, setting, randomFor(`seed/${setting.seed}/${i}`), i, { by: 'CUENTA', accountDaysAgo })

function prove({ rows, setting, i, accountId, personId, number }: Someone, at: Date, by: string | null) {
  const seen = ['DOCUMENTO_VISTO', 'CC', number, by, by ? 'MESA' : 'OPERADOR', null, range(at), null] as const
  rows.add('proofing', idFor(setting.seed, kinds.proofing, i), accountId, personId, ...seen)
}

const professions = [
  ...Array.from({ length: 9 }, () => 'MEDICINA'),
  ...['ODONTOLOGIA', 'ODONTOLOGIA', 'ODONTOLOGIA', 'OPTOMETRIA', 'NUTRICION', 'ENFERMERIA', 'ENFERMERIA', 'ENFERMERIA'],
  ...['BACTERIOLOGIA', 'PSICOLOGIA', 'FISIOTERAPIA', 'AUXILIAR_ENFERMERIA'],
]
const owed = ['MEDICINA', 'MEDICINA', 'MEDICINA', 'ODONTOLOGIA', 'ENFERMERIA', 'BACTERIOLOGIA']

/** Few entidades have many people, and many have few. */
const somewhere = (random: Random, places: Place[]): Place =>
  places[Math.floor((random.int(0, 999_999) / 1_000_000) ** 2 * places.length)]!

/** Everybody else, by chance, in shares that are written here. */
export function addPerson(rows: Rows, setting: Setting, { ips, eps, municipios }: Places, i: number) {
  const random = randomFor(`seed/${setting.seed}/${i}`)
  const share = random.int(0, 99)
  const days = random.int(6, 540)
  const known = { by: share >= 83 && share < 86 ? 'SERVICIO_SOCIAL' : share >= 86 && share < 94 ? 'CUENTA' : 'RETHUS' } as const
  const one = someone(rows, setting, random, i, { ...known, accountDaysAgo: share >= 66 && share < 83 ? null : days + 1 })
  if (known.by === 'SERVICIO_SOCIAL') return addSocial(one, ips)
  const profession = random.pick(professions)
  if (known.by === 'RETHUS') inscribeInRethus(one, profession)
  const wishAt = (place: Place, rest: Partial<Wish> = {}): Wish => ({
    ...{ place, sede: random.int(0, place.sedeIds.length - 1), nth: 0, registration: 'PROFESIONAL', profession, days },
    ...rest,
  })
  const role = usualRoles(profession)[0]!
  const until = random.chance(0.5) ? null : new Date(setting.today.getTime() + random.int(1, 500) * dayMs)
  const enrol = (wish: Wish, granted: typeof role, ends = until) => {
    const { id, delegate, at } = apply(one, wish, 'APROBADA')
    activate(one, wish, { applicationId: id, delegate, at, until: ends, role: granted })
  }
  if (share < 54) {
    const place = somewhere(random, ips)
    enrol(wishAt(place), role)
    const other = somewhere(random, ips)
    if (random.chance(0.12) && other !== place) enrol(wishAt(other, { nth: 1, days: random.int(5, days) }), role)
  } else if (share < 64) addUndecided(one, wishAt(somewhere(random, ips), { days: random.int(1, 30) }))
  else if (share < 66) {
    const wish = wishAt(somewhere(random, ips))
    const { id, delegate, at } = apply(one, wish, 'APROBADA')
    const end = {
      at: new Date(at.getTime() + random.int(1, days - 4) * dayMs),
      ground: random.pick(['DELEGADO', 'RENUNCIA'] as const),
    }
    activate(one, wish, { applicationId: id, delegate, at, until: null, role, end })
  } else if (share < 83) return
  else if (share < 94) {
    const [asked, [granted]] = random.pick(Object.entries(otherRoles)) as [string, [typeof role]]
    enrol(wishAt(somewhere(random, ips), { registration: 'OTRO', profession: null, roleAsked: asked }), granted)
  } else if (share < 97) enrol(wishAt(random.pick(eps)), random.pick(Object.values(insurerRoles))[0]!)
  else if (profession in ownPolicy) addPractice(one, profession, municipios, daysAgo(one, days), until)
}

const states: State[] = [
  'ENVIADA',
  'ENVIADA',
  'ENVIADA',
  'ENVIADA',
  'ENVIADA',
  'ENVIADA',
  'DEVUELTA',
  'ACTIVADA',
  'RECHAZADA',
  'RETIRADA',
]

/** Waiting, returned, refused, withdrawn, or activated and without a role. */
function addUndecided(one: Someone, wish: Wish) {
  const state = one.random.pick(states)
  const { id, delegate, at } = apply(one, wish, state)
  if (state === 'ACTIVADA') activate(one, wish, { applicationId: id, delegate, at, until: null, role: null })
}

/** In his plaza, before it or after it; activated inside it, most of them. */
function addSocial(one: Someone, ips: Place[]) {
  const { random } = one
  const profession = random.pick(owed)
  const place = somewhere(random, ips)
  const sede = random.int(0, place.sedeIds.length - 1)
  const days = random.pick([random.int(8, 340), random.int(8, 340), random.int(8, 340), random.int(380, 500), -random.int(3, 60)])
  const { state, until } = holdPlaza(one, place, sede, profession, days)
  if (days < 0 || random.chance(0.1)) return
  const wish = { place, sede, nth: 0, registration: 'SERVICIO_SOCIAL', profession, days: days - 2 } as const
  const { id, delegate, at } = apply(one, wish, 'APROBADA')
  activate(one, wish, {
    applicationId: id,
    delegate,
    at,
    until: state === 'ASIGNADA' ? null : until,
    role: socialRoles(profession)[0]!,
  })
}

/** His own entidad, at which he activated himself on the word of REPS. */
function addPractice(one: Someone, profession: string, municipios: string[], at: Date, until: Date | null) {
  const { rows, setting, i, personId, accountId, number, random } = one
  const { seed, today } = setting
  const e = 1_000_000 + i
  const [entidadId, sedeId] = [idFor(seed, kinds.entidad, e), idFor(seed, kinds.sede, e * 32)]
  // One after the other in each municipio: no two have the same code, however many people there are.
  const municipio = municipios[i % municipios.length]!
  const code = `${municipio}${20_000 + Math.floor(i / municipios.length)}`
  const email = `carga.${i}@carga.example`
  const contact = [email, '3990000000', `Calle ${random.int(1, 90)}`] as const
  const name = `Consultorio ${i}`
  rows.add('entidad', entidadId, 'INDEPENDIENTE', code, 'CC', number, name, ...contact, municipio, personId, today)
  const place = [entidadId, sedeId, 'REPS', `${code}01`, name, municipio, contact[2], contact[1], email, today] as const
  rows.add('sede', ...place)
  const proofingId = idFor(seed, kinds.proofing, i)
  const vouched = ['CONTACTO_REPS', null, null, null, 'INDEPENDIENTE', entidadId, range(at), null] as const
  rows.add('proofing', proofingId, accountId, personId, ...vouched)
  const [id, grantId] = [idFor(seed, kinds.activation, i * 4), idFor(seed, kinds.grant, i * 4)]
  const held = [
    entidadId,
    id,
    personId,
    sedeId,
    'PROFESIONAL',
    'INDEPENDIENTE',
    null,
    proofingId,
    range(at, until),
    personId,
    at,
  ] as const
  rows.add('activation', ...held)
  const granted = ['PRESCRIPTOR', ownPolicy[profession]!, 'INDEPENDIENTE', range(at, until), personId, at] as const
  rows.add('role_grant', entidadId, grantId, id, personId, ...granted)
  const about = { at, by: personId, accountId, entidadId, sedeId }
  for (const [act, objectId] of [
    ['proofing.recorded', accountId],
    ['activation.given', id],
    ['role.granted', grantId],
  ] as const)
    record(one, { ...about, act, objectId })
}
