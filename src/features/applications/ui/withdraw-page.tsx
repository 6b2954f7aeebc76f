import { List, P, Progress, Title } from '../../../shared/ui/components.tsx'
import { Button, ButtonLink, ErrorSummary, type FieldError, Form, HiddenField } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import type { Application } from '../application.ts'

export type WithdrawPageProps = { chrome: Chrome; errors?: FieldError[]; application: Application; intento: string }

/** What follows, before it is done. */
export function WithdrawPage({ chrome, errors = [], application, intento }: WithdrawPageProps) {
  const { id, radicado, entidadName, sedeName, version } = application
  const back = `/solicitudes/${id}`
  return (
    <PublicPage
      chrome={chrome}
      title="¿Retira su solicitud?"
      errors={errors}
      measure="text"
      back={{ href: back, text: 'Volver a la solicitud' }}
    >
      <ErrorSummary errors={errors} />
      <Progress>Radicado {radicado}</Progress>
      <Title>¿Retira su solicitud?</Title>
      <P>
        Pide que lo activen en {sedeName}, {entidadName}.
      </P>
      <List
        items={[
          'El delegado deja de verla en su cola, y le avisamos.',
          'No se puede deshacer: si cambia de opinión envía otra, con otro radicado.',
          'Lo que tenga en otras sedes no cambia.',
        ]}
      />
      <Form action={`${back}/retirar`}>
        <HiddenField name="intento" value={intento} />
        <HiddenField name="version" value={String(version)} />
        <div class="govuk-button-group">
          <Button variant="warning">Retirar la solicitud</Button>
          <ButtonLink href={back} variant="secondary">
            No retirarla
          </ButtonLink>
        </div>
      </Form>
    </PublicPage>
  )
}
