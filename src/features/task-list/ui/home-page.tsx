import { type During, dayOf, periodOf } from '../../../shared/calendar.ts'
import { periodText, shortDate, weekdayDate } from '../../../shared/dates-es.ts'
import {
  Actions,
  EmptyState,
  Heading,
  Lead,
  Link,
  Menu,
  Notice,
  Sub,
  Table,
  Tag,
  Title,
  Two,
} from '../../../shared/ui/components.tsx'
import { ButtonLink } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { type Application, type ApplicationState, answerClock, kindNames } from '../../applications/index.ts'
import type { SessionHolder } from '../../sign-in/index.ts'
import type { Tone } from '../task.ts'

export type OwnActivation = During & { id: string; sedeId: string; sedeName: string; entidadName: string }

export type HomePageProps = {
  chrome: Chrome
  holder: SessionHolder
  now: Date
  applications: Application[]
  activations: OwnActivation[]
  hasDraft: boolean
}

const tags: Record<ApplicationState, { tone: Tone; text: string }> = {
  ENVIADA: { tone: 'info', text: 'Enviada' },
  DEVUELTA: { tone: 'warn', text: 'Le falta un dato' },
  ACTIVADA: { tone: 'warn', text: 'En espera' },
  APROBADA: { tone: 'ok', text: 'Aprobada' },
  RECHAZADA: { tone: 'bad', text: 'Rechazada' },
  RETIRADA: { tone: 'idle', text: 'Retirada' },
}

/** What comes next, in one line. */
function nextText({ state, waitingSince }: Application, now: Date) {
  const clock = answerClock(waitingSince, now)
  const due = {
    running: `tiene hasta el ${weekdayDate(clock.lastDay)}`,
    due: 'tiene hasta hoy',
    late: `tenía hasta el ${weekdayDate(clock.lastDay)}`,
  }[clock.state]
  return {
    ENVIADA: `El delegado ${due}`,
    DEVUELTA: 'Le toca a usted: corríjala',
    ACTIVADA: `Está activo; falta el rol. El delegado ${due}`,
    APROBADA: 'Vea si puede prescribir hoy',
    RECHAZADA: 'Vea el motivo',
    RETIRADA: 'Nada',
  }[state]
}

/** The signed-in home: what one asked, where one is active, and the doors to one's work. */
export function HomePage({ chrome, holder, now, applications, activations, hasDraft }: HomePageProps) {
  return (
    <PublicPage chrome={chrome} title="Mis solicitudes">
      {hasDraft && (
        <Notice tone="info">
          Dejó un registro sin enviar. <Link href="/registro/profesional/revise">Siga donde iba</Link>
        </Notice>
      )}
      <Title>Mis solicitudes</Title>
      {applications.length === 0 ? (
        <EmptyState title="Todavía no ha enviado solicitudes">
          <p>Para prescribir en una IPS, regístrese y pida que su delegado lo active. Toma unos diez minutos.</p>
          <Actions>
            <ButtonLink href="/registro">Registrarse como profesional de la salud</ButtonLink>
          </Actions>
        </EmptyState>
      ) : (
        <>
          <Lead>Cada una muestra quién la tiene, desde cuándo y qué sigue.</Lead>
          <Table
            caption="Sus solicitudes, la más reciente primero"
            isCaptionHidden
            isCards
            isLarge
            keyOf={({ id }) => id}
            rows={applications}
            columns={[
              {
                head: 'Dónde',
                isRowHead: true,
                cell: ({ id, sedeName, entidadName }) => (
                  <>
                    <Link href={`/solicitudes/${id}`}>{sedeName}</Link>
                    <Sub isBlock>{entidadName}</Sub>
                  </>
                ),
              },
              {
                head: 'Radicado',
                cardLabel: 'Radicado',
                cell: ({ radicado, kind }) => (
                  <>
                    <span class="ma-num ma-nowrap">{radicado}</span>
                    <Sub isBlock>{kindNames[kind]}</Sub>
                  </>
                ),
              },
              {
                head: 'Estado',
                cell: ({ state, stateSince }) => (
                  <>
                    <Tag tone={tags[state].tone}>{tags[state].text}</Tag>
                    <Sub isBlock>desde el {shortDate(dayOf(stateSince))}</Sub>
                  </>
                ),
              },
              { head: 'Qué sigue', cardLabel: 'Qué sigue', cell: (application) => nextText(application, now) },
            ]}
          />
          <ButtonLink href="/registro" variant={hasDraft ? 'secondary' : undefined}>
            Nueva solicitud
          </ButtonLink>
        </>
      )}
      <Two>
        <section>
          <Heading>Dónde está activo</Heading>
          {activations.length === 0 ? <p class="ma-p">En ninguna sede todavía.</p> : <Activations activations={activations} />}
        </section>
        <section>
          <Heading>Otras cosas</Heading>
          <Menu doors={workDoors(holder)} />
        </section>
      </Two>
    </PublicPage>
  )
}

const Activations = ({ activations }: { activations: OwnActivation[] }) => (
  <Table
    caption="Sedes en las que está activo"
    isCaptionHidden
    isCards
    isLarge
    keyOf={({ id }) => id}
    rows={activations}
    columns={[
      {
        head: 'Sede',
        isRowHead: true,
        cell: ({ sedeId, sedeName, entidadName, ...during }) => (
          <>
            <Link href={`/por-que-no?sede=${sedeId}`}>{sedeName === entidadName ? sedeName : `${sedeName}, ${entidadName}`}</Link>
            <Sub isBlock>{periodText(periodOf(during))}</Sub>
          </>
        ),
      },
      {
        head: 'Terminar',
        isHeadHidden: true,
        isAct: true,
        cell: ({ id, sedeName }) => (
          <Link href={`/activaciones/${id}/terminar`}>
            Terminar<span class="govuk-visually-hidden"> mi activación en {sedeName}</span>
          </Link>
        ),
      },
    ]}
  />
)

/** What each lets in, authority decides; here only whose door it is. */
const workDoors = ({ holdsPerson, isOfficial, delegatedEntidades }: SessionHolder) => [
  ...(holdsPerson
    ? delegatedEntidades.map(({ id, name }) => ({
        href: `/delegado/${id}`,
        text: `Delegado de ${name}`,
        more: 'Activar, enrolar y ver su gente',
      }))
    : []),
  ...(holdsPerson && isOfficial
    ? [{ href: '/mesa', text: 'Mesa del Ministerio', more: 'Delegaciones, entidades y auditoría' }]
    : []),
  { href: '/por-que-no', text: '¿Por qué no puedo prescribir?', more: 'La respuesta, regla por regla, para una sede y un día' },
  { href: '/cuenta', text: 'Mi cuenta', more: 'Correo, celular y contraseña' },
]
