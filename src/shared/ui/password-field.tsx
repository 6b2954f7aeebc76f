import { classes, type FieldProps, LabelAndHelp, useField } from './field.tsx'

/** What govuk-frontend's script says; its attributes have a dot in their names. */
const words = {
  'data-i18n.show-password': 'Mostrar',
  'data-i18n.hide-password': 'Ocultar',
  'data-i18n.show-password-aria-label': 'Mostrar la contraseña',
  'data-i18n.hide-password-aria-label': 'Ocultar la contraseña',
  'data-i18n.password-shown-announcement': 'La contraseña se ve',
  'data-i18n.password-hidden-announcement': 'La contraseña está oculta',
}

export type PasswordFieldProps = FieldProps & {
  isNew?: boolean | undefined
  /** Where the hand is when the page opens, with script; and the key that leads there: 'ctrl+enter'. */
  isFocus?: boolean | undefined
  dataKey?: string | undefined
}

/** Never filled by us: a password that was typed is not sent back. With script, it can be shown. */
export function PasswordField({ name, label, hint, isTitle, isNew, ...rest }: PasswordFieldProps) {
  const { id, error, describedBy } = useField(name, hint)
  const isWrong = error !== undefined
  return (
    <div
      class={classes('govuk-form-group govuk-password-input', isWrong && 'govuk-form-group--error', rest.class)}
      data-module="govuk-password-input"
      {...words}
    >
      <LabelAndHelp id={id} label={label} hint={hint} error={error} isTitle={isTitle} />
      <div class="govuk-input__wrapper govuk-password-input__wrapper">
        <input
          class={classes(
            'govuk-input govuk-password-input__input govuk-js-password-input-input',
            isWrong && 'govuk-input--error',
          )}
          id={id}
          name={name}
          type="password"
          spellcheck={false}
          autocapitalize="none"
          autocomplete={isNew ? 'new-password' : 'current-password'}
          data-focus={rest.isFocus ? '' : undefined}
          data-key={rest.dataKey}
          aria-describedby={describedBy}
          aria-invalid={isWrong ? 'true' : undefined}
        />
        <button
          type="button"
          class="govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle"
          data-module="govuk-button"
          aria-controls={id}
          aria-label="Mostrar la contraseña"
          hidden
        >
          Mostrar
        </button>
      </div>
    </div>
  )
}
