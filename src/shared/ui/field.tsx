import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { errorIn, type FieldError, type Values } from './errors.ts'

// The wiring that every field shares: ids, what was typed, what describes it, and how an error is said.

/** What the form around it gives a field. */
export const FormState = createContext<{ values: Values; errors: readonly FieldError[]; prefix: string }>({
  values: {},
  errors: [],
  prefix: '',
})

/** What every field is given by its page. Its value and its error come from the form around it. */
export type FieldProps = {
  name: string
  label: ComponentChildren
  hint?: ComponentChildren
  /** The label is the page's h1: one question a page. */
  isTitle?: boolean | undefined
  class?: string | undefined
}

/** The id of a field, what was typed in it, its error, and the ids of what describes it. */
export function useField(name: string, hint: ComponentChildren) {
  const { values, errors, prefix } = useContext(FormState)
  const id = prefix + name
  const error = errorIn(errors, name)
  const typed = values[name]
  // What was kept of a group of boxes while the session was over comes back one value a line.
  const chosen: readonly string[] = typed === undefined ? [] : typeof typed === 'string' ? typed.split('\n') : typed
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined
  return { id, error, value: typeof typed === 'string' ? typed : typed?.[0], chosen, describedBy }
}

/** Joins the class names that apply. */
export const classes = (...names: (string | false | undefined)[]) => names.filter(Boolean).join(' ')

type GroupProps = { error: string | undefined; class?: string | undefined; children: ComponentChildren }

/** The box around a field: a red edge when it is wrong. */
export const FormGroup = ({ error, children, ...rest }: GroupProps) => (
  <div class={classes('govuk-form-group', error !== undefined && 'govuk-form-group--error', rest.class)}>{children}</div>
)

/** The label of a single box, with its hint and its error. */
export function LabelAndHelp({ id, label, hint, error, isTitle }: HelpProps) {
  const named = (
    <label class="govuk-label" for={id}>
      {label}
    </label>
  )
  return (
    <>
      {isTitle ? <h1 class="ma-h1 ma-label-title">{named}</h1> : named}
      <Help id={id} hint={hint} error={error} />
    </>
  )
}

/** Hint, then error: the order in which they are read out. */
export const Help = ({ id, hint, error }: Omit<HelpProps, 'label'>) => (
  <>
    {hint && (
      <div id={`${id}-hint`} class="govuk-hint">
        {hint}
      </div>
    )}
    {error && (
      <p id={`${id}-error`} class="govuk-error-message">
        <span class="govuk-visually-hidden">Error:</span> {error}
      </p>
    )}
  </>
)

type HelpProps = {
  id: string
  label: ComponentChildren
  hint: ComponentChildren
  error: string | undefined
  isTitle?: boolean | undefined
}
