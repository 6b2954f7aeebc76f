import type { ComponentChildren } from 'preact'
import { classes } from './field.tsx'

export type Fact = { term: ComponentChildren; value: ComponentChildren }

/** Term and value, to read. `areQuestions`: the terms are sentences, and the values short. */
export const Facts = ({ facts, areQuestions }: { facts: readonly Fact[]; areQuestions?: boolean }) => (
  <dl class={classes('ma-facts', areQuestions && 'ma-facts--asked')}>
    {facts.map(({ term, value }, index) => (
      <div key={index}>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)

export type SummaryRow = Fact & {
  /** Where to change it, and what, as in "su correo": read out after "Cambiar". */
  change?: { href: string; what: string; text?: string | undefined } | undefined
}

/** What was answered, to review before sending. */
export const SummaryList = ({ rows }: { rows: readonly SummaryRow[] }) => (
  <dl class="govuk-summary-list">
    {rows.map(({ term, value, change }, index) => (
      <div key={index} class={classes('govuk-summary-list__row', !change && 'govuk-summary-list__row--no-actions')}>
        <dt class="govuk-summary-list__key">{term}</dt>
        <dd class="govuk-summary-list__value">{value}</dd>
        {change && (
          <dd class="govuk-summary-list__actions">
            <a class="govuk-link" href={change.href}>
              {change.text ?? 'Cambiar'}
              <span class="govuk-visually-hidden"> {change.what}</span>
            </a>
          </dd>
        )}
      </div>
    ))}
  </dl>
)

/** The line under a value that says where it comes from and how old it is. */
export const Source = ({ children }: { children: ComponentChildren }) => <span class="ma-source ma-num">{children}</span>

/** The page's h1 after something was done, with the number to keep. */
export const Done = ({
  title,
  label,
  radicado,
}: {
  title: string
  label?: string | undefined
  radicado?: string | undefined
}) => (
  <div class="ma-done">
    <h1 class="ma-h1">{title}</h1>
    {radicado && (
      <>
        <p>{label ?? 'Su número de radicado'}</p>
        <p class="ma-radicado">{radicado}</p>
      </>
    )}
  </div>
)
