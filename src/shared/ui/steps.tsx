import type { ComponentChildren } from 'preact'
import { Actions } from './button.tsx'
import { classes } from './field.tsx'
import { Tag, type Tone } from './signs.tsx'

/** One step on the way over the systems: who has it, since when, until when, and what can be done meanwhile. */
export type Step = {
  title: ComponentChildren
  /** Whose it is: "Registro de Usuarios MIPRES" */
  system: ComponentChildren
  place: 'done' | 'now' | 'later'
  tag: { tone: Tone; text: string }
  /** What happened, or who holds it. */
  holder: ComponentChildren
  /** When, and how fresh: "Comprobado hoy, 6:00 a. m." */
  ground?: ComponentChildren
  wait?: WaitProps | undefined
  actions?: ComponentChildren
}

/** The steps, numbered, over all systems. */
export const Steps = ({ steps }: { steps: readonly Step[] }) => (
  <ol class="ma-steps">
    {steps.map((step, index) => (
      <StepItem key={index} number={index + 1} {...step} />
    ))}
  </ol>
)

const StepItem = ({ number, title, system, place, tag, holder, ground, wait, actions }: Step & { number: number }) => (
  <li class={classes(place !== 'later' && `is-${place}`) || undefined} aria-current={place === 'now' ? 'step' : undefined}>
    <span class="n" aria-hidden="true">
      {number}
    </span>
    <div>
      <h3>
        <span class="govuk-visually-hidden">Paso {number}. </span>
        {title}
      </h3>
      <p class="sys">{system}</p>
      {wait && <Wait {...wait} />}
    </div>
    <div class="st">
      <Tag tone={tag.tone}>{tag.text}</Tag>
    </div>
    <div class="who">
      <p>{holder}</p>
      {ground && <p class="ma-quiet">{ground}</p>}
    </div>
    {actions && <Actions>{actions}</Actions>}
  </li>
)

export type WaitProps = { used: number; allowed: number; deadline: ComponentChildren }

/** Working days used of those allowed; full and red when they have passed. */
export function Wait({ used, allowed, deadline }: WaitProps) {
  const isLate = used > allowed
  const said = isLate ? `Plazo de ${allowed} días hábiles vencido` : `${used} de ${allowed} días hábiles`
  return (
    <div class={classes('ma-wait', isLate && 'is-late')}>
      <div class="ma-wait-bar" aria-hidden="true">
        {Array.from({ length: allowed }, (_, day) => (
          <i key={day} class={day < used ? 'on' : undefined} />
        ))}
      </div>
      <p class="sys">
        {said}. {deadline}
      </p>
    </div>
  )
}
