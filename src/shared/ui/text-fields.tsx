import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { classes, type FieldProps, FormGroup, FormState, LabelAndHelp, useField } from './field.tsx'

/** The width says how much is expected, in characters; without it the box is as wide as its place. */
type Width = 2 | 3 | 4 | 5 | 10 | 20 | 30

export type TextFieldProps = FieldProps & {
  type?: 'text' | 'email' | 'tel' | 'search' | undefined
  autocomplete?: string | undefined
  inputmode?: 'numeric' | 'tel' | 'email' | 'text' | undefined
  width?: Width | undefined
  /** Shown before what is typed, as "$". */
  prefix?: string | undefined
  suffix?: string | undefined
  spellcheck?: boolean | undefined
  maxlength?: number | undefined
  /** Where the hand is when the page opens, with script. */
  isFocus?: boolean | undefined
}

/** One line of text. Numbers are text too: dots and spaces are taken. */
export function TextField({ name, label, hint, isTitle, type = 'text', width, prefix, suffix, ...rest }: TextFieldProps) {
  const { id, error, value, describedBy } = useField(name, hint)
  const input = (
    <input
      class={classes(
        'govuk-input',
        error !== undefined && 'govuk-input--error',
        width && `govuk-input--width-${width}`,
        rest.inputmode === 'numeric' && 'ma-num',
      )}
      id={id}
      name={name}
      // Preact asks each type for its own set of attributes; all of ours take these.
      type={type as 'text'}
      value={value}
      autocomplete={rest.autocomplete}
      inputmode={rest.inputmode}
      spellcheck={rest.spellcheck}
      maxlength={rest.maxlength}
      data-focus={rest.isFocus ? '' : undefined}
      aria-describedby={describedBy}
      aria-invalid={error ? 'true' : undefined}
    />
  )
  return (
    <FormGroup error={error} class={rest.class}>
      <LabelAndHelp id={id} label={label} hint={hint} error={error} isTitle={isTitle} />
      {prefix || suffix ? (
        <div class="govuk-input__wrapper">
          {prefix && <Affix place="prefix">{prefix}</Affix>}
          {input}
          {suffix && <Affix place="suffix">{suffix}</Affix>}
        </div>
      ) : (
        input
      )}
    </FormGroup>
  )
}

const Affix = ({ place, children }: { place: 'prefix' | 'suffix'; children: ComponentChildren }) => (
  <div class={`govuk-input__${place}`} aria-hidden="true">
    {children}
  </div>
)

/** An e-mail address. */
export const EmailField = (props: FieldProps & { autocomplete?: string | undefined }) => (
  <TextField autocomplete="email" {...props} type="email" inputmode="email" spellcheck={false} />
)

/** A day in one box, in whatever form is clear; read it with `parseDate` of shared/dates-es. */
export const DateField = ({
  hint = 'Día, mes y año. Por ejemplo, 1/2/2026',
  ...props
}: FieldProps & { autocomplete?: string | undefined }) => (
  <TextField autocomplete="off" {...props} hint={hint} width={10} spellcheck={false} />
)

/** Several lines of text. */
export function TextAreaField({ name, label, hint, isTitle, rows = 4, maxlength, ...rest }: TextAreaProps) {
  const { id, error, value, describedBy } = useField(name, hint)
  return (
    <FormGroup error={error} class={rest.class}>
      <LabelAndHelp id={id} label={label} hint={hint} error={error} isTitle={isTitle} />
      <textarea
        class={classes('govuk-textarea', error !== undefined && 'govuk-textarea--error')}
        id={id}
        name={name}
        rows={rows}
        maxlength={maxlength}
        aria-describedby={describedBy}
        aria-invalid={error ? 'true' : undefined}
      >
        {value}
      </textarea>
    </FormGroup>
  )
}

type TextAreaProps = FieldProps & { rows?: number | undefined; maxlength?: number | undefined }

/** A file; its form needs `hasFile`. */
export function FileField({ name, label, hint, isTitle, accept, ...rest }: FieldProps & { accept?: string | undefined }) {
  const { id, error, describedBy } = useField(name, hint)
  return (
    <FormGroup error={error} class={rest.class}>
      <LabelAndHelp id={id} label={label} hint={hint} error={error} isTitle={isTitle} />
      <input
        class={classes('govuk-file-upload', error !== undefined && 'govuk-file-upload--error')}
        id={id}
        name={name}
        type="file"
        accept={accept}
        aria-describedby={describedBy}
        aria-invalid={error ? 'true' : undefined}
      />
    </FormGroup>
  )
}

/** What the form carries and nobody types. `value` wins over what the form holds. */
export function HiddenField({ name, value }: { name: string; value?: string | undefined }) {
  const { values } = useContext(FormState)
  const held = values[name]
  return <input type="hidden" name={name} value={value ?? (typeof held === 'string' ? held : '')} />
}
