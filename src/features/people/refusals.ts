import type { AttemptRefusal } from '../../platform/idempotency.ts'
import { passwordSentence } from '../sign-in/index.ts'
import type { ChangeEmailRefusal } from './change-contact.ts'
import type { ChangePasswordRefusal } from './change-password.ts'
import type { ConfirmRefusal } from './confirm-registration.ts'
import type { SignInRefusal } from './sign-in.ts'

type Coded =
  | SignInRefusal
  | ConfirmRefusal
  | ChangePasswordRefusal
  | Extract<ChangeEmailRefusal, { code: 'email-is-the-same' }>
  | { code: 'too-many-here'; seconds: number }
  | { code: 'too-many-mails'; seconds: number }
  | AttemptRefusal

export type Presentation = { status: 409 | 410 | 422 | 429; field: string | null; message: string }

/** A new refusal does not compile until it has a status and a sentence here. What was typed and cannot be read brings its own. */
export function presentRefusal(refusal: Coded): Presentation {
  switch (refusal.code) {
    case 'wrong':
      return {
        status: 422,
        field: null,
        message: 'El correo y la contraseña no coinciden. Revise los dos, o cambie la contraseña si no la recuerda',
      }
    case 'too-many-tries':
      return {
        status: 429,
        field: null,
        message: `Hubo muchos intentos seguidos. Espere ${waitText(refusal.seconds)}, o cambie la contraseña con un enlace a su correo`,
      }
    case 'too-many-here':
      return {
        status: 429,
        field: null,
        message: `Desde esta red llegaron demasiadas solicitudes. Espere ${waitText(refusal.seconds)}, o use otra red, como los datos de su celular`,
      }
    case 'too-many-mails':
      return {
        status: 429,
        field: 'correo',
        message: `Ya enviamos varios mensajes a ese correo. Revíselo, también el correo no deseado, o espere ${waitText(refusal.seconds)}`,
      }
    case 'link-over':
      return { status: 410, field: null, message: 'El enlace venció o ya se usó' }
    case 'email-taken':
      return { status: 409, field: null, message: 'Otra cuenta ya usa ese correo' }
    case 'password-wrong':
      return { status: 422, field: 'clave', message: 'Esa no es la contraseña que se escribió en este registro' }
    case 'present-password-wrong':
      return { status: 422, field: 'claveActual', message: 'Esa no es su contraseña actual' }
    case 'password-is-the-same':
      return { status: 422, field: 'clave', message: 'Esa es su contraseña actual: escriba otra' }
    case 'email-is-the-same':
      return { status: 422, field: 'correo', message: 'Ese es el correo que su cuenta ya tiene' }
    case 'attempt-reused':
      return { status: 409, field: null, message: 'Este formulario ya se envió con otros datos. Abra la página de nuevo' }
    case 'password-missing':
    case 'password-too-short':
    case 'password-too-long':
    case 'password-is-common':
    case 'password-is-simple':
    case 'password-is-personal':
      return { status: 422, field: 'clave', message: passwordSentence(refusal) }
  }
}

/** "45 segundos", "1 minuto", "12 minutos" */
function waitText(seconds: number) {
  if (seconds < 60) return `${seconds}\u00a0segundos`
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? '1\u00a0minuto' : `${minutes}\u00a0minutos`
}
