import { documentText, momentText } from '../../../shared/dates-es.ts'
import { Heading, Link, Notice, P, Progress, Source, SummaryList, Title } from '../../../shared/ui/components.tsx'
import { Button, ErrorSummary, type FieldError, Form, HiddenField } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { type Account, fullName, mobileText } from '../../people/index.ts'
import type { RethusStanding } from '../../rethus/index.ts'
import { type OfferedRole, rolesFor } from '../decide-application.ts'
import { Lines } from './lines.tsx'

export type CheckPageProps = {
  chrome: Chrome
  errors?: FieldError[]
  now: Date
  intento: string
  account: Account
  standing: RethusStanding
  place: { sedeId: string; sedeName: string; entidadName: string; offered: readonly OfferedRole[] }
  note: string
  /** Names of who can answer; none: nobody yet. */
  delegates: string[]
}

const change = (step: string, what: string) => ({ href: `/registro/profesional/${step}`, what })

/** "Revise sus respuestas": what is sent is what is shown, and the form carries it. */
export function CheckPage({ chrome, errors = [], now, intento, account, standing, place, note, delegates }: CheckPageProps) {
  const { titles, entry } = standing
  const professions = titles.flatMap(({ professionCode }) => professionCode ?? [])
  const roles = rolesFor(place.offered, professions)
  const roleNames = [...new Set(roles.map(({ roleName }) => roleName))]
  return (
    <PublicPage
      chrome={chrome}
      title="Revise sus respuestas"
      errors={errors}
      measure="check"
      back={{ href: '/registro/profesional/mensaje' }}
    >
      <ErrorSummary errors={errors} />
      <Progress>Profesional de la salud · último paso</Progress>
      <Title>Revise sus respuestas antes de enviar</Title>
      {delegates.length === 0 && <NobodyYet entidadName={place.entidadName} />}
      {roles.length > 0 && !roles.some(({ prescribes }) => prescribes) && (
        <Notice tone="warn">
          Con su profesión el rol posible es {roleNames.join(' o ')}: podrá consultar, no prescribir. Prescriben{' '}
          {prescribers(place.offered).join(', ')}.
        </Notice>
      )}
      <Heading>Usted</Heading>
      <SummaryList
        rows={[
          { term: 'Nombre', value: fullName(account.names) },
          {
            term: 'Documento',
            value: <span class="ma-num">{documentText(account.document.type, account.document.number)}</span>,
          },
          { term: 'Correo', value: account.email, change: { href: '/cuenta/correo', what: 'su correo' } },
          {
            term: 'Celular',
            value: <span class="ma-num">{mobileText(account.mobile)}</span>,
            change: { href: '/cuenta/celular', what: 'su celular' },
          },
          {
            term: 'Profesión',
            value: (
              <>
                {[...new Set(titles.map(({ profession }) => profession))].join(', ') || 'El ReTHUS no muestra títulos'}
                {entry && (
                  <>
                    <br />
                    <Source>ReTHUS, datos al {momentText(entry.asOf, now)}</Source>
                  </>
                )}
              </>
            ),
            change: { ...change('rethus', 'lo que dice el ReTHUS'), text: 'Ver' },
          },
        ]}
      />
      <Heading>Lo que pide</Heading>
      <SummaryList
        rows={[
          { term: 'Opción', value: 'Profesional de la salud' },
          { term: 'IPS', value: place.entidadName, change: change('entidad', 'la IPS') },
          { term: 'Sede', value: place.sedeName, change: change('sede', 'la sede') },
          {
            term: 'Rol',
            value: roleNames.length > 0 ? `El que le dé el delegado: ${roleNames.join(' o ')}` : 'Ninguno de la tabla de roles',
          },
          {
            term: 'Mensaje',
            value: <Lines text={note || 'Ninguno'} />,
            change: change('mensaje', 'el mensaje'),
          },
        ]}
      />
      <Heading>Al enviar</Heading>
      <P>
        Declara que estos datos son ciertos y autoriza al Ministerio y a la IPS a usarlos para decidir esta solicitud (Ley 1581 de
        2012). <Link href="/tratamiento-de-datos">Cómo se tratan sus datos</Link>
      </P>
      <Form action="/registro/profesional/revise">
        <HiddenField name="intento" value={intento} />
        <HiddenField name="sede" value={place.sedeId} />
        <HiddenField name="nota" value={note} />
        <Button>Aceptar y enviar</Button>
      </Form>
    </PublicPage>
  )
}

const prescribers = (offered: readonly OfferedRole[]) => [
  ...new Set(offered.filter(({ prescribes }) => prescribes).flatMap(({ professionName }) => professionName ?? [])),
]

/** R-SOL-8: it may be sent all the same. */
export const NobodyYet = ({ entidadName }: { entidadName: string }) => (
  <Notice tone="warn">
    <p>{entidadName} todavía no tiene un delegado que pueda responder.</p>
    <p>
      Lo nombra la mesa del Ministerio cuando el representante legal de la entidad lo pide con una carta: dígaselo. Puede enviar
      la solicitud ya: conserva su lugar, y la mesa la ve.
    </p>
  </Notice>
)
