import type { FieldError } from './errors.ts'

/** Everything that is wrong, above the form, each sentence a way to its field; takes the focus when there is script. */
export function ErrorSummary({ errors, prefix = '' }: { errors: readonly FieldError[]; prefix?: string | undefined }) {
  if (errors.length === 0) return null
  return (
    <div class="govuk-error-summary" data-module="govuk-error-summary">
      <div role="alert">
        <h2 class="govuk-error-summary__title">{errors.length === 1 ? 'Hay un problema' : `Hay ${errors.length} problemas`}</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {errors.map(({ field, message }) => (
              <li key={`${field} ${message}`}>{field === null ? message : <a href={`#${prefix}${field}`}>{message}</a>}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}
