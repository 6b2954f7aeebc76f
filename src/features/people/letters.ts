import type { Settings } from '../../platform/app-context.ts'
import type { Mail } from '../../platform/mail.ts'
import { linkMinutes } from './email-token-store.ts'
import { registrationHours } from './registration.ts'

// The mail of Mi Seguridad Social: plain text, absolute links, and nothing that helps a stranger who reads it.

type About = { settings: Settings; to: string }

const letter = ({ settings, to }: About, subject: string, paragraphs: string[]): Mail => ({
  to,
  subject: `${subject} – Mi Seguridad Social`,
  body: [...paragraphs, `Mi Seguridad Social · Mipres Abierto\n${settings.publicUrl}`].join('\n\n').replaceAll('\u00a0', ' '),
})

/** With the token in the address: it is the only place where it stands in clear. */
const linkTo = ({ settings }: About, path: string, token: string) =>
  `${settings.publicUrl}${path}?token=${encodeURIComponent(token)}`

export const confirmLetter = (about: About, { firstName, token }: { firstName: string; token: string }) =>
  letter(about, 'Confirme su correo', [
    `${firstName}: para crear su cuenta abra este enlace y pulse «Confirmar mi correo»:`,
    linkTo(about, '/cuenta/confirmar', token),
    `El enlace vale ${registrationHours} horas. Si usted no pidió una cuenta, no haga nada: sin confirmar no se crea, y sus datos se borran.`,
  ])

/** In place of the former, where the address has an account: the form answers the same to both. */
export const alreadyLetter = (about: About) =>
  letter(about, 'Ya tiene una cuenta', [
    'Alguien pidió crear una cuenta con este correo, y usted ya tiene una. No se creó otra.',
    `Si fue usted, ingrese: ${about.settings.publicUrl}/ingresar`,
    `Si no recuerda la contraseña, cámbiela: ${about.settings.publicUrl}/cuenta/recuperar`,
    'Si no fue usted, no haga nada.',
  ])

export const recoverLetter = (about: About, token: string) =>
  letter(about, 'Cambie su contraseña', [
    'Para escribir una contraseña nueva abra este enlace:',
    linkTo(about, '/cuenta/clave-nueva', token),
    `El enlace vale ${linkMinutes.RECOVER} minutos y sirve una vez. Si usted no lo pidió, no haga nada: su contraseña sigue igual.`,
  ])

export const newEmailLetter = (about: About, { firstName, token }: { firstName: string; token: string }) =>
  letter(about, 'Confirme su correo nuevo', [
    `${firstName}: para usar este correo en su cuenta abra este enlace y pulse «Usar este correo»:`,
    linkTo(about, '/cuenta/correo-nuevo', token),
    `El enlace vale ${linkMinutes.NEW_EMAIL / 60} horas. Si usted no lo pidió, no haga nada.`,
  ])

/** To the new address, where it already has an account: the page answers the same to both. */
export const newEmailTakenLetter = (about: About) =>
  letter(about, 'Ese correo ya tiene cuenta', [
    'Alguien pidió usar este correo en otra cuenta. Como aquí ya hay una, no se puede.',
    `Para ingresar a la cuenta de este correo: ${about.settings.publicUrl}/ingresar`,
  ])
