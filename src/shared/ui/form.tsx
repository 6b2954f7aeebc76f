import type { ComponentChildren } from 'preact'
import type { FieldError, Values } from './errors.ts'
import { FormState } from './field.tsx'

export { Button, ButtonLink } from './button.tsx'
export { CheckboxesField, CheckboxField, RadioField } from './choice-fields.tsx'
export { ErrorSummary } from './error-summary.tsx'
export type { FieldError, Values } from './errors.ts'
export { PasswordField } from './password-field.tsx'
export { SelectField } from './select-field.tsx'
export { DateField, EmailField, FileField, HiddenField, TextAreaField, TextField } from './text-fields.tsx'

export type FormProps = {
  action: string
  /** A form that only asks is a `get`: its answer can be bookmarked and sent on. */
  method?: 'post' | 'get' | undefined
  /** What was typed, or what the form starts with. */
  values?: Values | undefined
  errors?: readonly FieldError[] | undefined
  /** Put before the ids of its fields where two forms of a page have fields of the same name. */
  prefix?: string | undefined
  class?: string | undefined
  hasFile?: boolean | undefined
  /** Makes it a search region of this name. */
  searchLabel?: string | undefined
  children: ComponentChildren
}

/** Gives its fields what was typed and what is wrong with it. The browser does not validate: our sentences do. */
export function Form({
  action,
  method = 'post',
  values = {},
  errors = [],
  prefix = '',
  hasFile,
  searchLabel,
  ...rest
}: FormProps) {
  return (
    <form
      method={method}
      action={action}
      novalidate
      enctype={hasFile ? 'multipart/form-data' : undefined}
      role={searchLabel ? 'search' : undefined}
      aria-label={searchLabel}
      class={rest.class}
    >
      <FormState.Provider value={{ values, errors, prefix }}>{rest.children}</FormState.Provider>
    </form>
  )
}
