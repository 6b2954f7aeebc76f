import type { AttemptRefusal } from '../../platform/idempotency.ts'
import { type During, lastDayOf, periodOf } from '../../shared/calendar.ts'
import { longDate } from '../../shared/dates-es.ts'
import type { MoveRefusal } from '../applications/index.ts'
import type { ProofingRefusal } from '../people/index.ts'
import type { PlazaRefusal } from '../servicio-social/index.ts'
import type { ActivationRefusal } from './decide-activation.ts'
import type { DocumentSeenRefusal } from './decide-document-seen.ts'
import type { EnrolmentRefusal } from './decide-enrolment.ts'
import type { OwnPracticeRefusal } from './decide-own-practice.ts'

export type Refusal =
  | ActivationRefusal
  | EnrolmentRefusal
  | OwnPracticeRefusal
  | MoveRefusal
  | ProofingRefusal
  | AttemptRefusal
  | { code: 'office-ended' }
  | { code: 'not-an-official' }
  | { code: 'delegate-answers' }
  | { code: 'own-application' }
  | { code: 'desk-elsewhere' }
  | { code: 'desk-reason-missing' }
  | { code: 'not-found' }
  | { code: 'already-ended' }
  | { code: 'no-role-chosen' }
  | { code: 'reason-missing' }
  | DocumentSeenRefusal
  | PlazaRefusal
  | { code: 'in-plaza-elsewhere' }

/** What the database says by a constraint's name. A name that is not here is a fault. */
export const refusalByConstraint: Partial<Record<string, Refusal>> = {
  activation_not_self: { code: 'self-activation' },
  activation_no_overlap: { code: 'already-active', held: null },
  activation_sede: { code: 'not-found' },
  activation_proofing: { code: 'not-proofed' },
  activation_own_practice: { code: 'not-own-practice' },
  role_grant_not_self: { code: 'self-enrolment' },
  role_grant_no_overlap: { code: 'already-enrolled', roleName: null },
  role_grant_inside_activation: { code: 'outside-activation', activation: null },
  activation_inside_plaza: { code: 'outside-plaza' },
  plaza_alone: { code: 'in-plaza-elsewhere' },
  proofing_one_account: { code: 'person-already-held' },
  proofing_not_self: { code: 'self-proofing' },
}

export type Presentation = { status: 403 | 404 | 409 | 422; field: string | null; message: string }

const span = (during: During) => {
  const period = periodOf(during)
  const last = lastDayOf(period)
  return last ? `del ${longDate(period.from)} al ${longDate(last)}` : `desde el ${longDate(period.from)}, sin fecha final`
}

