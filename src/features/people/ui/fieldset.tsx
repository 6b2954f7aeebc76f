import type { ComponentChildren } from 'preact'

/** Questions that belong together, under one heading. */
export const Fieldset = ({ legend, children }: { legend: string; children: ComponentChildren }) => (
  <fieldset class="govuk-fieldset">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">
      <h2 class="govuk-fieldset__heading">{legend}</h2>
    </legend>
    {children}
  </fieldset>
)
