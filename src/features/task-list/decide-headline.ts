import { dayOf, periodOf } from '../../shared/calendar.ts'
import { weekdayDate } from '../../shared/dates-es.ts'
import { type TaskFacts, type TaskStep, theSede } from './task.ts'

export type Headline = { title: string; lead: string }

const counts = ['', 'un paso', 'dos pasos']

/** The answer first: what is missing and whether it depends on the reader. The steps follow as its ground. */
export function decideHeadline(facts: TaskFacts, steps: readonly TaskStep[]): Headline {
  const { application, movements, may, sedeName, clock, delegates, activation, grants, now } = facts
  const { state, entidadName, waitingSince } = application
  const where = theSede(sedeName)

  if (state === 'RETIRADA' && movements.at(-1)?.act === 'TERMINADA')
    return {
      title: 'La activación terminó antes de recibir un rol',
      lead: 'Abajo está quién la terminó y por qué. Si hace falta, puede enviar otra solicitud.',
    }
  if (state === 'RETIRADA')
    return { title: 'Usted retiró esta solicitud', lead: 'Nadie tiene que hacer nada más. Puede enviar otra cuando quiera.' }
  if (state === 'RECHAZADA')
    return {
      title: 'El delegado rechazó su solicitud',
      lead: 'Abajo está el motivo. Si la razón cambia, puede enviar otra solicitud.',
    }
  if (may === 'sign')
    return { title: `Puede prescribir en ${where}`, lead: `${entidadName} lo activó y le dio el rol. No falta nada.` }
  if (may === 'read')
    return {
      title: `Puede consultar prescripciones en ${where}`,
      lead: `${entidadName} lo activó y le dio un rol de consulta. Con ese rol no se prescribe.`,
    }
  if (steps[0]?.place !== 'done')
    return {
      title: state === 'APROBADA' ? `El ReTHUS cerró su permiso en ${where}` : 'El ReTHUS detiene esta solicitud',
      lead: 'Abajo está qué encontramos y de cuándo es. Lo corrige quien lo reportó; nadie puede hacerlo por fuera del registro.',
    }
  if (steps[1]?.place !== 'done')
    return {
      title: 'Falta comprobar otra vez su identidad',
      lead: 'Lo que le dieron está a nombre de la persona; falta que esta cuenta vuelva a ser la suya.',
    }
  if (state === 'DEVUELTA')
    return {
      title: 'A su solicitud le falta un dato: le toca a usted',
      lead: 'Corríjala y envíela de nuevo. Conserva su radicado.',
    }
  if (state === 'APROBADA') {
    const starts = [activation?.during, ...grants.map(({ during }) => during)]
      .flatMap((during) => during ?? [])
      .filter(({ from }) => from > now)
    const first = starts.sort((a, b) => b.from.getTime() - a.from.getTime())[0]
    if (first)
      return {
        title: `Podrá entrar el ${weekdayDate(periodOf(first).from)}`,
        lead: `Ese día empieza lo que ${entidadName} le dio. No tiene que hacer nada.`,
      }
    return {
      title: `Hoy no puede entrar a MIPRES en ${where}`,
      lead: 'La solicitud se aprobó, pero algo de lo que la sostenía ya no está. Vea cada regla y quién la arregla.',
    }
  }
  const missing = counts[state === 'ACTIVADA' ? 1 : 2] ?? ''
  const verb = state === 'ACTIVADA' ? 'Falta' : 'Faltan'
  if (delegates.length === 0)
    return {
      title: `${verb} ${missing}, y ${entidadName} no tiene delegado`,
      lead: 'Hace falta que el representante legal pida un delegado a la mesa del Ministerio. Dígaselo; su solicitud conserva su lugar.',
    }
  const late = clock.state === 'late'
  return {
    title: `${verb} ${missing}, y no ${state === 'ACTIVADA' ? 'depende' : 'dependen'} de usted`,
    lead: late
      ? `El plazo de ${entidadName} venció el ${weekdayDate(clock.lastDay)}. Puede recordárselo; la mesa del Ministerio también lo ve.`
      : `Su solicitud está en ${entidadName} desde el ${weekdayDate(dayOf(waitingSince))}. Cuando el delegado termine, podrá entrar ese mismo día.`,
  }
}
