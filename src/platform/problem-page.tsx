import { type Chrome, PublicPage } from '../shared/ui/page.tsx'
import type { Problem } from './problem.ts'

const waysOut: Partial<Record<number, string>> = {
  400: 'Vuelva a la página anterior, revise lo que escribió y envíelo otra vez.',
  403: 'Si cree que debería poder, muéstrele esta página a quien puede arreglarlo.',
  404: 'Revise la dirección. Si llegó por un enlace, puede que lo que buscaba sea de otra persona o ya no exista.',
  409: 'Abra de nuevo la página para ver cómo quedó.',
  413: 'Envíe menos contenido de una vez.',
  429: 'Nadie ha bloqueado su cuenta: es un límite por unos minutos.',
}

/** What a person sees instead of the page: what happened, what is saved, what to do, and a name for the help line. */
export function ProblemPage({ chrome, problem }: { chrome: Chrome; problem: Problem }) {
  const { title, status, detail, errors = [], requestId } = problem
  // Without a reason there is nothing that somebody could mend.
  const wayOut = status === 403 && errors.length === 0 ? undefined : waysOut[status]
  return (
    <PublicPage chrome={chrome} title={title} measure="text">
      <h1 class="ma-h1">{title}</h1>
      {detail && <p class="ma-lead">{detail}</p>}
      {errors.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {errors.map(({ field, message }) => (
            <li>{field ? `${field}: ${message}` : message}</li>
          ))}
        </ul>
      )}
      {wayOut && <p>{wayOut}</p>}
      <p>
        <a href="/">Ir al inicio</a> · <a href="/ayuda">Ayuda</a>
      </p>
      {requestId && <p class="ma-small">Referencia para la mesa de ayuda: {requestId}</p>}
    </PublicPage>
  )
}
