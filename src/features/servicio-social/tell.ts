import type { AppContext } from '../../platform/app-context.ts'
import { longDate } from '../../shared/dates-es.ts'
import type { PersonId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { type Contact, findContact, findDelegates, sendNotice } from '../notifications/index.ts'
import { getPersonNames } from '../people/index.ts'
import { getEntidad, getSede } from '../reps/index.ts'
import type { PlazaWish } from './change-plaza.ts'
import { type Inscription, type InscriptionState, inscriptionStateNames, type Offer } from './plaza.ts'
import { actNamesOf, type Office, type PlazaAct } from './plaza-life.ts'

type News = { offer: Offer; holderId: PersonId | null; office: Office; wish: PlazaWish; now: Date }

const officeNames: Record<Office, string> = {
  DELEGADO: 'un delegado administrativo de la IPS',
  MESA: 'la mesa del Ministerio',
  PROFESIONAL: 'el profesional que tiene la plaza',
  OPERADOR: 'el registro de Servicio Social Obligatorio',
}

/** What comes next for whoever holds the plaza. */
const nextOf: Record<Exclude<PlazaAct, 'REPORTADA' | 'APROBADA' | 'RECHAZADA'>, string> = {
  ASIGNADA: 'acéptela o no la acepte. Comienza cuando la IPS informe el inicio.',
  ACEPTADA: 'la IPS informa el inicio el día en que comience.',
  NO_ACEPTADA: 'la plaza queda vacante para otra persona.',
  RENUNCIADA: 'la plaza queda vacante. Lo que se apoyaba en ella terminó.',
  INICIADA: 'regístrese en la opción Servicio Social Obligatorio; el delegado de la IPS lo activa y lo enrola.',
  SUSPENDIDA: 'su activación y sus roles en esa sede terminaron. Al reanudarse la plaza, el delegado lo activa de nuevo.',
  REANUDADA: 'pida al delegado que lo active de nuevo.',
  PRORROGADA: 'su activación y sus roles que terminaban con la plaza siguen hasta el nuevo último día.',
  ACORTADA: 'su activación y sus roles terminan ese día con la plaza.',
  FINALIZADA: 'cuando el ReTHUS lo muestre inscrito puede registrarse como Profesional de la salud con la misma cuenta.',
  CANCELADA: 'su activación y sus roles en esa sede terminaron. La secretaría de salud le dice cómo seguir.',
}
const ground = 'Guía MIPRES 2023, 2; reglas R-SS-1 a R-SS-13'

/** R-SS-13: to whoever holds the plaza, and to the delegates who answer for its sede; not to whoever did it. */
export async function tellOfPlaza(db: Db, app: AppContext, { offer, holderId, office, wish, now }: News) {
  const sede = await getSede(db, offer.sedeId)
  const entidad = await getEntidad(db, offer.entidadId)
  const what = actNamesOf[wish.act].toLowerCase()
  const about = [
    ['Plaza', offer.code],
    ['Entidad', entidad.name],
    ['Sede', sede.name],
    ...(wish.act === 'INICIADA' && wish.firstDay ? ([['Inició el', longDate(wish.firstDay)]] as const) : []),
    ...(wish.lastDay ? ([['Último día', longDate(wish.lastDay)]] as const) : []),
  ] as const
  const shape = { reason: wish.reason || null, ground: wish.norm || ground }
  const holder = holderId && (await findContact(db, holderId, now))
  const isOwnAct = office === 'PROFESIONAL'
  if (holder && wish.act in nextOf)
    await sendNotice(db, app, {
      ...{ to: holder, about, ...shape, by: isOwnAct ? null : officeNames[office] },
      subject: `Su plaza de Servicio Social: ${what}`,
      what: `La plaza ${offer.code} en ${sede.name} quedó ${what}.`,
      next: nextOf[wish.act as keyof typeof nextOf],
      link: { text: 'Vea su plaza', path: '/servicio-social/mi-plaza' },
      notMe: isOwnAct ? accountOf(holder) : null,
    })
  if (office === 'DELEGADO') return
  const name = holderId ? (await getPersonNames(db, [holderId])).get(holderId) : null
  for (const to of await findDelegates(db, now, { entidadId: offer.entidadId, sedeId: offer.sedeId, except: holderId }))
    await sendNotice(db, app, {
      ...{ to, ...shape, by: officeNames[office] },
      about: name ? [...about, ['La tiene', name]] : about,
      subject: `Plaza ${offer.code}: ${what}`,
      what: `La plaza ${offer.code} en ${sede.name}${name ? `, de ${name},` : ''} quedó ${what}.`,
      next: 'le escribimos porque usted responde por esa sede.',
      link: { text: 'Las plazas de su entidad', path: `/delegado/${offer.entidadId}/plazas` },
    })
}

const inscriptionNext: Record<InscriptionState, string> = {
  INSCRITA: 'la secretaría de salud valida la inscripción.',
  APROBADA: 'espere la asignación de plazas de su proceso.',
  RECHAZADA: 'corrija lo que dice el motivo e inscríbase en el proceso siguiente.',
  ANULADA: 'puede inscribirse en otro proceso.',
  EXONERADA: 'no tiene que prestar el servicio.',
}

/** R-SS-13: to the person, with the reason as it was written. */
export async function tellOfInscription(
  db: Db,
  app: AppContext,
  { inscription, reason, now }: { inscription: Inscription; reason: string; now: Date },
) {
  const holder = await findContact(db, inscription.personId, now)
  if (!holder) return
  const what = inscriptionStateNames[inscription.state].toLowerCase()
  await sendNotice(db, app, {
    to: holder,
    subject: `Su inscripción en el Servicio Social: ${what}`,
    what: `Su inscripción en el Servicio Social Obligatorio quedó ${what}.`,
    about: [['Proceso', inscription.round]],
    reason,
    by: officeNames.MESA,
    ground,
    next: inscriptionNext[inscription.state],
    link: { text: 'Consúltela', path: '/servicio-social' },
    notMe: inscription.state === 'INSCRITA' ? accountOf(holder) : null,
  })
}

/** Of an act that somebody did with the account: it is the account that may be in other hands. */
const accountOf = ({ personId, accountId }: Contact) =>
  ({ personId, accountId, subject: 'CUENTA', objectId: accountId, entidadId: null }) as const
