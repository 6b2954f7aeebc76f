import { longDateTime } from '../../../shared/dates-es.ts'
import { Lead, Link, P, Title } from '../../../shared/ui/components.tsx'
import { Button, ErrorSummary, type FieldError, Form, type Values } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { DocumentFields, documentTypes } from '../../people/index.ts'

export type QueryPageProps = { chrome: Chrome; values: Values; errors: readonly FieldError[]; asOf: Date | null }

/** The question of the guide's first step. Its answer has an address of its own. */
export function QueryPage({ chrome, values, errors, asOf }: QueryPageProps) {
  return (
    <PublicPage
      chrome={chrome}
      title="Consultar el Servicio Social"
      errors={errors}
      measure="text"
      crumbs={[{ text: 'Inicio', href: '/' }]}
    >
      <ErrorSummary errors={errors} />
      <Title>Consultar el Servicio Social Obligatorio</Title>
      <Lead>Dice si alguien está inscrito, si tiene plaza asignada y si la plaza está activa. No pide cuenta ni código.</Lead>
      <Form
        action="/servicio-social"
        method="get"
        values={{ tipo: 'CC', ...values }}
        errors={errors}
        searchLabel="Consultar el Servicio Social"
      >
        <DocumentFields types={documentTypes} />
        <Button>Consultar</Button>
      </Form>
      {asOf && <P isQuiet>Último archivo del registro: {longDateTime(asOf)}</P>}
      <P>
        <Link href="/servicio-social/mi-plaza">Ver mi plaza, aceptarla o renunciar</Link>
      </P>
    </PublicPage>
  )
}
