import type { ComponentChildren } from 'preact'

type Children = { children: ComponentChildren }

/** The h1 of a public page. */
export const Title = ({ children }: Children) => <h1 class="ma-h1">{children}</h1>
/** What stands above the title: "Servicio Social Obligatorio · pregunta 1 de 6" */
export const Progress = ({ children }: Children) => <p class="ma-progress ma-num">{children}</p>
/** The one sentence under the title. */
export const Lead = ({ children }: Children) => <p class="ma-lead">{children}</p>
/** A section's heading; `isFirst` takes the room above it away. */
export const Heading = ({ id, isFirst, children }: Children & { id?: string | undefined; isFirst?: boolean | undefined }) => (
  <h2 class={isFirst ? 'ma-h2 ma-flush' : 'ma-h2'} id={id}>
    {children}
  </h2>
)
export const SubHeading = ({ children }: Children) => <h3 class="ma-h3">{children}</h3>
/** A paragraph no longer than is good to read; `isQuiet` in grey. */
export const P = ({ isQuiet, children }: Children & { isQuiet?: boolean | undefined }) => (
  <p class={isQuiet ? 'ma-p ma-quiet' : 'ma-p'}>{children}</p>
)
/** A list of short lines. */
export const List = ({ items }: { items: readonly ComponentChildren[] }) => (
  <ul class="ma-list">
    {items.map((item, index) => (
      <li key={index}>{item}</li>
    ))}
  </ul>
)
export const Link = ({ href, children }: Children & { href: string }) => (
  <a class="ma-link" href={href}>
    {children}
  </a>
)

/** Two columns of equal weight, one under the other on a phone. */
export const Two = ({ children }: Children) => <div class="ma-two">{children}</div>

/** Text with an aside of related links. */
export const WithAside = ({ aside, children }: Children & { aside: ComponentChildren }) => (
  <div class="ma-cols">
    <div>{children}</div>
    <aside class="ma-aside">{aside}</aside>
  </div>
)

/** A box that holds a form or a decision. `Row` inside sets its fields in one line where there is room. */
export const Box = ({ children }: Children) => <div class="ma-box">{children}</div>
export const Row = ({ children }: Children) => <div class="ma-inline">{children}</div>
