import { documentText, longDate } from '../../../shared/dates-es.ts'
import { Lead, P, SummaryList, Title } from '../../../shared/ui/components.tsx'
import { Button, ErrorSummary, type FieldError, Form, HiddenField, PasswordField } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { mobileText } from '../contact.ts'
import { fullName } from '../person.ts'
import type { Waiting } from '../registration.ts'

export type ConfirmPageProps = {
  chrome: Chrome
  token: string
  waiting: Waiting
  /** Others wait at this e-mail: the password tells whose this one is. */
  needsPassword: boolean
  errors: readonly FieldError[]
}

export function ConfirmPage({ chrome, token, waiting, needsPassword, errors }: ConfirmPageProps) {
  const { email, said } = waiting
  return (
    <PublicPage chrome={chrome} title="Confirme su correo" errors={errors} measure="check">
      <ErrorSummary errors={errors} />
      <Title>¿Escribió usted estos datos?</Title>
      <Lead>Si son suyos, confirme. Si usted no pidió esta cuenta, cierre esta página: no se creará.</Lead>
      <SummaryList
        rows={[
          { term: 'Nombre', value: fullName(said.names) },
          {
            term: 'Documento',
            value: `${documentText(said.document.type, said.document.number)}, expedido el ${longDate(said.issuedOn)}`,
          },
          { term: 'Nacimiento', value: longDate(said.birthDate) },
          { term: 'Correo', value: <span>{email}</span> },
          { term: 'Celular', value: mobileText(said.mobile) },
        ]}
      />
      <Form action="/cuenta/confirmar" errors={errors}>
        <HiddenField name="token" value={token} />
        {needsPassword && (
          <>
            <P>Hay más de un registro con este correo. Para saber cuál es el suyo pedimos la contraseña que escribió en este.</P>
            <PasswordField name="clave" label="Contraseña" />
          </>
        )}
        <Button>Confirmar mi correo</Button>
      </Form>
    </PublicPage>
  )
}
