import type { ComponentChildren } from 'preact'
import { classes } from './field.tsx'
import { Form, type FormProps } from './form.tsx'
import { BackLink } from './navigation.tsx'

export type HeadProps = {
  title: string
  back?: { href: string; text: string } | undefined
  /** One line under the title. */
  children?: ComponentChildren
  actions?: ComponentChildren
}

/** The head of a page of the tools, with the page's h1. */
export const Head = ({ title, back, children, actions }: HeadProps) => (
  <div class="ma-head">
    <div>
      {back && <BackLink {...back} />}
      <h1>{title}</h1>
      {children && <p class="ma-num">{children}</p>}
    </div>
    {actions && <div class="acts">{actions}</div>}
  </div>
)

/** A rail of views beside the list. */
export const Shell = ({ rail, children }: { rail: ComponentChildren; children: ComponentChildren }) => (
  <div class="ma-shell">
    {rail}
    <div>{children}</div>
  </div>
)

export type ViewLink = {
  text: string
  href: string
  count: ComponentChildren
  isCurrent?: boolean | undefined
  isBad?: boolean | undefined
}

export type ViewsProps = {
  label: string
  links: readonly ViewLink[]
  more?: readonly { title: string; links: readonly ViewLink[] }[] | undefined
}

/** The trays of a work list, with how much lies in each. */
export const Views = ({ label, links, more = [] }: ViewsProps) => (
  <nav class="ma-views" aria-label={label}>
    <ViewList links={links} />
    {more.map(({ title, links }) => (
      <div key={title} class="more">
        <h2>{title}</h2>
        <ViewList links={links} />
      </div>
    ))}
  </nav>
)

const ViewList = ({ links }: { links: readonly ViewLink[] }) => (
  <ul>
    {links.map(({ text, href, count, isCurrent, isBad }) => (
      <li key={href}>
        <a href={href} aria-current={isCurrent ? 'page' : undefined}>
          {text} <span class={isBad ? 'bad' : undefined}>{count}</span>
        </a>
      </li>
    ))}
  </ul>
)

export type Count = { label: ComponentChildren; value: ComponentChildren; isBad?: boolean | undefined }

/** Few numbers that say how things stand; two to five. */
export const Counts = ({ counts }: { counts: readonly Count[] }) => (
  <dl class={`ma-counts ma-counts--${counts.length}`}>
    {counts.map(({ label, value, isBad }, index) => (
      <div key={index} class={isBad ? 'bad' : undefined}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)

/** The filters of a list: a `get` form, so that a filtered list has an address. The field of class `wide` takes the room. */
export const Filters = ({ label, children, ...form }: Pick<FormProps, 'action' | 'values' | 'children'> & { label: string }) => (
  <Form {...form} method="get" class="ma-filters" searchLabel={label}>
    {children}
    <button type="submit" class="govuk-button govuk-button--secondary btn">
      Filtrar
    </button>
  </Form>
)

/** The filters beside the search: folded on a telephone, where they say how many are on; always open where there is room. */
export const MoreFilters = ({
  count,
  clear,
  note,
  children,
}: {
  count: number
  /** Where nothing is filtered; null while nothing is. */
  clear: string | null
  /** What of the filters could not be read. */
  note?: string | null
  children: ComponentChildren
}) => (
  <div class="ma-more">
    <details open={note ? true : undefined}>
      <summary>{count === 0 ? 'Más filtros' : count === 1 ? '1 filtro puesto' : `${count} filtros puestos`}</summary>
      <div class="ma-more-fields">{children}</div>
    </details>
    {note && <p class="ma-note">{note}</p>}
    {clear && (
      <p class="ma-note">
        <a href={clear}>Quitar todos los filtros</a>
      </p>
    )}
  </div>
)

/** What can be done with the selected rows; stays in sight. */
export const Bulk = ({
  label,
  children,
  actions,
}: {
  label: string
  children: ComponentChildren
  actions: ComponentChildren
}) => (
  <section class="ma-bulk" aria-label={label}>
    <p>{children}</p>
    {actions}
  </section>
)

/** The keys of a page, printed on it. */
export const KeysHelp = ({ keys }: { keys: readonly { keys: readonly string[]; does: string }[] }) => (
  <ul class="ma-keys" aria-label="Teclas">
    {keys.map(({ keys, does }) => (
      <li key={does}>
        {keys.map((key) => (
          <>
            <kbd key={key}>{key}</kbd>{' '}
          </>
        ))}
        {does}
      </li>
    ))}
  </ul>
)

/** Evidence beside the decision; the decision stays in sight. */
export const Split = ({
  aside,
  isEven,
  children,
}: {
  aside: ComponentChildren
  isEven?: boolean | undefined
  children: ComponentChildren
}) => (
  <div class={classes('ma-split', isEven && 'ma-split--even')}>
    <div>{children}</div>
    <div class="ma-stick">{aside}</div>
  </div>
)

export type PaneProps = {
  title?: ComponentChildren
  isTitleHidden?: boolean | undefined
  /** Told anew when it changes. */
  isLive?: boolean | undefined
  isSunk?: boolean | undefined
  children: ComponentChildren
}

/** A box of the tools: evidence, a decision or a form, never decoration. */
export const Pane = ({ title, isTitleHidden, isLive, isSunk, children }: PaneProps) => (
  <section class={classes('ma-pane', isSunk && 'ma-pane--sunk')} aria-live={isLive ? 'polite' : undefined}>
    {title && <h2 class={isTitleHidden ? 'govuk-visually-hidden' : undefined}>{title}</h2>}
    {children}
  </section>
)

/** A line under a table or a form: the next check, what an act will do. */
export const Note = ({ children }: { children: ComponentChildren }) => <p class="ma-note">{children}</p>

/** The buttons that mend or decide, side by side. */
export const Fixes = ({ children }: { children: ComponentChildren }) => <div class="ma-fixes">{children}</div>

/** Two short fields side by side. */
export const Pair = ({ children }: { children: ComponentChildren }) => <div class="ma-pair">{children}</div>
