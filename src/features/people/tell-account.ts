import type { AppContext } from '../../platform/app-context.ts'
import { longDateTime } from '../../shared/dates-es.ts'
import type { Db } from '../../shared/sql.ts'
import { type Notice, sendNotice } from '../notifications/index.ts'
import type { Account } from './account.ts'
import { fullName } from './person.ts'

export type AccountChange = 'clave' | 'celular' | 'correo-pedido' | 'correo'

const words: Record<AccountChange, Pick<Notice, 'subject' | 'next'> & { what: (at: string) => string }> = {
  clave: {
    subject: 'Su contraseña cambió',
    what: (at) => `La contraseña de su cuenta cambió el ${at}, y cerramos las sesiones que estaban abiertas.`,
    next: 'nada, si fue usted. Si no, escriba otra ahora mismo.',
  },
  celular: {
    subject: 'Su celular cambió',
    what: (at) => `El número de celular de su cuenta cambió el ${at}`,
    next: 'nada, si fue usted. Si no, cambie su contraseña.',
  },
  'correo-pedido': {
    subject: 'Pidieron cambiar su correo',
    what: (at) => `El ${at} alguien que sabe su contraseña pidió cambiar el correo de su cuenta.`,
    next: 'el cambio vale cuando se confirme desde el correo nuevo. Si no fue usted, cambie su contraseña y el cambio queda sin efecto.',
  },
  correo: {
    subject: 'Su correo cambió',
    what: (at) => `Desde el ${at} su cuenta usa otro correo. A este no volveremos a escribirle.`,
    next: 'nada, si fue usted. Si no, deténgalo ahora, y acuda con su documento a un delegado de su entidad o a la mesa del Ministerio.',
  },
}

/**
 * To the address that the account had: what changed, and the way to stop the account if it was somebody else (R-CAS-4).
 * Written in the transaction of the change.
 */
export async function tellAccount(db: Db, app: AppContext, account: Account, change: AccountChange) {
  const { id: accountId, personId, names, email } = account
  const { subject, what, next } = words[change]
  await sendNotice(db, app, {
    to: { name: fullName(names), email },
    subject: `${subject} – Mi Seguridad Social`,
    what: what(longDateTime(app.realNow())),
    by: 'quien usó su cuenta con su contraseña',
    next,
    // To an address that is no account's any more no new password comes.
    link: change === 'correo' ? { text: 'Ayuda', path: '/ayuda' } : { text: 'Cambie su contraseña', path: '/cuenta/recuperar' },
    notMe: { personId, accountId, subject: 'CUENTA', objectId: accountId, entidadId: null },
  })
}
