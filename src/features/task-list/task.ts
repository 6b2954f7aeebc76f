import { type CalendarDate, type During, isOver } from '../../shared/calendar.ts'
import type { AnswerClock, Application, ApplicationStep } from '../applications/index.ts'
import type { Explained } from '../authority/index.ts'
import type { Held } from '../enrolment/index.ts'
import type { EntidadKind } from '../reps/index.ts'
import type { PlazaStanding } from '../servicio-social/index.ts'

/** All that the steps of one application rest on, at one instant. The same for whoever looks: what is told of it differs. */
export type TaskFacts = {
  now: Date
  application: Application
  entidadKind: EntidadKind
  movements: readonly ApplicationStep[]
  clock: AnswerClock
  /** Names of who can answer at the sede; none: nobody yet. */
  delegates: readonly string[]
  /** 0 and 1 as the account; 2: the account that sent it acts as the person. */
  proofing: 0 | 1 | 2
  /** What ReTHUS says of the person; null: not in it. */
  rethus: { documentState: 'VIGENTE' | 'NO_VIGENTE' | 'FALLECIDO'; asOf: Date } | null
  /** Of Servicio Social only: inscription and plaza. */
  service: PlazaStanding | null
  /** The one decision on using MIPRES at the sede, rule by rule. */
  rules: readonly Explained[]
  /** What it allows: the most of the three. */
  may: 'sign' | 'order' | 'read' | 'nothing'
  /** What answered it; null also where the account is not proved to be the person's, who alone may see it. */
  held: (Pick<Held, 'sedeName' | 'end' | 'roles'> & { during: During }) | null
  /** Of the sede, for what is said of using MIPRES. */
  sedeName: string
}

export type Tone = 'ok' | 'info' | 'warn' | 'bad' | 'idle'

/** In whose hands a step is. */
export type Office = 'persona' | 'delegado' | 'mesa' | 'secretaria-de-salud' | 'ips-de-la-plaza' | 'rethus'

/** Who reads: whoever sent it, or somebody else about him. */
export type Voice = 'own' | 'about'

export type StepKey = 'rethus' | 'service' | 'account' | 'registration' | 'activation' | 'enrolment' | 'use'

/** One step of the guide: its state, who holds it and since when, in the words of the screen. */
export type TaskStep = {
  key: StepKey
  title: string
  system: string
  place: 'done' | 'now' | 'later'
  tag: { tone: Tone; text: string }
  holder: string
  ground: string | null
  /** Whose turn it is; null: nobody's. */
  office: Office | null
  /** Since when it is as it is; null: not known, or it never began. */
  since: Date | null
  /** By when an answer is due, where something says so. */
  dueBy: CalendarDate | null
  /** How long it takes, or whom to ask where nothing says how long. */
  expected: string | null
  /** What the reader can do about it. */
  next: { href: string; text: string } | null
  /** The days of the delegado run on this step. */
  hasClock: boolean
}

/** "la sede Norte", whether or not the register writes the word into the name. */
export const theSede = (name: string) => (/^sede\s/i.test(name) ? `la sede ${name.slice(5)}` : `la sede ${name}`)

/** Of an EPS its office, which has the name of the EPS. */
export const thePlace = ({ application, sedeName }: Pick<TaskFacts, 'application' | 'sedeName'>) =>
  sedeName === application.entidadName ? sedeName : theSede(sedeName)

/** "la IPS", as the guide calls whoever answers. */
export const kindText = ({ entidadKind }: Pick<TaskFacts, 'entidadKind'>) => (entidadKind === 'EPS' ? 'la EPS' : 'la IPS')

/** "A", "A o B", "A, B o C": any of them may answer. */
export const anyOf = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} o ${names.at(-1)}`

export const isToCome = ({ from }: During, now: Date) => from > now
export const isInForce = (during: During, now: Date) => !isOver(during, now) && !isToCome(during, now)
