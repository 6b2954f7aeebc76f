import { dayOf, lastDayOf, periodOf } from '../../shared/calendar.ts'
import { longDate, weekdayDate } from '../../shared/dates-es.ts'
import { deedOf } from './decide-use-step.ts'
import { isToCome, type TaskFacts, type TaskStep, thePlace } from './task.ts'

export type Headline = { title: string; lead: string }

const counts = ['', 'un paso', 'dos pasos']

/** The answer first: what is missing and whether it depends on the reader. The steps follow as its ground. */
export function decideHeadline(facts: TaskFacts, steps: readonly TaskStep[]): Headline {
  const { application, movements, may } = facts
  const { state, entidadName } = application
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
  if (may === 'read')
    return {
      title: `Puede consultar prescripciones en ${thePlace(facts)}`,
      lead: `${entidadName} lo activó y le dio un rol de consulta. Con ese rol no se prescribe.`,
    }
  if (may !== 'nothing')
    return {
      title: `Puede ${deedOf[may]} en ${thePlace(facts)}`,
      lead: `${entidadName} lo activó y le dio el rol. No falta nada.`,
    }
  return ofRegister(facts, steps) ?? ofDelegado(facts)
}

const stepIn = (steps: readonly TaskStep[], key: TaskStep['key']) => steps.find((step) => step.key === key)

/** A register, or the proof of who somebody is, stands in the way. */
function ofRegister(facts: TaskFacts, steps: readonly TaskStep[]): Headline | null {
  const { state } = facts.application
  const rethus = stepIn(steps, 'rethus')
  if (rethus && rethus.place !== 'done')
    return {
      title: state === 'APROBADA' ? `El ReTHUS cerró su permiso en ${thePlace(facts)}` : 'El ReTHUS detiene esta solicitud',
      lead: 'Abajo está qué encontramos y de cuándo es. Lo corrige quien lo reportó; nadie puede hacerlo por fuera del registro.',
    }
  const service = stepIn(steps, 'service')
  if (service && service.place !== 'done') return ofService(facts, service)
  if (stepIn(steps, 'account')?.place !== 'done')
    return {
      title: 'Falta comprobar otra vez su identidad',
      lead: 'Lo que le dieron está a nombre de la persona; falta que esta cuenta vuelva a ser la suya.',
    }
  return null
}

/** Of the plaza: what is missing, and that nobody but the register's people can mend it. */
function ofService({ service, application }: TaskFacts, step: TaskStep): Headline {
  const plaza = service?.plaza ?? null
  const last = plaza && lastDayOf(periodOf(plaza.during))
  const lead = [step.ground, step.expected].filter(Boolean).join('. ')
  const said = (title: string): Headline => ({ title, lead: lead === '' ? step.holder : `${lead}.` })
  switch (service?.standing) {
    case 'PLAZA_ACTIVA':
      return {
        title: 'Su plaza es de otra sede',
        lead: `Pidió ${application.sedeName}. En Servicio Social Obligatorio solo se activa en la sede de la plaza.`,
      }
    case 'PLAZA_ASIGNADA':
      return said(plaza?.state === 'ASIGNADA' ? 'Tiene una plaza: le toca a usted aceptarla' : 'Falta que su plaza empiece')
    case 'PLAZA_SUSPENDIDA':
      return said('Su plaza está suspendida')
    case 'PLAZA_TERMINADA':
      return said(
        plaza?.state === 'RENUNCIADA'
          ? 'Renunció a su plaza'
          : `Su Servicio Social terminó${last ? ` el ${longDate(last)}` : ''}`,
      )
    case 'EXONERADO':
      return said('Está exonerado del Servicio Social Obligatorio')
    case 'INSCRITO':
      return said('Falta que le asignen una plaza')
    case 'POR_APROBAR':
      return said('Falta que aprueben su inscripción')
    case 'RECHAZADO':
      return said('La secretaría de salud rechazó su inscripción')
    case 'ANULADO':
      return said('Su inscripción fue anulada')
    default:
      return said('No figura inscrito en el Servicio Social Obligatorio')
  }
}

/** What the delegado has, or gave. */
function ofDelegado(facts: TaskFacts): Headline {
  const { application, clock, delegates, held, now } = facts
  const { state, entidadName, waitingSince } = application
  if (state === 'DEVUELTA')
    return {
      title: 'A su solicitud le falta un dato: le toca a usted',
      lead: 'Corríjala y envíela de nuevo. Conserva su radicado.',
    }
  if (state === 'APROBADA') {
    const starts = [...(held ? [held.during] : []), ...(held?.roles ?? []).map(({ during }) => during)].filter((during) =>
      isToCome(during, now),
    )
    const first = starts.sort((a, b) => b.from.getTime() - a.from.getTime())[0]
    if (first)
      return {
        title: `Podrá entrar el ${weekdayDate(periodOf(first).from)}`,
        lead: `Ese día empieza lo que ${entidadName} le dio. No tiene que hacer nada.`,
      }
    return {
      title: `Hoy no puede entrar a MIPRES en ${thePlace(facts)}`,
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
  const isLate = clock.state === 'late'
  return {
    title: `${verb} ${missing}, y no ${state === 'ACTIVADA' ? 'depende' : 'dependen'} de usted`,
    lead: isLate
      ? `El plazo de ${entidadName} venció el ${weekdayDate(clock.lastDay)}. Puede recordárselo; la mesa del Ministerio también lo ve.`
      : `Su solicitud está en ${entidadName} desde el ${weekdayDate(dayOf(waitingSince))}. Cuando el delegado termine, podrá entrar ese mismo día.`,
  }
}
