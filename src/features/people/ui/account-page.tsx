import { dayOf } from '../../../shared/calendar.ts'
import { documentText, longDate, longDateTime, momentText } from '../../../shared/dates-es.ts'
import { Heading, Link, List, Menu, Notice, P, Source, SummaryList, Title } from '../../../shared/ui/components.tsx'
import { Button, Form } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import type { OpenSession, SessionHolder } from '../../sign-in/index.ts'
import type { Account } from '../account.ts'
import { mobileText } from '../contact.ts'
import { documentTypeName } from '../document.ts'
import { fullName } from '../person.ts'
import type { Proofing } from '../proofing-store.ts'
import { IdentityStanding } from './identity-standing.tsx'

/** What was just done. */
export const accountNotices = {
  celular: 'Su celular quedó guardado.',
  correo: 'Su cuenta usa ahora el correo nuevo.',
  clave: 'Su contraseña cambió. Las sesiones en otros navegadores se cerraron.',
  sesiones: 'Las sesiones en otros navegadores se cerraron.',
} as const

export type AccountPageProps = {
  chrome: Chrome
  holder: SessionHolder
  account: Account
  proofing: Proofing | null
  sessions: readonly OpenSession[]
  consent: { version: string; acceptedAt: Date } | null
  notice: keyof typeof accountNotices | null
  /** Real time, for the ages of sessions. */
  now: Date
}

export function AccountPage({ chrome, holder, account, proofing, sessions, consent, notice, now }: AccountPageProps) {
  const { document, issuedOn, names, birthDate, email, mobile } = account
  return (
    <PublicPage chrome={chrome} title="Mi cuenta" measure="check">
      {notice && <Notice>{accountNotices[notice]}</Notice>}
      <Title>Mi cuenta</Title>
      <Menu doors={doorsOf(holder)} />

      <Heading>Su identidad</Heading>
      <IdentityStanding account={account} proofing={proofing} />

      <Heading>Sus datos</Heading>
      <SummaryList
        rows={[
          { term: 'Nombre', value: fullName(names) },
          {
            term: 'Documento',
            value: (
              <>
                {documentText(document.type, document.number)}, expedido el {longDate(issuedOn)}
                <Source>{documentTypeName(document.type)}</Source>
              </>
            ),
          },
          { term: 'Nacimiento', value: longDate(birthDate) },
          { term: 'Correo', value: email, change: { href: '/cuenta/correo', what: 'su correo' } },
          { term: 'Celular', value: mobileText(mobile), change: { href: '/cuenta/celular', what: 'su celular' } },
          { term: 'Contraseña', value: 'Solo usted la sabe', change: { href: '/cuenta/clave', what: 'su contraseña' } },
        ]}
      />

      <Heading>Dónde está abierta su cuenta</Heading>
      <List
        items={sessions.map(({ openedAt, lastUsedAt, isThis }) =>
          isThis
            ? `En este navegador, desde ${momentText(openedAt, now)}`
            : `En otro navegador, desde ${momentText(openedAt, now)} Usada por última vez ${momentText(lastUsedAt, now)}`,
        )}
      />
      {sessions.length > 1 && (
        <Form action="/cuenta/sesiones">
          <Button variant="secondary">Cerrar las demás sesiones</Button>
        </Form>
      )}

      <Heading>Qué sabemos de usted y qué puede pedir</Heading>
      <P>
        Guardamos lo que está en esta página, sus solicitudes y sus permisos, y un registro de lo que hizo aquí cada persona, que
        nadie puede borrar. La contraseña no la guardamos: solo una huella con la que se reconoce. Lo que el ReTHUS dice de usted
        está en su <Link href="/rethus">consulta pública</Link>.
      </P>
      {consent && (
        <P>
          Usted lo autorizó el {longDateTime(consent.acceptedAt)} (texto {consent.version}).{' '}
          <Link href="/tratamiento-de-datos">Lea cómo los tratamos</Link>.
        </P>
      )}
      <P>
        Puede conocer, corregir y pedir que borremos sus datos (Ley 1581 de 2012, artículo 8). El correo y el celular los cambia
        aquí. El nombre, el documento y el nacimiento, o borrar la cuenta, pídalos con su documento a la mesa del Ministerio:
        borramos lo que ninguna norma obliga a conservar y le decimos qué queda y por qué.
      </P>
      <P isQuiet>Cuenta creada el {longDate(dayOf(account.createdAt))}.</P>
    </PublicPage>
  )
}

/** Where this person goes from here. */
function doorsOf({ isOfficial, delegatedEntidades }: SessionHolder) {
  return [
    ...(isOfficial ? [{ href: '/mesa', text: 'Mesa del Ministerio' }] : []),
    ...(delegatedEntidades.length > 0
      ? [{ href: '/delegado', text: 'Delegado administrativo', more: delegatedEntidades.map(({ name }) => name).join(', ') }]
      : []),
    { href: '/registro', text: 'Registrarme en MIPRES', more: 'La solicitud para que un delegado me active y me dé un rol' },
    { href: '/solicitudes', text: 'Mis solicitudes', more: 'Quién las tiene y desde cuándo' },
    { href: '/por-que-no', text: '¿Por qué no puedo prescribir?', more: 'Qué falta, quién debe actuar y qué hacer hoy' },
  ]
}
