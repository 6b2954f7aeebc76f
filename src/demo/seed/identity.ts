import { menNames, surnames, womenNames } from '../country/names.ts'
import type { Random } from '../country/random.ts'
import { idFor, kinds, type Rows } from './rows.ts'

export const dayMs = 86_400_000

/** What all people of one load share. */
export type Setting = {
  seed: number
  /** The first instant of the legal day: everything done lies before it. */
  today: Date
  /** One real hash for all: a hundred thousand of them would take hours, and the password is the demonstration's. */
  passwordHash: string
  consentVersion: string
  /** The next radicado. */
  nextRadicado: () => number
}

/** One invented person, with the rows still to be filled. */
export type Someone = {
  rows: Rows
  setting: Setting
  random: Random
  i: number
  personId: string
  accountId: string
  number: string
  /** How many rows of the record he has. */
  acts: number
}

/** No person of the demonstration or of a test has a cédula from here on. */
const firstDocument = 1_920_000_000

export const daysAgo = ({ setting, random }: Someone, days: number) =>
  new Date(setting.today.getTime() - days * dayMs + random.int(8 * 60, 17 * 60) * 60_000)

export const range = (from: Date, until: Date | null = null) =>
  `["${from.toISOString()}",${until ? `"${until.toISOString()}"` : ''})`

type Register = 'RETHUS' | 'SERVICIO_SOCIAL' | 'CUENTA'

/** The person and the document; with an account if `accountDaysAgo` says since when. */
export function someone(
  rows: Rows,
  setting: Setting,
  random: Random,
  i: number,
  known: { by: Register; accountDaysAgo: number | null },
): Someone {
  const { seed, today } = setting
  const id = (kind: keyof typeof kinds) => idFor(seed, kinds[kind], i)
  const [personId, accountId, number] = [id('person'), id('account'), String(firstDocument + i)]
  const one = { rows, setting, random, i, personId, accountId, number, acts: 0 }
  const first = random.chance(0.58) ? womenNames : menNames
  const names = [
    random.pick(first),
    random.chance(0.7) ? random.pick(first) : null,
    random.pick(surnames),
    random.pick(surnames),
  ] as const
  const year = random.int(1960, 2001)
  const birthDate = `${year}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`
  const since = new Date(today.getTime() - 600 * dayMs)
  rows.add('person', personId, ...names, birthDate, known.by, since)
  rows.add('person_document', personId, id('document'), 'CC', number, range(since), known.by)
  if (known.accountDaysAgo === null) return one
  const at = daysAgo(one, known.accountDaysAgo)
  const isMatched = known.by === 'RETHUS'
  rows.add(
    ...(['account', accountId, personId, `carga.${i}@carga.example`, setting.passwordHash, '3990000000', 'CC', number] as const),
    ...([`${year + 18}-12-31`, ...names, birthDate, isMatched ? 1 : 0, isMatched ? at : null, at] as const),
  )
  rows.add('consent', accountId, setting.consentVersion, at)
  record(one, { at, act: 'account.created', objectId: accountId, by: one.personId, accountId })
  return one
}

const two = (number: number) => String(number).padStart(2, '0')

type Done = {
  at: Date
  act: string
  objectId: string
  by: string | null
  accountId?: string
  entidadId?: string
  sedeId?: string
  reason?: string
}

/** The act's row of the record. */
export function record(one: Someone, { at, act, objectId, by, accountId, entidadId, sedeId, reason }: Done) {
  const id = idFor(one.setting.seed, kinds.audit, one.i * 64 + one.acts++)
  const about = [act, entidadId ?? null, sedeId ?? null, one.personId, objectId, reason ?? null] as const
  one.rows.add('audit_event', id, at, at, by ? 'PERSONA' : 'OPERADOR', by, accountId ?? null, ...about)
}

const titles: Record<string, [program: string, name: string]> = {
  MEDICINA: ['UNV', 'Medicina'],
  ODONTOLOGIA: ['UNV', 'Odontología'],
  OPTOMETRIA: ['UNV', 'Optometría'],
  NUTRICION: ['UNV', 'Nutrición y Dietética'],
  ENFERMERIA: ['UNV', 'Enfermería'],
  BACTERIOLOGIA: ['UNV', 'Bacteriología'],
  PSICOLOGIA: ['UNV', 'Psicología'],
  FISIOTERAPIA: ['UNV', 'Fisioterapia'],
  AUXILIAR_ENFERMERIA: ['AUX', 'Auxiliar en Enfermería'],
}

/** Entry and title; for some a specialty, the service they prestaron, a sanction that is over. */
export function inscribeInRethus({ rows, setting, random, i, personId }: Someone, profession: string) {
  const { seed, today } = setting
  const load = idFor(seed, kinds.load, 0)
  const reporter = 'DTS SECRETARIA DE SALUD DE LA COMARCA'
  rows.add('rethus_entry', personId, 'VIGENTE', today, load)
  const [program, name] = titles[profession]!
  const title = (n: number, kind: string, said: string, code: string | null, year: number) =>
    rows.add(
      'rethus_title',
      idFor(seed, kinds.title, i * 2 + n),
      personId,
      kind,
      'LOCAL',
      said,
      code,
      `${year}-06-15`,
      String(1000 + n),
      reporter,
      load,
    )
  const year = random.int(2005, 2022)
  title(0, program, name, profession, year)
  if (profession === 'MEDICINA' && random.chance(0.25)) title(1, 'ESP', 'Medicina Interna', null, year + 3)
  if (random.chance(0.4))
    rows.add(
      ...([
        'rethus_social_service',
        idFor(seed, kinds.social, i),
        personId,
        'PRESTO',
        'LOCAL',
        'Villa',
        `${year}-02-01`,
      ] as const),
      ...([`${year + 1}-01-31`, 'Servicios profesionales en IPS habilitada', name, reporter, load] as const),
    )
  if (random.chance(0.002))
    rows.add(
      ...([
        'rethus_sanction',
        idFor(seed, kinds.sanction, i),
        personId,
        'Suspensión en el ejercicio',
        'Tribunal de la comarca',
      ] as const),
      ...([
        `Fallo ${i}`,
        range(new Date(today.getTime() - 3000 * dayMs), new Date(today.getTime() - 2600 * dayMs)),
        today,
        load,
      ] as const),
    )
}
