import type { AppContext } from '../../platform/app-context.ts'
import { sendLater } from '../../platform/outbox.ts'
import { type During, lastDayOf, periodOf } from '../../shared/calendar.ts'
import { longDate } from '../../shared/dates-es.ts'
import type { EntidadId, PersonId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { getPersonNames } from '../people/index.ts'
import { findContacts, findPlace } from './delegation-store.ts'

type News = { entidadId: EntidadId; personId: PersonId; now: Date } & (
  | { kind: 'named' | 'named-to-confirm'; during: During }
  | { kind: 'ended'; reason: string }
)

/** R-DEL-12: to the person, and to whoever else answers for the entidad. */
export async function tellOfDelegation(db: Db, app: AppContext, news: News) {
  const { entidadId, personId, now } = news
  const contacts = await findContacts(db, entidadId, personId, now)
  const name = (await getPersonNames(db, [personId])).get(personId) ?? ''
  const entidad = (await findPlace(db, entidadId))?.name ?? ''
  for (const contact of contacts) {
    const { subject, lines } = contact.personId === personId ? toThePerson(news, entidad, app) : toTheOthers(news, entidad, name)
    const body = [`${contact.name}:`, ...lines, `Mipres Abierto\n${app.settings.publicUrl}`].join('\n\n')
    await sendLater(db, app, { to: contact.email, subject, body: `${body}\n` })
  }
}

function toThePerson(news: News, entidad: string, { settings: { publicUrl } }: AppContext) {
  const unexpected = 'Si usted no lo esperaba, avise a la mesa del Ministerio.'
  switch (news.kind) {
    case 'named':
      return {
        subject: `Usted es delegado de ${entidad}`,
        lines: [
          `La mesa del Ministerio lo nombró delegado administrativo de ${entidad} ${spanOf(news.during)}. En ese tiempo puede activar y enrolar a las personas de la entidad.`,
          `Entre por aquí: ${publicUrl}/delegado`,
          unexpected,
        ],
      }
    case 'named-to-confirm':
      return {
        subject: `Su delegación en ${entidad} espera confirmación`,
        lines: [
          `La mesa del Ministerio lo nombró delegado administrativo de ${entidad} ${spanOf(news.during)}. Vale cuando un segundo funcionario lo confirme; le escribiremos ese día.`,
          unexpected,
        ],
      }
    case 'ended':
      return {
        subject: `Terminó su delegación en ${entidad}`,
        lines: [
          `La mesa del Ministerio terminó su delegación en ${entidad}. Lo que usted hizo antes sigue valiendo.`,
          `Motivo: ${news.reason}`,
        ],
      }
  }
}

function toTheOthers(news: News, entidad: string, name: string) {
  const why = `Le escribimos porque usted es delegado de ${entidad}.`
  switch (news.kind) {
    case 'named':
      return {
        subject: `${entidad} tiene otro delegado`,
        lines: [`${name} es delegado administrativo de ${entidad} ${spanOf(news.during)}.`, why],
      }
    case 'named-to-confirm':
      return {
        subject: `${entidad} tendrá otro delegado`,
        lines: [
          `La mesa nombró a ${name} delegado administrativo de ${entidad} ${spanOf(news.during)}. Falta que un segundo funcionario lo confirme.`,
          why,
        ],
      }
    case 'ended':
      return {
        subject: `Terminó una delegación en ${entidad}`,
        lines: [`${name} ya no es delegado de ${entidad}.`, `Motivo: ${news.reason}`, why],
      }
  }
}

function spanOf(during: During) {
  const period = periodOf(during)
  const last = lastDayOf(period)
  return last ? `del ${longDate(period.from)} al ${longDate(last)}` : `desde el ${longDate(period.from)}`
}
