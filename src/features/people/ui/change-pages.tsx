import { Lead, Link, P, QuestionPage, Title } from '../../../shared/ui/components.tsx'
import {
  Button,
  EmailField,
  type FieldError,
  Form,
  HiddenField,
  PasswordField,
  TextField,
  type Values,
} from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'

const back = { href: '/cuenta', text: 'Mi cuenta' }
type Props = { chrome: Chrome; errors: readonly FieldError[] }

export const MobilePage = ({ chrome, values, errors }: Props & { values: Values }) => (
  <QuestionPage
    chrome={chrome}
    title="Cambie su celular"
    heading="Cambie su celular"
    back={back}
    action="/cuenta/celular"
    values={values}
    errors={errors}
    button="Cambiar el celular"
  >
    <TextField
      name="celular"
      label="Celular"
      hint="Diez cifras. Por ejemplo, 300 000 0142"
      type="tel"
      inputmode="tel"
      width={20}
      autocomplete="tel"
    />
  </QuestionPage>
)

export const EmailPage = ({ chrome, present, values, errors }: Props & { present: string; values: Values }) => (
  <QuestionPage
    chrome={chrome}
    title="Cambie su correo"
    heading="Cambie su correo"
    lead={
      <>
        Hoy su cuenta usa <strong>{present}</strong>. Sigue siendo ese hasta que confirme el nuevo con el enlace que le enviamos.
      </>
    }
    back={back}
    action="/cuenta/correo"
    values={values}
    errors={errors}
    button="Enviar el enlace"
  >
    <EmailField name="correo" label="Correo nuevo" hint="Use uno que sea solo suyo" />
    <PasswordField name="claveActual" label="Su contraseña" hint="Para saber que es usted quien lo pide" />
  </QuestionPage>
)

/** The same whether or not the new address has an account. */
export const EmailSentPage = ({ chrome, email }: { chrome: Chrome; email: string }) => (
  <PublicPage chrome={chrome} title="Revise su correo nuevo" measure="text" back={back}>
    <Title>Revise su correo nuevo</Title>
    <Lead>
      Enviamos un enlace a <strong>{email}</strong>. Ábralo y confirme que es suyo.
    </Lead>
    <P>El enlace vale 24 horas. Mientras tanto nada cambia, y al correo de hoy le avisamos que lo pidió.</P>
    <P>
      Si está mal escrito, <Link href="/cuenta/correo">escríbalo de nuevo</Link>.
    </P>
  </PublicPage>
)

export const NewEmailPage = ({ chrome, token, email }: { chrome: Chrome; token: string; email: string }) => (
  <PublicPage chrome={chrome} title="Use este correo" measure="text">
    <Title>Use este correo en su cuenta</Title>
    <Lead>
      Desde ahora ingresará con <strong>{email}</strong>.
    </Lead>
    <P>Si usted no lo pidió, cierre esta página: nada cambia.</P>
    <Form action="/cuenta/correo-nuevo">
      <HiddenField name="token" value={token} />
      <Button>Usar este correo</Button>
    </Form>
  </PublicPage>
)

export const PasswordPage = ({ chrome, errors }: Props) => (
  <QuestionPage
    chrome={chrome}
    title="Cambie su contraseña"
    heading="Cambie su contraseña"
    lead="Al cambiarla se cierran sus sesiones en otros navegadores."
    back={back}
    action="/cuenta/clave"
    errors={errors}
    button="Cambiar la contraseña"
    after={
      <P>
        <Link href="/cuenta/recuperar">No recuerdo la contraseña actual</Link>
      </P>
    }
  >
    <PasswordField name="claveActual" label="Contraseña actual" />
    <PasswordField
      name="clave"
      label="Contraseña nueva"
      isNew
      hint="Doce caracteres o más. Tres o cuatro palabras que no vayan juntas son fáciles de recordar y difíciles de adivinar"
    />
  </QuestionPage>
)
