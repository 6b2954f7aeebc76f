import { longDate } from '../../shared/dates-es.ts'
import type { Notice } from '../notifications/index.ts'
import { answerClock, answerDay } from './answer-time.ts'
import { type Application, type ApplicationAct, kindNames } from './application.ts'

/** What of an application its notices tell. */
export type ToldApplication = Pick<
  Application,
  'id' | 'radicado' | 'kind' | 'personName' | 'entidadId' | 'entidadName' | 'sedeName' | 'waitingSince'
>
type Recipient = Notice['to']
type Words = Pick<Notice, 'subject' | 'what' | 'next'>

/** What the applicant did, as it is told to him and to each of those who can answer. Of other movements nobody is told here. */
export function stepNotices(
  told: ToldApplication,
  act: ApplicationAct,
  { applicant, delegates, at }: { applicant: Recipient; delegates: readonly Recipient[]; at: Date },
): { toApplicant: Notice | null; toDelegates: Notice[] } {
  const { id, radicado, kind, personName, entidadId, entidadName, sedeName } = told
  const about = [
    ['Radicado', radicado],
    ['Opción', kindNames[kind]],
    ['Entidad', entidadName],
    ['Sede', sedeName],
  ] as const
  const own = toApplicant(told, act, delegates)
  const theirs = toDelegado(told, act, at)
  const ownLink = { text: 'Vea cómo va, paso por paso', path: `/solicitudes/${id}` }
  const link = { text: 'Revise la solicitud y decida', path: `/delegado/${entidadId}/solicitudes/${id}` }
  const by = 'la persona que hizo la solicitud'
  return {
    toApplicant: own && { to: applicant, ...own, about, by: null, link: ownLink },
    toDelegates: theirs ? delegates.map((to) => ({ to, ...theirs, about: [['Persona', personName], ...about], by, link })) : [],
  }
}

function toApplicant(told: ToldApplication, act: ApplicationAct, delegates: readonly Recipient[]): Words | null {
  const { radicado, entidadName, sedeName, waitingSince } = told
  const until = longDate(answerDay(waitingSince))
  switch (act) {
    case 'ENVIADA':
      return {
        subject: `Recibimos su solicitud ${radicado}`,
        what: `Recibimos su solicitud para que lo activen en ${sedeName}.`,
        next:
          delegates.length === 0
            ? `${entidadName} todavía no tiene un delegado que pueda responder. Lo nombra la mesa del Ministerio cuando el representante legal lo pide con una carta. Su solicitud conserva su lugar.`
            : `avisamos a ${delegates.map(({ name }) => name).join(' y a ')}. Hay 5 días hábiles para responder: hasta el ${until}.`,
      }
    case 'CORREGIDA':
      return {
        subject: `Recibimos la corrección de su solicitud ${radicado}`,
        what: `La solicitud corregida volvió a ${entidadName}.`,
        next: `los 5 días hábiles para responder empiezan de nuevo: hasta el ${until}.`,
      }
    case 'RETIRADA':
      return {
        subject: `Retiró su solicitud ${radicado}`,
        what: 'Su solicitud quedó retirada.',
        next: 'nadie tiene que hacer nada más. Puede enviar otra cuando quiera.',
      }
    default:
      return null
  }
}

function toDelegado(
  { radicado, personName, sedeName, waitingSince }: ToldApplication,
  act: ApplicationAct,
  at: Date,
): Words | null {
  const next = `usted puede activar, devolver o rechazar. El plazo para responder es el ${longDate(answerDay(waitingSince))}.`
  const { used } = answerClock(waitingSince, at)
  switch (act) {
    case 'ENVIADA':
      return {
        subject: `Nueva solicitud ${radicado}: ${personName}`,
        what: `${personName} pide que lo activen en ${sedeName}.`,
        next,
      }
    case 'CORREGIDA':
      return {
        subject: `Corregida: solicitud ${radicado}`,
        what: `${personName} corrigió la solicitud que le devolvieron y la envió de nuevo.`,
        next,
      }
    case 'RETIRADA':
      return {
        subject: `Retirada: solicitud ${radicado}`,
        what: `${personName} retiró su solicitud para ${sedeName}.`,
        next: 'no tiene que responderla.',
      }
    case 'RECORDADA':
      return {
        subject: `Recordatorio: solicitud ${radicado}`,
        what:
          used === 0
            ? `${personName} le recuerda su solicitud, que llegó hoy.`
            : `${personName} le recuerda su solicitud. Espera desde hace ${used} ${used === 1 ? 'día hábil' : 'días hábiles'}.`,
        next,
      }
    default:
      return null
  }
}
