import { classes, type FieldProps, FormGroup, LabelAndHelp, useField } from './field.tsx'

export type Option = { value: string; text: string }

export type SelectFieldProps = FieldProps & {
  /** Each begins with the word that tells it apart: it is cut at 360 px. */
  options: readonly Option[]
  /** The choice of nothing: "Elija…", or "Todas (3)" in a filter; null where something is always chosen. */
  empty?: string | null | undefined
}

/** One of a short list (up to 15; more wants a search). */
export function SelectField({ name, label, hint, isTitle, options, empty = 'Elija…', ...rest }: SelectFieldProps) {
  const { id, error, value, describedBy } = useField(name, hint)
  const all = empty === null ? options : [{ value: '', text: empty }, ...options]
  return (
    <FormGroup error={error} class={rest.class}>
      <LabelAndHelp id={id} label={label} hint={hint} error={error} isTitle={isTitle} />
      <select
        class={classes('govuk-select', error !== undefined && 'govuk-select--error')}
        id={id}
        name={name}
        aria-describedby={describedBy}
        aria-invalid={error ? 'true' : undefined}
      >
        {all.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === (value ?? '') && (value ?? '') !== ''}>
            {option.text}
          </option>
        ))}
      </select>
    </FormGroup>
  )
}
