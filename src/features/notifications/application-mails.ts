import type { CalendarDate } from '../../shared/calendar.ts'
import { longDate } from '../../shared/dates-es.ts'

/** What the mails of an application tell. Links are absolute. */
export type ApplicationNews = {
  radicado: string
  option: string
  personName: string
  entidadName: string
  sedeName: string
  /** Until when the delegado may answer in time. */
  answerBy: CalendarDate
  /** Of the applicant's page. */
  link: string
  /** Of the delegado's page of this application. */
  delegadoLink: string
}

export type MailText = { subject: string; body: string }

/** No-break spaces are for pages: in a mail they break searches. */
const day = (date: CalendarDate) => longDate(date).replaceAll('\u00a0', ' ')

const body = (...paragraphs: string[]) => `${paragraphs.join('\n\n')}\n`

const whatItAsks = ({ radicado, option, entidadName, sedeName }: ApplicationNews) =>
  `Radicado: ${radicado}\nOpción: ${option}\nEntidad: ${entidadName}\nSede: ${sedeName}`

const notMe = 'Si usted no envió esta solicitud, entre a la misma dirección y retírela.'

/** @param delegates the names of who may answer; none: the entidad has nobody yet */
export const sentToApplicant = (news: ApplicationNews, delegates: readonly string[]): MailText => ({
  subject: `Recibimos su solicitud ${news.radicado}`,
  body: body(
    `${news.personName}: recibimos su solicitud para que lo activen en ${news.sedeName}.`,
    whatItAsks(news),
    delegates.length === 0
      ? `${news.entidadName} todavía no tiene un delegado que pueda responder. Lo nombra la mesa del Ministerio cuando el representante legal lo pide con una carta. Su solicitud conserva su lugar.`
      : `Avisamos a ${delegates.join(' y a ')}. Hay 5 días hábiles para responder: hasta el ${day(news.answerBy)}.`,
    `Vea cómo va, paso por paso:\n${news.link}`,
    notMe,
  ),
})

const toDelegado = (news: ApplicationNews, subject: string, first: string): MailText => ({
  subject,
  body: body(
    first,
    `${whatItAsks(news)}\nPersona: ${news.personName}`,
    `El plazo para responder es el ${day(news.answerBy)}.`,
    `Revise la solicitud y decida:\n${news.delegadoLink}`,
  ),
})

export const sentToDelegado = (news: ApplicationNews) =>
  toDelegado(
    news,
    `Nueva solicitud ${news.radicado}: ${news.personName}`,
    `${news.personName} pide que lo activen en ${news.sedeName}.`,
  )

export const correctedToDelegado = (news: ApplicationNews) =>
  toDelegado(
    news,
    `Corregida: solicitud ${news.radicado}`,
    `${news.personName} corrigió la solicitud que le devolvieron y la envió de nuevo.`,
  )

/** @param waited working days since it arrived */
export const reminderToDelegado = (news: ApplicationNews, waited: number) =>
  toDelegado(
    news,
    `Recordatorio: solicitud ${news.radicado}`,
    waited === 0
      ? `${news.personName} le recuerda su solicitud, que llegó hoy.`
      : `${news.personName} le recuerda su solicitud. Espera desde hace ${waited} ${waited === 1 ? 'día hábil' : 'días hábiles'}.`,
  )

export const correctedToApplicant = (news: ApplicationNews): MailText => ({
  subject: `Recibimos la corrección de su solicitud ${news.radicado}`,
  body: body(
    `${news.personName}: la solicitud corregida volvió a ${news.entidadName}. Los 5 días hábiles empiezan de nuevo: hasta el ${day(news.answerBy)}.`,
    whatItAsks(news),
    `Vea cómo va:\n${news.link}`,
  ),
})

export const withdrawnToApplicant = (news: ApplicationNews): MailText => ({
  subject: `Retiró su solicitud ${news.radicado}`,
  body: body(
    `${news.personName}: su solicitud quedó retirada. Nadie tiene que hacer nada más, y puede enviar otra cuando quiera.`,
    whatItAsks(news),
    `Si usted no la retiró, cambie su contraseña y envíela de nuevo:\n${news.link}`,
  ),
})

export const withdrawnToDelegado = (news: ApplicationNews): MailText => ({
  subject: `Retirada: solicitud ${news.radicado}`,
  body: body(
    `${news.personName} retiró su solicitud para ${news.sedeName}. No tiene que responderla.`,
    `Radicado: ${news.radicado}`,
  ),
})
