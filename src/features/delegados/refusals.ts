import type { AttemptRefusal } from '../../platform/idempotency.ts'
import { longDate } from '../../shared/dates-es.ts'
import type { ProofingRefusal } from '../people/index.ts'
import type { ConfirmationRefusal, EndingRefusal, NamingRefusal } from './decide-delegation.ts'

export type Refusal =
  | NamingRefusal
  | ConfirmationRefusal
  | EndingRefusal
  | ProofingRefusal
  | AttemptRefusal
  | { code: 'not-an-official' }
  | { code: 'delegation-unknown' }

/** What the database says by a constraint's name. A name that is not here is a fault. */
export const refusalByConstraint: Partial<Record<string, Refusal>> = {
  delegation_entidad: { code: 'entidad-unknown' },
  delegation_not_self: { code: 'self-naming' },
  delegation_confirmed_by_another: { code: 'confirmed-by-its-namer' },
  delegation_letter: { code: 'letter-missing' },
  delegation_no_overlap: { code: 'already-delegate' },
  delegation_sede_sede: { code: 'sede-of-another-entidad' },
  delegation_end_pkey: { code: 'already-over' },
  delegation_end_reason: { code: 'reason-missing' },
  proofing_account: { code: 'account-of-another-person' },
  proofing_one_account: { code: 'person-already-held' },
  proofing_not_self: { code: 'self-proofing' },
}

export type Presentation = { status: 403 | 404 | 409 | 422; field: string | null; message: string }

/** A new refusal code does not compile until it has a status and a sentence here. */
export function presentRefusal(refusal: Refusal): Presentation {
  switch (refusal.code) {
    case 'not-an-official':
      return { status: 403, field: null, message: 'Su nombramiento en la mesa terminó. Nada se ha guardado.' }
    case 'self-naming':
      return {
        status: 403,
        field: null,
        message: 'No puede nombrarse ni confirmarse usted mismo: lo hace otro funcionario de la mesa.',
      }
    case 'self-proofing':
      return { status: 403, field: null, message: 'No puede comprobar su propia identidad: lo hace otro funcionario de la mesa.' }
    case 'confirmed-by-its-namer':
      return { status: 403, field: null, message: 'Usted hizo este nombramiento: lo confirma otro funcionario de la mesa.' }
    case 'entidad-unknown':
      return { status: 404, field: null, message: 'Esa entidad no está en REPS.' }
    case 'delegation-unknown':
      return { status: 404, field: null, message: 'Esa delegación no existe en esta entidad.' }
    case 'entidad-has-no-delegates':
      return {
        status: 422,
        field: null,
        message:
          refusal.kind === 'INDEPENDIENTE'
            ? 'Un profesional independiente es su propia entidad: se activa él mismo y no tiene delegado.'
            : 'La guía habla de delegados de la IPS o de la EPS. Esta entidad no es ninguna de las dos.',
      }
    case 'person-is-dead':
      return {
        status: 422,
        field: 'numero',
        message: 'El ReTHUS registra a esta persona como fallecida. Si es un error, lo corrige la entidad que reporta.',
      }
    case 'account-of-another-person':
      return { status: 422, field: 'cuenta', message: 'Elija la cuenta con la que va a actuar la persona.' }
    case 'acts-with-another-account':
    case 'person-already-held':
      return {
        status: 409,
        field: 'cuenta',
        message: 'Ya se comprobó que otra cuenta es de esta persona. Elija esa cuenta: solo con ella puede actuar.',
      }
    case 'document-not-seen':
      return {
        status: 422,
        field: 'vistoNumero',
        message: 'Falta comprobar que la cuenta es de esta persona: vea su documento y escríbalo aquí.',
      }
    case 'document-of-another-person':
      return {
        status: 422,
        field: 'vistoNumero',
        message: 'El documento que vio no es de esta persona. Revise el tipo y el número.',
      }
    case 'no-sede-chosen':
      return { status: 422, field: 'sedes', message: 'Elija al menos una sede, o señale que vale en todas.' }
    case 'sede-of-another-entidad':
      return { status: 422, field: 'sedes', message: 'Una de las sedes es de otra entidad. Elíjalas de nuevo.' }
    case 'ends-before-it-starts':
      return { status: 422, field: 'hasta', message: 'El último día está antes que el primero.' }
    case 'starts-in-the-past':
      return { status: 422, field: 'desde', message: `El primer día debe ser hoy, ${longDate(refusal.today)}, o después.` }
    case 'letter-missing':
      return {
        status: 422,
        field: 'carta',
        message: 'Escriba con qué carta lo pidió el representante legal: número, fecha o radicado.',
      }
    case 'already-delegate':
      return {
        status: 409,
        field: 'desde',
        message: 'Esta persona ya tiene una delegación en la entidad en esas fechas. Para cambiarla, termine la que hay.',
      }
    case 'nothing-to-confirm':
      return { status: 409, field: null, message: 'Esta delegación no espera confirmación. Nada cambió.' }
    case 'already-over':
      return { status: 409, field: null, message: 'Esta delegación ya había terminado. Nada cambió.' }
    case 'reason-missing':
      return { status: 422, field: 'motivo', message: 'Escriba el motivo: la persona lo leerá tal cual.' }
    case 'attempt-reused':
      return { status: 409, field: null, message: 'Este formulario ya se envió con otros datos. Abra la página de nuevo.' }
  }
}
