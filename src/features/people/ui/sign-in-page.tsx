import { Lead, Link, Notice, P, Title } from '../../../shared/ui/components.tsx'
import {
  Button,
  EmailField,
  ErrorSummary,
  type FieldError,
  Form,
  HiddenField,
  PasswordField,
  type Values,
} from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'

/** What happened just before, said above the form. */
export const signInNotices = {
  guardado: 'Guardamos lo que escribió. Ingrese y lo encontrará en el formulario. Si iba un archivo, escójalo otra vez.',
  perdido:
    'Su sesión ya no estaba abierta en este navegador: lo último que escribió no quedó guardado. Ingrese y escríbalo de nuevo.',
  cuenta: 'Su cuenta está lista. Ingrese con su correo y su contraseña.',
  clave: 'Su contraseña cambió. Ingrese con la nueva.',
  correo: 'Su cuenta usa ahora el correo nuevo. Ingrese con él.',
  salio: 'Salió de su cuenta en este navegador.',
} as const
export type SignInNotice = keyof typeof signInNotices
const tones: Partial<Record<SignInNotice, 'info' | 'warn'>> = { guardado: 'info', perdido: 'warn' }

export type SignInPageProps = {
  chrome: Chrome
  notice: SignInNotice | null
  /** Where to go back to; empty for the account. */
  back: string
  values: Values
  errors: readonly FieldError[]
}

export function SignInPage({ chrome, notice, back, values, errors }: SignInPageProps) {
  return (
    <PublicPage chrome={chrome} title="Ingrese" errors={errors} measure="text">
      <ErrorSummary errors={errors} />
      {notice && errors.length === 0 && <Notice tone={tones[notice] ?? 'ok'}>{signInNotices[notice]}</Notice>}
      <Title>Ingrese a su cuenta</Title>
      {chrome.person && (
        <P>
          En este navegador está abierta la cuenta de {chrome.person.name}. Si ingresa con otra, aquella se cierra.{' '}
          <Link href={back || '/cuenta'}>Seguir con {chrome.person.name}</Link>
        </P>
      )}
      <Form action="/ingresar" values={values} errors={errors}>
        <HiddenField name="volver" value={back} />
        <EmailField name="correo" label="Correo electrónico" autocomplete="username" />
        <PasswordField name="clave" label="Contraseña" />
        <Button>Ingresar</Button>
      </Form>
      <P>
        <Link href="/cuenta/recuperar">No recuerdo la contraseña</Link>
      </P>
      <P>
        <Link href="/cuenta/crear">Crear una cuenta</Link>
      </P>
      {chrome.isDemo && (
        <P isQuiet>
          Esta es una demostración: <Link href="/demo">vea con qué cuentas puede ingresar</Link>.
        </P>
      )}
    </PublicPage>
  )
}

/** The session was opened and its cookie did not come back: going round again would not help. */
export function NoCookiePage({ chrome, back }: { chrome: Chrome; back: string }) {
  const again = back ? `/ingresar?volver=${encodeURIComponent(back)}` : '/ingresar'
  return (
    <PublicPage chrome={chrome} title="Su navegador no guardó la sesión" measure="text">
      <Title>Su navegador no guardó la sesión</Title>
      <Lead>
        Si acaba de ingresar, su correo y su contraseña están bien: es el navegador el que no aceptó la cookie que mantiene
        abierta la sesión.
      </Lead>
      <P>
        Permita las cookies de este sitio, o salga de la navegación privada, y <Link href={again}>ingrese de nuevo</Link>. Solo
        usamos cookies para saber que es usted.
      </P>
    </PublicPage>
  )
}
