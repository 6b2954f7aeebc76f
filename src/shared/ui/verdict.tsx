import type { ComponentChildren } from 'preact'
import { classes } from './field.tsx'
import { Mark, type Outcome } from './signs.tsx'

const marks = {
  yes: { outcome: 'ok', said: 'Sí:' },
  no: { outcome: 'no', said: 'No:' },
  warn: { outcome: 'warn', said: 'Revisar:' },
} as const

export type VerdictProps = {
  answer: 'yes' | 'no' | 'warn'
  title: ComponentChildren
  /** The verdict is the page's h1 when nothing stands above it. */
  isTitle?: boolean | undefined
  /** Told by screen readers when it answers what was just asked. */
  isAnswer?: boolean | undefined
  children?: ComponentChildren
}

/** The answer first; the ground follows. */
export function Verdict({ answer, title, isTitle, isAnswer, children }: VerdictProps) {
  return (
    <div class={`ma-verdict ma-verdict--${answer}`} role={isAnswer ? 'status' : undefined}>
      <Mark {...marks[answer]} />
      <div>
        {isTitle ? <h1>{title}</h1> : <h2>{title}</h2>}
        {children && <div class="ma-verdict-ground">{children}</div>}
      </div>
    </div>
  )
}

/** One rule of a decision. A rule that is not met never stands without its norm and who can mend it. */
export type RuleLine = {
  outcome: Outcome
  title: ComponentChildren
  /** What was found. */
  detail?: ComponentChildren
  /** Whose fact it is and how old: "ReTHUS, hace 3 horas". */
  evidence?: ComponentChildren
  norm?: ComponentChildren
  mender?: ComponentChildren
  nextStep?: ComponentChildren
}

/** Every rule, one by one, in the order in which they were asked. */
export const Rules = ({ rules }: { rules: readonly RuleLine[] }) => (
  <ol class="ma-rules">
    {rules.map((rule, index) => (
      <RuleItem key={index} {...rule} />
    ))}
  </ol>
)

const RuleItem = ({ outcome, title, detail, evidence, norm, mender, nextStep }: RuleLine) => (
  <li class={classes(outcome === 'no' && 'bad')}>
    <Mark outcome={outcome} />
    <div>
      <h3>{title}</h3>
      {detail && <p>{detail}</p>}
    </div>
    {evidence && <p class="ev">{evidence}</p>}
    {(norm || mender || nextStep) && (
      <div class="fix">
        <FixLine word="Norma">{norm}</FixLine>
        <FixLine word="Quién lo arregla">{mender}</FixLine>
        <FixLine word="Qué sigue">{nextStep}</FixLine>
      </div>
    )}
  </li>
)

const FixLine = ({ word, children }: { word: string; children: ComponentChildren }) =>
  children ? (
    <p>
      <strong>{word}.</strong> {children}
    </p>
  ) : null

/** What to do now, by who does it or by when. */
export const NextSteps = ({
  steps,
}: {
  steps: readonly { when: ComponentChildren; text: ComponentChildren; more?: ComponentChildren }[]
}) => (
  <ol class="ma-next">
    {steps.map(({ when, text, more }, index) => (
      <li key={index}>
        <div class="ma-when">{when}</div>
        <div>
          <p>{text}</p>
          {more && <p>{more}</p>}
        </div>
      </li>
    ))}
  </ol>
)
