import type { AppContext } from '../../platform/app-context.ts'
import type { EntidadId, SedeId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { capital } from '../../shared/words-es.ts'
import { findDelegates, type Notice, sendNotice } from '../notifications/index.ts'
import { getAccount, getPersonNames } from '../people/index.ts'
import { getEntidad, getSede } from '../reps/index.ts'
import { areDelegatesTold, type CaseOutcome, type DeskCase, isOwnMail, type Suspended } from './case.ts'

type Opened = Omit<DeskCase, 'end'>
const desk = 'la mesa del Ministerio'

/** Where it was, for the facts of a notice. */
async function placeOf(db: Db, { entidadId, suspended }: Opened) {
  const sedeId: SedeId | null = suspended?.kind === 'ACTIVACION' ? suspended.sedeId : null
  const about: [string, string][] = []
  if (entidadId) about.push(['Entidad', (await getEntidad(db, entidadId)).name])
  if (sedeId) about.push(['Sede', (await getSede(db, sedeId)).name])
  return { sedeId, about }
}

const stopped: Record<Suspended['kind'] | 'NADA', string> = {
  ACTIVACION: 'Su activación y sus roles en la sede quedaron suspendidos desde ahora.',
  DELEGACION: 'Su delegación quedó suspendida desde ahora.',
  SOLICITUD: 'La solicitud quedó retirada.',
  CUENTA: 'Desde ahora nadie puede actuar como usted con esta cuenta.',
  NADA: 'Eso ya había terminado: no había nada que suspender.',
}
const stoppedText = ({ subject, suspended }: Pick<Opened, 'subject' | 'suspended'>) =>
  !suspended && subject === 'CUENTA'
    ? 'Su cuenta no actuaba por nadie en ese momento: no había nada que suspender.'
    : stopped[suspended?.kind ?? 'NADA']

/**
 * R-CAS-5: whoever said it reads where the notice had gone. The account's own address, where it is another by now, may be somebody
 * else's; it is written to as well, for it may be the person's too.
 */
async function addressesOf(db: Db, { accountId, answerTo }: Opened): Promise<{ email: string; isOfAccount: boolean }[]> {
  const { email } = await getAccount(db, accountId)
  const own = { email, isOfAccount: true }
  return answerTo === null || isOwnMail(answerTo, email) ? [own] : [{ email: answerTo, isOfAccount: false }, own]
}

const newPassword = { text: 'Cambie su contraseña', path: '/cuenta/recuperar' }
/** To whom the account's links do not come any more. */
const help = { text: 'Ayuda', path: '/ayuda' }
const withDocument =
  'su cuenta tiene hoy otro correo: acuda con su documento a un delegado de su entidad o a la mesa del Ministerio.'

/** To the person, and to those who answer for the entidad (R-CAS-5). */
export async function tellOpened(db: Db, app: AppContext, opened: Opened) {
  const { personId, subject, what } = opened
  const { sedeId, about } = await placeOf(db, opened)
  const name = (await getPersonNames(db, [personId])).get(personId) ?? ''
  const ground = 'R-CAS-2: lo que no hizo la persona se suspende de inmediato'
  for (const { email, isOfAccount } of await addressesOf(db, opened))
    await sendNotice(db, app, {
      to: { name, email },
      subject: 'Recibimos su «No fui yo»',
      what: `${stoppedText(opened)} También cerramos las sesiones abiertas de su cuenta y los enlaces que tenía por abrir.`,
      about: [['El aviso decía', what], ...about],
      by: 'quien pulsó «No fui yo» en su aviso o en su cuenta',
      ground,
      next: `la mesa del Ministerio revisa el caso y le escribe. ${isOfAccount ? 'Mientras tanto cambie su contraseña.' : capital(withDocument)} Si fue un error, la mesa se lo devuelve.`,
      link: isOfAccount ? newPassword : help,
    })
  if (!areDelegatesTold(opened)) return
  const right = { ACTIVACION: 'activación', DELEGACION: 'delegación', SOLICITUD: 'solicitud', CUENTA: 'cuenta' }[subject]
  await toDelegates(db, app, opened, sedeId, {
    subject: `«No fui yo»: ${right} de ${name}`,
    what: `${name} dice que no pidió ni aceptó esta ${right}. ${opened.suspended.kind === 'SOLICITUD' ? 'Quedó retirada.' : 'Quedó suspendida desde ahora.'}`,
    about: [['Persona', name], ...about],
    by: 'la persona, con el enlace de un aviso o desde su cuenta',
    ground,
    next: 'la mesa del Ministerio revisa el caso. No la active de nuevo sin ver a la persona con su documento.',
  })
}

/** R-CAS-7: the outcome, with the reason as it was written. */
export async function tellClosed(
  db: Db,
  app: AppContext,
  closed: Opened,
  end: { outcome: CaseOutcome; reason: string; isGivenBack: boolean; isRevoked: boolean },
) {
  const { personId, what, suspended } = closed
  const { outcome, reason, isGivenBack, isRevoked } = end
  const { sedeId, about } = await placeOf(db, closed)
  const name = (await getPersonNames(db, [personId])).get(personId) ?? ''
  const isFraud = outcome === 'SUPLANTACION'
  const ground = isFraud ? 'R-CAS-6: fue suplantación, y lo suspendido no vuelve' : 'R-CAS-6: sí fue la persona'
  const shape = { reason, by: desk, ground }
  const result = isFraud
    ? `La mesa concluyó que alguien actuó en su nombre. Lo suspendido queda terminado.${isRevoked ? ' Además, esta cuenta ya no actúa como usted.' : ''}`
    : isGivenBack
      ? 'La mesa concluyó que sí fue usted, y le devolvió lo que estaba suspendido por los días que faltan.'
      : 'La mesa concluyó que sí fue usted. No había nada que devolver.'
  for (const { email, isOfAccount } of await addressesOf(db, closed))
    await sendNotice(db, app, {
      ...{ to: { name, email }, ...shape, about: [['El aviso decía', what], ...about] },
      subject: isFraud ? 'Su caso: fue suplantación' : 'Su caso: sí fue usted',
      what: result,
      next: isOfAccount ? nextFor({ isFraud, isRevoked, isGivenBack, suspended }) : withDocument,
      link: !isOfAccount ? help : isRevoked ? newPassword : { text: 'Qué puede hacer hoy y en qué sede', path: '/por-que-no' },
    })
  if (!areDelegatesTold(closed)) return
  await toDelegates(db, app, closed, sedeId, {
    ...shape,
    subject: `Caso «No fui yo» resuelto: ${name}`,
    what: isFraud
      ? `La mesa concluyó que alguien actuó en nombre de ${name}. Lo suspendido queda terminado.`
      : `La mesa concluyó que sí fue ${name}.${isGivenBack ? ' Se le devolvió lo suspendido por los días que faltan.' : ''}`,
    about: [['Persona', name], ...about],
    next: isFraud
      ? 'si trabaja en su entidad, active a la persona solo después de ver su documento.'
      : 'no tiene que hacer nada.',
  })
}

type Closed = { isFraud: boolean; isRevoked: boolean; isGivenBack: boolean; suspended: Suspended | null }

function nextFor({ isFraud, isRevoked, isGivenBack, suspended }: Closed) {
  if (isRevoked) return 'cambie su contraseña y muestre su documento a un delegado o a la mesa para volver a actuar.'
  if (isFraud) return 'cambie su contraseña. Si necesita trabajar en esa sede, haga una solicitud nueva.'
  if (suspended?.kind === 'SOLICITUD') return 'envíe la solicitud de nuevo cuando quiera.'
  return isGivenBack ? 'ya puede seguir trabajando como antes.' : 'si necesita el derecho, pídalo de nuevo.'
}

type Told = Opened & { entidadId: EntidadId }

async function toDelegates(db: Db, app: AppContext, about: Told, sedeId: SedeId | null, said: Omit<Notice, 'to' | 'link'>) {
  const { entidadId, personId, openedAt } = about
  const link = { text: 'Las personas de su entidad', path: `/delegado/${entidadId}/personas` }
  for (const to of await findDelegates(db, openedAt, { entidadId, sedeId, except: personId }))
    await sendNotice(db, app, { ...said, to, link })
}
