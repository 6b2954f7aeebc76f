import type { ProblemKind } from '../../../platform/problem.ts'
import { Facts, Lead, Link, List, Title } from '../../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { errorsHelp } from '../errors-help.ts'

export type KindOfProblem = { kind: ProblemKind; status: number; title: string }

/** Every kind of problem at its own anchor: the address that RFC 9457 answers point to. */
export const ErrorsPage = ({ chrome, kinds }: { chrome: Chrome; kinds: readonly KindOfProblem[] }) => (
  <PublicPage chrome={chrome} title="Errores y qué hacer" measure="check" back={{ href: '/ayuda', text: 'Ayuda' }}>
    <Title>Errores y qué hacer</Title>
    <Lead>Cuando algo no se puede, la página dice qué pasó. Aquí está cada caso, con lo que puede hacer.</Lead>
    <List items={kinds.map(({ kind, title }) => <Link href={`#${kind}`}>{title}</Link>)} />
    {kinds.map(({ kind, status, title }) => {
      const { happened, person, program } = errorsHelp[kind]
      return (
        <section key={kind} aria-labelledby={kind}>
          <h2 class="ma-h2" id={kind}>
            {title}
          </h2>
          <Facts
            facts={[
              { term: 'Qué pasó', value: happened },
              { term: 'Qué puede hacer', value: person },
              { term: 'Si es un programa', value: program },
              { term: 'Código', value: `${status}, ${kind}` },
            ]}
          />
        </section>
      )
    })}
  </PublicPage>
)
