import { Lead, Link, List, Title } from '../../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'

const ways = {
  register: [
    <>
      Si ya confirmó su cuenta, <Link href="/ingresar">ingrese</Link>.
    </>,
    <>
      Si no, <Link href="/cuenta/crear">cree la cuenta de nuevo</Link>: el enlace vale 24 horas y sirve una vez.
    </>,
  ],
  recover: [
    <>
      Si ya escribió una contraseña nueva, <Link href="/ingresar">ingrese</Link>.
    </>,
    <>
      Si no, <Link href="/cuenta/recuperar">pida otro enlace</Link>: vale 30 minutos y sirve una vez.
    </>,
  ],
  'new-email': [
    <>
      Si ya confirmó el correo nuevo, <Link href="/ingresar">ingrese</Link> con él.
    </>,
    <>
      Si no, <Link href="/cuenta/correo">pida otro enlace</Link>: vale 24 horas y sirve una vez.
    </>,
  ],
} as const

/** A link of a mail that opens nothing any more: it says what to do instead. */
export const LinkOverPage = ({ chrome, kind }: { chrome: Chrome; kind: keyof typeof ways }) => (
  <PublicPage chrome={chrome} title="El enlace venció o ya se usó" measure="text">
    <Title>El enlace venció o ya se usó</Title>
    <Lead>Nada ha cambiado en su cuenta.</Lead>
    <List items={ways[kind]} />
  </PublicPage>
)

/** The e-mail became another account's between the form and the click. */
export const EmailTakenPage = ({ chrome }: { chrome: Chrome }) => (
  <PublicPage chrome={chrome} title="Ya hay una cuenta con ese correo" measure="text">
    <Title>Ya hay una cuenta con ese correo</Title>
    <List
      items={[
        <>
          Si es suya, <Link href="/ingresar">ingrese</Link>.
        </>,
        <>
          Si no recuerda la contraseña, <Link href="/cuenta/recuperar">cámbiela</Link>.
        </>,
      ]}
    />
  </PublicPage>
)
