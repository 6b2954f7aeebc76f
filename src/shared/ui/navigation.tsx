import type { ComponentChildren } from 'preact'

/** One step up, above the title. */
export function BackLink({ href, text = 'Atrás' }: { href: string; text?: string | undefined }) {
  return (
    <nav aria-label="Volver">
      <a class="govuk-back-link" href={href}>
        {text}
      </a>
    </nav>
  )
}

/** Where this page lies; the last is the page's parent, never the page itself. */
export function Breadcrumbs({ links }: { links: readonly { text: string; href: string }[] }) {
  return (
    <nav class="govuk-breadcrumbs" aria-label="Ruta">
      <ol class="govuk-breadcrumbs__list">
        {links.map(({ text, href }) => (
          <li key={href} class="govuk-breadcrumbs__list-item">
            <a class="govuk-breadcrumbs__link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** "20 en esta página · Anteriores · Siguientes". Pages are told by the key at their edge, so there is no number of a page. */
export function Pager({ children, first, previous, next }: PagerProps) {
  return (
    <nav class="ma-pager" aria-label="Páginas">
      <span class="ma-num">{children}</span>
      {first && <a href={first}>Volver al principio</a>}
      {previous && (
        <a href={previous} rel="prev">
          Anteriores
        </a>
      )}
      {next && (
        <a href={next.href} rel="next">
          {next.text ?? 'Siguientes'}
        </a>
      )}
    </nav>
  )
}

type PagerProps = {
  /** What is on this page: "1 a 20 de 46" */
  children: ComponentChildren
  first?: string | undefined
  previous?: string | undefined
  next?: { href: string; text?: string } | undefined
}
