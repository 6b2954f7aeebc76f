import { addressOf, openAccount, proofingOf } from './accounts.ts'
import { activate, type DemoActivation, endActivation, enrol, settle } from './activations.ts'
import { answer, correct, type DemoApplication, open, proveIdentity, remind, send, withdraw } from './applications.ts'
import type { DemoSede } from './institutions.ts'
import type { DemoLoads } from './loads.ts'
import type { Loss } from './novelties.ts'
import type { DemoDelegado } from './offices.ts'
import type { DemoPerson } from './people.ts'
import type { Random } from './random.ts'
import type { DemoAccount } from './record.ts'
import { usualRoles } from './roles.ts'
import type { CountryRows, Option } from './tables.ts'
import { minutesAfter, type When } from './when.ts'

/** What the stories of all applicants share. */
export type Stage = {
  rows: CountryRows
  when: When
  loads: DemoLoads
  random: Random
  delegadosOf: (sede: DemoSede) => DemoDelegado[]
  lossOf: (person: DemoPerson) => Loss
  consentVersion: string
}

/** Somebody at a sede, with an application that is on its way. */
export type Story = {
  person: DemoPerson
  account: DemoAccount
  application: DemoApplication
  sede: DemoSede
  delegado: DemoDelegado | null
  now: Date
}

type Beginning = {
  person: DemoPerson
  sede: DemoSede
  daysAgo: number
  email?: string
  account?: DemoAccount
  note?: string
  kind?: Option
  roleAsked?: string
}

const hours = (random: Random, least: number, most: number) =>
  `${String(random.int(least, most)).padStart(2, '0')}:${String(random.int(0, 59)).padStart(2, '0')}`

/** Registers, unless an account is given, and sends an application. */
export function begin(stage: Stage, { person, sede, daysAgo, note, kind, roleAsked, ...given }: Beginning): Story {
  const { rows, when, random, loads, consentVersion } = stage
  const at = when.at(-daysAgo, hours(random, 11, 20))
  const registeredAt = minutesAfter(at, -random.int(40, 300))
  const email = given.email ?? addressOf(person, random.pick(['correo', 'correo', 'buzon', 'mensajes']))
  const account = given.account ?? openAccount(rows, person, { email, at: registeredAt, consentVersion })
  const option = { ...(kind && { kind }), ...(roleAsked && { roleAsked }) }
  const application = send(rows, {
    account,
    profession: person.owes ? null : person.profession,
    sede,
    at,
    loads,
    ...(note && { note }),
    ...option,
  })
  const delegados = stage.delegadosOf(sede).filter(({ account: { created_at } }) => created_at < at)
  return { person, account, application, sede, delegado: delegados.length > 0 ? random.pick(delegados) : null, now: at }
}

/** The next working day of the delegado, or later the same day for what follows at once. */
const later = (stage: Stage, story: Story, minutes?: number): Date => {
  story.now = minutes ? minutesAfter(story.now, minutes) : stage.when.officeAfter(story.now, hours(stage.random, 8, 15))
  return story.now
}

export function opened(stage: Stage, story: Story) {
  open(stage.rows, story.application, story.delegado!, later(stage, story))
  return story
}

export function proved(stage: Stage, story: Story) {
  const { application, delegado, person } = story
  if (proofingOf(stage.rows, person.id)) return story
  proveIdentity(stage.rows, application, delegado!, later(stage, story, 25))
  return story
}

export function returned(stage: Stage, story: Story, reason: string) {
  answer(stage.rows, opened(stage, story).application, story.delegado!, { act: 'DEVUELTA', at: later(stage, story, 12), reason })
  return story
}

export function rejected(stage: Stage, story: Story, reason: string) {
  answer(stage.rows, opened(stage, story).application, story.delegado!, { act: 'RECHAZADA', at: later(stage, story, 12), reason })
  return story
}

export function corrected(stage: Stage, story: Story, note: string) {
  correct(stage.rows, story.application, story.account, { at: later(stage, story, 190), note })
  return story
}

export function withdrawn(stage: Stage, story: Story) {
  withdraw(stage.rows, story.application, story.account, later(stage, story, 1_500))
  return story
}

/** On a working day while it waits. */
export function reminded(stage: Stage, story: Story, daysAgo: number) {
  remind(stage.rows, story.application, story.account, stage.when.at(-daysAgo, '10:20'))
  return story
}

/** Until when, and from when if it is not to begin at once: in days from today. */
type Term = { fromDays?: number; untilDays?: number | null }

/** The whole way to an activation: opened, seen, activated. */
export function activated(stage: Stage, story: Story, { fromDays, untilDays = null }: Term = {}): DemoActivation {
  proved(stage, opened(stage, story))
  const at = later(stage, story, 6)
  const activation = activate(stage.rows, story.application, story.delegado!, {
    at,
    from: fromDays === undefined ? at : stage.when.startOfDay(fromDays),
    until: untilDays === null ? null : stage.when.startOfDay(untilDays),
  })
  settle(activation)
  return activation
}

export function enrolled(
  stage: Stage,
  story: Story,
  term: Term = {},
  roles = usualRoles(story.person.profession ?? ''),
): DemoActivation {
  const activation = activated(stage, story, term)
  enrol(stage.rows, story.application, activation, story.delegado!, { at: later(stage, story, 4), roles })
  settle(activation)
  return activation
}

type End = { at: Date; by: 'delegado' | 'applicant'; reason: string }

export function ended(stage: Stage, story: Story, activation: DemoActivation, { at, by, reason }: End) {
  const who = by === 'delegado' ? story.delegado!.account : story.account
  endActivation(stage.rows, activation, { at, by: who, ground: by === 'delegado' ? 'DELEGADO' : 'RENUNCIA', reason })
  settle(activation)
}

/** A register's word took the right away. */
export function lost(stage: Stage, { person }: Story, activation: DemoActivation) {
  endActivation(stage.rows, activation, { ...stage.lossOf(person), by: null })
  settle(activation)
}
