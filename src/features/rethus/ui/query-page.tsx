import { longDateTime } from '../../../shared/dates-es.ts'
import { Lead, Link, P, Title } from '../../../shared/ui/components.tsx'
import { Button, ErrorSummary, type FieldError, Form, type Values } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { DocumentFields, documentTypes } from '../../people/index.ts'

export type QueryPageProps = { chrome: Chrome; values: Values; errors: readonly FieldError[]; asOf: Date | null }

/** The question. Its answer has an address of its own, to keep or to send on. */
export function QueryPage({ chrome, values, errors, asOf }: QueryPageProps) {
  return (
    <PublicPage
      chrome={chrome}
      title="Consultar el ReTHUS"
      errors={errors}
      measure="text"
      crumbs={[{ text: 'Inicio', href: '/' }]}
    >
      <ErrorSummary errors={errors} />
      <Title>Consultar el ReTHUS</Title>
      <Lead>
        El Registro Especial de Talento Humano en Salud dice quién puede ejercer, con qué títulos y si tiene sanciones. Es
        público: no pide cuenta ni código.
      </Lead>
      <Form action="/rethus" method="get" values={{ tipo: 'CC', ...values }} errors={errors} searchLabel="Consultar el ReTHUS">
        <DocumentFields types={documentTypes} />
        <Button>Consultar</Button>
      </Form>
      <P isQuiet>{asOf ? `Datos al ${longDateTime(asOf)}` : 'Todavía no hay datos cargados.'}</P>
      <P>
        <Link href="/rethus/ayuda">Soy profesional y no aparezco</Link>
      </P>
    </PublicPage>
  )
}
