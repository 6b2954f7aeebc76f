import { weekdayDate } from '../../../shared/dates-es.ts'
import { Link, Steps } from '../../../shared/ui/components.tsx'
import { Button, ButtonLink, Form, HiddenField } from '../../../shared/ui/form.tsx'
import type { TaskFacts, TaskStep } from '../task.ts'

export type Reader = {
  /** A reminder may be sent now. */
  canRemind: boolean
  intento: string
  /** Of a page that asks one thing; on a page of many applications buttons step back. */
  variant?: 'primary' | 'secondary' | undefined
}

export type TaskStepsProps = {
  facts: TaskFacts
  steps: readonly TaskStep[]
  /** Null: whoever reads is not the one who sent it, and acts elsewhere. */
  reader: Reader | null
}

const deadlineWords = { running: 'Plazo:', due: 'Vence hoy,', late: 'Venció el' } as const

/** The steps of one application: the same for the person, the delegado and the desk, in the words of each. */
export const TaskSteps = ({ facts, steps, reader }: TaskStepsProps) => (
  <Steps steps={steps.map((step) => ({ ...step, ...extras(step, facts, reader) }))} />
)

/** The clock and the buttons of a step. */
function extras(step: TaskStep, { application, clock, delegates, may }: TaskFacts, reader: Reader | null) {
  const wait = step.hasClock
    ? { used: clock.used, allowed: clock.allowed, deadline: `${deadlineWords[clock.state]} ${weekdayDate(clock.lastDay)}` }
    : undefined
  const isClosed = step.key === 'use' && may === 'nothing' && step.tag.text !== 'No aplica'
  const why = reader && isClosed && <Link href={`/por-que-no?sede=${application.sedeId}`}>¿Por qué no puedo prescribir?</Link>
  return { wait, ground: why || groundOf(step), actions: reader && actionOf(step, application.id, delegates.length > 0, reader) }
}

const groundOf = ({ ground, expected }: TaskStep) =>
  ground && expected ? (
    <>
      {ground}
      <br />
      {expected}
    </>
  ) : (
    (ground ?? expected)
  )

function actionOf(step: TaskStep, id: string, hasDelegates: boolean, { canRemind, intento, variant }: Reader) {
  // What is done leads on where it was done for something: the last step, to prescribing.
  if (step.place !== 'later' && step.next)
    return (
      <ButtonLink href={step.next.href} variant={variant}>
        {step.next.text}
      </ButtonLink>
    )
  if (step.hasClock && canRemind && hasDelegates)
    return (
      <Form action={`/solicitudes/${id}/recordar`}>
        <HiddenField name="intento" value={intento} />
        <Button variant={variant}>Enviar recordatorio</Button>
      </Form>
    )
  return undefined
}

const numbers = ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis']

/** "Los seis pasos" */
export const stepsHeading = (steps: readonly TaskStep[]) => `Los ${numbers[steps.length] ?? steps.length} pasos`
