import type { AppContext } from '../../platform/app-context.ts'
import { type During, lastDayOf, periodOf } from '../../shared/calendar.ts'
import { longDate } from '../../shared/dates-es.ts'
import type { DelegationId, EntidadId, PersonId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { findContact, type Linked, type Notice, sendNotice } from '../notifications/index.ts'
import { getPersonNames } from '../people/index.ts'
import { findContacts, findPlace } from './delegation-store.ts'

type News = { entidadId: EntidadId; personId: PersonId; now: Date } & (
  | { kind: 'named' | 'named-to-confirm'; id: DelegationId; during: During }
  | { kind: 'ended'; reason: string }
)
type Words = Pick<Notice, 'subject' | 'what' | 'next'>

/** R-DEL-12: to the person, and to whoever else answers for the entidad. */
export async function tellOfDelegation(db: Db, app: AppContext, news: News) {
  const { entidadId, personId, now } = news
  const contacts = await findContacts(db, entidadId, personId, now)
  const name = (await getPersonNames(db, [personId])).get(personId) ?? ''
  const entidad = (await findPlace(db, entidadId))?.name ?? ''
  const shape = {
    about: [['Entidad', entidad]] as const,
    reason: news.kind === 'ended' ? news.reason : null,
    by: 'la mesa del Ministerio',
    ground:
      news.kind === 'ended'
        ? 'R-DEL-11: la delegación termina en el instante en que se retira'
        : 'Guía MIPRES 2023, 1, paso 4, y la carta del representante legal',
  }
  for (const contact of contacts) {
    const isOwn = contact.personId === personId
    const words = isOwn ? toThePerson(news, entidad) : toTheOthers(news, entidad, name)
    const link = isOwn
      ? { text: 'Su trabajo como delegado', path: '/delegado' }
      : { text: 'La cola de su entidad', path: `/delegado/${entidadId}` }
    await sendNotice(db, app, { to: contact, ...words, ...shape, link, notMe: isOwn ? await notMeOf(db, news) : null })
  }
}

/** Of a naming: who did not ask for it can put it down at once. */
async function notMeOf(db: Db, news: News): Promise<Linked | null> {
  if (news.kind === 'ended') return null
  const { personId, entidadId, id, now } = news
  const contact = await findContact(db, personId, now)
  return contact && { personId, accountId: contact.accountId, subject: 'DELEGACION', objectId: id, entidadId }
}

function toThePerson(news: News, entidad: string): Words {
  switch (news.kind) {
    case 'named':
      return {
        subject: `Usted es delegado de ${entidad}`,
        what: `La mesa del Ministerio lo nombró delegado administrativo de ${entidad} ${spanOf(news.during)}.`,
        next: 'en ese tiempo puede activar y enrolar a las personas de la entidad.',
      }
    case 'named-to-confirm':
      return {
        subject: `Su delegación en ${entidad} espera confirmación`,
        what: `La mesa del Ministerio lo nombró delegado administrativo de ${entidad} ${spanOf(news.during)}.`,
        next: 'la delegación vale cuando un segundo funcionario la confirme. Ese día le escribiremos.',
      }
    case 'ended':
      return {
        subject: `Terminó su delegación en ${entidad}`,
        what: `La mesa del Ministerio terminó su delegación en ${entidad}.`,
        next: 'desde ahora no puede activar ni enrolar a nadie. Lo que hizo antes sigue valiendo.',
      }
  }
}

function toTheOthers(news: News, entidad: string, name: string): Words {
  switch (news.kind) {
    case 'named':
      return {
        subject: `${entidad} tiene otro delegado`,
        what: `${name} es delegado administrativo de ${entidad} ${spanOf(news.during)}.`,
        next: 'nada cambia en su delegación. Le escribimos porque usted es delegado de la entidad.',
      }
    case 'named-to-confirm':
      return {
        subject: `${entidad} tendrá otro delegado`,
        what: `La mesa nombró a ${name} delegado administrativo de ${entidad} ${spanOf(news.during)}.`,
        next: 'falta que un segundo funcionario lo confirme. Le escribimos porque usted es delegado de la entidad.',
      }
    case 'ended':
      return {
        subject: `Terminó una delegación en ${entidad}`,
        what: `${name} ya no es delegado de ${entidad}.`,
        next: 'sus solicitudes las puede responder usted. Le escribimos porque usted es delegado de la entidad.',
      }
  }
}

function spanOf(during: During) {
  const period = periodOf(during)
  const last = lastDayOf(period)
  return last ? `del ${longDate(period.from)} al ${longDate(last)}` : `desde el ${longDate(period.from)}`
}
