import type { ComponentChildren } from 'preact'
import { Mark } from './signs.tsx'

const outcomes = {
  ok: { outcome: 'ok', said: 'Hecho:' },
  info: { outcome: 'idle', said: 'Aviso:' },
  warn: { outcome: 'warn', said: 'Atención:' },
} as const

/** What just happened, or what must be known before going on; above the title. Told by screen readers, without taking the focus. */
export const Notice = ({ tone = 'ok', children }: { tone?: 'ok' | 'info' | 'warn' | undefined; children: ComponentChildren }) => (
  <div class={`ma-notice ma-notice--${tone}`} role="status">
    <Mark {...outcomes[tone]} isSmall />
    <div>{children}</div>
  </div>
)

/** What follows from an act that cannot be undone. */
export const WarningText = ({ children }: { children: ComponentChildren }) => (
  <div class="govuk-warning-text">
    <span class="govuk-warning-text__icon" aria-hidden="true">
      !
    </span>
    <strong class="govuk-warning-text__text">
      <span class="govuk-visually-hidden">Atención: </span>
      {children}
    </strong>
  </div>
)

/** What few need, folded. */
export const Details = ({
  summary,
  isOpen,
  children,
}: {
  summary: string
  isOpen?: boolean | undefined
  children: ComponentChildren
}) => (
  <details class="govuk-details" open={isOpen}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{summary}</span>
    </summary>
    <div class="govuk-details__text">{children}</div>
  </details>
)

/** Text set apart: a quotation of a norm, a note of somebody. */
export const Inset = ({ children }: { children: ComponentChildren }) => <div class="govuk-inset-text">{children}</div>

/** Nothing here: says why, and what to do about it. */
export const EmptyState = ({ title, children }: { title: string; children?: ComponentChildren }) => (
  <div class="ma-empty">
    <p class="ma-empty-title">{title}</p>
    {children}
  </div>
)
