import type { ComponentChildren } from 'preact'
import { classes } from './field.tsx'

type Variant = 'primary' | 'secondary' | 'warning'

const variantClass = { primary: undefined, secondary: 'govuk-button--secondary', warning: 'govuk-button--warning' } as const

export type ButtonProps = {
  /** One primary a page; secondary beside it; warning for what takes rights away. */
  variant?: Variant | undefined
  /** Sent with the form, where several buttons do different things. */
  name?: string | undefined
  value?: string | undefined
  /** Sends the form elsewhere than its own action. */
  formaction?: string | undefined
  /** `get`: only asks, whatever the form around it does. */
  formmethod?: 'get' | undefined
  class?: string | undefined
  /** Verb and object, and the number where there is one: "Activar 3". Never disabled: let people press, then explain. */
  children: ComponentChildren
}

/** Sends the form around it. A double click sends it once; what came twice all the same is the server's to tell. */
export const Button = ({ variant = 'primary', name, value, formaction, formmethod, children, ...rest }: ButtonProps) => (
  <button
    type="submit"
    class={classes('govuk-button', variantClass[variant], rest.class)}
    data-module="govuk-button"
    data-prevent-double-click="true"
    name={name}
    value={value}
    formaction={formaction}
    formmethod={formmethod}
  >
    {children}
  </button>
)

export type ButtonLinkProps = {
  href: string
  variant?: Variant | undefined
  class?: string | undefined
  /** Saved and not shown: a file to keep. */
  download?: boolean | undefined
  children: ComponentChildren
}

/** A link that looks like a button: the one start action, or the way to a form. */
export const ButtonLink = ({ href, variant = 'primary', download, children, ...rest }: ButtonLinkProps) => (
  <a class={classes('govuk-button', variantClass[variant], rest.class)} href={href} download={download}>
    {children}
  </a>
)

/** Buttons side by side, the first the likeliest. */
export const Actions = ({ children }: { children: ComponentChildren }) => <div class="ma-acts">{children}</div>
