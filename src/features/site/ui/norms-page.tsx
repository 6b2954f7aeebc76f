import type { ComponentChildren } from 'preact'
import { Lead, Link, List, SubHeading, Title } from '../../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import type { Rule, RuleArea } from '../rules.ts'

/** Every rule of the program: its number, the norm's own words, and how we read them. */
export const NormsPage = ({ chrome, areas }: { chrome: Chrome; areas: readonly RuleArea[] }) => (
  <PublicPage chrome={chrome} title="Normas que aplicamos" measure="check">
    <Title>Normas que aplicamos</Title>
    <Lead>
      Cada regla de este programa, con las palabras de la norma y cómo las leemos. Donde no encontramos norma, lo decimos. Cuando
      el programa dice que no, cita estos números.
    </Lead>
    <List
      items={areas.map(({ slug, title, rules }) => (
        <>
          <Link href={`#${slug}`}>{title}</Link> ({rules.length} {rules.length === 1 ? 'regla' : 'reglas'})
        </>
      ))}
    />
    {areas.map(({ slug, title, rules }) => (
      <section key={slug} aria-labelledby={slug}>
        <h2 class="ma-h2" id={slug}>
          {title}
        </h2>
        {rules.map((rule) => (
          <RuleSection key={rule.number} rule={rule} />
        ))}
      </section>
    ))}
  </PublicPage>
)

const RuleSection = ({ rule: { number, title, norm, source, reading } }: { rule: Rule }) => (
  <article id={number}>
    <SubHeading>
      <span class="ma-num">{number}</span>. {title}
    </SubHeading>
    <blockquote class="govuk-inset-text">
      {norm.map((paragraph) => (
        <p key={paragraph}>{withLinks(paragraph)}</p>
      ))}
      {source && (
        <footer class="ma-quiet">
          <cite>{source}</cite>
        </footer>
      )}
    </blockquote>
    {reading.map((block, i) =>
      typeof block === 'string' ? (
        <p key={block} class="ma-p">
          {i === 0 && <strong>Cómo la leemos. </strong>}
          {withLinks(block)}
        </p>
      ) : (
        <List key={block[0]} items={block.map(withLinks)} />
      ),
    )}
  </article>
)

/** Numbers of rules lead to their rule; `code` is shown as it is. */
const withLinks = (text: string): ComponentChildren =>
  text.split(/(R-[A-Z]+-\d+|`[^`]+`)/).map((part, i) => {
    if (i % 2 === 0) return part
    return part.startsWith('`') ? (
      <code key={i}>{part.slice(1, -1)}</code>
    ) : (
      <Link key={i} href={`#${part}`}>
        {part}
      </Link>
    )
  })
