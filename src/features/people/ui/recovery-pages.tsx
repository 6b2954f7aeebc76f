import { Lead, Link, P, QuestionPage, Title } from '../../../shared/ui/components.tsx'
import { EmailField, type FieldError, HiddenField, PasswordField, type Values } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'

export const RecoverPage = ({ chrome, values, errors }: { chrome: Chrome; values: Values; errors: readonly FieldError[] }) => (
  <QuestionPage
    chrome={chrome}
    title="Cambie la contraseña que no recuerda"
    heading="Cambie la contraseña que no recuerda"
    lead="Le enviamos un enlace para escribir otra."
    back={{ href: '/ingresar', text: 'Ingresar' }}
    action="/cuenta/recuperar"
    values={values}
    errors={errors}
    button="Enviar el enlace"
  >
    <EmailField name="correo" label="Correo de su cuenta" autocomplete="username" />
  </QuestionPage>
)

/** The same whether or not the address has an account. */
export const RecoverySentPage = ({ chrome, email }: { chrome: Chrome; email: string }) => (
  <PublicPage chrome={chrome} title="Revise su correo" measure="text">
    <Title>Revise su correo</Title>
    <Lead>
      Si hay una cuenta con <strong>{email}</strong>, en unos minutos le llega un enlace para escribir otra contraseña.
    </Lead>
    <P>El enlace vale 30 minutos y sirve una vez. Si acaba de pedir otro, use el que ya le llegó.</P>
    {chrome.isDemo && (
      <P>
        En la demostración el correo se lee en <Link href="/demo/correo">el buzón de la demostración</Link>.
      </P>
    )}
    <P>
      Si no llega, mire en el correo no deseado, <Link href="/cuenta/recuperar">revise cómo lo escribió</Link> o{' '}
      <Link href="/cuenta/crear">cree una cuenta</Link>. Si ya no usa ese correo, acuda con su documento a un delegado de su
      entidad.
    </P>
  </PublicPage>
)

export const NewPasswordPage = ({ chrome, token, errors }: { chrome: Chrome; token: string; errors: readonly FieldError[] }) => (
  <QuestionPage
    chrome={chrome}
    title="Escriba su contraseña nueva"
    heading="Escriba su contraseña nueva"
    lead="Al cambiarla se cierran las sesiones que tenga abiertas."
    action="/cuenta/clave-nueva"
    errors={errors}
    button="Cambiar la contraseña"
  >
    <HiddenField name="token" value={token} />
    <PasswordField
      name="clave"
      label="Contraseña nueva"
      isNew
      hint="Doce caracteres o más. Tres o cuatro palabras que no vayan juntas son fáciles de recordar y difíciles de adivinar"
    />
  </QuestionPage>
)
