import type { AppContext } from '../../platform/app-context.ts'
import { sendLater } from '../../platform/outbox.ts'
import { longDate } from '../../shared/dates-es.ts'
import type { PersonId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { findDelegates } from '../notifications/index.ts'
import { findLiveProofing, getAccount, getPersonNames } from '../people/index.ts'
import { getSede } from '../reps/index.ts'
import type { PlazaWish } from './change-plaza.ts'
import { type Inscription, inscriptionStateNames, type Offer } from './plaza.ts'
import { actNamesOf, type Office } from './plaza-life.ts'

type News = { offer: Offer; holderId: PersonId | null; office: Office; wish: PlazaWish; now: Date }

/** R-SS-13: to whoever holds the plaza, and to the delegates who answer for its sede; not to whoever did it. */
export async function tellOfPlaza(db: Db, app: AppContext, { offer, holderId, office, wish, now }: News) {
  const sede = await getSede(db, offer.sedeId)
  const what = actNamesOf[wish.act].toLowerCase()
  const lines = [
    ...(wish.act === 'INICIADA' && wish.firstDay ? [`Inició el ${longDate(wish.firstDay)}.`] : []),
    ...(wish.lastDay ? [`Último día: ${longDate(wish.lastDay)}.`] : []),
    ...(wish.reason ? [`Motivo: ${wish.reason}`] : []),
    ...(wish.norm ? [`Norma: ${wish.norm}`] : []),
  ]
  if (holderId && office !== 'PROFESIONAL')
    await write(db, app, holderId, now, {
      subject: `Su plaza de Servicio Social: ${what}`,
      lines: [
        `La plaza ${offer.code} en ${sede.name} quedó ${what}.`,
        ...lines,
        `Vea su plaza aquí: ${app.settings.publicUrl}/servicio-social/mi-plaza`,
        'Si no lo esperaba, avise a la mesa del Ministerio.',
      ],
    })
  if (office === 'DELEGADO') return
  const name = holderId ? (await getPersonNames(db, [holderId])).get(holderId) : null
  const except = holderId ?? ('00000000-0000-0000-0000-000000000000' as PersonId)
  for (const { name: to, email } of await findDelegates(db, now, { entidadId: offer.entidadId, sedeId: offer.sedeId, except }))
    await send(db, app, email, to, {
      subject: `Plaza ${offer.code}: ${what}`,
      lines: [
        `La plaza ${offer.code} en ${sede.name}${name ? `, de ${name},` : ''} quedó ${what}.`,
        ...lines,
        `Véala aquí: ${app.settings.publicUrl}/delegado/${offer.entidadId}/plazas`,
        'Le escribimos porque usted responde por esa sede.',
      ],
    })
}

/** R-SS-13: to the person, with the reason as it was written. */
export async function tellOfInscription(
  db: Db,
  app: AppContext,
  { inscription, reason, now }: { inscription: Inscription; reason: string; now: Date },
) {
  const what = inscriptionStateNames[inscription.state].toLowerCase()
  await write(db, app, inscription.personId, now, {
    subject: `Su inscripción en el Servicio Social: ${what}`,
    lines: [
      `Su inscripción del proceso ${inscription.round} quedó ${what}.`,
      ...(reason ? [`Motivo: ${reason}`] : []),
      `Consúltela aquí: ${app.settings.publicUrl}/servicio-social`,
    ],
  })
}

type Letter = { subject: string; lines: string[] }

/** Only to an account that is known to be the person's. */
async function write(db: Db, app: AppContext, personId: PersonId, now: Date, letter: Letter) {
  const proofing = await findLiveProofing(db, personId, now)
  if (!proofing) return
  const name = (await getPersonNames(db, [personId])).get(personId) ?? ''
  await send(db, app, (await getAccount(db, proofing.accountId)).email, name, letter)
}

async function send(db: Db, app: AppContext, to: string, name: string, { subject, lines }: Letter) {
  const body = [`${name}:`, ...lines, `Mipres Abierto\n${app.settings.publicUrl}`].join('\n\n')
  await sendLater(db, app, { to, subject, body: `${body}\n` })
}
