import { periodOf } from '../../../shared/calendar.ts'
import { documentText, momentText, ofMomentText, periodText } from '../../../shared/dates-es.ts'
import { Heading, Link, Notice, P, Progress, Source, SummaryList, Title } from '../../../shared/ui/components.tsx'
import type { SummaryRow } from '../../../shared/ui/facts.tsx'
import { Button, ErrorSummary, type FieldError, Form, HiddenField } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { type Account, fullName, mobileText } from '../../people/index.ts'
import { entidadKindNames } from '../../reps/index.ts'
import { type Plaza, professionNames } from '../../servicio-social/index.ts'
import { type ApplicationKind, kindNames } from '../application.ts'
import { type OfferedRole, prescribes, rolesFor } from '../decide-place.ts'
import { options, pathOf, type Question } from '../option.ts'
import type { Place } from '../place-store.ts'
import type { LoadedPerson } from '../standing.ts'
import { Lines } from './lines.tsx'
import { listed, mayDo, roleNamesOf } from './role-words.ts'

export type CheckPageProps = {
  chrome: Chrome
  errors?: FieldError[]
  kind: ApplicationKind
  now: Date
  intento: string
  account: Account
  person: LoadedPerson
  place: Place
  note: string
  /** Of *Otro usuario* only. */
  roleAsked: string | null
  /** Names of who can answer; none: nobody yet. */
  delegates: string[]
}

/** "Revise sus respuestas": what is sent is what is shown, and the form carries it. */
export function CheckPage({ chrome, errors = [], ...shown }: CheckPageProps) {
  const { kind, intento, account, place, note, roleAsked, delegates } = shown
  const change = (question: Question, what: string) => ({ href: pathOf(kind, question), what })
  const { questions } = options[kind]
  return (
    <PublicPage
      chrome={chrome}
      title="Revise sus respuestas"
      errors={errors}
      measure="check"
      back={{ href: pathOf(kind, 'mensaje') }}
    >
      <ErrorSummary errors={errors} />
      <Progress>{kindNames[kind]} · último paso</Progress>
      <Title>Revise sus respuestas antes de enviar</Title>
      {delegates.length === 0 && <NobodyYet entidadName={place.entidadName} />}
      <RoleNotice {...shown} />
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
          ...groundRows(shown),
        ]}
      />
      <Heading>Lo que pide</Heading>
      <SummaryList
        rows={[
          { term: 'Opción', value: kindNames[kind], change: { href: '/registro', what: 'la opción' } },
          {
            term: entidadKindNames[place.kind],
            value: place.entidadName,
            change: questions.includes('entidad') ? change('entidad', 'la entidad') : undefined,
          },
          {
            term: 'Sede',
            value: place.sedeName,
            change: questions.includes('sede') ? change('sede', 'la sede') : undefined,
          },
          {
            term: 'Rol',
            value: <RoleText {...shown} />,
            change: questions.includes('rol') ? change('rol', 'el rol') : undefined,
          },
          { term: 'Mensaje', value: <Lines text={note || 'Ninguno'} />, change: change('mensaje', 'el mensaje') },
        ]}
      />
      <Heading>Al enviar</Heading>
      <P>
        Declara que estos datos son ciertos y autoriza al Ministerio y a la {entidadKindNames[place.kind]} a usarlos para decidir
        esta solicitud (Ley 1581 de 2012). <Link href="/tratamiento-de-datos">Cómo se tratan sus datos</Link>
      </P>
      <Form action={pathOf(kind, 'revise')}>
        <HiddenField name="intento" value={intento} />
        <HiddenField name="sede" value={place.sedeId} />
        {roleAsked && <HiddenField name="rol" value={roleAsked} />}
        <HiddenField name="nota" value={note} />
        <Button>Aceptar y enviar</Button>
      </Form>
    </PublicPage>
  )
}

type Shown = Omit<CheckPageProps, 'chrome' | 'errors'>

/** On what the application stands, with its register and its age. */
function groundRows({ kind, now, person }: Shown): SummaryRow[] {
  if (kind === 'OTRO') return []
  if (kind === 'SERVICIO_SOCIAL') {
    const { plaza } = person.facts.service
    return plaza ? [plazaRow(plaza, now)] : []
  }
  const { titles, entry } = person.standing
  return [
    {
      term: 'Profesión',
      value: (
        <>
          {[...new Set(titles.map(({ profession }) => profession))].join(', ') || 'El ReTHUS no muestra títulos'}
          {entry && (
            <>
              <br />
              <Source>ReTHUS, datos {ofMomentText(entry.asOf, now)}</Source>
            </>
          )}
        </>
      ),
      change: { href: pathOf(kind, 'rethus'), what: 'lo que dice el ReTHUS', text: 'Ver' },
    },
  ]
}

const plazaRow = (plaza: Plaza, now: Date): SummaryRow => ({
  term: 'Plaza',
  value: (
    <>
      {plaza.code}, {professionNames[plaza.professionCode]}. {periodText(periodOf(plaza.during))}
      <br />
      <Source>Servicio Social Obligatorio, consultado {momentText(now, now)}</Source>
    </>
  ),
  change: { href: pathOf('SERVICIO_SOCIAL', 'plaza'), what: 'lo que dice el registro de su plaza', text: 'Ver' },
})

const professionsOf = ({ kind, person }: Shown) =>
  kind === 'SERVICIO_SOCIAL' ? [person.facts.service.plaza?.professionCode ?? ''] : (person.facts.rethus?.professions ?? [])

function RoleText(shown: Shown) {
  const { roleAsked, place } = shown
  const roles = rolesFor(place.offered, professionsOf(shown))
  const asked = roles.find(({ role }) => role === roleAsked)
  if (asked)
    return (
      <>
        {asked.roleName}: {mayDo(asked.actions)}
      </>
    )
  if (shown.kind === 'OTRO') return <>Sin escoger</>
  const names = roleNamesOf(roles)
  return <>{names.length > 0 ? `El que le dé el delegado: ${listed(names, 'o')}` : 'Ninguno de la tabla de roles'}</>
}

/** Who cannot prescribe is told before sending. */
function RoleNotice(shown: Shown) {
  const { kind, place } = shown
  const roles = rolesFor(place.offered, professionsOf(shown))
  if (kind === 'OTRO' || roles.length === 0 || roles.some(prescribes)) return null
  if (place.kind === 'EPS')
    return (
      <Notice tone="info">
        En una EPS no se prescribe. Según el rol que le den podrá {mayDo(roles.flatMap(({ actions }) => actions))}.
      </Notice>
    )
  return (
    <Notice tone="warn">
      Con su profesión el rol posible es {listed(roleNamesOf(roles), 'o')}: podrá consultar, no prescribir. Prescriben{' '}
      {prescribers(place.offered).join(', ')}.
    </Notice>
  )
}

const prescribers = (offered: readonly OfferedRole[]) => [
  ...new Set(offered.filter(prescribes).flatMap(({ professionName }) => professionName ?? [])),
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
