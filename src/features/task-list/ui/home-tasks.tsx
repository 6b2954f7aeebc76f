import { dayOf } from '../../../shared/calendar.ts'
import { shortDate } from '../../../shared/dates-es.ts'
import { Details, Heading, Link, P, Progress, Sub, Table, Tag } from '../../../shared/ui/components.tsx'
import { type Application, type ApplicationState, kindNames } from '../../applications/index.ts'
import type { Tone } from '../task.ts'
import type { HomeTask } from './home-page.tsx'
import { stepsHeading, TaskSteps } from './task-steps.tsx'

const placeText = ({ sedeName, entidadName }: Application) =>
  sedeName === entidadName ? sedeName : `${sedeName}, ${entidadName}`

function TaskHead({ task: { facts, headline } }: { task: HomeTask }) {
  const { application } = facts
  return (
    <>
      <Heading id={application.id}>{headline.title}</Heading>
      <Progress>
        <Link href={`/solicitudes/${application.id}`}>Radicado {application.radicado}</Link> · {kindNames[application.kind]} ·{' '}
        {placeText(application)}
      </Progress>
      <P>{headline.lead}</P>
    </>
  )
}

/** Something is still to come: every step, whoever has it. */
export const OpenTask = ({ task, isFirst }: { task: HomeTask; isFirst?: boolean }) => (
  <section aria-labelledby={task.facts.application.id}>
    <TaskHead task={task} />
    <TaskSteps
      facts={task.facts}
      steps={task.steps}
      reader={{
        canRemind: task.canRemind,
        intento: task.intento,
        variant: isFirst && task.tray === 'yours' ? undefined : 'secondary',
      }}
    />
  </section>
)

/** Nothing is missing: the steps are there for who wants to see them. */
export const WorkingTask = ({ task }: { task: HomeTask }) => (
  <section aria-labelledby={task.facts.application.id}>
    <TaskHead task={task} />
    <Details summary={stepsHeading(task.steps)}>
      <TaskSteps facts={task.facts} steps={task.steps} reader={null} />
    </Details>
  </section>
)

const tags: Record<ApplicationState, { tone: Tone; text: string }> = {
  ENVIADA: { tone: 'info', text: 'Enviada' },
  DEVUELTA: { tone: 'warn', text: 'Le falta un dato' },
  ACTIVADA: { tone: 'warn', text: 'En espera' },
  APROBADA: { tone: 'idle', text: 'Terminada' },
  RECHAZADA: { tone: 'bad', text: 'Rechazada' },
  RETIRADA: { tone: 'idle', text: 'Retirada' },
}

/** What nobody has to do anything about any more, folded. */
export function PastTasks({ tasks }: { tasks: HomeTask[] }) {
  if (tasks.length === 0) return null
  return (
    <Details summary={tasks.length === 1 ? 'Una solicitud anterior' : `${tasks.length} solicitudes anteriores`}>
      <Table
        caption="Solicitudes anteriores, la más reciente primero"
        isCaptionHidden
        isCards
        isLarge
        keyOf={({ facts }) => facts.application.id}
        rows={tasks}
        columns={[
          {
            head: 'Dónde',
            isRowHead: true,
            cell: ({ facts: { application } }) => (
              <>
                <Link href={`/solicitudes/${application.id}`}>{placeText(application)}</Link>
                <Sub isBlock>
                  {application.radicado} · {kindNames[application.kind]}
                </Sub>
              </>
            ),
          },
          {
            head: 'Estado',
            cell: ({ facts: { application } }) => (
              <>
                <Tag tone={tags[application.state].tone}>{tags[application.state].text}</Tag>
                <Sub isBlock>desde el {shortDate(dayOf(application.stateSince))}</Sub>
              </>
            ),
          },
          { head: 'Por qué', cardLabel: 'Por qué', cell: ({ headline }) => headline.title },
        ]}
      />
    </Details>
  )
}
