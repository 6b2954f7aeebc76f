import type { ComponentChildren } from 'preact'

export type Door = { href: string; text: ComponentChildren; more?: ComponentChildren }

/** Ways on, one under the other, each with a line that says what is behind it. */
export const Menu = ({ doors }: { doors: readonly Door[] }) => (
  <ul class="ma-menu">
    {doors.map(({ href, text, more }) => (
      <li key={href}>
        <a class="ma-link" href={href}>
          {text}
        </a>
        {more && <p>{more}</p>}
      </li>
    ))}
  </ul>
)

/** The kinds of user, side by side: who each is, and who activates them. */
export const Kinds = ({ kinds }: { kinds: readonly (Door & { foot?: ComponentChildren })[] }) => (
  <ul class="ma-kinds">
    {kinds.map(({ href, text, more, foot }) => (
      <li key={href}>
        <h3>
          <a class="ma-link" href={href}>
            {text}
          </a>
        </h3>
        {more && <p>{more}</p>}
        {foot && <p class="ma-quiet">{foot}</p>}
      </li>
    ))}
  </ul>
)

export type MastProps = { title: string; lead: ComponentChildren; action: ComponentChildren; aside?: ComponentChildren }

/** The blue band of the home page, once in the product. Goes into `mast` of PublicPage. */
export const Mast = ({ title, lead, action, aside }: MastProps) => (
  <div class="ma-mast">
    <div class="ma-page">
      <div>
        <h1 class="ma-h1">{title}</h1>
        <p>{lead}</p>
        {action}
      </div>
      {aside}
    </div>
  </div>
)

export type LookupProps = {
  action: string
  name: string
  label: string
  hint: ComponentChildren
  button: string
  value?: string | undefined
}

/** One box and one button, as the search by radicado on the home page. */
export const Lookup = ({ action, name, label, hint, button, value }: LookupProps) => (
  <form class="ma-track" action={action} method="get" novalidate>
    <h2>
      <label for={name}>{label}</label>
    </h2>
    <div id={`${name}-hint`} class="govuk-hint">
      {hint}
    </div>
    <div class="ma-row">
      <input
        class="govuk-input ma-num"
        id={name}
        name={name}
        value={value}
        aria-describedby={`${name}-hint`}
        autocomplete="off"
        spellcheck={false}
      />
      <button type="submit" class="govuk-button">
        {button}
      </button>
    </div>
  </form>
)
