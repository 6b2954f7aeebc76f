import { momentText } from '../../../shared/dates-es.ts'
import { Details, Facts, Heading, Lead, Menu, Notice, Progress, Title, Two } from '../../../shared/ui/components.tsx'
import { ErrorSummary, type FieldError } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { type Application, type ApplicationStep, kindNames, startPath } from '../../applications/index.ts'
import type { Headline } from '../decide-headline.ts'
import { movementText } from '../movement-text.ts'
import { anyOf, type TaskFacts, type TaskStep, type Voice } from '../task.ts'
import { stepsHeading, TaskSteps } from './task-steps.tsx'

/** What was done a moment ago, said once above the page. */
export type JustDone = 'corregida' | 'retirada' | 'recordada'

export type TaskPageProps = {
  chrome: Chrome
  errors?: FieldError[]
  facts: TaskFacts
  steps: TaskStep[]
  headline: Headline
  intento: string
  justDone: JustDone | null
  /** Which of these the state allows. */
  can: { correct: boolean; withdraw: boolean; remind: boolean }
  /** R-SOL-17: where a Servicio Social that ended goes on as *Profesional de la salud*; null: it does not. */
  changePath: string | null
}

/** One application over all systems of the guide: what is missing, who has it, since when, until when. */
export function TaskPage({ chrome, errors = [], facts, steps, headline, intento, justDone, can, changePath }: TaskPageProps) {
  const { application, movements, now } = facts
  const { radicado, kind } = application
  const latest = movements.toReversed()
  return (
    <PublicPage
      chrome={chrome}
      title={`Solicitud ${radicado}`}
      errors={errors}
      crumbs={[{ text: 'Mis solicitudes', href: '/solicitudes' }]}
    >
      <ErrorSummary errors={errors} />
      {justDone && <Notice>{doneText(justDone, facts)}</Notice>}
      <Progress>
        Radicado {radicado} · {kindNames[kind]}
      </Progress>
      <Title>{headline.title}</Title>
      <Lead>{headline.lead}</Lead>
      <h2 class="govuk-visually-hidden">{stepsHeading(steps)}</h2>
      <TaskSteps facts={facts} steps={steps} reader={{ canRemind: can.remind, intento }} />
      <Two>
        <section>
          <Heading>Qué puede hacer</Heading>
          <Menu doors={doorsOf(application, can, changePath)} />
        </section>
        <section>
          <Heading>Movimientos</Heading>
          <Movements movements={latest.slice(0, shownMovements)} now={now} />
          {latest.length > shownMovements && (
            <Details summary={`Ver los ${latest.length - shownMovements} anteriores`}>
              <Movements movements={latest.slice(shownMovements)} now={now} />
            </Details>
          )}
        </section>
      </Two>
    </PublicPage>
  )
}

/** More than these are folded. */
const shownMovements = 8

/** What was done, the latest first. */
export const Movements = ({
  movements,
  now,
  voice = 'own',
}: {
  movements: readonly ApplicationStep[]
  now: Date
  voice?: Voice
}) => (
  <Facts facts={movements.map((movement) => ({ term: momentText(movement.at, now), value: movementText(movement, voice) }))} />
)

function doorsOf({ id, kind, sedeId }: Application, can: TaskPageProps['can'], changePath: string | null) {
  return [
    ...(changePath
      ? [
          {
            href: changePath,
            text: 'Pasar a Profesional de la salud',
            more: 'Su Servicio Social terminó y ya figura en el ReTHUS: la misma cuenta, la misma IPS y la misma sede',
          },
        ]
      : []),
    {
      href: `/por-que-no?sede=${sedeId}`,
      text: 'Ver qué puede hacer hoy, regla por regla',
      more: 'Cada regla con su norma, de cuándo es el dato y quién la arregla',
    },
    ...(kind === 'SERVICIO_SOCIAL'
      ? []
      : [{ href: startPath(kind), text: 'Pedir otra sede', more: 'Una solicitud por cada sede en la que atiende' }]),
    { href: '/cuenta', text: 'Corregir su correo o su celular', more: 'Allí le llegan los avisos' },
    ...(can.withdraw ? [{ href: `/solicitudes/${id}/retirar`, text: 'Retirar la solicitud', more: 'No se puede deshacer' }] : []),
    { href: `/solicitudes/${id}/no-fui-yo`, text: 'No fui yo', more: 'Si alguien la hizo en su nombre, deténgala' },
  ]
}

const doneText = (justDone: JustDone, { delegates, application: { entidadName } }: TaskFacts) =>
  ({
    corregida: `La corrección volvió a ${entidadName}. Le escribimos a quien la responde.`,
    retirada: 'Retiró la solicitud. Avisamos a la entidad.',
    recordada: `Le escribimos a ${anyOf(delegates).replace(' o ', ' y a ')}. Puede enviar otro recordatorio el próximo día hábil.`,
  })[justDone]
