import type { AppContext } from '../../platform/app-context.ts'
import { sendLater } from '../../platform/outbox.ts'
import { type During, dayOf, lastDayOf, periodOf } from '../../shared/calendar.ts'
import { longDate } from '../../shared/dates-es.ts'
import type { PersonId, SedeId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import type { Application } from '../applications/index.ts'
import { findLiveProofing, getAccount } from '../people/index.ts'
import { getEntidad, getSede } from '../reps/index.ts'

type News =
  | { kind: 'activated'; sedeId: SedeId; during: During }
  | { kind: 'enrolled'; sedeId: SedeId; roles: string[] }
  | { kind: 'returned' | 'rejected'; reason: string }

/** Tells the applicant what was done with the application. Written in the transaction of the act. */
export async function tellPerson(db: Db, app: AppContext, application: Application, news: News) {
  const { email } = await getAccount(db, application.accountId)
  const { subject, lines } = await wordsOf(db, application, news)
  const link = `${app.settings.publicUrl}/solicitudes/${application.id}`
  await sendLater(db, app, {
    to: email,
    subject,
    body: [`Radicado ${application.radicado}`, ...lines, `Su solicitud: ${link}`, closing].join('\n\n'),
  })
}

type Ended = { personId: PersonId; sedeId: SedeId; role: string | null; reason: string; at: Date; isToCome?: boolean }

/** Tells the person that a right ended, or on which day it will. Nobody is told who has no account. */
export async function tellEnd(db: Db, app: AppContext, ended: Ended) {
  const proofing = await findLiveProofing(db, ended.personId, ended.at)
  if (!proofing) return
  const { email } = await getAccount(db, proofing.accountId)
  const { sede, entidad } = await placeOf(db, ended.sedeId)
  const end = ended.isToCome ? `El ${longDate(dayOf(ended.at))} termina su activación` : 'Terminó su activación'
  const what = ended.role ? `Ya no tiene el rol ${ended.role}` : end
  await sendLater(db, app, {
    to: email,
    subject: `${what} en ${sede.name}`,
    body: [`${what} en la sede ${sede.name} de ${entidad.name}.`, `Motivo: ${ended.reason}`, why(app), closing].join('\n\n'),
  })
}

async function placeOf(db: Db, sedeId: SedeId) {
  const sede = await getSede(db, sedeId)
  return { sede, entidad: await getEntidad(db, sede.entidadId) }
}

const closing = 'Si no esperaba este mensaje, escriba a la mesa de ayuda del Ministerio.'
const why = (app: AppContext) => `Qué puede hacer hoy y en qué sede: ${app.settings.publicUrl}/por-que-no`

async function wordsOf(db: Db, application: Application, news: News) {
  switch (news.kind) {
    case 'activated': {
      const { sede, entidad } = await placeOf(db, news.sedeId)
      const period = periodOf(news.during)
      const last = lastDayOf(period)
      return {
        subject: `Lo activaron en ${sede.name}`,
        lines: [
          `Un delegado de ${entidad.name} lo activó en la sede ${sede.name} desde el ${longDate(period.from)}${last ? ` hasta el ${longDate(last)}` : ''}.`,
          'Falta que el delegado le dé el rol. Mientras tanto todavía no puede prescribir.',
        ],
      }
    }
    case 'enrolled': {
      const { sede, entidad } = await placeOf(db, news.sedeId)
      return {
        subject: `Ya tiene su rol en ${sede.name}`,
        lines: [
          `Un delegado de ${entidad.name} lo enroló en la sede ${sede.name}. Desde que empiece su período puede entrar a MIPRES.`,
        ],
      }
    }
    case 'returned':
      return {
        subject: `A su solicitud ${application.radicado} le falta un dato`,
        lines: [
          `El delegado de ${application.entidadName} la devolvió. Motivo: ${news.reason}`,
          'Corríjala y envíela de nuevo: conserva su radicado.',
        ],
      }
    case 'rejected':
      return {
        subject: `Su solicitud ${application.radicado} fue rechazada`,
        lines: [
          `El delegado de ${application.entidadName} la rechazó. Motivo: ${news.reason}`,
          'Si la razón cambia, puede hacer una solicitud nueva.',
        ],
      }
  }
}
