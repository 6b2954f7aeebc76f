import { CalendarDate } from '../../../shared/calendar.ts'
import { longDate, longDateTime, weekdayDate } from '../../../shared/dates-es.ts'
import { Lead, Link, P, Progress, Steps, Title } from '../../../shared/ui/components.tsx'
import { Button, ErrorSummary, type FieldError, Form, TextField, type Values } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { accountDocumentTypes, DocumentFields } from '../../people/index.ts'
import type { StatusAnswer } from '../public-status.ts'

/** The question: two things that only whoever sent it has together. */
export const StatusQueryPage = ({ chrome, values, errors }: { chrome: Chrome; values: Values; errors: FieldError[] }) => (
  <PublicPage
    chrome={chrome}
    title="En qué va una solicitud"
    errors={errors}
    measure="text"
    crumbs={[{ text: 'Inicio', href: '/' }]}
  >
    <ErrorSummary errors={errors} />
    <Title>En qué va una solicitud</Title>
    <Lead>Sin ingresar: con el radicado y el documento con que se envió. La respuesta no muestra nombres ni lugares.</Lead>
    <Form
      action="/estado"
      method="get"
      values={{ ...values, tipo: values.tipo || 'CC' }}
      errors={errors}
      searchLabel="En qué va una solicitud"
    >
      <TextField
        name="radicado"
        label="Radicado"
        hint="Por ejemplo, RM-2026-048172-2. Está en la confirmación y en el correo."
        width={20}
        autocomplete="off"
        spellcheck={false}
        maxlength={40}
      />
      <DocumentFields types={accountDocumentTypes} />
      <Button>Consultar</Button>
    </Form>
    <P isQuiet>
      En <Link href="/solicitudes">sus solicitudes</Link> ve además quién la tiene por su nombre y qué puede hacer.
    </P>
  </PublicPage>
)

const tones = {
  Cumplido: 'ok',
  'En curso': 'info',
  'En espera': 'warn',
  'No cumple': 'bad',
  'Aún no puede': 'idle',
  'No aplica': 'idle',
} as const
const toneOf = (state: string) => (Object.hasOwn(tones, state) ? tones[state as keyof typeof tones] : 'idle')

type PublicStep = StatusAnswer['steps'][number]

const daysText = ({ since, dueBy }: PublicStep) =>
  [
    ...(since ? [`Desde el ${longDate(CalendarDate.parse(since))}`] : []),
    ...(dueBy ? [`Se espera a más tardar el ${weekdayDate(CalendarDate.parse(dueBy))}`] : []),
  ].join('. ')

function titleText({ steps, isOpen }: StatusAnswer) {
  if (steps.every(({ state }) => state === 'Cumplido')) return 'Todos los pasos están cumplidos'
  const open = steps.find(({ holder }) => holder !== null)
  if (!isOpen) return 'La solicitud está cerrada'
  return open ? `Falta: ${open.title}` : 'Falta al menos un paso'
}

/** Each step, which office has it and since when. */
export function StatusAnswerPage({ chrome, answer }: { chrome: Chrome; answer: StatusAnswer }) {
  const { radicado, option, sentOn, askedAt, steps, isOpen } = answer
  const turn = steps.findIndex(
    ({ holder, state }) => holder !== null || (isOpen && (state === 'En espera' || state === 'En curso')),
  )
  return (
    <PublicPage
      chrome={chrome}
      title={`Solicitud ${radicado}`}
      crumbs={[
        { text: 'Inicio', href: '/' },
        { text: 'En qué va una solicitud', href: '/estado' },
      ]}
    >
      <Progress>
        Radicado {radicado} · {option}
      </Progress>
      <Title>{titleText(answer)}</Title>
      <Lead>
        Enviada el {longDate(CalendarDate.parse(sentOn))}. Consultada el {longDateTime(new Date(askedAt))}
      </Lead>
      <h2 class="govuk-visually-hidden">Los pasos</h2>
      <Steps
        steps={steps.map((step, index) => ({
          title: step.title,
          system: step.system,
          place: step.state === 'Cumplido' ? 'done' : index === turn ? 'now' : 'later',
          tag: { tone: toneOf(step.state), text: step.state },
          holder: step.holder ? `Lo tiene ${step.holder.charAt(0).toLowerCase()}${step.holder.slice(1)}` : '',
          ground: daysText(step) || undefined,
        }))}
      />
      <P>
        Si es suya, <Link href="/solicitudes">ingrese y vea</Link> quién la tiene por su nombre y qué puede hacer.
      </P>
    </PublicPage>
  )
}
