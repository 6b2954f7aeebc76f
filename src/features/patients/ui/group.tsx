import type { ComponentChildren } from 'preact'

type GroupProps = { title: string; hint?: string | undefined; children: ComponentChildren }

/** Questions that belong together. */
export const Group = ({ title, hint, children }: GroupProps) => (
  <fieldset class="govuk-fieldset">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
      <h2 class="govuk-fieldset__heading">{title}</h2>
    </legend>
    {hint && <p class="govuk-hint">{hint}</p>}
    {children}
  </fieldset>
)
