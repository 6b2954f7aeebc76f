import { documentText } from '../../../shared/dates-es.ts'
import { Details, Head, Heading, Link } from '../../../shared/ui/components.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { delegateChrome, deskChrome } from '../../../shared/ui/tool-tabs.ts'
import { kindNames } from '../../applications/index.ts'
import type { TaskFacts, TaskStep } from '../task.ts'
import { Movements } from './task-page.tsx'
import { TaskSteps } from './task-steps.tsx'

export type StandingPageProps = {
  chrome: Chrome
  facts: TaskFacts
  steps: TaskStep[]
  /** In whose frame: a delegado's entidad; null: the desk. */
  entidad: { id: string; name: string } | null
}

/** What the applicant sees, in the third person: who has it and since when. */
export function StandingPage({ chrome, facts, steps, entidad }: StandingPageProps) {
  const { application, movements, now } = facts
  const { id, radicado, kind, personName, document, entidadName, sedeName, entidadId } = application
  const open = steps.find(({ place }) => place === 'now')
  const back = entidad
    ? { href: `/delegado/${entidad.id}/solicitudes/${id}`, text: 'La solicitud' }
    : { href: '/mesa/radicado', text: 'Buscar otra' }
  return (
    <ToolPage chrome={entidad ? delegateChrome(chrome, entidad) : deskChrome(chrome)} title={`Pasos de ${radicado}`}>
      <Head title={personName} back={back}>
        {documentText(document.type, document.number)} · {kindNames[kind]} · radicado {radicado} ·{' '}
        {sedeName === entidadName ? sedeName : `${sedeName}, ${entidadName}`}
        {!entidad && (
          <>
            {' '}
            · <Link href={`/mesa/entidades/${entidadId}`}>Ver la entidad</Link>
          </>
        )}
      </Head>
      <Heading isFirst>{open ? `Falta: ${open.title}` : 'No falta ningún paso'}</Heading>
      <TaskSteps facts={facts} steps={steps} reader={null} />
      <Details summary={movements.length === 1 ? 'Un movimiento' : `${movements.length} movimientos`}>
        <Movements movements={movements.toReversed()} now={now} voice="about" />
      </Details>
    </ToolPage>
  )
}