/** A new refusal code does not compile until it has a status and a sentence here. */
export function presentRefusal(refusal: Refusal): Presentation {
  switch (refusal.code) {
    case 'self-activation':
      return { status: 403, field: null, message: 'No puede activarse usted mismo: pídalo a otro delegado de la entidad.' }
    case 'self-enrolment':
      return { status: 403, field: null, message: 'No puede darse un rol a usted mismo: pídalo a otro delegado de la entidad.' }
    case 'self-proofing':
      return { status: 403, field: null, message: 'No puede comprobar su propia identidad: pídalo a otro delegado o a la mesa.' }
    case 'office-ended':
      return { status: 403, field: null, message: 'Su delegación ya no cubre esta sede. Nada se ha guardado.' }
    case 'not-an-official':
      return { status: 403, field: null, message: 'Su nombramiento en la mesa ya no está vigente. Nada se ha guardado.' }
    case 'delegate-answers':
      return {
        status: 409,
        field: null,
        message:
          'La entidad ya tiene un delegado que puede responder y la solicitud no ha pasado su plazo: desde ahora responde él. Nada se ha guardado.',
      }
    case 'own-application':
      return { status: 403, field: null, message: 'Es su propia solicitud: la responde otro funcionario.' }
    case 'desk-elsewhere':
      return { status: 422, field: 'sede', message: 'La mesa solo activa en la sede que pidió la persona.' }
    case 'desk-reason-missing':
      return { status: 422, field: 'porque', message: 'Escriba por qué responde la mesa: la persona lo leerá tal cual.' }
    case 'not-found':
      return { status: 404, field: null, message: 'No existe en esta entidad.' }
    case 'stale-form':
      return {
        status: 409,
        field: null,
        message: 'Otra persona cambió esta solicitud mientras usted escribía. Revise cómo quedó; lo que escribió sigue aquí.',
      }
    case 'not-in-that-state':
      return {
        status: 409,
        field: null,
        message: 'La solicitud ya no está en un estado que permita hacer esto. Revise cómo quedó.',
      }
    case 'attempt-reused':
      return { status: 409, field: null, message: 'Este formulario ya se envió con otros datos. Abra la página de nuevo.' }
    case 'period-ends-before-it-starts':
      return { status: 422, field: 'hasta', message: 'La fecha final está antes que la inicial.' }
    case 'period-starts-in-the-past':
      return { status: 422, field: 'desde', message: `La fecha inicial debe ser hoy, ${longDate(refusal.today)}, o posterior.` }
    case 'dead':
      return {
        status: 422,
        field: null,
        message: 'El ReTHUS registra a esta persona como fallecida. Si es un error, lo corrige la entidad que reporta.',
      }
    case 'not-proofed':
      return {
        status: 422,
        field: null,
        message: 'Falta comprobar la identidad: registre primero el documento que le mostró la persona.',
      }
    case 'person-already-held':
      return {
        status: 409,
        field: null,
        message: 'Otra cuenta ya fue comprobada como esta persona. Si no es de ella, lo resuelve la mesa del Ministerio.',
      }
    case 'already-proofed':
      return { status: 409, field: null, message: 'Otro delegado ya comprobó esta identidad. Puede seguir con la activación.' }
    case 'document-is-not-the-claimed':
      return {
        status: 422,
        field: 'numero',
        message: `El documento que mostró no es el de la cuenta (${refusal.claimed}). Si cambió de documento, la persona lo actualiza en su cuenta.`,
      }
    case 'not-in-rethus':
      return {
        status: 422,
        field: null,
        message:
          'La persona no figura en el ReTHUS. Lo resuelve la entidad que reporta: el colegio profesional o la secretaría de salud.',
      }
    case 'identification-not-current':
      return {
        status: 422,
        field: null,
        message: 'El ReTHUS dice que su identificación no está vigente. Lo resuelve la entidad que reporta.',
      }
    case 'sanctioned':
      return {
        status: 422,
        field: 'desde',
        message: `Tiene una sanción vigente ${span(refusal.sanction)}. Nadie puede activarla en esas fechas.`,
      }
    case 'already-active':
      return {
        status: 409,
        field: 'desde',
        message: refusal.held
          ? `Ya está activa en esta sede ${span(refusal.held)}.`
          : 'Otro delegado acaba de activarla en esta sede en esas fechas.',
      }
    case 'activation-unknown':
      return { status: 404, field: null, message: 'La activación no existe en esta entidad o ya se canceló.' }
    case 'reason-missing':
      return { status: 422, field: 'motivo', message: 'Escriba el motivo: la persona lo leerá tal cual.' }
    case 'no-role-chosen':
      return { status: 422, field: 'roles', message: 'Elija al menos un rol.' }
    case 'role-not-offered':
      return {
        status: 422,
        field: 'roles',
        message: `La tabla de roles no tiene ${refusal.role} para esta opción en esta clase de entidad.`,
      }
    case 'role-not-for-profession':
      return { status: 422, field: 'roles', message: `Ningún título suyo en el ReTHUS sostiene el rol ${refusal.roleName}.` }
    case 'role-ends-before-it-starts':
      return { status: 422, field: 'hasta', message: 'La fecha final del rol está antes que la inicial.' }
    case 'outside-activation':
      return {
        status: 422,
        field: 'desde',
        message: refusal.activation
          ? `El rol debe estar dentro de la activación: ${span(refusal.activation)}.`
          : 'La activación cambió: el rol ya no cabe en ella.',
      }
    case 'already-enrolled':
      return {
        status: 409,
        field: 'roles',
        message: `Ya tiene el rol ${refusal.roleName ?? ''} en esas fechas.`.replace('  ', ' '),
      }
    case 'role-excluded':
      return {
        status: 422,
        field: 'roles',
        message: `El rol ${refusal.roleName} no se puede tener junto con ${refusal.by} en la misma sede.`,
      }
    case 'second-person-needed':
      return {
        status: 422,
        field: 'roles',
        message: `El rol ${refusal.roleName} lo da otro delegado, distinto de quien activó: pídalo a su segunda persona.`,
      }
    case 'plaza-at-another-sede': {
      return {
        status: 422,
        field: 'sede',
        message: `Presta el Servicio Social Obligatorio en otra sede (${refusal.plaza.sedeName}) ${span(refusal.plaza.during)}: mientras dure, nadie la activa en otra.`,
      }
    }
    case 'in-plaza-elsewhere':
      return {
        status: 409,
        field: 'sede',
        message: 'Presta el Servicio Social Obligatorio en otra sede: mientras dure, nadie la activa en otra.',
      }
    case 'outside-plaza':
      return { status: 422, field: 'desde', message: 'Las fechas deben estar dentro de la plaza activa en esta sede.' }
    case 'already-ended':
      return { status: 409, field: null, message: 'Ya había terminado. Nada cambió.' }
    case 'not-own-practice':
      return { status: 404, field: null, message: 'No encontramos en REPS un consultorio a su nombre.' }
    case 'reps-contact-differs':
      return {
        status: 422,
        field: null,
        message:
          'El correo de su cuenta no es el que su consultorio tiene en REPS. Cambie uno de los dos, o pida a la mesa que compruebe su identidad.',
      }
    case 'account-not-matched':
      return {
        status: 422,
        field: null,
        message:
          'Los datos de su cuenta no coinciden con el ReTHUS. Revíselos en su cuenta o pida la corrección a quien reporta.',
      }
    case 'own-sede-unknown':
      return { status: 404, field: null, message: 'Esa sede no es de su consultorio.' }
  }
}
