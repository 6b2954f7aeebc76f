type EnterAsProps = {
  email: string
  name: string
  password: string
  /** Where to begin. */
  start: string
  /** On the button, where its place does not say who it is. */
  label?: string
}

/** Enters as somebody of the demonstration with one press: the form of /ingresar, already filled. */
export const EnterAs = ({ email, name, password, start, label }: EnterAsProps) => (
  <form method="post" action="/ingresar">
    <input type="hidden" name="correo" value={email} />
    <input type="hidden" name="clave" value={password} />
    <input type="hidden" name="volver" value={start} />
    <button type="submit" class="govuk-button govuk-button--secondary">
      {label ?? (
        <>
          Ingresar<span class="govuk-visually-hidden"> como {name}</span>
        </>
      )}
    </button>
  </form>
)
