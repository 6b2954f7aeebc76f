import { Actions, EmptyState, Heading, Lead, Link, List, Menu, Notice, Title, Two } from '../../../shared/ui/components.tsx'
import { ButtonLink } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { capital } from '../../../shared/words-es.ts'
import { type ApplicationKind, kindNames } from '../../applications/index.ts'
import type { SessionHolder } from '../../sign-in/index.ts'
import { LostNotice, type Workplace, WorkplaceBar, WorkplaceList } from '../../workplace/index.ts'
import type { Headline } from '../decide-headline.ts'
import type { Tray } from '../decide-tray.ts'
import type { Ending } from '../find-endings.ts'
import type { TaskFacts, TaskStep } from '../task.ts'
import { OpenTask, PastTasks, WorkingTask } from './home-tasks.tsx'

/** One application as the home shows it. */
export type HomeTask = {
  facts: TaskFacts
  steps: TaskStep[]
  headline: Headline
  tray: Tray
  canRemind: boolean
  intento: string
}

export type HomePageProps = {
  chrome: Chrome
  holder: SessionHolder
  now: Date
  /** In the order in which they are looked at: what waits for the reader first. */
  tasks: HomeTask[]
  /** Options whose answers were not sent, with the way back to them. */
  drafts: { kind: ApplicationKind; href: string }[]
  /** Of Servicio Social that is behind, the change that is offered. */
  offer: { facts: TaskFacts; href: string; isSamePlace: boolean } | null
  workplace: Workplace
  /** Rights that end soon. */
  endings: Ending[]
  isSedeChosen: boolean
}

/** The signed-in home: what waits for the reader, every application with its steps, where one is active, and the doors to one's work. */
export function HomePage(props: HomePageProps) {
  const { chrome, holder, now, tasks, drafts, offer, workplace, endings, isSedeChosen } = props
  const of = (tray: Tray) => tasks.filter((task) => task.tray === tray)
  const [first, ...rest] = [...of('yours'), ...of('waiting')]
  return (
    <PublicPage chrome={chrome} title="Mis solicitudes">
      {isSedeChosen && workplace.isChosen && workplace.current && <Notice>Ahora trabaja en {workplace.current.sedeName}.</Notice>}
      {drafts.map(({ kind, href }) => (
        <Notice key={kind} tone="info">
          Dejó un registro sin enviar en la opción {kindNames[kind]}. <Link href={href}>Siga donde iba</Link>
        </Notice>
      ))}
      <LostNotice workplace={workplace} />
      <Endings endings={endings} />
      <Title>Mis solicitudes</Title>
      <WorkplaceBar workplace={workplace} />
      {offer && <Offer {...offer} />}
      {tasks.length === 0 ? (
        <Nothing hasDrafts={drafts.length > 0} />
      ) : (
        <>
          <Lead>{leadText(of('yours').length, of('waiting').length, of('working').length)}</Lead>
          {first && <OpenTask task={first} isFirst />}
          {rest.map((task) => (
            <OpenTask key={task.facts.application.id} task={task} />
          ))}
          {of('working').map((task) => (
            <WorkingTask key={task.facts.application.id} task={task} />
          ))}
          <PastTasks tasks={of('past')} />
          <Actions>
            <ButtonLink href="/registro" variant="secondary">
              Nueva solicitud
            </ButtonLink>
          </Actions>
        </>
      )}
      <section>
        <Heading id="sedes">Dónde está activo</Heading>
        <WorkplaceList
          workplace={workplace}
          now={now}
          from="inicio"
          more={({ id, sedeId, sedeName }) => (
            <span class="sub blk">
              <Link href={`/por-que-no?sede=${sedeId}`}>
                Qué puede hacer<span class="govuk-visually-hidden"> en {sedeName}</span>
              </Link>{' '}
              ·{' '}
              <Link href={`/activaciones/${id}/terminar`}>
                Terminar<span class="govuk-visually-hidden"> mi activación en {sedeName}</span>
              </Link>
            </span>
          )}
        />
      </section>
      <Two>
        <section>
          <Heading>Su trabajo</Heading>
          <Menu doors={workDoors(holder)} />
        </section>
        <section>
          <Heading>Otras cosas</Heading>
          <Menu doors={otherDoors} />
        </section>
      </Two>
    </PublicPage>
  )
}

const Nothing = ({ hasDrafts }: { hasDrafts: boolean }) => (
  <EmptyState title="Todavía no ha enviado solicitudes">
    <p>Regístrese en su opción y pida que un delegado lo active. Toma unos diez minutos.</p>
    <Actions>
      <ButtonLink href="/registro" variant={hasDrafts ? 'secondary' : undefined}>
        Escoger mi opción
      </ButtonLink>
    </Actions>
  </EmptyState>
)

/** The service is behind: the way on, with the same account. */
const Offer = ({ facts: { service }, href, isSamePlace }: NonNullable<HomePageProps['offer']>) => (
  <div class="ma-box">
    <h2 class="ma-h2 ma-flush">
      {service?.standing === 'EXONERADO' ? 'Está exonerado' : 'Su Servicio Social Obligatorio terminó'}, y ya figura en el ReTHUS
    </h2>
    <p class="ma-p">
      Pase a la opción Profesional de la salud con esta misma cuenta.{' '}
      {isSamePlace ? 'Empezamos con la misma IPS y la misma sede.' : 'Le pedimos solo dónde trabaja.'}
    </p>
    <Actions>
      <ButtonLink href={href}>Pasar a Profesional de la salud</ButtonLink>
    </Actions>
  </div>
)

/** What ends soon is said above everything, the nearest first. */
function Endings({ endings }: { endings: Ending[] }) {
  if (endings.length === 0) return null
  return <Notice tone="warn">{endings.length === 1 ? endings[0]?.text : <List items={endings.map(({ text }) => text)} />}</Notice>
}

const numbers = ['', '', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez']

const counted = (count: number, one: string, more: string) =>
  count === 0 ? [] : [count === 1 ? one : more.replace('#', numbers[count] ?? String(count))]

/** What there is, and whether anything of it depends on the reader. */
function leadText(yours: number, waiting: number, working: number) {
  const said = [
    ...counted(yours, 'una le toca a usted', '# le tocan a usted'),
    ...counted(waiting, 'una espera, y no depende de usted', '# esperan, y no dependen de usted'),
    ...counted(working, 'una está completa', '# están completas'),
  ]
  const text = said.length < 2 ? said.join('') : `${said.slice(0, -1).join('; ')}, y ${said.at(-1)}`
  return text === '' ? 'Ninguna está abierta.' : `${capital(text)}.`
}

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
]

const otherDoors = [
  { href: '/servicio-social/mi-plaza', text: 'Mi plaza de Servicio Social', more: 'Inscripción, plaza asignada y plaza activa' },
  { href: '/cuenta', text: 'Mi cuenta', more: 'Correo, celular y contraseña' },
]
