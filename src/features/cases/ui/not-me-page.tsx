import { Facts, Heading, Lead, Link, List, P, Title, WarningText } from '../../../shared/ui/components.tsx'
import type { FieldError, Values } from '../../../shared/ui/errors.ts'
import { Button, ErrorSummary, Form, HiddenField, TextAreaField } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import type { NoticeSubject } from '../../notifications/index.ts'
import { saidLength } from '../case.ts'

const consequences: Record<NoticeSubject, string> = {
  SOLICITUD: 'La solicitud queda retirada. Si ya le dieron una activación por ella, se suspende.',
  ACTIVACION: 'La activación y sus roles en esa sede se suspenden ahora mismo. Los de otras sedes no cambian.',
  DELEGACION: 'La delegación se suspende ahora mismo. Lo que se hizo con ella queda en el registro para que la mesa lo revise.',
  CUENTA: 'Nadie podrá actuar como usted con esa cuenta hasta que un delegado o la mesa vea su documento.',
}

export type NotMePageProps = {
  chrome: Chrome
  action: string
  /** Of the link; null: from one's own account. */
  token: string | null
  subject: NoticeSubject
  /** What the notice said. */
  what: string
  /** Is it of an entidad, whose delegados are told too? */
  hasEntidad: boolean
  /** When it was written, in words; null: there was none. */
  sentOn: string | null
  values: Values
  errors: FieldError[]
  back?: { href: string; text: string }
}

/** What would happen, and the one button that makes it happen: to look changes nothing. */
export function NotMePage({ chrome, action, token, subject, what, hasEntidad, sentOn, values, errors, back }: NotMePageProps) {
  return (
    <PublicPage chrome={chrome} title="No fui yo" errors={errors} measure="text" back={back}>
      <ErrorSummary errors={errors} />
      <Title>¿No fue usted?</Title>
      <Lead>Si alguien hizo esto en su nombre, deténgalo aquí. Mientras no pulse el botón, nada cambia.</Lead>
      <Facts
        facts={[
          { term: token === null ? 'Se trata de' : 'El aviso decía', value: what },
          ...(sentOn ? [{ term: 'Se lo enviamos', value: sentOn }] : []),
        ]}
      />
      <Heading>Qué pasa si pulsa «No fui yo»</Heading>
      <List
        items={[
          consequences[subject],
          token === null
            ? 'Se cierran las demás sesiones abiertas de su cuenta; esta sigue.'
            : 'Se cierran las sesiones abiertas de su cuenta, y los enlaces que le mandamos para cambiar la contraseña o el correo.',
          `La mesa del Ministerio abre un caso, lo revisa y le escribe.${hasEntidad ? ' Avisamos también a los delegados de la entidad.' : ''}`,
        ]}
      />
      <WarningText>
        Hágalo solo si de verdad no fue usted. Si fue un error, la mesa se lo devuelve, pero puede tardar.
      </WarningText>
      <Form action={action} values={values} errors={errors}>
        {token !== null && <HiddenField name="aviso" value={token} />}
        <TextAreaField
          name="dicho"
          label="Qué sabe de esto (opcional)"
          hint={`La mesa lo leerá tal cual. Hasta ${saidLength} letras`}
          rows={3}
          maxlength={saidLength}
        />
        <Button variant="warning">No fui yo</Button>
      </Form>
      {token !== null && <P isQuiet>Si sí fue usted, cierre esta página: no tiene que hacer nada.</P>}
    </PublicPage>
  )
}

export type SaidPageProps = {
  chrome: Chrome
  what: string
  /** When the case was opened, in words; null: just now. */
  since: string | null
  /** Was anything in force that could be stopped? */
  isStopped: boolean
  /** Does the account's mail still come to whoever reads this? */
  isOwnMail: boolean
}

/** After it was said, and whenever the link is opened again. */
export const SaidPage = ({ chrome, what, since, isStopped, isOwnMail }: SaidPageProps) => (
  <PublicPage chrome={chrome} title="Recibimos su «No fui yo»" measure="text">
    <Title>Recibimos su «No fui yo»</Title>
    <Lead>
      {isStopped
        ? `${since ? 'Está' : 'Desde ahora está'} detenido.`
        : 'No había un derecho que detener. Cerramos las sesiones abiertas de la cuenta y los enlaces que tenía por abrir.'}
    </Lead>
    <Facts facts={[{ term: 'Se trata de', value: what }, ...(since ? [{ term: 'Caso abierto', value: since }] : [])]} />
    <Heading>Qué sigue</Heading>
    <List
      items={[
        `La mesa del Ministerio revisa el caso y le escribe ${isOwnMail ? 'a su correo' : 'al correo en que recibió este aviso'}.`,
        isOwnMail ? (
          <>
            Alguien puede saber su contraseña: <Link href="/cuenta/recuperar">cámbiela ahora</Link>.
          </>
        ) : (
          'Su cuenta tiene hoy otro correo, y desde este no se puede cambiar su contraseña. Acuda con su documento a un delegado de su entidad o a la mesa del Ministerio.'
        ),
        'Si fue un error, no haga nada más: la mesa puede devolverle lo suspendido.',
      ]}
    />
  </PublicPage>
)

const reasons = {
  VENCIDO: { title: 'El enlace venció', lead: 'Nada ha cambiado. Los enlaces de los avisos valen unos días.' },
  DESCONOCIDO: {
    title: 'El enlace no sirve',
    lead: 'No es de ninguno de nuestros avisos, o llegó cortado. Ábralo de nuevo desde el correo, o cópielo completo.',
  },
} as const

/** A link that opens nothing: what else can be done. */
export const NoticeOverPage = ({ chrome, why }: { chrome: Chrome; why: keyof typeof reasons }) => (
  <PublicPage chrome={chrome} title={reasons[why].title} measure="text">
    <Title>{reasons[why].title}</Title>
    <Lead>{reasons[why].lead}</Lead>
    <P>Si alguien actuó en su nombre, todavía puede detenerlo:</P>
    <List
      items={[
        <>
          <Link href="/solicitudes">Ingrese a sus solicitudes</Link>, abra la que no hizo y pulse «No fui yo».
        </>,
        <>
          <Link href="/cuenta/recuperar">Cambie su contraseña</Link>: se cierran todas las sesiones de su cuenta.
        </>,
        'Acuda con su documento a la mesa del Ministerio o a un delegado de la entidad: pueden terminar la activación.',
      ]}
    />
  </PublicPage>
)
