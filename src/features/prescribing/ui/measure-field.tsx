import { classes, FormGroup, LabelAndHelp, useField } from '../../../shared/ui/field.tsx'
import type { Option } from '../../../shared/ui/select-field.tsx'

type MeasureFieldProps = {
  label: string
  /** Of the number. */
  name: string
  /** Of what it counts, and what to call that. */
  unit: { name: string; label: string; options: readonly Option[] }
  isRequired?: boolean | undefined
  class?: string | undefined
}

/** A number and what it counts, side by side: "12" and "hora". */
export function MeasureField({ label, name, unit, isRequired, ...rest }: MeasureFieldProps) {
  const number = useField(name, null)
  const counted = useField(unit.name, null)
  const error = number.error ?? counted.error
  return (
    <FormGroup error={error} class={rest.class}>
      <LabelAndHelp id={number.id} label={label} hint={null} error={error} />
      <div class="ma-measure">
        <input
          class={classes('govuk-input ma-num', number.error !== undefined && 'govuk-input--error')}
          id={number.id}
          name={name}
          type="text"
          inputmode="decimal"
          autocomplete="off"
          value={number.value}
          data-needed={isRequired ? '' : undefined}
          aria-describedby={error ? `${number.id}-error` : undefined}
          aria-invalid={number.error ? 'true' : undefined}
        />
        <Choose
          id={counted.id}
          name={unit.name}
          label={unit.label}
          options={unit.options}
          value={counted.value ?? ''}
          isWrong={counted.error !== undefined}
        />
      </div>
    </FormGroup>
  )
}

type ChooseProps = { id: string; name: string; label: string; options: readonly Option[]; value: string; isWrong: boolean }

/** A code that is in the draft and in the table no longer stays to be seen. */
const Choose = ({ id, name, label, options, value, isWrong }: ChooseProps) => (
  <select
    class={classes('govuk-select', isWrong && 'govuk-select--error')}
    id={id}
    name={name}
    aria-label={label}
    aria-invalid={isWrong ? 'true' : undefined}
  >
    {withHeld(options, value).map((option) => (
      <option key={option.value} value={option.value} selected={option.value === value}>
        {option.text}
      </option>
    ))}
  </select>
)

/** The choice of nothing first; last a code that the table has no more. */
const withHeld = (options: readonly Option[], held: string): Option[] => [
  { value: '', text: '—' },
  ...options,
  ...(held === '' || options.some(({ value }) => value === held) ? [] : [{ value: held, text: `${held} (ya no se usa)` }]),
]
