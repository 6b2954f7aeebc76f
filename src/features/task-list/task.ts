import type { During } from '../../shared/calendar.ts'
import type { AnswerClock, Application, ApplicationStep } from '../applications/index.ts'
import type { Explained } from '../authority/index.ts'

/** All that the steps of one application rest on, at one instant. */
export type TaskFacts = {
  now: Date
  application: Application
  movements: readonly ApplicationStep[]
  clock: AnswerClock
  /** Names of who can answer at the sede; none: nobody yet. */
  delegates: readonly string[]
  /** 0 and 1 as the account; 2: this account acts as the person. */
  proofing: 0 | 1 | 2
  /** The one decision on using MIPRES at the sede, rule by rule. */
  rules: readonly Explained[]
  /** What it allows: the more of the two. */
  may: 'sign' | 'read' | 'nothing'
  /** Where the delegado switched the person on, which need not be where it was asked. */
  activation: { sedeName: string; during: During } | null
  grants: readonly { roleName: string; during: During }[]
  /** Of the sede, for what is said of using MIPRES. */
  sedeName: string
}

export type Tone = 'ok' | 'info' | 'warn' | 'bad' | 'idle'

/** One step of the guide: its state, who holds it and since when, in the words of the screen. */
export type TaskStep = {
  key: 'rethus' | 'account' | 'registration' | 'activation' | 'enrolment' | 'use'
  title: string
  system: string
  place: 'done' | 'now' | 'later'
  tag: { tone: Tone; text: string }
  holder: string
  ground: string | null
  /** The days of the delegado run on this step. */
  hasClock: boolean
}

/** "la sede Norte", whether or not the register writes the word into the name. */
export const theSede = (name: string) => (/^sede\s/i.test(name) ? `la sede ${name.slice(5)}` : `la sede ${name}`)
