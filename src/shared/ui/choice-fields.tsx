import type { ComponentChildren } from 'preact'
import { classes, type FieldProps, FormGroup, Help, useField } from './field.tsx'

export type Choice = {
  value: string
  text: ComponentChildren
  hint?: ComponentChildren
  /** Fields that only this choice needs. The style sheet opens them: govuk's script puts aria-expanded on a radio, against ARIA. */
  reveals?: ComponentChildren
}

export type ChoicesProps = FieldProps & {
  choices: readonly Choice[]
  isInline?: boolean | undefined
  isSmall?: boolean | undefined
}

/** One of few: all of them to be seen. The summary's link leads to the first. */
export const RadioField = (props: ChoicesProps) => <Choices {...props} kind="radios" />

/** Any of few. They are sent under one name. */
export const CheckboxesField = (props: ChoicesProps) => <Choices {...props} kind="checkboxes" />

function Choices({ name, label, hint, isTitle, choices, isInline, isSmall, kind, ...rest }: ChoicesProps & { kind: Kind }) {
  const { id, error, chosen, describedBy } = useField(name, hint)
  return (
    <FormGroup error={error} class={rest.class}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy}>
        <legend class={classes('govuk-fieldset__legend', !isTitle && 'govuk-fieldset__legend--s')}>
          {isTitle ? <h1 class="ma-h1">{label}</h1> : label}
        </legend>
        <Help id={id} hint={hint} error={error} />
        <div class={classes(`govuk-${kind}`, isInline && `govuk-${kind}--inline`, isSmall && `govuk-${kind}--small`)}>
          {choices.map((choice, index) => (
            <ChoiceItem
              key={choice.value}
              kind={kind}
              name={name}
              id={index === 0 ? id : `${id}-${index + 1}`}
              choice={choice}
              isChosen={chosen.includes(choice.value)}
              isWrong={error !== undefined}
            />
          ))}
        </div>
      </fieldset>
    </FormGroup>
  )
}

type Kind = 'radios' | 'checkboxes'

type ItemProps = { kind: Kind; name: string; id: string; choice: Choice; isChosen: boolean; isWrong: boolean }

function ChoiceItem({ kind, name, id, choice, isChosen, isWrong }: ItemProps) {
  const { value, text, hint, reveals } = choice
  return (
    <>
      <div class={`govuk-${kind}__item`}>
        <input
          class={`govuk-${kind}__input`}
          id={id}
          name={name}
          type={kind === 'radios' ? 'radio' : 'checkbox'}
          value={value}
          checked={isChosen}
          aria-describedby={hint ? `${id}-hint` : undefined}
          aria-invalid={isWrong && kind === 'checkboxes' ? 'true' : undefined}
        />
        <label class={`govuk-label govuk-${kind}__label`} for={id}>
          {text}
        </label>
        {hint && (
          <div id={`${id}-hint`} class={`govuk-hint govuk-${kind}__hint`}>
            {hint}
          </div>
        )}
      </div>
      {reveals && (
        <div
          class={classes(`govuk-${kind}__conditional`, !isChosen && `govuk-${kind}__conditional--hidden`)}
          id={`${id}-reveals`}
        >
          {reveals}
        </div>
      )}
    </>
  )
}

export type CheckboxFieldProps = { name: string; label: ComponentChildren; hint?: ComponentChildren; value?: string | undefined }

/** One yes or no, as a consent: absent when it is not ticked. */
export function CheckboxField({ name, label, hint, value = 'si' }: CheckboxFieldProps) {
  const { id, error, chosen, describedBy } = useField(name, hint)
  return (
    <FormGroup error={error}>
      {error && <Help id={id} hint={null} error={error} />}
      <div class="govuk-checkboxes">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            id={id}
            name={name}
            type="checkbox"
            value={value}
            checked={chosen.includes(value)}
            aria-describedby={describedBy}
            aria-invalid={error ? 'true' : undefined}
          />
          <label class="govuk-label govuk-checkboxes__label" for={id}>
            {label}
          </label>
          {hint && (
            <div id={`${id}-hint`} class="govuk-hint govuk-checkboxes__hint">
              {hint}
            </div>
          )}
        </div>
      </div>
    </FormGroup>
  )
}
