import type { ComponentChildren } from 'preact'
import { classes } from './field.tsx'

/** ok done or in force · info under way · warn waits or ends soon · bad refused or out of time · idle not yet, not any more */
export type Tone = 'ok' | 'info' | 'warn' | 'bad' | 'idle'

/** The state of a thing, in words; the colour only repeats them. */
export const Tag = ({ tone = 'info', children }: { tone?: Tone | undefined; children: ComponentChildren }) => (
  <strong class={classes('govuk-tag', tone !== 'info' && `ma-tag--${tone}`)}>{children}</strong>
)

/** The outcome of a rule. */
export type Outcome = 'ok' | 'no' | 'warn' | 'idle'

const drawn = {
  ok: { path: 'M3 8.5l3.2 3.2L13 4.8', said: 'Cumple:' },
  no: { path: 'M4 4l8 8M12 4l-8 8', said: 'No cumple:' },
  warn: { path: 'M8 3v6.2M8 12.6v.1', said: 'Revisar:' },
  idle: { path: 'M4.5 8h7', said: 'Sin evaluar:' },
} as const

export type MarkProps = {
  outcome: Outcome
  isSmall?: boolean | undefined
  /** What is read out instead of the sign. */
  said?: string | undefined
}

/** ✓ ✕ ! – with the word behind it. */
export const Mark = ({ outcome, isSmall, said = drawn[outcome].said }: MarkProps) => (
  <span class={classes('ma-mark', `ma-mark--${outcome}`, isSmall && 'ma-mark--s')}>
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={drawn[outcome].path} />
    </svg>
    <span class="govuk-visually-hidden">{said} </span>
  </span>
)

/** A mark and its ground on two lines, for a cell of a queue. */
export const Why = ({ outcome, sub, children }: { outcome: Outcome; sub?: ComponentChildren; children: ComponentChildren }) => (
  <div class="ma-why">
    <Mark outcome={outcome} isSmall />
    <div>
      {children}
      {sub && <Sub isBlock>{sub}</Sub>}
    </div>
  </div>
)

/** The second line of a cell, in grey. `isBlock` keeps it on its own line when the row becomes a card. */
export const Sub = ({ isBlock, children }: { isBlock?: boolean | undefined; children: ComponentChildren }) => (
  <span class={classes('sub', isBlock && 'blk')}>{isBlock ? children : <> {children}</>}</span>
)

/** How near a deadline is; the words say it: "Vence hoy", "Vencida hace 2 d". */
export const Clock = ({ state, children }: { state: 'late' | 'soon' | 'calm'; children: ComponentChildren }) => (
  <span class={`ma-clock ${state}`}>{children}</span>
)
